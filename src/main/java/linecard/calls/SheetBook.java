package linecard.calls;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.paper.CallSheet;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The sheets that were printed, each as it was, and the SQL that keeps them.
@Repository
class SheetBook {

    private static final String SHEET = """
            select s.id, s.rep_id, s.week, s.form, s.printed_at
            from calls.sheet s
            """;

    private final JdbcClient sql;

    SheetBook(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param monday on which its week begins
    public record Printed(
            UUID id, UUID rep, LocalDate monday, CallSheet form, Instant printedAt) {

        /// The id that the call of a line has, or will have.
        UUID call(int line) {
            return UUID.fromString(form.lines().get(line).code());
        }
    }

    @Transactional
    void add(Viewer viewer, UUID rep, LocalDate monday, CallSheet form) {
        sql.sql("""
                insert into calls.sheet (id, organisation_id, rep_id, week, form)
                values (:id, :organisation, :rep, :week, :form)
                """)
                .param("id", form.id())
                .param("organisation", viewer.organisation().id())
                .param("rep", rep)
                .param("week", monday)
                .param("form", Calls.JSON.writeValueAsString(form))
                .update();
    }

    /// @throws Absent where the viewer sees no such sheet
    @Transactional(readOnly = true)
    Printed of(Viewer viewer, UUID id) {
        return find(viewer, id).orElseThrow(() -> new Absent("sheet"));
    }

    @Transactional(readOnly = true)
    Optional<Printed> find(Viewer viewer, UUID id) {
        return sql.sql(SHEET + "where s.id = :id")
                .param("id", id)
                .query(SheetBook::read)
                .optional();
    }

    /// Those of these that the viewer sees.
    @Transactional(readOnly = true)
    Map<UUID, Printed> those(Viewer viewer, Collection<UUID> ids) {
        return sql.sql(SHEET + "where s.id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(SheetBook::read)
                .list().stream().collect(Collectors.toMap(Printed::id, Function.identity()));
    }

    /// A rep's latest.
    @Transactional(readOnly = true)
    List<Printed> latest(Viewer viewer, UUID rep, int most) {
        return sql.sql(SHEET + """
                where s.rep_id = :rep
                order by s.printed_at desc, s.id desc
                limit :most
                """)
                .param("rep", rep)
                .param("most", most)
                .query(SheetBook::read)
                .list();
    }

    /// Which pages of these sheets have not come back, from 1; those of which none or all have are
    /// left out.
    @Transactional(readOnly = true)
    Map<UUID, List<Integer>> missing(Viewer viewer, Collection<Printed> sheets) {
        var back = sql.sql("""
                select distinct sheet_id, sheet_page
                from calls.scan_page
                where sheet_id = any (:ids)
                """)
                .param("ids", sheets.stream().map(Printed::id).toArray(UUID[]::new))
                .query((row, _) -> Map.entry(row.getObject("sheet_id", UUID.class),
                        row.getInt("sheet_page")))
                .list().stream().collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
        var missing = new HashMap<UUID, List<Integer>>();
        for (var sheet : sheets) {
            var those = back.getOrDefault(sheet.id(), Set.of());
            var rest = IntStream.rangeClosed(1, sheet.form().pages()).boxed()
                    .filter(page -> !those.contains(page)).toList();
            if (!those.isEmpty() && !rest.isEmpty()) missing.put(sheet.id(), rest);
        }
        return missing;
    }

    private static Printed read(ResultSet row, int number) throws SQLException {
        return new Printed(row.getObject("id", UUID.class), row.getObject("rep_id", UUID.class),
                row.getObject("week", LocalDate.class),
                Calls.JSON.readValue(row.getString("form"), CallSheet.class),
                row.getTimestamp("printed_at").toInstant());
    }
}
