package linecard.people;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Batches;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The agencies, and the SQL that keeps them.
@Repository
public class Agencies {

    private static final String AGENCY = """
            select a.id, a.code, a.name, a.country, a.tax_number, a.email, a.phone, a.address,
                   a.archived_at is not null as archived, a.version
            from people.agency a
            """;

    private final JdbcClient sql;
    private final Batches batches;

    Agencies(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    /// All that the viewer may see, archived ones too, by name.
    @Transactional(readOnly = true)
    public List<Agency> all(Viewer viewer) {
        return sql.sql(AGENCY + "order by a.name collate \"hu-x-icu\", a.id limit 20000")
                .query(Agencies::read)
                .list();
    }

    /// Those that follow an id, in the order they were added.
    ///
    /// @param archived archived ones too
    @Transactional(readOnly = true)
    List<Agency> after(Viewer viewer, boolean archived, UUID after, int most) {
        return sql.sql(AGENCY + """
                where a.id > :after and (:archived or a.archived_at is null)
                order by a.id
                limit :most
                """)
                .param("after", after)
                .param("archived", archived)
                .param("most", most)
                .query(Agencies::read)
                .list();
    }

    @Transactional(readOnly = true)
    public Agency of(Viewer viewer, UUID id) {
        return sql.sql(AGENCY + "where a.id = :id")
                .param("id", id)
                .query(Agencies::read)
                .optional()
                .orElseThrow(() -> new Absent("agency"));
    }

    @Transactional(readOnly = true)
    public Optional<Agency> withCode(Viewer viewer, String code) {
        return sql.sql(AGENCY + "where a.code = :code")
                .param("code", code)
                .query(Agencies::read)
                .optional();
    }

    @Transactional
    public void add(Viewer viewer, Agency added) {
        addAll(viewer, List.of(added));
    }

    @Transactional
    public void addAll(Viewer viewer, List<Agency> added) {
        batches.run("""
                insert into people.agency (id, organisation_id, code, name, country, tax_number,
                                           email, phone, address, archived_at)
                values (:id, :organisation, :code, :name, :country, :taxNumber,
                        :email, :phone, :address, case when :archived then now() end)
                """, added, agency -> columns(viewer, agency));
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    public void change(Viewer viewer, Agency changed) {
        changeAll(viewer, List.of(changed));
    }

    /// @throws Stale where somebody changed one of them since; then none is changed
    @Transactional
    void changeAll(Viewer viewer, List<Agency> changed) {
        int rows = batches.run("""
                update people.agency
                set code = :code, name = :name, country = :country, tax_number = :taxNumber,
                    email = :email, phone = :phone, address = :address,
                    archived_at = case when :archived or merged_into is not null
                                       then coalesce(archived_at, now()) end,
                    version = version + 1
                where id = :id and version = :version
                """, changed, agency -> columns(viewer, agency));
        if (rows < changed.size()) throw new Stale("agency");
    }

    private static SqlParameterSource columns(Viewer viewer, Agency agency) {
        return new MapSqlParameterSource("organisation", viewer.organisation().id())
                .addValue("id", agency.id())
                .addValue("code", agency.code())
                .addValue("name", agency.name())
                .addValue("country", agency.country())
                .addValue("taxNumber", agency.taxNumber())
                .addValue("email", agency.email())
                .addValue("phone", agency.phone())
                .addValue("address", agency.address())
                .addValue("archived", agency.archived())
                .addValue("version", agency.version());
    }

    private static Agency read(ResultSet row, int n) throws SQLException {
        return new Agency(
                row.getObject("id", UUID.class), row.getString("code"), row.getString("name"),
                row.getString("country"), row.getString("tax_number"), row.getString("email"),
                row.getString("phone"), row.getString("address"), row.getBoolean("archived"),
                row.getInt("version"));
    }
}
