package linecard.cases;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.cases.Act.Kind;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What was done in cases. It only grows.
@Repository
class Acts {

    static final int MOST = 1_000;

    private static final String ACT = """
            select t.id, t.case_id, t.kind, t.about_id, t.word, t.content, t.due_on, t.agency_id,
                   t.rep_id, t.restraint_id, t.on_day, t.at, t.by_name, e.id as settled_by
            from cases.act t
            left join cases.act e on e.about_id = t.id
            """;

    /// A rep stays the one who was asked, whichever agency the rep works for since.
    private static final String PUT_TO = """
            (t.rep_id = cast(:rep as uuid)
             or t.rep_id is null and t.agency_id = cast(:agency as uuid)) """;

    private final JdbcClient sql;

    Acts(JdbcClient sql) {
        this.sql = sql;
    }

    /// In the order in which they came.
    @Transactional(readOnly = true)
    List<Act> of(Viewer viewer, UUID conflictCase) {
        return bound(conflictCase);
    }

    /// The same for whoever is bound.
    List<Act> bound(UUID conflictCase) {
        return sql.sql(ACT + "where t.case_id = :case order by t.place limit " + MOST)
                .param("case", conflictCase)
                .query(Acts::read)
                .list();
    }

    /// The questions that were put to the viewer, the latest first.
    @Transactional(readOnly = true)
    List<Act> questions(Viewer viewer) {
        return sql.sql(ACT + """
                where t.kind = 'question' and %s
                order by t.place desc
                limit 200
                """.formatted(PUT_TO))
                .param("agency", viewer.agency())
                .param("rep", viewer.rep())
                .query(Acts::read)
                .list();
    }

    /// A question, and its answer where there is one.
    ///
    /// @throws Absent where none was put to the viewer with that id
    @Transactional(readOnly = true)
    List<Act> question(Viewer viewer, UUID id) {
        var found = sql.sql(ACT + """
                where %s and (t.id = :id or t.about_id = :id)
                order by t.place
                limit 2
                """.formatted(PUT_TO))
                .param("agency", viewer.agency())
                .param("rep", viewer.rep())
                .param("id", id)
                .query(Acts::read)
                .list();
        if (found.isEmpty() || found.getFirst().kind() != Kind.QUESTION) {
            throw new Absent("question");
        }
        return found;
    }

    /// What came since a day from those who were asked or told without a name.
    @Transactional(readOnly = true)
    List<Act> came(Viewer viewer, LocalDate since) {
        return sql.sql(ACT + """
                where t.kind in ('answer', 'heard') and t.on_day >= :since
                order by t.place
                limit 500
                """)
                .param("since", since)
                .query(Acts::read)
                .list();
    }

    /// Writes one down, done now by whoever is at work.
    @Transactional
    void add(Viewer viewer, Act act) {
        sql.sql("""
                insert into cases.act (id, organisation_id, case_id, kind, about_id, word, content,
                                       due_on, agency_id, rep_id, restraint_id, on_day, by_name)
                values (:id, :organisation, :case, :kind, :about, :word, :content, :due, :agency,
                        :rep, :restraint, :on, :by)
                """)
                .param("id", act.id())
                .param("organisation", viewer.organisation().id())
                .param("case", act.of())
                .param("kind", act.kind().code())
                .param("about", act.about())
                .param("word", act.word())
                .param("content", act.content())
                .param("due", act.dueOn())
                .param("agency", act.agency())
                .param("rep", act.rep())
                .param("restraint", act.restraint())
                .param("on", act.on())
                .param("by", viewer.user().name(viewer.organisation().language()))
                .update();
    }

    /// That a fact was decided about, so that it is not brought up again.
    @Transactional
    void settle(Viewer viewer, UUID conflictCase, LocalDate on) {
        sql.sql("""
                insert into cases.settled (organisation_id, fingerprint, decided_on)
                select c.organisation_id, c.fingerprint, :on
                from cases.conflict_case c
                where c.id = :case and c.fingerprint is not null
                """)
                .param("case", conflictCase)
                .param("on", on)
                .update();
    }

    private static Act read(ResultSet row, int n) throws SQLException {
        var at = row.getTimestamp("at");
        return new Act(
                row.getObject("id", UUID.class), row.getObject("case_id", UUID.class),
                Kind.of(row.getString("kind")), row.getObject("about_id", UUID.class),
                row.getString("word"), row.getString("content"),
                row.getObject("due_on", LocalDate.class),
                row.getObject("agency_id", UUID.class), row.getObject("rep_id", UUID.class),
                row.getObject("restraint_id", UUID.class),
                row.getObject("on_day", LocalDate.class), at == null ? null : at.toInstant(),
                row.getString("by_name"), row.getObject("settled_by", UUID.class));
    }
}
