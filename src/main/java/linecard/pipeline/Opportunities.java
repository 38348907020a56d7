package linecard.pipeline;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.database.Paged;
import linecard.keeping.Kept;
import linecard.money.Money;
import linecard.pipeline.Opportunity.Ending;
import linecard.pipeline.Opportunity.Next;
import linecard.pipeline.Opportunity.Outcome;
import linecard.pipeline.Opportunity.Registration;
import linecard.pipeline.Opportunity.Source;
import linecard.traits.Values;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// The opportunities, and the SQL that finds them.
@Repository
public class Opportunities {

    static final String OPPORTUNITY = """
            select o.id, o.account_id, o.rep_id, o.agency_id, o.name, o.stage_id, o.stage_at,
                   o.amount_minor, o.lines, o.line_amounts, o.expected_close, o.next_step,
                   o.next_on, o.source, o.competitor_id, o.note, o.tags,
                   case when o.own is not null then traits.seen('opportunity', o.own) end as own,
                   o.outcome, o.closed_at,
                   o.loss_reason_id, o.loss_note, o.registered_at, o.registered_until, o.version
            from pipeline.opportunity o
            """;

    private record Summed(OpportunityFilter filter, LocalDate today)
            implements Kept.OfActivity<Map<UUID, Sum>> {}

    private final JdbcClient sql;
    private final Kept kept;

    Opportunities(JdbcClient sql, Kept kept) {
        this.sql = sql;
        this.kept = kept;
    }

    /// @throws Absent where the viewer sees no such opportunity
    @Transactional(readOnly = true)
    public Opportunity of(Viewer viewer, UUID id) {
        return find(viewer, id).orElseThrow(() -> new Absent("opportunity"));
    }

    @Transactional(readOnly = true)
    public Optional<Opportunity> find(Viewer viewer, UUID id) {
        var currency = viewer.organisation().currency();
        return sql.sql(OPPORTUNITY + "where o.id = :id")
                .param("id", id)
                .query((row, _) -> read(row, currency))
                .optional();
    }

    /// These, of those the viewer may see.
    @Transactional(readOnly = true)
    List<Opportunity> those(Viewer viewer, Collection<UUID> ids) {
        return list(viewer, sql.sql(OPPORTUNITY + "where o.id = any (:ids) order by o.id")
                .param("ids", ids.toArray(UUID[]::new)));
    }

    /// All that are open, overdue ones too, by expected close. Up to 200,000.
    @Transactional(readOnly = true)
    public List<Opportunity> open(Viewer viewer) {
        return list(viewer, sql.sql(OPPORTUNITY + """
                where o.outcome is null
                order by o.expected_close, o.id
                limit 200000
                """));
    }

    /// At an account: open ones first, the latest first. Up to 50.
    @Transactional(readOnly = true)
    public List<Opportunity> ofAccount(Viewer viewer, UUID account) {
        return list(viewer, sql.sql(OPPORTUNITY + """
                where o.account_id = :account
                order by o.outcome is not null, o.registered_at desc, o.id
                limit 50
                """)
                .param("account", account));
    }

    /// All that were won since a moment. Up to 200,000.
    @Transactional(readOnly = true)
    public List<Opportunity> won(Viewer viewer, Instant since) {
        return list(viewer, sql.sql(OPPORTUNITY + """
                where o.outcome = 'won' and o.closed_at >= :since
                order by o.closed_at desc
                limit 200000
                """)
                .param("since", Timestamp.from(since)));
    }

    /// What is open at some accounts together.
    @Transactional(readOnly = true)
    public Sum open(Viewer viewer, Collection<UUID> accounts) {
        return sql.sql("""
                select count(*) as number, coalesce(sum(o.amount_minor), 0) as amount
                from pipeline.opportunity o
                where o.account_id = any (:accounts) and o.outcome is null
                """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .query((row, _) -> new Sum(row.getLong("number"), viewer.organisation()
                        .money(row.getBigDecimal("amount").longValueExact())))
                .single();
    }

    /// A page of a list.
    @Transactional(readOnly = true)
    Paged<Opportunity> page(Viewer viewer, OpportunityFilter filter, OpportunitySort sort,
            LocalDate today, int number) {
        long total = sums(viewer, filter, today).values().stream().mapToLong(Sum::count).sum();
        return new Paged<>(
                first(viewer, filter, sort, today, Paged.SIZE, Paged.offset(number)),
                number, total);
    }

    /// So many of a list, from a place on.
    @Transactional(readOnly = true)
    List<Opportunity> first(Viewer viewer, OpportunityFilter filter, OpportunitySort sort,
            LocalDate today, int size, int offset) {
        var currency = viewer.organisation().currency();
        return narrowed("%s %s order by %s limit :size offset :offset"
                .formatted(OPPORTUNITY, Narrowed.where(filter), sort.columns()), filter, today)
                .param("size", size)
                .param("offset", offset)
                .query((row, _) -> read(row, currency))
                .list();
    }

    /// How many there are in a stage, and what they may bring.
    public record Sum(long count, Money amount) {

        Sum plus(Sum other) {
            return new Sum(count + other.count, amount.plus(other.amount));
        }
    }

    /// By stage; a stage without any is left out.
    @Transactional(readOnly = true)
    Map<UUID, Sum> sums(Viewer viewer, OpportunityFilter filter, LocalDate today) {
        return filter.isLasting() ? kept.of(viewer, new Summed(filter, today),
                () -> summed(viewer, filter, today)) : summed(viewer, filter, today);
    }

    private Map<UUID, Sum> summed(Viewer viewer, OpportunityFilter filter, LocalDate today) {
        var sums = new HashMap<UUID, Sum>();
        narrowed("""
                select o.stage_id, count(*) as number, sum(o.amount_minor) as amount
                from pipeline.opportunity o
                """ + Narrowed.where(filter) + "group by o.stage_id", filter, today)
                .query(row -> {
                    sums.put(row.getObject("stage_id", UUID.class), new Sum(
                            row.getLong("number"), viewer.organisation().money(
                                    row.getBigDecimal("amount").longValueExact())));
                });
        return Map.copyOf(sums);
    }

    /// The first of each open stage by expected close.
    ///
    /// @param rep whose; null for everybody's
    @Transactional(readOnly = true)
    List<Opportunity> firstOfStages(Viewer viewer, @Nullable UUID rep, int most) {
        return list(viewer, sql.sql("select first.* from pipeline.stage s cross join lateral (\n"
                + OPPORTUNITY + """
                    where o.organisation_id = s.organisation_id and o.stage_id = s.id
                      and o.outcome is null and (:everyRep or o.rep_id = :rep)
                    order by o.expected_close, o.id
                    limit :most) first
                where s.kind = 'open'
                order by first.expected_close, first.id
                """)
                .param("everyRep", rep == null)
                .param("rep", rep)
                .param("most", most));
    }

    /// Those of a list that follow an id.
    @Transactional(readOnly = true)
    List<Opportunity> after(Viewer viewer, OpportunityFilter filter, LocalDate today, UUID after,
            int most) {
        var currency = viewer.organisation().currency();
        return narrowed(OPPORTUNITY + Narrowed.where(filter)
                + "and o.id > :after order by o.id limit :most", filter, today)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> read(row, currency))
                .list();
    }

    /// Every opportunity of a list, one after the other.
    @Transactional(readOnly = true)
    void each(Viewer viewer, OpportunityFilter filter, OpportunitySort sort, LocalDate today,
            Consumer<? super Opportunity> reader) {
        var currency = viewer.organisation().currency();
        narrowed("%s %s order by %s".formatted(
                OPPORTUNITY, Narrowed.where(filter), sort.columns()), filter, today)
                .withFetchSize(1000)
                .query((RowCallbackHandler) row -> reader.accept(read(row, currency)));
    }

    private JdbcClient.StatementSpec narrowed(
            String statement, OpportunityFilter filter, LocalDate today) {
        return Narrowed.bind(sql.sql(statement), filter, today);
    }

    private static List<Opportunity> list(Viewer viewer, JdbcClient.StatementSpec asked) {
        var currency = viewer.organisation().currency();
        return asked.query((row, _) -> read(row, currency)).list();
    }

    static Opportunity read(ResultSet row, Currency currency) throws SQLException {
        return new Opportunity(
                row.getObject("id", UUID.class), row.getObject("account_id", UUID.class),
                row.getObject("rep_id", UUID.class), row.getObject("agency_id", UUID.class),
                row.getString("name"), row.getObject("stage_id", UUID.class),
                row.getTimestamp("stage_at").toInstant(), amounts(row, currency),
                row.getObject("expected_close", LocalDate.class),
                new Next(row.getString("next_step"), row.getObject("next_on", LocalDate.class)),
                choice(row.getString("source")), row.getObject("competitor_id", UUID.class),
                row.getString("note"), Values.tags(row), Values.of(row.getString("own")),
                ending(row), new Registration(row.getTimestamp("registered_at").toInstant(),
                        row.getObject("registered_until", LocalDate.class)),
                row.getInt("version"));
    }

    private static Amounts amounts(ResultSet row, Currency currency) throws SQLException {
        var ids = (UUID[]) row.getArray("lines").getArray();
        var amounts = (Long[]) row.getArray("line_amounts").getArray();
        var lines = new ArrayList<Amounts.OfLine>();
        for (int i = 0; i < ids.length; i++) {
            lines.add(new Amounts.OfLine(ids[i], new Money(amounts[i], currency)));
        }
        return new Amounts(new Money(row.getLong("amount_minor"), currency), lines);
    }

    private static @Nullable Source choice(@Nullable String code) {
        return code == null ? null : Coded.of(Source.class, code);
    }

    private static @Nullable Ending ending(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return outcome == null ? null : new Ending(Coded.of(Outcome.class, outcome),
                row.getTimestamp("closed_at").toInstant(),
                row.getObject("loss_reason_id", UUID.class), row.getString("loss_note"));
    }
}
