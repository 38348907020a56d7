package linecard.people;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.people.Outcome.Refused;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// How rows of a table are merged, and which were. Within the transaction of who calls.
///
/// @param <T> what such a row is
public final class MergedRows<T> {

    private final JdbcClient sql;
    private final String table;
    private final Supplier<Stream<Belongings<T>>> all;

    /// @param all what hangs on such rows, in the order in which it is shown and handed on
    public MergedRows(JdbcClient sql, String table, Supplier<Stream<Belongings<T>>> all) {
        this.sql = sql;
        this.table = table;
        this.all = all;
    }

    /// All that were merged into others, by their ids, where such rows have a day of that. Up to
    /// 200,000.
    public Map<UUID, Merged> all() {
        var merged = new HashMap<UUID, Merged>();
        sql.sql(merged() + "limit 200000")
                .query((row, _) -> read(row))
                .list()
                .forEach(one -> merged.put(one.gone(), one));
        return merged;
    }

    /// Into which another one was merged, if it was.
    public Optional<Merged> of(UUID id) {
        return sql.sql(merged() + "and m.id = :id")
                .param("id", id)
                .query((row, _) -> read(row))
                .optional();
    }

    private String merged() {
        return """
                select m.id, m.merged_into, m.merged_on
                from %s m
                where m.merged_into is not null
                """.formatted(table);
    }

    private static Merged read(ResultSet row) throws SQLException {
        return new Merged(
                row.getObject("id", UUID.class), row.getObject("merged_into", UUID.class),
                row.getObject("merged_on", LocalDate.class));
    }

    /// A refusal, said where the form asks which of two should stay.
    public static Optional<Refused> no(String key, Object... arguments) {
        return Optional.of(Refused.of("survivor", key, arguments));
    }

    public List<Kept> belongings(Viewer viewer, UUID row) {
        return all.get().flatMap(one -> one.of(viewer, row).stream()).toList();
    }

    /// What some room has against it.
    public Optional<Refused> against(Viewer viewer, T gone, T kept, LocalDate on) {
        return all.get()
                .map(one -> one.against(viewer, gone, kept, on))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// From which day on the other would stand for the one that goes: after all that was booked for
    /// it or for those merged into it, so that no file brought in once more finds them changed.
    public LocalDate from(Viewer viewer, UUID gone, LocalDate today) {
        var merged = sql.sql("select max(m.merged_on) as day from %s m where m.merged_into = :gone"
                .formatted(table))
                .param("gone", gone)
                .query((row, _) -> Optional.ofNullable(row.getObject("day", LocalDate.class)))
                .single();
        return Stream.concat(merged.stream(), all.get()
                        .map(one -> one.lastDay(viewer, gone))
                        .flatMap(Stream::ofNullable)
                        .map(last -> last.plusDays(1)))
                .reduce(today, (one, other) -> one.isAfter(other) ? one : other);
    }

    /// Holds both until the transaction is over.
    public void lock(UUID gone, UUID kept) {
        sql.sql("select m.id from %s m where m.id in (:gone, :kept) order by m.id for update"
                .formatted(table))
                .param("gone", gone)
                .param("kept", kept)
                .query(UUID.class)
                .list();
    }

    public void moveBelongings(Viewer viewer, UUID gone, UUID kept) {
        all.get().forEach(one -> one.move(viewer, gone, kept));
    }

    /// Archives the one that goes and has the other stand for it.
    ///
    /// @param on from that day on; null where rows of this kind have no such day
    /// @throws Stale where somebody changed the one that goes since
    public void merge(UUID gone, int version, UUID kept, @Nullable LocalDate on) {
        int rows = sql.sql("""
                update %s
                set merged_into = :kept, archived_at = coalesce(archived_at, now()),
                    %s version = version + 1
                where id = :gone and version = :version
                """.formatted(table, on == null ? "" : "merged_on = :on,"))
                .param("kept", kept)
                .param("on", on)
                .param("gone", gone)
                .param("version", version)
                .update();
        if (rows == 0) throw new Stale(table.substring(table.indexOf('.') + 1));
    }
}
