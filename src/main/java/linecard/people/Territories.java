package linecard.people;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// The territories, and the SQL that keeps them.
@Repository
public class Territories {

    private final JdbcClient sql;

    Territories(JdbcClient sql) {
        this.sql = sql;
    }

    /// All that the viewer may see, archived ones too, by name.
    @Transactional(readOnly = true)
    public List<Territory> all(Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    @Transactional(readOnly = true)
    public Territory of(Viewer viewer, UUID id) {
        throw new UnsupportedOperationException();
    }

    @Transactional
    public void add(Viewer viewer, Territory added) {
        throw new UnsupportedOperationException();
    }

    /// @throws linecard.access.Stale where somebody changed it since
    @Transactional
    public void change(Viewer viewer, Territory changed) {
        throw new UnsupportedOperationException();
    }
}
