package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.packing.Blocks;
import linecard.reckoning.Lines;
import linecard.sales.Kind;
import linecard.stated.LinesPacking;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.database.Columns.bytes;
import static linecard.database.Columns.texts;

/// What was stated of each window, and how many credits there are now.
@Repository
class StatedWindows {

    private static final String WINDOW = """
            select id, agency_id, starts_on, ends_on, counted, terms, lines, total_minor
            from commissions.stated
            """;

    private final JdbcClient sql;

    StatedWindows(JdbcClient sql) {
        this.sql = sql;
    }

    /// What holds now, by agency, in order of time.
    @Transactional(readOnly = true)
    Map<UUID, List<StatedWindow>> current(Viewer viewer, Collection<UUID> agencies) {
        var found = new HashMap<UUID, List<StatedWindow>>();
        sql.sql(WINDOW + """
                where superseded_by is null and agency_id = any(:agencies)
                order by agency_id, starts_on
                """)
                .param("agencies", agencies.toArray(UUID[]::new))
                .query(row -> {
                    var window = read(row);
                    found.computeIfAbsent(window.agency(), _ -> new ArrayList<>()).add(window);
                });
        return found;
    }

    /// Those that a statement stated, and those that it took the place of.
    @Transactional(readOnly = true)
    List<StatedWindow> of(Viewer viewer, UUID statement, boolean superseded) {
        return sql.sql(WINDOW + "where " + (superseded ? "superseded_by" : "statement_id")
                + " = :statement order by starts_on")
                .param("statement", statement)
                .query((row, _) -> read(row))
                .list();
    }

    /// The lines of some windows, by the id of what was stated. One that goes on from another has
    /// only those that it did not have; the statement that states it superseded the other.
    @Transactional(readOnly = true)
    Map<UUID, LinesPacking.Known> lines(Viewer viewer, Collection<StatedWindow> windows) {
        var parts = new HashMap<UUID, List<LinesPacking.Known>>();
        if (windows.isEmpty()) return Map.of();
        sql.sql("""
                with recursive part as (
                    select s.id as stated, 0 as back, s.organisation_id, s.statement_id,
                           s.starts_on, s.goes_on, s.detail
                    from commissions.stated s
                    where s.id = any(:ids::uuid[])
                    union all
                    select p.stated, p.back + 1, b.organisation_id, b.statement_id, b.starts_on,
                           b.goes_on, b.detail
                    from part p
                    join commissions.stated b
                      on b.organisation_id = p.organisation_id
                     and b.superseded_by = p.statement_id and b.starts_on = p.starts_on
                    where p.goes_on)
                select stated, detail
                from part
                order by stated, back desc
                """)
                .param("ids", windows.stream().map(w -> w.id().toString())
                        .toArray(String[]::new))
                .query(row -> {
                    parts.computeIfAbsent(row.getObject("stated", UUID.class),
                            _ -> new ArrayList<>())
                            .add(LinesPacking.unpack(Blocks.read(row.getBytes("detail"))));
                });
        var found = new HashMap<UUID, LinesPacking.Known>();
        for (var window : windows) {
            var known = parts.get(window.id());
            if (known != null) found.put(window.id(), joined(known, window.lines()));
        }
        return found;
    }

    private static LinesPacking.Known joined(List<LinesPacking.Known> parts, int lines) {
        if (parts.size() == 1) return parts.getFirst();
        var all = Lines.joined(parts.stream().map(LinesPacking.Known::lines).toList());
        if (all.size() == lines) return new LinesPacking.Known(all, Map.of());
        throw new IllegalStateException("%d lines of %d are there".formatted(all.size(), lines));
    }

    /// What can be gone on from, by the id of what was stated.
    @Transactional(readOnly = true)
    Map<UUID, Forward> forwards(Viewer viewer, Collection<UUID> ids) {
        var found = new HashMap<UUID, Forward>();
        if (ids.isEmpty()) return found;
        sql.sql("""
                select id, forward
                from commissions.stated
                where id = any(:ids) and forward is not null
                """)
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    var forward = Forward.unpack(row.getBytes("forward"));
                    if (forward != null) found.put(row.getObject("id", UUID.class), forward);
                });
        return found;
    }

    /// By agency, with the payments of any day and the strays of returns.
    ///
    /// @param agencies none for all
    /// @param before months that begin on this day or later are left out
    @Transactional(readOnly = true)
    Map<UUID, Counts> counts(
            Viewer viewer, Collection<UUID> agencies, LocalDate before) {
        var found = new HashMap<UUID, Counts>();
        sql.sql("""
                select agency_id, month, kind, credits, payments, strays
                from sales.credit_count
                where month < :before and (:areAll or agency_id = any(:agencies))
                """)
                .param("before", before)
                .param("areAll", agencies.isEmpty())
                .param("agencies", agencies.toArray(UUID[]::new))
                .query(row -> {
                    var theirs = found.computeIfAbsent(
                            row.getObject("agency_id", UUID.class), _ -> Counts.begun());
                    var month = row.getObject("month", LocalDate.class);
                    theirs.byMonth().computeIfAbsent(month, _ -> new EnumMap<>(Kind.class))
                            .put(Kind.of(row.getString("kind")), row.getLong("credits"));
                    theirs.payments().merge(month, row.getLong("payments"), Long::sum);
                    if (row.getLong("strays") > 0) theirs.strayed().add(month);
                });
        return found;
    }

    /// What is stated of a window, as it is stored.
    ///
    /// @param goesOn whether it has only the lines that what it supersedes does not have
    record Packed(
            Span span, String counted, String terms, int lines, long total, boolean goesOn,
            byte[] detail, byte[] forward) {

        static Packed of(Accrual.Fresh fresh) {
            return new Packed(fresh.span(), fresh.counted(), fresh.terms(), fresh.lines(),
                    fresh.reckoned().total(), fresh.after() != null,
                    LinesPacking.pack(fresh.known()), packed(fresh.forward()));
        }

        private static byte[] packed(@Nullable Forward forward) {
            return forward == null ? new byte[0] : forward.pack();
        }
    }

    /// What a statement states.
    ///
    /// @param superseded the ids of what it takes the place of
    record Stating(UUID agency, UUID statement, List<UUID> superseded, List<Packed> fresh) {}

    /// Writes what statements state of their windows, in the place of what overlaps them.
    void write(Viewer viewer, List<Stating> statings) {
        var superseded = new ArrayList<Old>();
        var fresh = new ArrayList<Now>();
        for (var one : statings) {
            for (var old : one.superseded()) superseded.add(new Old(one.statement(), old));
            for (var now : one.fresh()) fresh.add(new Now(one, now));
        }
        if (!superseded.isEmpty()) supersede(superseded);
        if (!fresh.isEmpty()) insert(viewer, fresh);
    }

    private record Old(UUID statement, UUID window) {}

    private void supersede(List<Old> superseded) {
        sql.sql("""
                update commissions.stated s
                set superseded_by = o.statement
                from unnest(:ids::uuid[], :statements::uuid[]) as o (id, statement)
                where s.id = o.id and s.superseded_by is null
                """)
                .param("ids", texts(superseded, Old::window))
                .param("statements", texts(superseded, Old::statement))
                .update();
    }

    private record Now(Stating of, Packed window) {}

    private void insert(Viewer viewer, List<Now> fresh) {
        sql.sql("""
                insert into commissions.stated (organisation_id, statement_id, agency_id,
                    starts_on, ends_on, counted, terms, lines, total_minor, goes_on, detail,
                    forward)
                select :organisation, statement, agency, starts, ends, counted, terms, lines, total,
                       goes_on, detail, nullif(forward, '')
                from unnest(:statements::uuid[], :agencies::uuid[], :froms::date[], :tos::date[],
                            :counted::text[], :terms::text[], :lines::integer[],
                            :totals::bigint[], :goOn::boolean[], :details, :forwards)
                  as w (statement, agency, starts, ends, counted, terms, lines, total, goes_on,
                        detail, forward)
                """)
                .param("organisation", viewer.organisation().id())
                .param("statements", texts(fresh, now -> now.of().statement()))
                .param("agencies", texts(fresh, now -> now.of().agency()))
                .param("froms", texts(fresh, now -> now.window().span().from()))
                .param("tos", texts(fresh, now -> now.window().span().to()))
                .param("counted", texts(fresh, now -> now.window().counted()))
                .param("terms", texts(fresh, now -> now.window().terms()))
                .param("lines", texts(fresh, now -> now.window().lines()))
                .param("totals", texts(fresh, now -> now.window().total()))
                .param("goOn", texts(fresh, now -> now.window().goesOn()))
                .param("details", bytes(fresh, now -> Blocks.stored(now.window().detail())))
                .param("forwards", bytes(fresh, now -> now.window().forward()))
                .update();
    }

    private static StatedWindow read(ResultSet row) throws SQLException {
        return new StatedWindow(row.getObject("id", UUID.class),
                row.getObject("agency_id", UUID.class),
                new Span(row.getObject("starts_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class)),
                row.getString("counted"), row.getString("terms"), row.getInt("lines"),
                row.getLong("total_minor"));
    }
}
