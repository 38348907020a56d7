package linecard.accounts;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Outcome;
import linecard.people.Restraint;
import linecard.people.Restraints;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Who looks after which account when, and the SQL that keeps it.
@Repository
public class Assignments {

    static final String ASSIGNMENT = """
            select s.id, s.account_id, s.rep_id, s.role, s.share_millionths,
                   lower(s.valid) as starts, upper(s.valid) as ends, s.version
            from accounts.assignment s
            """;

    private final JdbcClient sql;
    private final Batches batches;
    private final Sharings sharings;
    private final Restraints restraints;

    Assignments(JdbcClient sql, Batches batches, Sharings sharings, Restraints restraints) {
        this.sql = sql;
        this.batches = batches;
        this.sharings = sharings;
        this.restraints = restraints;
    }

    /// All that the viewer may see, whenever they held, latest first. Up to 500,000.
    @Transactional(readOnly = true)
    public List<Assignment> all(Viewer viewer) {
        return sql.sql(ASSIGNMENT + "order by lower(s.valid) desc, s.id limit 500000")
                .query(Assignments::read).list();
    }

    /// Which assignments a list shows.
    ///
    /// @param account null for every account
    /// @param rep null for every rep
    /// @param day those in force on it; null for whenever
    record Filter(@Nullable UUID account, @Nullable UUID rep, @Nullable LocalDate day) {}

    /// Those that follow an id, in the order they were added.
    @Transactional(readOnly = true)
    List<Assignment> after(Viewer viewer, Filter filter, UUID after, int most) {
        return sql.sql(ASSIGNMENT + """
                where s.id > :after
                  and (:everyAccount or s.account_id = :account)
                  and (:everyRep or s.rep_id = :rep)
                  and (:everyDay or s.valid @> cast(:day as date))
                order by s.id
                limit :most
                """)
                .param("after", after).param("most", most)
                .param("everyAccount", filter.account() == null).param("account", filter.account())
                .param("everyRep", filter.rep() == null).param("rep", filter.rep())
                .param("everyDay", filter.day() == null).param("day", filter.day())
                .query(Assignments::read).list();
    }

    @Transactional(readOnly = true)
    Assignment of(Viewer viewer, UUID id) {
        return sql.sql(ASSIGNMENT + "where s.id = :id").param("id", id).query(Assignments::read)
                .optional().orElseThrow(() -> new Absent("assignment"));
    }

    /// Who holds which account on a day. Up to 500,000.
    @Transactional(readOnly = true)
    public Map<UUID, List<Assignment>> inForce(Viewer viewer, LocalDate day) {
        return sql.sql(ASSIGNMENT + "where s.valid @> :day order by s.id limit 500000")
                .param("day", day)
                .query(Assignments::read)
                .stream()
                .collect(Collectors.groupingBy(Assignment::account));
    }

    /// Every assignment of these accounts, whenever it held: for deciding who is credited.
    @Transactional(readOnly = true)
    Map<UUID, List<Assignment>> ofAccounts(Viewer viewer, Collection<UUID> accounts) {
        return sql.sql(ASSIGNMENT + """
                where s.account_id = any (:accounts)
                order by lower(s.valid) desc, s.id
                """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .query(Assignments::read)
                .stream()
                .collect(Collectors.groupingBy(Assignment::account));
    }

    /// The assignments of one account, latest first.
    @Transactional(readOnly = true)
    public List<Assignment> ofAccount(Viewer viewer, UUID account) {
        return ofAccounts(viewer, List.of(account)).getOrDefault(account, List.of());
    }

    /// The assignments of one rep by the names of the accounts, latest first for each.
    @Transactional(readOnly = true)
    public List<Assignment> ofRep(Viewer viewer, UUID rep) {
        return sql.sql(ASSIGNMENT + """
                left join accounts.account a on a.id = s.account_id
                where s.rep_id = :rep
                order by a.name collate "hu-x-icu", lower(s.valid) desc, s.id
                limit 20000
                """)
                .param("rep", rep)
                .query(Assignments::read).list();
    }

    /// An assignment with what its account is called; empty where the viewer may not know it.
    public record Named(Assignment assignment, String accountCode, String accountName) {}

    /// Hands on every assignment, one after the other: of this account and this rep, by account.
    @Transactional(readOnly = true)
    void each(
            Viewer viewer, @Nullable UUID account, @Nullable UUID rep,
            Consumer<? super Named> taker) {
        sql.sql("""
                select s.id, s.account_id, s.rep_id, s.role, s.share_millionths,
                       lower(s.valid) as starts, upper(s.valid) as ends, s.version,
                       coalesce(a.code, '') as code, coalesce(a.name, '') as name
                from accounts.assignment s
                left join accounts.account a on a.id = s.account_id
                where (:everyAccount or s.account_id = :account) and (:everyRep or s.rep_id = :rep)
                order by a.name collate "hu-x-icu", a.id, lower(s.valid) desc, s.id
                """)
                .withFetchSize(1000)
                .param("everyAccount", account == null).param("account", account)
                .param("everyRep", rep == null).param("rep", rep)
                .query((RowCallbackHandler) row -> taker.accept(new Named(
                        read(row, 0), row.getString("code"), row.getString("name"))));
    }

    /// Gives an account to a rep from a day on. Where that rep holds that role already, with
    /// another share perhaps, the row in force is closed and another follows it.
    @Transactional
    public Outcome assign(
            Viewer viewer, UUID account, UUID rep, Assignment.Role role,
            @Nullable Rate share, LocalDate from) {
        var all = ofAccount(viewer, account);
        var wanted = new Assignment(Ids.fresh(), account, rep, role, share, from, null, 1);
        return follow(viewer, all, AssignmentRules.replaced(all, wanted).orElse(null), wanted);
    }

    /// Passes an assignment on to another rep from a day on.
    ///
    /// @throws Stale where somebody changed it since
    @Transactional
    Outcome handOver(
            Viewer viewer, UUID id, int version, UUID rep, @Nullable Rate share,
            LocalDate from) {
        var row = current(viewer, id, version);
        var refused = AssignmentRules.againstEnding(row, from)
                .map(no -> new Outcome.Refused("from", no.key(), no.arguments()));
        if (refused.isPresent()) return refused.get();
        var wanted = new Assignment(
                Ids.fresh(), row.account(), rep, row.role(), share, from, row.to(), 1);
        return follow(viewer, ofAccount(viewer, row.account()), row, wanted);
    }

    /// Ends an assignment: `to` is the first day it no longer holds.
    ///
    /// @throws Stale where somebody changed it since
    @Transactional
    public Outcome end(Viewer viewer, UUID id, int version, LocalDate to) {
        var row = current(viewer, id, version);
        var refused = AssignmentRules.againstEnding(row, to);
        if (refused.isPresent()) return refused.get();
        change(viewer, row.until(to));
        checkShares();
        return new Outcome.Done(List.of(id));
    }

    private Assignment current(Viewer viewer, UUID id, int version) {
        var row = of(viewer, id);
        if (row.version() == version) return row;
        throw new Stale("assignment");
    }

    private Outcome follow(
            Viewer viewer, List<Assignment> all, @Nullable Assignment closed, Assignment wanted) {
        requireSeen(viewer, wanted);
        if (wanted.isNewTo(all) && restrains(viewer, wanted)) {
            return Outcome.Refused.of("rep", "people.restrained.territory");
        }
        var beside = new ArrayList<>(all);
        if (closed != null) {
            beside.removeIf(row -> row.id().equals(closed.id()));
            beside.add(closed.until(wanted.from()));
        }
        var refused = AssignmentRules.againstAdding(beside, wanted, sharings.of(viewer));
        if (refused.isPresent()) return refused.get();
        var rows = new ArrayList<>(List.of(wanted.id()));
        if (closed != null) {
            change(viewer, closed.until(wanted.from()));
            rows.add(closed.id());
        }
        add(viewer, wanted);
        checkShares();
        return new Outcome.Done(rows);
    }

    /// Whether the rep may not be given another account in these days.
    boolean restrains(Viewer viewer, Assignment wanted) {
        return restraints.holds(viewer, wanted.rep(), Restraint.Kind.NO_TERRITORY, wanted.from(),
                wanted.to());
    }

    /// Not only when all is written: whoever asked can still be told.
    private void checkShares() {
        sql.sql("set constraints accounts.shares immediate").update();
    }

    private void requireSeen(Viewer viewer, Assignment wanted) {
        boolean seen = sql.sql("""
                select exists (select from accounts.account a
                               where a.id = :account and a.merged_into is null)
                   and exists (select from people.rep r where r.id = :rep)
                """)
                .param("account", wanted.account()).param("rep", wanted.rep())
                .query(Boolean.class).single();
        if (!seen) throw new Absent("account or rep");
    }

    @Transactional
    public void add(Viewer viewer, Assignment added) {
        addAll(viewer, List.of(added));
    }

    @Transactional
    public void addAll(Viewer viewer, List<Assignment> added) {
        batches.run("""
                insert into accounts.assignment (id, organisation_id, account_id, rep_id, role,
                                                 share_millionths, valid)
                values (:id, :organisation, :account, :rep, :role, :share, daterange(:from, :to))
                """, added, row -> columns(viewer, row));
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void change(Viewer viewer, Assignment changed) {
        changeAll(viewer, List.of(changed));
    }

    /// @throws Stale where somebody changed one of them since; then none is changed
    @Transactional
    public void changeAll(Viewer viewer, List<Assignment> changed) {
        int rows = batches.run("""
                update accounts.assignment
                set rep_id = :rep, role = :role, share_millionths = :share,
                    valid = daterange(:from, :to), version = version + 1
                where id = :id and version = :version
                """, changed, row -> columns(viewer, row));
        if (rows < changed.size()) throw new Stale("assignment");
    }

    private static SqlParameterSource columns(Viewer viewer, Assignment row) {
        return new MapSqlParameterSource("organisation", viewer.organisation().id())
                .addValue("id", row.id())
                .addValue("account", row.account()).addValue("rep", row.rep())
                .addValue("role", row.role().code())
                .addValue("share", row.share() == null ? null : row.share().millionths())
                .addValue("from", row.from()).addValue("to", row.to())
                .addValue("version", row.version());
    }

    static Assignment read(ResultSet row, int n) throws SQLException {
        var share = row.getObject("share_millionths", Long.class);
        return new Assignment(
                row.getObject("id", UUID.class), row.getObject("account_id", UUID.class),
                row.getObject("rep_id", UUID.class), Assignment.Role.of(row.getString("role")),
                share == null ? null : new Rate(share),
                row.getObject("starts", LocalDate.class), row.getObject("ends", LocalDate.class),
                row.getInt("version"));
    }
}
