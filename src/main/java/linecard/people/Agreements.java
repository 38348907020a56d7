package linecard.people;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// The versions of all agreements, and the SQL that keeps them.
@Repository
public class Agreements {

    private final JdbcClient sql;

    Agreements(JdbcClient sql) {
        this.sql = sql;
    }

    /// All that the viewer may see, archived ones too, by name.
    @Transactional(readOnly = true)
    public List<Agreement> all(Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    @Transactional(readOnly = true)
    public Agreement of(Viewer viewer, UUID id) {
        throw new UnsupportedOperationException();
    }

    @Transactional
    public void add(Viewer viewer, Agreement added) {
        throw new UnsupportedOperationException();
    }

    /// @throws linecard.access.Stale where somebody changed it since
    @Transactional
    public void change(Viewer viewer, Agreement changed) {
        throw new UnsupportedOperationException();
    }

    /// The versions of one agency's agreement, latest first.
    @Transactional(readOnly = true)
    public List<Agreement> ofAgency(Viewer viewer, UUID agency) {
        throw new UnsupportedOperationException();
    }
}
