package linecard.accounts;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/// Who looks after which account when, and the SQL that keeps it.
@Repository
public class Assignments {

    private final JdbcClient sql;

    Assignments(JdbcClient sql) {
        this.sql = sql;
    }

    /// All that the viewer may see, archived ones too, by name.
    @Transactional(readOnly = true)
    public List<Assignment> all(Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    @Transactional(readOnly = true)
    public Assignment of(Viewer viewer, UUID id) {
        throw new UnsupportedOperationException();
    }

    @Transactional
    public void add(Viewer viewer, Assignment added) {
        throw new UnsupportedOperationException();
    }

    /// @throws linecard.access.Stale where somebody changed it since
    @Transactional
    public void change(Viewer viewer, Assignment changed) {
        throw new UnsupportedOperationException();
    }

    /// Every assignment of these accounts, whenever it held: for deciding who is credited.
    @Transactional(readOnly = true)
    public Map<UUID, List<Assignment>> ofAccounts(Viewer viewer, Collection<UUID> accounts) {
        throw new UnsupportedOperationException();
    }
}
