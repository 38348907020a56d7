package linecard.views;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Ids;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The views, with which of them lists open, and the SQL that keeps them.
@Repository
public class Views {

    private static final String VIEW = """
            select v.id, v.person_id, v.list, v.name, v.query, v.shared,
                   exists (select from views.opening o where o.view_id = v.id) as opens, v.version
            from views.view v
            """;

    private final JdbcClient sql;

    Views(JdbcClient sql) {
        this.sql = sql;
    }

    /// Shared ones and the viewer's own, by name.
    @Transactional(readOnly = true)
    List<SavedView> of(Viewer viewer, String list) {
        return sql.sql(VIEW + """
                where v.list = :list
                order by v.name collate "hu-x-icu", v.id
                limit 500
                """)
                .param("list", list)
                .query(Views::read)
                .list();
    }

    /// That of this id, of any list.
    @Transactional(readOnly = true)
    SavedView of(Viewer viewer, UUID id) {
        return find(viewer, id).orElseThrow(() -> new Absent("view"));
    }

    @Transactional(readOnly = true)
    public Optional<SavedView> find(Viewer viewer, UUID id) {
        return sql.sql(VIEW + "where v.id = :id")
                .param("id", id)
                .query(Views::read)
                .optional();
    }

    /// @throws org.springframework.dao.DuplicateKeyException where the person has one of that name
    @Transactional
    public void add(Viewer viewer, SavedView added) {
        sql.sql("""
                insert into views.view (id, organisation_id, list, name, query, shared)
                values (:id, :organisation, :list, :name, :query, :shared)
                """)
                .param("id", added.id())
                .param("organisation", viewer.organisation().id())
                .param("list", added.list())
                .param("name", added.name())
                .param("query", added.query())
                .param("shared", added.shared())
                .update();
        open(viewer, added);
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void change(Viewer viewer, SavedView changed) {
        int rows = sql.sql("""
                update views.view
                set name = :name, query = :query, shared = :shared, version = version + 1
                where id = :id and version = :version
                """)
                .param("id", changed.id())
                .param("name", changed.name())
                .param("query", changed.query())
                .param("shared", changed.shared())
                .param("version", changed.version())
                .update();
        if (rows == 0) throw new Stale("view");
        open(viewer, changed);
    }

    @Transactional
    void remove(Viewer viewer, UUID id) {
        sql.sql("delete from views.view where id = :id").param("id", id).update();
    }

    /// Whether the list opens with it for the viewer, which it says itself.
    @Transactional
    void open(Viewer viewer, SavedView view) {
        sql.sql("delete from views.opening where list = :list and (:opens or view_id = :id)")
                .param("list", view.list())
                .param("opens", view.opens())
                .param("id", view.id())
                .update();
        if (!view.opens()) return;
        sql.sql("""
                insert into views.opening (id, organisation_id, list, view_id)
                values (:opening, :organisation, :list, :id)
                """)
                .param("opening", Ids.fresh())
                .param("organisation", viewer.organisation().id())
                .param("list", view.list())
                .param("id", view.id())
                .update();
    }

    private static SavedView read(ResultSet row, int number) throws SQLException {
        return new SavedView(
                row.getObject("id", UUID.class), row.getObject("person_id", UUID.class),
                row.getString("list"), row.getString("name"), row.getString("query"),
                row.getBoolean("shared"), row.getBoolean("opens"), row.getInt("version"));
    }
}
