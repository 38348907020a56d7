package linecard.plan;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.plan.Goal.Aim;
import linecard.plan.Goal.Measure;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Goals, the numbers proposed for them, and what was agreed.
@Repository
public class Goals {

    private static final int MOST_ROWS = 100_000;

    private final JdbcClient sql;

    Goals(JdbcClient sql) {
        this.sql = sql;
    }

    /// The numbers in force of a fiscal year, of every goal the viewer may see.
    @Transactional(readOnly = true)
    public List<Goal> inForce(Viewer viewer, int fiscalYear) {
        return ofYear(viewer, fiscalYear).stream().map(Negotiation::settled).toList();
    }

    /// The same of one rep.
    @Transactional(readOnly = true)
    public List<Goal> inForce(Viewer viewer, int fiscalYear, UUID rep) {
        return read("g.fiscal_year = :key and g.rep_id = :rep", fiscalYear, rep).stream()
                .map(Negotiation::settled).toList();
    }

    /// The same with all that was ever proposed.
    @Transactional(readOnly = true)
    public List<Negotiation> ofYear(Viewer viewer, int fiscalYear) {
        return read("g.fiscal_year = :key", fiscalYear);
    }

    /// Those of these ids, in their order.
    @Transactional(readOnly = true)
    List<Negotiation> all(Viewer viewer, List<UUID> ids) {
        return read("g.id = any(:key)", ids.toArray(UUID[]::new));
    }

    @Transactional(readOnly = true)
    public Negotiation of(Viewer viewer, UUID goal) {
        return find(goal).orElseThrow(() -> new Absent("goal"));
    }

    /// Every number that was ever put on the table for a goal, oldest first.
    @Transactional(readOnly = true)
    public List<Proposal> history(Viewer viewer, UUID goal) {
        return of(viewer, goal).proposals();
    }

    private Optional<Negotiation> find(UUID goal) {
        return read("g.id = :key", goal).stream().findFirst();
    }

    private List<Negotiation> read(String condition, Object key) {
        return read(condition, key, null);
    }

    private List<Negotiation> read(String condition, Object key, @Nullable UUID rep) {
        var found = new ArrayList<Negotiation>();
        sql.sql("""
                select g.id as goal, g.fiscal_year, g.measure, g.rep_id, g.product_line_id,
                       p.id, p.number, p.side, p.profile, p.reason, p.proposed_name,
                       p.proposed_at, a.agreed_name, a.agreed_at,
                       array_agg(m.amount order by m.month) as months
                from plan.goal g
                join plan.goal_proposal p
                  on p.organisation_id = g.organisation_id and p.goal_id = g.id
                join plan.goal_month m
                  on m.organisation_id = p.organisation_id and m.proposal_id = p.id
                left join plan.goal_agreement a
                  on a.organisation_id = p.organisation_id and a.proposal_id = p.id
                where %s
                group by g.id, p.id, a.id
                order by g.id, p.number
                limit :most
                """.formatted(condition))
                .param("key", key)
                .param("rep", rep)
                .param("most", MOST_ROWS)
                .query(row -> {
                    var goal = row.getObject("goal", UUID.class);
                    if (found.isEmpty() || !found.getLast().goal().equals(goal)) {
                        found.add(negotiation(row, goal));
                    }
                    found.getLast().proposals().add(proposal(row));
                });
        return found;
    }

    /// Sets a number as the principal: makes the goal where there is none, else adds a proposal
    /// that keeps the earlier one visible. Setting the same months again changes nothing.
    ///
    /// @return the goal
    /// @throws IllegalArgumentException for months that no goal can have
    @Transactional
    public UUID set(Viewer viewer, Aim aim, GoalMonths number) {
        GoalRules.require(number.months(),
                GoalRules.step(aim.measure(), viewer.organisation().currency()));
        var goal = find(aim);
        if (goal.isPresent()) {
            propose(viewer, of(viewer, goal.get()), number);
            return goal.get();
        }
        requireSeen(viewer, aim.rep());
        var added = add(viewer, aim);
        write(viewer, added, 1, number);
        return added;
    }

    /// Sets several, all or none.
    @Transactional
    void setAll(Viewer viewer, Map<Aim, GoalMonths> numbers) {
        numbers.forEach((aim, number) -> set(viewer, aim, number));
    }

    /// Puts another number on the table, for the viewer's own side.
    ///
    /// @param seen the number of the last proposal that the viewer knew of
    /// @throws Stale where another one has come since
    @Transactional
    void propose(Viewer viewer, UUID goal, int seen, GoalMonths number) {
        var negotiation = of(viewer, goal);
        if (negotiation.seen() != seen) throw new Stale("goal");
        propose(viewer, negotiation, number);
    }

    private void propose(Viewer viewer, Negotiation negotiation, GoalMonths number) {
        GoalRules.require(number.months(),
                GoalRules.step(negotiation.measure(), viewer.organisation().currency()));
        var word = negotiation.word(Side.of(viewer));
        if (word.isPresent() && word.get().months().equals(number.months())) return;
        write(viewer, negotiation.goal(), negotiation.seen() + 1, number);
    }

    /// Says yes to what the other side said last: from now on that number is in force.
    ///
    /// @throws Stale where this is no longer, or never was, what the other side offers
    @Transactional
    public void agree(Viewer viewer, UUID goal, UUID proposal) {
        var offer = of(viewer, goal).offerTo(Side.of(viewer));
        if (offer.isEmpty() || !offer.get().id().equals(proposal)) throw new Stale("goal");
        try {
            sql.sql("""
                    insert into plan.goal_agreement (organisation_id, proposal_id, agreed_name)
                    values (:organisation, :proposal, :name)
                    """)
                    .param("organisation", viewer.organisation().id())
                    .param("proposal", proposal)
                    .param("name", viewer.user().name(viewer.language()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Stale("goal");
        }
    }

    private Optional<UUID> find(Aim aim) {
        return sql.sql("""
                select id
                from plan.goal
                where fiscal_year = :year
                  and measure = :measure
                  and rep_id is not distinct from cast(:rep as uuid)
                  and product_line_id is not distinct from cast(:line as uuid)
                """)
                .param("year", aim.fiscalYear())
                .param("measure", aim.measure().code())
                .param("rep", aim.rep())
                .param("line", aim.productLine())
                .query(UUID.class)
                .optional();
    }

    /// The database would refuse as well, but not say that it is as if there were no such rep.
    private void requireSeen(Viewer viewer, @Nullable UUID rep) {
        boolean seen = rep == null
                ? viewer.isEverywhere(Audience.STAFF)
                : sql.sql("select exists (select from people.rep where id = :rep)")
                        .param("rep", rep)
                        .query(Boolean.class)
                        .single();
        if (!seen) throw new Absent("rep");
    }

    private UUID add(Viewer viewer, Aim aim) {
        var id = Ids.fresh();
        try {
            sql.sql("""
                    insert into plan.goal (id, organisation_id, fiscal_year, measure, rep_id,
                                           product_line_id)
                    values (:id, :organisation, :year, :measure, cast(:rep as uuid),
                            cast(:line as uuid))
                    """)
                    .param("id", id)
                    .param("organisation", viewer.organisation().id())
                    .param("year", aim.fiscalYear())
                    .param("measure", aim.measure().code())
                    .param("rep", aim.rep())
                    .param("line", aim.productLine())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Stale("goal");
        }
        return id;
    }

    /// @param place 1 for the first of the goal
    private void write(Viewer viewer, UUID goal, int place, GoalMonths number) {
        var id = Ids.fresh();
        try {
            sql.sql("""
                    insert into plan.goal_proposal (id, organisation_id, goal_id, number, side,
                                                    amount, profile, reason, proposed_name)
                    values (:id, :organisation, :goal, :number, :side, :amount, :profile,
                            :reason, :name)
                    """)
                    .param("id", id)
                    .param("organisation", viewer.organisation().id())
                    .param("goal", goal)
                    .param("number", place)
                    .param("side", Side.of(viewer).code())
                    .param("amount", GoalRules.sum(number.months()))
                    .param("profile", number.profile().code())
                    .param("reason", number.reason())
                    .param("name", viewer.user().name(viewer.language()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Stale("goal");
        }
        sql.sql("""
                insert into plan.goal_month (organisation_id, proposal_id, month, amount)
                select :organisation, :proposal, month, amount
                from unnest(cast(:amounts as bigint[])) with ordinality as m (amount, month)
                """)
                .param("organisation", viewer.organisation().id())
                .param("proposal", id)
                .param("amounts", number.months().toArray(Long[]::new))
                .update();
    }

    private static Negotiation negotiation(ResultSet row, UUID goal) throws SQLException {
        return new Negotiation(
                goal, row.getInt("fiscal_year"),
                Measure.of(row.getString("measure")),
                row.getObject("rep_id", UUID.class), row.getObject("product_line_id", UUID.class),
                new ArrayList<>());
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        var agreedAt = row.getTimestamp("agreed_at");
        return new Proposal(
                row.getObject("id", UUID.class), row.getInt("number"),
                Side.of(row.getString("side")),
                List.of((Long[]) row.getArray("months").getArray()),
                Profile.of(row.getString("profile")), row.getString("reason"),
                row.getString("proposed_name"), row.getTimestamp("proposed_at").toInstant(),
                agreedAt == null ? null
                        : new Proposal.Mark(row.getString("agreed_name"), agreedAt.toInstant()));
    }
}
