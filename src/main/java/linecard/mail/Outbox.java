package linecard.mail;

import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.jobs.Trouble;
import linecard.words.ReadingException;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.UUID;

/// Where letters are written, to be sent once the transaction that writes them is through.
@Repository
public class Outbox {

    private final JdbcClient sql;

    Outbox(JdbcClient sql) {
        this.sql = sql;
    }

    /// Writes a letter in the transaction that is open. One that can go nowhere is written too, as
    /// given up, so that owners see whom nobody told.
    @Transactional
    public UUID add(Viewer viewer, Letter letter) {
        var id = Ids.fresh();
        var trouble = trouble(letter);
        var link = letter.link();
        var enclosed = letter.enclosed();
        sql.sql("""
                insert into mail.letter (
                    id, organisation_id, once, to_name, to_address, reply_to, language, subject,
                    body, link_label, link_path, enclosed, enclosed_id, state, trouble, ended_at)
                values (:id, :organisation, :once, :name, left(:to, 254), :replyTo, :language,
                        :subject, :body, :linkLabel, :linkPath, :enclosed, :enclosedId,
                        case when :trouble = '' then 'waiting' else 'given_up' end, :trouble,
                        case when :trouble = '' then null else now() end)
                on conflict do nothing
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("once", letter.once())
                .param("name", letter.name())
                .param("to", letter.to())
                .param("replyTo", letter.replyTo())
                .param("language", letter.language().code())
                .param("subject", letter.subject())
                .param("body", letter.body())
                .param("linkLabel", link == null ? "" : link.label())
                .param("linkPath", link == null ? "" : link.path())
                .param("enclosed", enclosed == null ? "" : enclosed.kind())
                .param("enclosedId", enclosed == null ? null : enclosed.subject())
                .param("trouble", trouble)
                .update();
        return id;
    }

    private static String trouble(Letter letter) {
        try {
            Address.read(letter.to());
            return "";
        } catch (ReadingException e) {
            return Trouble.of(e.key(), e.arguments()).stored();
        }
    }
}
