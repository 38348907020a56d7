package linecard.pipeline;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.keeping.Kept;
import linecard.pipeline.Flow.Part;
import linecard.pipeline.Movement.Stand;
import linecard.pipeline.Movement.What;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/// What happened to opportunities between two days, from their histories only.
///
/// Only what changed since the first day is looked at one by one; whatever did not was then as it
/// is now.
@Repository
class Movements {

    private static final String FACTS = """
            with changed as materialized (
                select distinct opportunity_id as id
                from pipeline.history
                where at >= :from),
            moved as materialized (
                select o.id, o.rep_id, bs.kind as was_kind, b.stage_id as was_stage,
                       b.amount_minor as was_amount, b.expected_close as was_close,
                       es.kind as is_kind, e.stage_id as is_stage,
                       e.amount_minor as is_amount, e.expected_close as is_close
                from changed c
                join pipeline.opportunity o on o.id = c.id
                left join lateral (
                    select h.stage_id, h.amount_minor, h.expected_close
                    from pipeline.history h
                    where h.organisation_id = o.organisation_id and h.opportunity_id = o.id
                      and h.at < :from
                    order by h.at desc, h.id desc
                    limit 1) b on true
                left join pipeline.stage bs on bs.id = b.stage_id
                left join lateral (
                    select h.stage_id, h.amount_minor, h.expected_close
                    from pipeline.history h
                    where h.organisation_id = o.organisation_id and h.opportunity_id = o.id
                      and h.at < :to
                    order by h.at desc, h.id desc
                    limit 1) e on true
                left join pipeline.stage es on es.id = e.stage_id
                where :everyRep or o.rep_id = :rep),
            still as materialized (
                select o.id, o.rep_id, o.stage_id, o.amount_minor, o.expected_close,
                       o.expected_close >= :first and o.expected_close < :after as due
                from pipeline.opportunity o
                where o.outcome is null and (:everyRep or o.rep_id = :rep)
                  and not exists (select from changed c where c.id = o.id)),
            facts as (
                select id, rep_id, 'new' as what, is_amount as amount
                from moved
                where was_kind is null and is_kind is not null
                   or was_kind <> 'open' and is_kind = 'open'
                union all
                select id, rep_id, is_kind, is_amount
                from moved
                where coalesce(was_kind, 'open') = 'open' and is_kind in ('won', 'lost')
                union all
                select id, rep_id, case when is_amount > was_amount then 'grown' else 'shrunk' end,
                       abs(is_amount - was_amount)
                from moved
                where was_kind = 'open' and is_amount <> was_amount
                union all
                select id, rep_id, case when is_close < was_close then 'pulled' else 'pushed' end,
                       is_amount
                from moved
                where was_kind = 'open' and is_kind = 'open' and is_close <> was_close
                union all
                select id, rep_id, 'slipped', is_amount
                from moved
                where was_kind = 'open' and is_kind = 'open'
                  and was_close >= :first and was_close < :after
                union all
                select id, rep_id, 'slipped', amount_minor
                from still
                where due)
            """;

    /// Beside what happened: what was open, what was due, and days that were pushed.
    private static final String FLOWS = FACTS + """
            select rep_id, what, count(*) as number, sum(amount)::bigint as amount
            from (select rep_id, what, amount
                  from facts
                  union all
                  select rep_id, 'start', was_amount
                  from moved
                  where was_kind = 'open'
                  union all
                  select rep_id, 'end', is_amount
                  from moved
                  where is_kind = 'open'
                  union all
                  select rep_id, ends.what, amount_minor
                  from still
                  cross join (values ('start'), ('end')) as ends (what)
                  union all
                  select rep_id, 'due', was_amount
                  from moved
                  where was_kind = 'open' and was_close >= :first and was_close < :after
                  union all
                  select rep_id, 'due', amount_minor
                  from still
                  where due
                  union all
                  select rep_id, 'days', is_close - was_close
                  from moved
                  where was_kind = 'open' and is_kind = 'open' and is_close > was_close) as told
            group by rep_id, what
            """;

    private static final String LIST = FACTS + """
            select f.id, f.rep_id, f.what, f.amount, o.name, o.account_id,
                   m.was_kind, m.was_stage, m.was_amount, m.was_close,
                   coalesce(m.is_stage, s.stage_id) as is_stage,
                   coalesce(m.is_amount, s.amount_minor) as is_amount,
                   coalesce(m.is_close, s.expected_close) as is_close, m.id is null as unchanged
            from facts f
            join pipeline.opportunity o on o.id = f.id
            left join moved m on m.id = f.id
            left join still s on s.id = f.id
            where :everything or f.what = :what
            order by f.amount desc, f.id, f.what
            """;

    private record FlowsAsked(Span days, @Nullable UUID rep)
            implements Kept.OfActivity<List<Flow>> {}

    private record ListAsked(
            Span days, @Nullable UUID rep, @Nullable What what, int size, int offset)
            implements Kept.OfActivity<List<Movement>> {}

    private final JdbcClient sql;
    private final Kept kept;

    Movements(JdbcClient sql, Kept kept) {
        this.sql = sql;
        this.kept = kept;
    }

    /// Of each rep that has or had something open.
    ///
    /// @param rep only of this one; null for all
    @Transactional(readOnly = true)
    List<Flow> flows(Viewer viewer, Span days, @Nullable UUID rep) {
        return kept.of(viewer, new FlowsAsked(days, rep), () -> flowed(viewer, days, rep));
    }

    private List<Flow> flowed(Viewer viewer, Span days, @Nullable UUID rep) {
        var told = new LinkedHashMap<UUID, Map<String, Part>>();
        asked(viewer, FLOWS, days, rep)
                .query(row -> {
                    told.computeIfAbsent(row.getObject("rep_id", UUID.class),
                            _ -> new LinkedHashMap<>()).put(row.getString("what"),
                            new Part(row.getLong("number"), row.getLong("amount")));
                });
        return told.entrySet().stream().map(one -> flow(one.getKey(), one.getValue())).toList();
    }

    private static Flow flow(UUID rep, Map<String, Part> told) {
        var parts = new EnumMap<What, Part>(What.class);
        for (var what : What.values()) {
            var part = told.get(what.code());
            if (part != null) parts.put(what, part);
        }
        return new Flow(rep, told.getOrDefault("start", Part.NONE),
                told.getOrDefault("end", Part.NONE), parts,
                told.getOrDefault("due", Part.NONE),
                told.getOrDefault("days", Part.NONE).minor());
    }

    /// So many of them from a place on, the largest first.
    ///
    /// @param what null for all
    @Transactional(readOnly = true)
    List<Movement> first(
            Viewer viewer, Span days, @Nullable UUID rep, @Nullable What what, int size,
            int offset) {
        return kept.of(viewer, new ListAsked(days, rep, what, size, offset), () ->
                narrowed(viewer, LIST + "limit :size offset :offset", days, rep, what)
                        .param("size", size)
                        .param("offset", offset)
                        .query(Movements::read)
                        .list());
    }

    /// Every one, the largest first.
    @Transactional(readOnly = true)
    void each(
            Viewer viewer, Span days, @Nullable UUID rep, @Nullable What what,
            Consumer<? super Movement> reader) {
        narrowed(viewer, LIST, days, rep, what)
                .withFetchSize(1000)
                .query((RowCallbackHandler) row -> reader.accept(read(row, 0)));
    }

    private JdbcClient.StatementSpec narrowed(
            Viewer viewer, String statement, Span days, @Nullable UUID rep, @Nullable What what) {
        return asked(viewer, statement, days, rep)
                .param("everything", what == null)
                .param("what", what == null ? "" : what.code());
    }

    private JdbcClient.StatementSpec asked(
            Viewer viewer, String statement, Span days, @Nullable UUID rep) {
        var zone = viewer.organisation().zone();
        return sql.sql(statement)
                .param("from", Timestamp.from(days.from().atStartOfDay(zone).toInstant()))
                .param("to", Timestamp.from(days.to().atStartOfDay(zone).toInstant()))
                .param("first", days.from())
                .param("after", days.to())
                .param("everyRep", rep == null)
                .param("rep", rep);
    }

    private static Movement read(ResultSet row, int number) throws SQLException {
        var after = new Stand(row.getObject("is_stage", UUID.class), row.getLong("is_amount"),
                row.getObject("is_close", LocalDate.class));
        var before = row.getBoolean("unchanged") ? after
                : row.getString("was_kind") == null ? null
                : new Stand(row.getObject("was_stage", UUID.class), row.getLong("was_amount"),
                        row.getObject("was_close", LocalDate.class));
        return new Movement(row.getObject("id", UUID.class), row.getString("name"),
                row.getObject("account_id", UUID.class), row.getObject("rep_id", UUID.class),
                Coded.of(What.class, row.getString("what")), row.getLong("amount"), before, after);
    }
}
