package linecard.calls;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.calls.CallReport.Remark;
import linecard.calls.Question.Answer;
import linecard.database.Ids;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// What the principal and reps say to each other about calls: remarks on reports, questions for
/// the next call, and what a call caused. It only grows.
@Repository
public class Talk {

    static final int MOST = 500;

    private static final String QUESTION = """
            select q.id, q.account_id, q.content, q.asked_at, q.asked_name,
                   a.question_id is not null as answered, a.call_id, a.content as answer,
                   a.answered_name
            from calls.question q
            left join calls.answer a
              on a.organisation_id = q.organisation_id and a.question_id = q.id
            """;

    private final JdbcClient sql;

    Talk(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    List<Remark> remarks(Viewer viewer, UUID report) {
        return sql.sql("""
                select id, report_id, call_id, side, content, written_at, written_name
                from calls.remark
                where report_id = :report
                order by written_at, id
                limit 500
                """)
                .param("report", report)
                .query((row, _) -> new Remark(row.getObject("id", UUID.class),
                        row.getObject("report_id", UUID.class),
                        row.getObject("call_id", UUID.class),
                        row.getString("side").equals("principal"), row.getString("content"),
                        row.getTimestamp("written_at").toInstant(),
                        row.getString("written_name")))
                .list();
    }

    /// Writes a remark; the same one again changes nothing.
    ///
    /// @return false where there are too many
    @Transactional
    boolean remark(Viewer viewer, UUID id, UUID report, @Nullable UUID call, String content) {
        var there = remarks(viewer, report);
        if (there.stream().anyMatch(one -> one.id().equals(id))) return true;
        if (there.size() >= MOST) return false;
        sql.sql("""
                insert into calls.remark (id, organisation_id, report_id, call_id, side, content,
                                          written_name)
                values (:id, :organisation, :report, :call, :side, :content, :by)
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("report", report)
                .param("call", call)
                .param("side", viewer.role().isStaff() ? "principal" : "rep")
                .param("content", content)
                .param("by", name(viewer))
                .update();
        return true;
    }

    /// The open questions about these accounts, oldest first.
    @Transactional(readOnly = true)
    List<Question> open(Viewer viewer, Collection<UUID> accounts) {
        return sql.sql(QUESTION + """
                where q.account_id = any (:accounts) and a.question_id is null
                order by q.asked_at, q.id
                limit 500
                """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .query(Talk::question)
                .list();
    }

    /// The questions, open ones first, and the latest first.
    @Transactional(readOnly = true)
    List<Question> questions(Viewer viewer, @Nullable UUID account) {
        return sql.sql(QUESTION + """
                where :everyAccount or q.account_id = :account
                order by a.question_id is not null, q.asked_at desc, q.id
                """)
                .param("everyAccount", account == null)
                .param("account", account)
                .query(Talk::question)
                .list();
    }

    @Transactional(readOnly = true)
    Question question(Viewer viewer, UUID id) {
        return sql.sql(QUESTION + "where q.id = :id")
                .param("id", id)
                .query(Talk::question)
                .optional()
                .orElseThrow(() -> new Absent("question"));
    }

    private static Question question(ResultSet row, int number) throws SQLException {
        return new Question(row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class), row.getString("content"),
                row.getTimestamp("asked_at").toInstant(),
                row.getString("asked_name"), !row.getBoolean("answered") ? null
                : new Answer(row.getObject("call_id", UUID.class), row.getString("answer"),
                        row.getString("answered_name")));
    }

    @Transactional
    public void ask(Viewer viewer, UUID id, UUID account, @Nullable UUID rep, String content) {
        sql.sql("""
                insert into calls.question (id, organisation_id, account_id, rep_id, content,
                                            asked_name)
                values (:id, :organisation, :account, :rep, :content, :by)
                on conflict (organisation_id, id) do nothing
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("account", account)
                .param("rep", rep)
                .param("content", content)
                .param("by", name(viewer))
                .update();
    }

    /// Answers a question once, whoever is first.
    ///
    /// @param call at which; null where nobody asks any more
    @Transactional
    void answer(Viewer viewer, UUID question, @Nullable UUID call, String content) {
        sql.sql("""
                insert into calls.answer (question_id, organisation_id, call_id, content,
                                          answered_name)
                values (:question, :organisation, :call, :content, :by)
                on conflict (organisation_id, question_id) do nothing
                """)
                .param("question", question)
                .param("organisation", viewer.organisation().id())
                .param("call", call)
                .param("content", content)
                .param("by", name(viewer))
                .update();
    }

    /// What these calls caused, in the order it happened.
    @Transactional(readOnly = true)
    List<Consequence> consequences(Viewer viewer, Collection<UUID> calls) {
        return sql.sql("""
                select id, call_id, kind, content, happened_on, written_name
                from calls.consequence
                where call_id = any (:calls)
                order by happened_on, id
                limit 5000
                """)
                .param("calls", calls.toArray(UUID[]::new))
                .query((row, _) -> new Consequence(row.getObject("id", UUID.class),
                        row.getObject("call_id", UUID.class),
                        Coded.of(Consequence.Kind.class, row.getString("kind")),
                        row.getString("content"), row.getObject("happened_on", LocalDate.class),
                        row.getString("written_name")))
                .list();
    }

    @Transactional
    public void caused(
            Viewer viewer, UUID call, Consequence.Kind kind, String content, LocalDate on) {
        sql.sql("""
                insert into calls.consequence (id, organisation_id, call_id, kind, content,
                                               happened_on, written_name)
                values (:id, :organisation, :call, :kind, :content, :on, :by)
                """)
                .param("id", Ids.fresh())
                .param("organisation", viewer.organisation().id())
                .param("call", call)
                .param("kind", kind.code())
                .param("content", content)
                .param("on", on)
                .param("by", name(viewer))
                .update();
    }

    private static String name(Viewer viewer) {
        return viewer.user().name(viewer.organisation().language());
    }
}
