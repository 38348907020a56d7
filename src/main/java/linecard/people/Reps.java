package linecard.people;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// The reps, and the SQL that keeps them.
@Repository
public class Reps {

    private final JdbcClient sql;

    Reps(JdbcClient sql) {
        this.sql = sql;
    }

    /// All that the viewer may see, archived ones too, by name.
    @Transactional(readOnly = true)
    public List<Rep> all(Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    @Transactional(readOnly = true)
    public Rep of(Viewer viewer, UUID id) {
        throw new UnsupportedOperationException();
    }

    @Transactional
    public void add(Viewer viewer, Rep added) {
        throw new UnsupportedOperationException();
    }

    /// @throws linecard.access.Stale where somebody changed it since
    @Transactional
    public void change(Viewer viewer, Rep changed) {
        throw new UnsupportedOperationException();
    }
}
