package linecard.disputes;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.disputes.Message.Attachment;
import linecard.files.Enclosed;
import linecard.packing.Sha256;
import linecard.people.Outcome;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// What both sides write about a dispute, with the files beside it. It only grows.
@Repository
public class Messages {

    static final int MOST = 500;
    static final int MOST_FILES = 20;

    private final JdbcClient sql;

    Messages(JdbcClient sql) {
        this.sql = sql;
    }

    /// As they were written.
    @Transactional(readOnly = true)
    List<Message> of(Viewer viewer, UUID dispute) {
        return sql.sql("""
                select m.id, m.side, m.content, m.written_at, m.written_name, a.name, a.kind,
                       length(a.content) as bytes
                from disputes.message m
                left join disputes.attachment a on a.message_id = m.id
                where m.dispute_id = :dispute
                order by m.written_at, m.id
                limit 500
                """)
                .param("dispute", dispute)
                .query((row, _) -> new Message(
                        row.getObject("id", UUID.class), row.getString("side").equals("principal"),
                        row.getString("content"), row.getTimestamp("written_at").toInstant(),
                        row.getString("written_name"), row.getString("name") == null ? null
                        : new Attachment(row.getString("name"),
                                Enclosed.Kind.of(row.getString("kind")), row.getLong("bytes"))))
                .list();
    }

    /// Adds one. The same one again changes nothing, nor do the last words again that the same
    /// person wrote: whoever goes back in a browser is given another id.
    @Transactional
    public Outcome add(Viewer viewer, UUID dispute, Message.Draft draft) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", "linecard.disputes.message " + dispute)
                .query(row -> {});
        var there = of(viewer, dispute);
        if (there.stream().anyMatch(one -> one.id().equals(draft.id()))) {
            return new Outcome.Done(List.of(draft.id()));
        }
        if (!there.isEmpty() && there.getLast().isSaidAgain(
                draft, viewer.role().isStaff(), name(viewer))) {
            return new Outcome.Done(List.of(there.getLast().id()));
        }
        if (there.size() >= MOST) return Outcome.Refused.of("words", "disputes.tooMany", MOST);
        long files = there.stream().filter(one -> one.attachment() != null).count();
        if (draft.enclosed() != null && files >= MOST_FILES) {
            return Outcome.Refused.of("file", "disputes.tooManyFiles", MOST_FILES);
        }
        write(viewer, dispute, draft);
        if (draft.enclosed() != null) write(viewer, dispute, draft.id(), draft.enclosed());
        return new Outcome.Done(List.of(draft.id()));
    }

    private void write(Viewer viewer, UUID dispute, Message.Draft draft) {
        sql.sql("""
                insert into disputes.message (id, organisation_id, dispute_id, side, content,
                                              written_name)
                values (:id, :organisation, :dispute, :side, :content, :by)
                """)
                .param("id", draft.id())
                .param("organisation", viewer.organisation().id())
                .param("dispute", dispute)
                .param("side", viewer.role().isStaff() ? "principal" : "agency")
                .param("content", draft.words())
                .param("by", name(viewer))
                .update();
    }

    private static String name(Viewer viewer) {
        return viewer.user().name(viewer.organisation().language());
    }

    private void write(Viewer viewer, UUID dispute, UUID message, Enclosed enclosed) {
        sql.sql("""
                insert into disputes.attachment (message_id, organisation_id, dispute_id, name,
                                                 kind, sha256, content)
                values (:message, :organisation, :dispute, :name, :kind, :sha256, :content)
                """)
                .param("message", message)
                .param("organisation", viewer.organisation().id())
                .param("dispute", dispute)
                .param("name", enclosed.name())
                .param("kind", enclosed.kind().code())
                .param("sha256", Sha256.hex(enclosed.content()))
                .param("content", enclosed.content())
                .update();
    }

    /// A file as it is sent out.
    record Kept(String name, Enclosed.Kind kind, byte[] content) {}

    /// @throws Absent where the viewer sees no such file
    @Transactional(readOnly = true)
    Kept file(Viewer viewer, UUID dispute, UUID message) {
        return sql.sql("""
                select name, kind, content
                from disputes.attachment
                where message_id = :message and dispute_id = :dispute
                """)
                .param("message", message)
                .param("dispute", dispute)
                .query((row, _) -> new Kept(row.getString("name"),
                        Enclosed.Kind.of(row.getString("kind")), row.getBytes("content")))
                .optional()
                .orElseThrow(() -> new Absent("attachment"));
    }
}
