package linecard.reports;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.reports.Sending.Format;
import linecard.reports.Sending.Report;
import linecard.reports.Sending.Rhythm;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Who gets which report when.
@Repository
class Sendings {

    /// For one person; more is no help to anybody.
    static final int MOST = 30;

    private static final String SENDING = """
            select s.id, s.person_id, s.report, s.query, s.view_id, v.name, s.rhythm, s.format,
                   s.next_on, s.version
            from reports.sending s
            left join views.view v on v.organisation_id = s.organisation_id and v.id = s.view_id
            """;

    private final JdbcClient sql;

    Sendings(JdbcClient sql) {
        this.sql = sql;
    }

    /// The viewer's own.
    @Transactional(readOnly = true)
    List<Sending> own(Viewer viewer) {
        return sql.sql(SENDING + """
                where s.person_id = :person
                order by s.report, s.rhythm, s.query, s.format
                limit 100
                """)
                .param("person", viewer.user().id())
                .query(Sendings::read)
                .list();
    }

    @Transactional(readOnly = true)
    Sending of(Viewer viewer, UUID id) {
        return sql.sql(SENDING + "where s.id = :id")
                .param("id", id)
                .query(Sendings::read)
                .optional()
                .orElseThrow(() -> new Absent("sending"));
    }

    /// Everybody's that are due, for an owner.
    @Transactional(readOnly = true)
    List<Sending> due(Viewer viewer, LocalDate today) {
        return sql.sql(SENDING + "where s.next_on <= :today order by s.id limit 10000")
                .param("today", today)
                .query(Sendings::read)
                .list();
    }

    /// Twice the same is once.
    ///
    /// @param view that says what it shows; null for none
    @Transactional
    void add(
            Viewer viewer, Report report, String query, @Nullable UUID view, Rhythm rhythm,
            Format format, LocalDate today) {
        sql.sql("""
                insert into reports.sending (id, organisation_id, report, query, view_id, rhythm,
                                             format, next_on)
                values (:id, :organisation, :report, :query, :view, :rhythm, :format, :next)
                on conflict (organisation_id, person_id, report, query, rhythm, format)
                do update set view_id = excluded.view_id, version = sending.version + 1
                where sending.view_id is distinct from excluded.view_id
                """)
                .param("id", Ids.fresh())
                .param("organisation", viewer.organisation().id())
                .param("report", Lens.code(report))
                .param("query", query)
                .param("view", view)
                .param("rhythm", Lens.code(rhythm))
                .param("format", Lens.code(format))
                .param("next", rhythm.after(today))
                .update();
    }

    @Transactional
    void remove(Viewer viewer, UUID id) {
        if (sql.sql("delete from reports.sending where id = :id").param("id", id).update() == 0) {
            throw new Absent("sending");
        }
    }

    @Transactional
    void sent(Viewer viewer, Sending sending, LocalDate today) {
        sql.sql("""
                update reports.sending set next_on = :next, version = version + 1
                where id = :id
                """)
                .param("next", sending.rhythm().after(today))
                .param("id", sending.id())
                .update();
    }

    private static Sending read(ResultSet row, int number) throws SQLException {
        return new Sending(row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                Report.valueOf(row.getString("report").toUpperCase(Locale.ROOT)),
                row.getString("query"), row.getObject("view_id", UUID.class),
                row.getString("name"),
                Rhythm.valueOf(row.getString("rhythm").toUpperCase(Locale.ROOT)),
                Format.valueOf(row.getString("format").toUpperCase(Locale.ROOT)),
                row.getObject("next_on", LocalDate.class), row.getInt("version"));
    }
}
