package linecard.people;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// The agencies, and the SQL that keeps them.
@Repository
public class Agencies {

    private final JdbcClient sql;

    Agencies(JdbcClient sql) {
        this.sql = sql;
    }

    /// All that the viewer may see, archived ones too, by name.
    @Transactional(readOnly = true)
    public List<Agency> all(Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    @Transactional(readOnly = true)
    public Agency of(Viewer viewer, UUID id) {
        throw new UnsupportedOperationException();
    }

    @Transactional
    public void add(Viewer viewer, Agency added) {
        throw new UnsupportedOperationException();
    }

    /// @throws linecard.access.Stale where somebody changed it since
    @Transactional
    public void change(Viewer viewer, Agency changed) {
        throw new UnsupportedOperationException();
    }
}
