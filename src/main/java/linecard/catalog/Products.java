package linecard.catalog;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// The organisation's products, and the SQL that keeps them.
@Repository
public class Products {

    private final JdbcClient sql;

    Products(JdbcClient sql) {
        this.sql = sql;
    }

    /// All products by code: for matching what a file names. Up to 200,000.
    @Transactional(readOnly = true)
    public List<Product> all(Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    @Transactional(readOnly = true)
    public Product of(Viewer viewer, UUID id) {
        throw new UnsupportedOperationException();
    }

    @Transactional
    public void add(Viewer viewer, Product product) {
        throw new UnsupportedOperationException();
    }

    @Transactional
    public void change(Viewer viewer, Product product) {
        throw new UnsupportedOperationException();
    }
}
