package linecard.accounts;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The accounts, and the SQL that keeps them.
@Repository
public class Accounts {

    private final JdbcClient sql;

    Accounts(JdbcClient sql) {
        this.sql = sql;
    }

    /// All that the viewer may see, archived ones too, by name.
    @Transactional(readOnly = true)
    public List<Account> all(Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    @Transactional(readOnly = true)
    public Account of(Viewer viewer, UUID id) {
        throw new UnsupportedOperationException();
    }

    @Transactional
    public void add(Viewer viewer, Account added) {
        throw new UnsupportedOperationException();
    }

    /// @throws linecard.access.Stale where somebody changed it since
    @Transactional
    public void change(Viewer viewer, Account changed) {
        throw new UnsupportedOperationException();
    }

    /// The names of these accounts, of those the viewer may see.
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Viewer viewer, Collection<UUID> accounts) {
        throw new UnsupportedOperationException();
    }
}
