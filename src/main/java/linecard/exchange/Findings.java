package linecard.exchange;

import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.database.Paged;
import linecard.sales.Kind;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What a check found beside the rejected rows: documents that would be corrected, and names of
/// customers that no account bears. A check puts its own in the place of the last one's.
@Repository
class Findings {

    /// @param place by which it is told from others of the import
    /// @param likely the accounts that it may mean, the likeliest first
    record UnknownAccount(
            int place, String name, String title, String city, long rows, List<UUID> likely) {}

    private final JdbcClient sql;
    private final Batches batches;

    Findings(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    @Transactional
    void keep(
            Viewer viewer, UUID source, List<Correction> corrections,
            List<UnknownAccount> unknown) {
        for (var table : List.of("correction", "unknown_account")) {
            sql.sql("delete from exchange." + table + " where import_id = :import")
                    .param("import", source)
                    .update();
        }
        keepCorrections(viewer, source, corrections);
        batches.run("""
                insert into exchange.unknown_account
                    (organisation_id, import_id, place, name, title, city, rows, likely)
                values (:organisation, :import, :place, :name, :title, :city, :rows,
                        :likely::uuid[])
                """, unknown, one -> of(viewer, source, one.place())
                .addValue("name", one.name())
                .addValue("title", one.title())
                .addValue("city", one.city())
                .addValue("rows", one.rows())
                .addValue("likely", one.likely().toArray(UUID[]::new)));
    }

    private void keepCorrections(Viewer viewer, UUID source, List<Correction> corrections) {
        var places = new ArrayList<Integer>();
        for (int i = 0; i < corrections.size(); i++) places.add(i);
        batches.run("""
                insert into exchange.correction
                    (organisation_id, import_id, place, kind, number, account_id, booked_on,
                     net_before_minor, net_minor)
                values (:organisation, :import, :place, :kind, :number, :account, :booked,
                        :before, :net)
                """, places, place -> of(viewer, source, place)
                .addValue("kind", corrections.get(place).kind().code())
                .addValue("number", corrections.get(place).number())
                .addValue("account", corrections.get(place).account())
                .addValue("booked", corrections.get(place).bookedOn())
                .addValue("before", corrections.get(place).netBefore())
                .addValue("net", corrections.get(place).net()));
    }

    private static MapSqlParameterSource of(Viewer viewer, UUID source, int place) {
        return new MapSqlParameterSource("organisation", viewer.organisation().id())
                .addValue("import", source)
                .addValue("place", place);
    }

    @Transactional(readOnly = true)
    Paged<Correction> corrections(Viewer viewer, UUID source, int number) {
        var total = count(source, "correction");
        var rows = sql.sql("""
                select kind, number, account_id, booked_on, net_before_minor, net_minor
                from exchange.correction
                where import_id = :import
                order by place
                limit :size offset :offset
                """)
                .param("import", source)
                .param("size", Paged.SIZE)
                .param("offset", Paged.offset(number))
                .query((row, n) -> new Correction(
                        Kind.of(row.getString("kind")), row.getString("number"),
                        row.getObject("account_id", UUID.class),
                        row.getObject("booked_on", LocalDate.class),
                        row.getLong("net_before_minor"), row.getLong("net_minor")))
                .list();
        return new Paged<>(rows, number, total);
    }

    /// Those of the most rows first.
    @Transactional(readOnly = true)
    Paged<UnknownAccount> unknown(Viewer viewer, UUID source, int number) {
        var total = count(source, "unknown_account");
        var rows = sql.sql("""
                select place, name, title, city, rows, likely
                from exchange.unknown_account
                where import_id = :import
                order by rows desc, place
                limit :size offset :offset
                """)
                .param("import", source)
                .param("size", Paged.SIZE)
                .param("offset", Paged.offset(number))
                .query(Findings::unknownAccount)
                .list();
        return new Paged<>(rows, number, total);
    }

    private long count(UUID source, String table) {
        return sql.sql("select count(*) from exchange." + table + " where import_id = :import")
                .param("import", source)
                .query(Long.class)
                .single();
    }

    static UnknownAccount unknownAccount(ResultSet row, int n) throws SQLException {
        Array likely = row.getArray("likely");
        return new UnknownAccount(row.getInt("place"), row.getString("name"),
                row.getString("title"), row.getString("city"), row.getLong("rows"),
                List.of((UUID[]) likely.getArray()));
    }
}
