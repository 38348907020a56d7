package linecard.linecards;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Ids;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What was waived, and the SQL that keeps it.
@Repository
public class Waivers {

    private static final String WAIVER = """
            select w.id, w.agency_id, w.conditions, w.since, w.until, w.granted_by, w.version,
                   array(select c.category_id
                         from linecards.waived c
                         where c.organisation_id = w.organisation_id and c.waiver_id = w.id
                         order by c.id) as categories
            from linecards.waiver w
            """;

    private final JdbcClient sql;

    Waivers(JdbcClient sql) {
        this.sql = sql;
    }

    /// All that the viewer may see, those first that end last.
    @Transactional(readOnly = true)
    List<Waiver> all(Viewer viewer) {
        return sql.sql(WAIVER + "order by w.until desc, w.id limit 20000")
                .query(Waivers::read)
                .list();
    }

    /// Those that follow an id, in the order they were added.
    @Transactional(readOnly = true)
    List<Waiver> after(Viewer viewer, UUID after, int most) {
        return sql.sql(WAIVER + "where w.id > :after order by w.id limit :most")
                .param("after", after)
                .param("most", most)
                .query(Waivers::read)
                .list();
    }

    /// Those whose last day lies within these days.
    @Transactional(readOnly = true)
    List<Waiver> ending(Viewer viewer, LocalDate from, LocalDate to) {
        return sql.sql(WAIVER + """
                where w.until > :from and w.until <= :to
                order by w.until, w.id
                limit 500
                """)
                .param("from", from)
                .param("to", to)
                .query(Waivers::read)
                .list();
    }

    @Transactional(readOnly = true)
    Waiver of(Viewer viewer, UUID id) {
        return sql.sql(WAIVER + "where w.id = :id")
                .param("id", id)
                .query(Waivers::read)
                .optional()
                .orElseThrow(() -> new Absent("waiver"));
    }

    @Transactional
    public void add(Viewer viewer, Waiver added) {
        values("""
                insert into linecards.waiver (id, organisation_id, agency_id, conditions, since,
                                              until, granted_by)
                values (:id, :organisation, :agency, :conditions, :from, :to, :grantedBy)
                """, added)
                .param("organisation", viewer.organisation().id())
                .param("grantedBy", added.grantedBy())
                .update();
        name(viewer, added);
    }

    /// Who granted it stays.
    ///
    /// @throws Stale where somebody changed it since
    @Transactional
    void change(Viewer viewer, Waiver changed) {
        int rows = values("""
                update linecards.waiver
                set agency_id = :agency, conditions = :conditions, since = :from, until = :to,
                    version = version + 1
                where id = :id and version = :version
                """, changed)
                .param("version", changed.version())
                .update();
        if (rows == 0) throw new Stale("waiver");
        sql.sql("""
                delete from linecards.waived
                where waiver_id = :id and category_id <> all (cast(:categories as uuid[]))
                """)
                .param("id", changed.id())
                .param("categories", changed.categories().toArray(UUID[]::new))
                .update();
        name(viewer, changed);
    }

    private JdbcClient.StatementSpec values(String statement, Waiver waiver) {
        return sql.sql(statement)
                .param("id", waiver.id())
                .param("agency", waiver.agency())
                .param("conditions", waiver.conditions())
                .param("from", waiver.from())
                .param("to", waiver.to());
    }

    private void name(Viewer viewer, Waiver waiver) {
        for (var category : waiver.categories()) {
            sql.sql("""
                    insert into linecards.waived (id, organisation_id, waiver_id, category_id)
                    values (:id, :organisation, :waiver, :category)
                    on conflict do nothing
                    """)
                    .param("id", Ids.fresh())
                    .param("organisation", viewer.organisation().id())
                    .param("waiver", waiver.id())
                    .param("category", category)
                    .update();
        }
    }

    private static Waiver read(ResultSet row, int number) throws SQLException {
        return new Waiver(row.getObject("id", UUID.class), row.getObject("agency_id", UUID.class),
                List.of((UUID[]) row.getArray("categories").getArray()),
                row.getString("conditions"), row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class), row.getString("granted_by"),
                row.getInt("version"));
    }
}
