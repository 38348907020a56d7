package linecard.emails;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Finds the contacts and accounts to whom addresses belong, of those the viewer may see.
@Repository
class Matching {

    private final JdbcClient sql;

    Matching(JdbcClient sql) {
        this.sql = sql;
    }

    /// A contact stands for the account where the person works, the main one first. 200 at most.
    ///
    /// @param addresses in small letters
    @Transactional(readOnly = true)
    List<Match> of(Viewer viewer, Collection<String> addresses, LocalDate today) {
        if (addresses.isEmpty()) return List.of();
        return sql.sql("""
                select e.address, c.id as contact_id, p.account_id
                from contacts.contact c
                cross join lateral unnest(c.emails) as e (address)
                cross join lateral (
                    select p.account_id
                    from contacts.place p
                    join accounts.account a on a.id = p.account_id
                    where p.contact_id = c.id and a.archived_at is null
                      and (p.until is null or p.until >= :today)
                    order by p.main desc, p.since desc nulls last, p.id
                    limit 1) p
                where c.emails && cast(:addresses as text[])
                  and e.address = any (:addresses)
                  and c.archived_at is null
                union all
                select lower(a.email), null, a.id
                from accounts.account a
                where lower(a.email) = any (:addresses) and a.archived_at is null
                limit 200
                """)
                .param("addresses", Set.copyOf(addresses).toArray(String[]::new))
                .param("today", today)
                .query((row, _) -> new Match(row.getString("address"),
                        row.getObject("contact_id", UUID.class),
                        row.getObject("account_id", UUID.class)))
                .list();
    }

    /// Which of an account's people have one of the addresses.
    @Transactional(readOnly = true)
    List<UUID> at(Viewer viewer, UUID account, Collection<String> addresses) {
        return sql.sql("""
                select c.id
                from contacts.place p
                join contacts.contact c on c.id = p.contact_id
                where p.account_id = :account and c.emails && cast(:addresses as text[])
                group by c.id
                order by c.id
                limit 20
                """)
                .param("account", account)
                .param("addresses", addresses.toArray(String[]::new))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }
}
