package linecard.linecards;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.database.PlannedOnce;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// The categories of an organisation, and the SQL that keeps them.
@Repository
public class Categories {

    /// So many fit; public lists have some ten thousand.
    public static final int MOST = 50_000;

    private static final String CATEGORY = """
            select c.id, c.parent_id, c.code, c.name_en, c.name_hu,
                   c.archived_at is not null as archived, c.version
            from linecards.category c
            """;

    private final JdbcClient sql;
    private final Batches batches;
    private final PlannedOnce planned;

    Categories(JdbcClient sql, Batches batches, PlannedOnce planned) {
        this.sql = sql;
        this.batches = batches;
        this.planned = planned;
    }

    /// All, archived ones too, by code.
    @Transactional(readOnly = true)
    public List<Category> all(Viewer viewer) {
        return sql.sql(CATEGORY + "order by c.code, c.id limit " + MOST)
                .query(Categories::read)
                .list();
    }

    /// Those that follow an id, in the order they were added.
    @Transactional(readOnly = true)
    List<Category> after(Viewer viewer, boolean archived, UUID after, int most) {
        return sql.sql(CATEGORY + """
                where c.id > :after and (:archived or c.archived_at is null)
                order by c.id
                limit :most
                """)
                .param("after", after)
                .param("archived", archived)
                .param("most", most)
                .query(Categories::read)
                .list();
    }

    @Transactional(readOnly = true)
    Category of(Viewer viewer, UUID id) {
        return sql.sql(CATEGORY + "where c.id = :id")
                .param("id", id)
                .query(Categories::read)
                .optional()
                .orElseThrow(() -> new Absent("category"));
    }

    @Transactional
    public void add(Viewer viewer, Category added) {
        addAll(viewer, List.of(added));
    }

    /// Adds many at once, a wider one before those within it. For each the database walks up to
    /// the top, which takes less than planning each step does.
    @Transactional
    public void addAll(Viewer viewer, List<Category> added) {
        if (added.size() > 1) planned.whileTablesGrow();
        batches.run("""
                insert into linecards.category (id, organisation_id, parent_id, code, name_en,
                                                name_hu, archived_at)
                values (:id, :organisation, :parent, :code, :english, :hungarian,
                        case when :archived then now() end)
                """, added, one -> columns(viewer, one));
    }

    /// @throws Stale where somebody changed one of them since; then none is changed
    @Transactional
    public void changeAll(Viewer viewer, List<Category> changed) {
        int rows = batches.run("""
                update linecards.category
                set parent_id = :parent, code = :code, name_en = :english, name_hu = :hungarian,
                    archived_at = case when :archived then coalesce(archived_at, now()) end,
                    version = version + 1
                where id = :id and version = :version
                """, changed, one -> columns(viewer, one));
        if (rows < changed.size()) throw new Stale("category");
    }

    private static SqlParameterSource columns(Viewer viewer, Category one) {
        return new MapSqlParameterSource("organisation", viewer.organisation().id())
                .addValue("id", one.id())
                .addValue("parent", one.parent())
                .addValue("code", one.code())
                .addValue("english", one.english())
                .addValue("hungarian", one.hungarian())
                .addValue("archived", one.archived())
                .addValue("version", one.version());
    }

    private static Category read(ResultSet row, int number) throws SQLException {
        return new Category(row.getObject("id", UUID.class), row.getObject("parent_id", UUID.class),
                row.getString("code"), row.getString("name_en"), row.getString("name_hu"),
                row.getBoolean("archived"), row.getInt("version"));
    }
}
