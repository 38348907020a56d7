package linecard.sales;

import linecard.access.Viewer;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Loads what decides who is credited.
@Repository
class Crediting {

    private final JdbcClient sql;
    private final Assignments assignments;

    Crediting(JdbcClient sql, Assignments assignments) {
        this.sql = sql;
        this.assignments = assignments;
    }

    record Account(boolean house, @Nullable UUID territory) {}

    /// Everything known before the first decision.
    record Known(
            Map<UUID, Account> accounts, Map<UUID, List<Assignment>> assignments,
            Map<UUID, UUID> agencies) {

        /// @throws IllegalArgumentException for an account that is not the organisation's
        Account account(UUID id) {
            var account = accounts.get(id);
            if (account == null) throw new IllegalArgumentException("no account " + id);
            return account;
        }

        /// By the account and its assignments.
        ///
        /// @throws IllegalArgumentException for a rep that is not the organisation's
        List<Share> shares(Booking booking) {
            return CreditRules.shares(
                    account(booking.account()).house(), booking.statedRep(),
                    assignments.getOrDefault(booking.account(), List.of()),
                    booking.bookedOn(), agencies);
        }
    }

    /// What is known of all accounts.
    Known known(Viewer viewer) {
        return known(viewer, null);
    }

    /// @param wanted the accounts to know; null for all
    Known known(Viewer viewer, @Nullable Collection<UUID> wanted) {
        var accounts = accounts(wanted);
        return new Known(accounts, assignments.ofAccounts(viewer, accounts.keySet()), agencies());
    }

    private Map<UUID, Account> accounts(@Nullable Collection<UUID> wanted) {
        var found = new HashMap<UUID, Account>();
        sql.sql("""
                select id, house, territory_id
                from accounts.account
                where :all or id = any(:ids)
                """)
                .param("all", wanted == null)
                .param("ids", wanted == null ? new UUID[0] : wanted.toArray(UUID[]::new))
                .query(row -> {
                    found.put(row.getObject("id", UUID.class), new Account(
                            row.getBoolean("house"), row.getObject("territory_id", UUID.class)));
                });
        return found;
    }

    /// The agency of every rep.
    Map<UUID, UUID> agencies() {
        var found = new HashMap<UUID, UUID>();
        sql.sql("select id, agency_id from people.rep").query(row -> {
            found.put(row.getObject("id", UUID.class), row.getObject("agency_id", UUID.class));
        });
        return found;
    }

    /// A document that a credit takes back.
    ///
    /// @param shares how it was split; empty where it has no lines
    record Original(UUID id, List<Share> shares) {}

    /// The documents that count under these numbers today: the invoice or else the order.
    Map<String, Original> originals(Viewer viewer, List<String> numbers) {
        var found = new HashMap<String, Original>();
        sql.sql("""
                select n.number, d.id, s.rep_id, s.agency_id, s.share_millionths
                from unnest(:numbers::text[]) as n (number)
                cross join lateral (
                    select k.id
                    from (values (1, 'invoice'), (2, 'order')) as r (rank, kind)
                    cross join lateral (
                        select l.id, l.reverses_id
                        from sales.document l
                        where l.organisation_id = :organisation and l.kind = r.kind
                          and l.number = n.number
                        order by l.revision desc
                        limit 1) k
                    where k.reverses_id is null
                    order by r.rank
                    limit 1) d
                left join sales.share s
                  on s.organisation_id = :organisation and s.document_id = d.id
                order by d.id, s.place
                """)
                .param("organisation", viewer.organisation().id())
                .param("numbers", Column.of(numbers, number -> number))
                .query(row -> {
                    var id = row.getObject("id", UUID.class);
                    var original = found.computeIfAbsent(row.getString("number"),
                            _ -> new Original(id, new ArrayList<>()));
                    long share = row.getLong("share_millionths");
                    if (share > 0) {
                        original.shares().add(new Share(row.getObject("rep_id", UUID.class),
                                row.getObject("agency_id", UUID.class), share));
                    }
                });
        return found;
    }
}
