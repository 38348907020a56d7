package linecard.accounts;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.accounts.MergeRules.Hands;
import linecard.people.Belongings;
import linecard.people.Kept;
import linecard.people.Merged;
import linecard.people.MergedRows;
import linecard.people.Outcome;
import linecard.people.Outcome.Refused;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Makes two accounts one: one of them stands for both from then on.
@Repository
public class Mergers {

    private static final int SHOWN = 20;

    private final JdbcClient sql;
    private final Accounts accounts;
    private final Assignments assignments;
    private final MergedRows<Account> rows;

    Mergers(JdbcClient sql, Accounts accounts, Assignments assignments,
            ObjectProvider<Belongings<Account>> all) {
        this.sql = sql;
        this.accounts = accounts;
        this.assignments = assignments;
        this.rows = new MergedRows<>(sql, "accounts.account", all::orderedStream);
    }

    /// All that were merged into others, by their ids. Up to 200,000.
    @Transactional(readOnly = true)
    public Map<UUID, Merged> all(Viewer viewer) {
        return rows.all();
    }

    /// Into which another an account was merged, if it was.
    @Transactional(readOnly = true)
    Optional<Merged> of(Viewer viewer, UUID account) {
        return rows.of(account);
    }

    /// The first 20 of those that an account stands for, of those the viewer may see.
    @Transactional(readOnly = true)
    List<UUID> within(Viewer viewer, UUID account) {
        return sql.sql("""
                with recursive within (id, depth) as (
                    select a.id, 1
                    from accounts.account a
                    where a.merged_into = :account
                    union all
                    select a.id, w.depth + 1
                    from within w join accounts.account a on a.merged_into = w.id)
                select id from within order by depth, id limit :most
                """)
                .param("account", account)
                .param("most", SHOWN)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /// Who is credited with what is booked on these accounts, or was: as [Assignments#ofAccounts],
    /// but from the day of its merging on, one is in the hands of the account that stands for it.
    @Transactional(readOnly = true)
    public Map<UUID, List<Assignment>> holders(Viewer viewer, Collection<UUID> accounts) {
        var merged = all(viewer);
        var wanted = new HashSet<>(accounts);
        for (var account : accounts) {
            for (var one = merged.get(account); one != null; one = merged.get(one.into())) {
                wanted.add(one.into());
            }
        }
        var own = assignments.ofAccounts(viewer, wanted);
        if (merged.isEmpty()) return own;
        var holders = new HashMap<UUID, List<Assignment>>();
        for (var account : accounts) holders.put(account, held(account, own, merged));
        return holders;
    }

    private static List<Assignment> held(
            UUID account, Map<UUID, List<Assignment>> own, Map<UUID, Merged> merged) {
        var there = own.getOrDefault(account, List.of());
        var one = merged.get(account);
        return one == null ? there
                : MergeRules.joined(there, held(one.into(), own, merged), one.on());
    }

    /// What hangs on an account, and what would become of it.
    @Transactional(readOnly = true)
    public List<Kept> belongings(Viewer viewer, UUID account) {
        return rows.belongings(viewer, account);
    }

    /// Why one cannot be merged into the other as they are.
    @Transactional(readOnly = true)
    public Optional<Refused> against(Viewer viewer, Account gone, Account kept, LocalDate today) {
        if (viewer.territory() != null) return MergedRows.no("accounts.merge.bound");
        for (var one : List.of(gone, kept)) {
            if (of(viewer, one.id()).isPresent()) {
                return MergedRows.no("accounts.merge.already", one.name());
            }
        }
        var refused = MergeRules.against(gone, kept);
        if (refused.isPresent()) return refused;
        if (accounts.liesWithin(viewer, kept.id(), gone.id())) {
            return MergedRows.no("accounts.merge.below", kept.name(), gone.name());
        }
        if (kept.parent() != null && accounts.liesWithin(viewer, kept.parent(), kept.id())) {
            return MergedRows.no("accounts.parent.circle");
        }
        var on = rows.from(viewer, gone.id(), today);
        var hands = hands(viewer, gone, kept, on);
        if (hands.isEmpty()) return MergedRows.no("accounts.merge.hands", on);
        if (hands.get().taken().stream().anyMatch(one -> assignments.restrains(viewer, one))) {
            return MergedRows.no("people.restrained.territory");
        }
        return rows.against(viewer, gone, kept, on);
    }

    private Optional<Hands> hands(Viewer viewer, Account gone, Account kept, LocalDate on) {
        var held = assignments.ofAccounts(viewer, List.of(gone.id(), kept.id()));
        return MergeRules.hands(held.getOrDefault(gone.id(), List.of()),
                held.getOrDefault(kept.id(), List.of()), kept.id(), on);
    }

    /// Merges one into the other.
    ///
    /// @param kept with what is to stand in it
    /// @throws Stale where somebody changed one of them since
    @Transactional
    public Outcome merge(Viewer viewer, Account gone, Account kept, LocalDate today) {
        rows.lock(gone.id(), kept.id());
        var refused = against(viewer, gone, kept, today);
        if (refused.isPresent()) return refused.get();
        accounts.change(viewer, kept);
        var on = rows.from(viewer, gone.id(), today);
        hands(viewer, gone, kept, on).ifPresent(hands -> handOn(viewer, hands));
        sql.sql("""
                update accounts.account
                set parent_id = :kept, version = version + 1
                where parent_id = :gone
                """)
                .param("gone", gone.id())
                .param("kept", kept.id())
                .update();
        rows.moveBelongings(viewer, gone.id(), kept.id());
        rows.merge(gone.id(), gone.version(), kept.id(), on);
        return new Outcome.Done(List.of(gone.id()));
    }

    private void handOn(Viewer viewer, Hands hands) {
        assignments.changeAll(viewer, hands.closed());
        sql.sql("delete from accounts.assignment where id = any (:ids)")
                .param("ids", hands.removed().stream().map(Assignment::id).toArray(UUID[]::new))
                .update();
        assignments.addAll(viewer, hands.taken());
    }
}
