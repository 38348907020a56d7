package linecard.exchange;

import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.files.Kept;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What people mended in the files of imports, and the SQL that keeps it.
@Repository
class Mendings {

    static final int LONGEST = Kept.CHARS;

    /// So many cells can be mended by hand in one import; beyond it a file is the better tool.
    static final int MOST = 100_000;

    /// @param number of the row
    record Cell(long number, String column, String value) {}

    private final JdbcClient sql;
    private final Batches batches;

    Mendings(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    @Transactional(readOnly = true)
    Mends of(Viewer viewer, Import source) {
        return new Mends(source.header(), cells(source.id()), values(source.id()));
    }

    private Map<Long, Map<String, String>> cells(UUID source) {
        var cells = new HashMap<Long, Map<String, String>>();
        sql.sql("""
                select row_number, column_name, value
                from exchange.mended_cell
                where import_id = :import
                order by row_number, column_name
                limit :most
                """)
                .param("import", source)
                .param("most", MOST)
                .query(row -> {
                    cells.computeIfAbsent(row.getLong("row_number"), _ -> new HashMap<>())
                            .put(row.getString("column_name"), row.getString("value"));
                });
        return cells;
    }

    private Map<String, Map<String, String>> values(UUID source) {
        var values = new HashMap<String, Map<String, String>>();
        sql.sql("""
                select column_name, original, value
                from exchange.mended_value
                where import_id = :import
                order by column_name, original
                limit :most
                """)
                .param("import", source)
                .param("most", MOST)
                .query(row -> {
                    values.computeIfAbsent(row.getString("column_name"), _ -> new HashMap<>())
                            .put(row.getString("original"), row.getString("value"));
                });
        return values;
    }

    @Transactional
    void mend(Viewer viewer, UUID source, List<Cell> cells) {
        batches.run("""
                insert into exchange.mended_cell
                    (organisation_id, import_id, row_number, column_name, value)
                values (:organisation, :import, :number, :column, :value)
                on conflict (organisation_id, import_id, row_number, column_name) do update
                set value = excluded.value, mended_by = access.person(), mended_at = now(),
                    version = mended_cell.version + 1
                """, cells, cell -> of(viewer, source, cell.column(), cell.value())
                .addValue("number", cell.number()));
    }

    /// From now on a value of a column is read as another wherever it stands.
    @Transactional
    void replace(Viewer viewer, UUID source, String column, String original, String value) {
        batches.run("""
                insert into exchange.mended_value
                    (organisation_id, import_id, column_name, original, value)
                values (:organisation, :import, :column, :original, :value)
                on conflict (organisation_id, import_id, column_name, original) do update
                set value = excluded.value, mended_by = access.person(), mended_at = now(),
                    version = mended_value.version + 1
                """, List.of(original), one -> of(viewer, source, column, value)
                .addValue("original", one));
    }

    private static MapSqlParameterSource of(
            Viewer viewer, UUID source, String column, String value) {
        return new MapSqlParameterSource("organisation", viewer.organisation().id())
                .addValue("import", source)
                .addValue("column", column)
                .addValue("value", value);
    }
}
