package linecard.terms;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.people.Belongings;
import linecard.people.Kept;
import linecard.people.MergedRows;
import linecard.people.Outcome.Refused;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The accounts that terms name: what is agreed about one would not hold for the one that takes its
/// place.
@Repository
@Order(9)
class NamedAccounts implements Belongings<Account> {

    private final JdbcClient sql;

    NamedAccounts(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Kept> of(Viewer viewer, UUID account) {
        return List.of();
    }

    /// By what holds on that day or will later.
    @Override
    @Transactional(readOnly = true)
    public Optional<Refused> against(Viewer viewer, Account gone, Account kept, LocalDate on) {
        return sql.sql("""
                select g.name
                from terms.version v
                join people.agency g on g.id = v.agency_id
                where position(:account in v.clauses::text) > 0
                  and not exists (select from terms.version l
                                  where l.agency_id = v.agency_id
                                    and l.starts_on > v.starts_on and l.starts_on <= :on)
                order by g.name
                limit 1
                """)
                .param("account", gone.id().toString())
                .param("on", on)
                .query(String.class)
                .optional()
                .map(agency -> MergedRows.no(
                        "terms.accountNamed", agency, gone.name()));
    }
}
