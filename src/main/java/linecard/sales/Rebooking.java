package linecard.sales;

import linecard.access.Viewer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;

import static linecard.database.Columns.texts;

/// Books rows of a table once more that are here: to take them back, every amount the opposite, or
/// to let them stand again.
abstract class Rebooking {

    final JdbcClient sql;
    private final String table;
    private final String label;
    private final String refusal;
    private final int atOnce;

    /// @param label the column that names a row to people
    /// @param refusal words key of how many were corrected by others, and the first of them
    /// @param atOnce how many are undone at a time
    Rebooking(JdbcClient sql, String table, String label, String refusal, int atOnce) {
        this.sql = sql;
        this.table = table;
        this.label = label;
        this.refusal = refusal;
        this.atOnce = atOnce;
    }

    /// Books all that stands in `incoming_copy`.
    ///
    /// @param importId what takes back; what stands again is its own import's
    abstract void book(Viewer viewer, UUID importId);

    /// Takes back what is replaced.
    void reverse(Viewer viewer, UUID importId, List<Latest.Placed> placed) {
        var replacing = placed.stream().filter(one -> one.replaces() != null).toList();
        if (replacing.isEmpty()) return;
        open();
        sql.sql("""
                insert into incoming_copy (from_id, to_id, revision, sign)
                select from_id, uuidv7(), revision, -1
                from unnest(:from::uuid[], :revision::integer[]) as r (from_id, revision)
                """)
                .param("from", texts(replacing, Latest.Placed::replaces))
                .param("revision", texts(replacing, one -> one.revision() - 1))
                .update();
        book(viewer, importId);
    }

    /// Takes back what an import booked and nobody took back since, and lets stand again what that
    /// had replaced. Some thousand rows at a time.
    Undone undo(Viewer viewer, UUID importId, LongConsumer progress) {
        var refused = corrected(viewer, importId);
        if (refused != null) return new Undone(0, refused);
        long undone = 0;
        while (true) {
            open();
            int found = pick(viewer, importId);
            if (found == 0) return new Undone(undone, null);
            pickReplaced(viewer, importId);
            book(viewer, importId);
            undone += found;
            progress.accept(found);
        }
    }

    /// Makes the table of what is to be booked once more, once a transaction, and empties it.
    private void open() {
        sql.sql("""
                create temp table if not exists incoming_copy (
                    from_id uuid, to_id uuid, revision integer, sign smallint
                ) on commit drop;
                truncate incoming_copy
                """).update();
    }

    /// Why the import stays: rows of it were corrected by others, and that stands.
    private Compared.@Nullable Refused corrected(Viewer viewer, UUID importId) {
        return sql.sql("""
                with recursive later as (
                    select b.%2$s as label, c.id, c.import_id
                    from %1$s b
                    join %1$s c on c.organisation_id = b.organisation_id and c.replaced_id = b.id
                    where b.organisation_id = :organisation and b.import_id = :import
                    union
                    select l.label, c.id, c.import_id
                    from later l
                    join %1$s c on c.organisation_id = :organisation and c.replaced_id = l.id)
                select count(distinct label) as rows, min(label) as first
                from later l
                where l.import_id <> :import
                  and not exists (select from %1$s r
                                  where r.organisation_id = :organisation
                                    and r.reverses_id = l.id)
                having count(*) > 0
                """.formatted(table, label))
                .param("organisation", viewer.organisation().id())
                .param("import", importId)
                .query((row, _) -> Compared.Refused.of(
                        refusal, row.getLong("rows"), row.getString("first")))
                .optional()
                .orElse(null);
    }

    private int pick(Viewer viewer, UUID importId) {
        return sql.sql("""
                insert into incoming_copy (from_id, to_id, revision, sign)
                select b.id, uuidv7(), b.revision + 1, -1
                from %1$s b
                where b.organisation_id = :organisation and b.import_id = :import
                  and b.reverses_id is null
                  and not exists (select from %1$s r
                                  where r.organisation_id = b.organisation_id
                                    and r.reverses_id = b.id)
                limit :most
                """.formatted(table))
                .param("organisation", viewer.organisation().id())
                .param("import", importId)
                .param("most", atOnce)
                .update();
    }

    /// The last content before, of those that are taken back now, that is not of this import.
    private void pickReplaced(Viewer viewer, UUID importId) {
        sql.sql("""
                insert into incoming_copy (from_id, to_id, revision, sign)
                with recursive earlier as (
                    select c.revision + 1 as revision, b.replaced_id as id
                    from incoming_copy c
                    join %1$s b on b.organisation_id = :organisation and b.id = c.from_id
                    union all
                    select e.revision, b.replaced_id
                    from earlier e
                    join %1$s b on b.organisation_id = :organisation and b.id = e.id
                    where b.import_id = :import)
                select e.id, uuidv7(), e.revision, 1
                from earlier e
                join %1$s b on b.organisation_id = :organisation and b.id = e.id
                where b.import_id <> :import
                """.formatted(table))
                .param("organisation", viewer.organisation().id())
                .param("import", importId)
                .update();
    }
}
