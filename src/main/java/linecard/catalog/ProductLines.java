package linecard.catalog;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// The organisation's product lines, and the SQL that keeps them.
@Repository
public class ProductLines {

    private final JdbcClient sql;

    ProductLines(JdbcClient sql) {
        this.sql = sql;
    }

    /// All lines, archived ones too, by name.
    @Transactional(readOnly = true)
    public List<ProductLine> all(Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    @Transactional(readOnly = true)
    public ProductLine of(Viewer viewer, UUID id) {
        throw new UnsupportedOperationException();
    }

    @Transactional
    public void add(Viewer viewer, ProductLine line) {
        throw new UnsupportedOperationException();
    }

    @Transactional
    public void change(Viewer viewer, ProductLine line) {
        throw new UnsupportedOperationException();
    }
}
