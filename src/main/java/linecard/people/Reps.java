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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The reps, and the SQL that keeps them.
@Repository
public class Reps {

    private static final String REP = """
            select r.id, r.agency_id, r.territory_id, r.code, r.family_name, r.given_name, r.title,
                   r.email, r.phone, r.archived_at is not null as archived, r.version
            from people.rep r
            """;

    static final int CHOICE = 200;

    private final JdbcClient sql;
    private final Batches batches;

    Reps(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    /// All that the viewer may see, archived ones too, by name.
    @Transactional(readOnly = true)
    public List<Rep> all(Viewer viewer) {
        return sql.sql(REP + """
                order by r.family_name collate "hu-x-icu", r.given_name collate "hu-x-icu", r.id
                limit 20000
                """)
                .query(Reps::read)
                .list();
    }

    /// Those that follow an id, in the order they were added.
    @Transactional(readOnly = true)
    List<Rep> after(Viewer viewer, RepList.Filter filter, UUID after, int most) {
        return sql.sql(REP + """
                where r.id > :after and (:archived or r.archived_at is null)
                  and (:everyAgency or r.agency_id = :agency)
                  and (:everyTerritory or r.territory_id = :territory)
                order by r.id
                limit :most
                """)
                .param("after", after)
                .param("archived", filter.archived())
                .param("everyAgency", filter.agency() == null)
                .param("agency", filter.agency())
                .param("everyTerritory", filter.territory() == null)
                .param("territory", filter.territory())
                .param("most", most)
                .query(Reps::read)
                .list();
    }

    /// Those of these that the viewer may see, archived ones too.
    @Transactional(readOnly = true)
    public List<Rep> of(Viewer viewer, Collection<UUID> ids) {
        if (ids.isEmpty()) return List.of();
        return sql.sql(REP + "where r.id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Reps::read)
                .list();
    }

    /// The same by their ids.
    @Transactional(readOnly = true)
    public Map<UUID, Rep> byId(Viewer viewer, Collection<UUID> ids) {
        return of(viewer, ids).stream().collect(Collectors.toMap(Rep::id, rep -> rep));
    }

    /// All to choose from on a form, by name; none where they are too many for that, more than
    /// [#CHOICE].
    @Transactional(readOnly = true)
    public List<Rep> choice(Viewer viewer) {
        var found = sql.sql(REP + """
                order by r.family_name collate "hu-x-icu", r.given_name collate "hu-x-icu", r.id
                limit :most
                """)
                .param("most", CHOICE + 1)
                .query(Reps::read)
                .list();
        return found.size() > CHOICE ? List.of() : found;
    }

    @Transactional(readOnly = true)
    public Rep of(Viewer viewer, UUID id) {
        return sql.sql(REP + "where r.id = :id")
                .param("id", id)
                .query(Reps::read)
                .optional()
                .orElseThrow(() -> new Absent("rep"));
    }

    @Transactional(readOnly = true)
    Optional<Rep> withCode(Viewer viewer, String code) {
        return sql.sql(REP + "where r.code = :code")
                .param("code", code)
                .query(Reps::read)
                .optional();
    }

    @Transactional
    public void add(Viewer viewer, Rep added) {
        addAll(viewer, List.of(added));
    }

    @Transactional
    public void addAll(Viewer viewer, List<Rep> added) {
        batches.run("""
                insert into people.rep (id, organisation_id, agency_id, territory_id, code,
                                        family_name, given_name, title, email, phone, archived_at)
                values (:id, :organisation, :agency, :territory, :code,
                        :family, :given, :title, :email, :phone,
                        case when :archived then now() end)
                """, added, rep -> columns(viewer, rep));
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    public void change(Viewer viewer, Rep changed) {
        changeAll(viewer, List.of(changed));
    }

    /// @throws Stale where somebody changed one of them since; then none is changed
    @Transactional
    public void changeAll(Viewer viewer, List<Rep> changed) {
        int rows = batches.run("""
                update people.rep
                set agency_id = :agency, territory_id = :territory, code = :code,
                    family_name = :family, given_name = :given, title = :title,
                    email = :email, phone = :phone,
                    archived_at = case when :archived then coalesce(archived_at, now()) end,
                    version = version + 1
                where id = :id and version = :version
                """, changed, rep -> columns(viewer, rep));
        if (rows < changed.size()) throw new Stale("rep");
    }

    private static SqlParameterSource columns(Viewer viewer, Rep rep) {
        return new MapSqlParameterSource("organisation", viewer.organisation().id())
                .addValue("id", rep.id())
                .addValue("agency", rep.agency())
                .addValue("territory", rep.territory())
                .addValue("code", rep.code())
                .addValue("family", rep.familyName())
                .addValue("given", rep.givenName())
                .addValue("title", rep.title())
                .addValue("email", rep.email())
                .addValue("phone", rep.phone())
                .addValue("archived", rep.archived())
                .addValue("version", rep.version());
    }

    private static Rep read(ResultSet row, int n) throws SQLException {
        return new Rep(
                row.getObject("id", UUID.class), row.getObject("agency_id", UUID.class),
                row.getObject("territory_id", UUID.class), row.getString("code"),
                row.getString("family_name"), row.getString("given_name"), row.getString("title"),
                row.getString("email"), row.getString("phone"), row.getBoolean("archived"),
                row.getInt("version"));
    }
}
