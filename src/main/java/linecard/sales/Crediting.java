package linecard.sales;

import linecard.access.Viewer;
import linecard.accounts.Assignment;
import linecard.accounts.Mergers;
import linecard.accounts.Sharing;
import linecard.accounts.Sharings;

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
    private final Mergers mergers;
    private final Sharings sharings;

    Crediting(JdbcClient sql, Mergers mergers, Sharings sharings) {
        this.sql = sql;
        this.mergers = mergers;
        this.sharings = sharings;
    }

    record Account(boolean house, @Nullable UUID territory) {}

    /// Everything known before the first decision.
    record Known(
            Map<UUID, Account> accounts, Map<UUID, List<Assignment>> assignments,
            Sharing sharing) {

        /// @throws IllegalArgumentException for an account that is not the organisation's
        Account account(UUID id) {
            var account = accounts.get(id);
            if (account == null) throw new IllegalArgumentException("no account " + id);
            return account;
        }

        /// By the account and its assignments; none where these exceed the whole.
        ///
        /// @throws IllegalArgumentException for a rep that is not the organisation's
        List<Share> shares(Booking booking) {
            return CreditRules.shares(
                    account(booking.account()).house(), booking.statedRep(),
                    assignments.getOrDefault(booking.account(), List.of()),
                    booking.bookedOn(), sharing);
        }
    }

    /// What is known of all accounts.
    Known known(Viewer viewer) {
        return known(viewer, null);
    }

    /// @param wanted the accounts to know; null for all
    Known known(Viewer viewer, @Nullable Collection<UUID> wanted) {
        var accounts = accounts(wanted);
        return new Known(accounts, mergers.holders(viewer, accounts.keySet()),
                sharings.of(viewer));
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

    /// How documents already here are split; nothing is said of those without lines.
    Map<UUID, List<Share>> shares(Collection<UUID> documents) {
        var found = new HashMap<UUID, List<Share>>();
        sql.sql("""
                select document_id, rep_id, agency_id, share_millionths
                from sales.share
                where document_id = any(:documents)
                order by document_id, place
                """)
                .param("documents", documents.toArray(UUID[]::new))
                .query(row -> {
                    found.computeIfAbsent(
                            row.getObject("document_id", UUID.class), _ -> new ArrayList<>())
                            .add(new Share(row.getObject("rep_id", UUID.class),
                                    row.getObject("agency_id", UUID.class),
                                    row.getLong("share_millionths")));
                });
        return found;
    }
}
