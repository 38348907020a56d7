package linecard.mail;

import linecard.database.Binding;
import linecard.database.Seal;
import linecard.jobs.Trouble;
import linecard.mail.Letter.Enclosed;
import linecard.mail.Letter.Link;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The outbox as the postman sees it: what is due at the gate, and what becomes of each letter,
/// bound as the one who keeps its books.
@Repository
class Deliveries {

    /// So long nobody else takes a letter: longer than handing it over may last.
    static final Duration CLAIM = Duration.ofMinutes(10);

    /// For what the seal closes links.
    static final String SEALED = "letter";

    private final JdbcClient sql;
    private final Seal seal;

    Deliveries(JdbcClient sql, Seal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    record Due(UUID id, UUID organisation, UUID writtenBy) {

        /// The program itself, whatever the writer may do by now.
        Binding bookkeeper() {
            return Binding.owner(organisation, writtenBy);
        }
    }

    /// Of all organisations, those that have waited longest first.
    @Transactional(readOnly = true)
    List<Due> due(Instant now, int most) {
        return sql.sql("""
                select id, organisation_id, written_by
                from mail.letter
                where state = 'waiting' and next_at <= :now
                  and (taken_until is null or taken_until <= :now)
                order by next_at, id
                limit :most
                """)
                .param("now", utc(now))
                .param("most", most)
                .query((row, _) -> new Due(row.getObject("id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        row.getObject("written_by", UUID.class)))
                .list();
    }

    /// Takes a letter; empty where another program was faster.
    ///
    /// @param domain of a Message-ID, where it has none yet
    @Transactional
    Optional<Claimed> claim(Due due, Instant now, String domain) {
        return sql.sql("""
                update mail.letter l
                set tries = tries + 1, taken_until = :until,
                    message_id = case when message_id = '' then :fresh else message_id end
                from access.organisation o
                where l.id = :id and o.id = l.organisation_id
                  and l.state = 'waiting' and l.next_at <= :now
                  and (l.taken_until is null or l.taken_until <= :now)
                returning l.id, l.tries, l.asked_at, l.message_id, o.name, o.slug, l.to_name,
                          l.to_address, l.language, l.subject, l.body, l.reply_to, l.link_label,
                          l.link_path, l.enclosed, l.enclosed_id
                """)
                .param("until", utc(now.plus(CLAIM)))
                .param("fresh", "<" + UUID.randomUUID() + "@" + domain + ">")
                .param("id", due.id())
                .param("now", utc(now))
                .query(this::claimed)
                .optional();
    }

    @Transactional
    void sent(Claimed letter, Instant now) {
        end(letter, "sent", "", now);
    }

    @Transactional
    void giveUp(Claimed letter, Trouble why, Instant now) {
        end(letter, "given_up", why.stored(), now);
    }

    @Transactional
    void postpone(Claimed letter, Trouble why, Instant until) {
        sql.sql("""
                update mail.letter set taken_until = null, next_at = :until, trouble = :trouble
                where id = :id and tries = :tries and state = 'waiting'
                """)
                .param("until", utc(until))
                .param("trouble", why.stored())
                .param("id", letter.id())
                .param("tries", letter.tries())
                .update();
    }

    private void end(Claimed letter, String state, String trouble, Instant now) {
        sql.sql("""
                update mail.letter
                set state = :state, trouble = :trouble, ended_at = :now, taken_until = null
                where id = :id and tries = :tries and state = 'waiting'
                """)
                .param("state", state)
                .param("trouble", trouble)
                .param("now", utc(now))
                .param("id", letter.id())
                .param("tries", letter.tries())
                .update();
    }

    /// Clears what letters said that were over thirty days ago, in every organisation: at the gate.
    @Transactional
    int clear() {
        return sql.sql("""
                update mail.letter set body = '', cleared_at = now()
                where cleared_at is null and ended_at < now() - interval '30 days'
                """).update();
    }

    private Claimed claimed(ResultSet row, int n) throws SQLException {
        return new Claimed(row.getObject("id", UUID.class), row.getInt("tries"),
                row.getTimestamp("asked_at").toInstant(), row.getString("message_id"),
                row.getString("name"), row.getString("slug"),
                new Letter(row.getString("to_name"), row.getString("to_address"),
                        Language.of(row.getString("language")), row.getString("subject"),
                        List.of(row.getString("body").split("\n\n")), row.getString("reply_to"),
                        opened(link(row)), enclosed(row), null));
    }

    /// Where the key has changed since the letter was written, it leads to the front door.
    private @Nullable Link opened(@Nullable Link link) {
        return link == null || !link.isSecret() ? link
                : new Link(link.label(), seal.open(link.path(), SEALED).orElse("/"), true);
    }

    static @Nullable Link link(ResultSet row) throws SQLException {
        var path = row.getString("link_path");
        return path.isEmpty() ? null
                : new Link(row.getString("link_label"), path, path.startsWith(Seal.MARK));
    }

    private static @Nullable Enclosed enclosed(ResultSet row) throws SQLException {
        var subject = row.getObject("enclosed_id", UUID.class);
        return subject == null ? null : new Enclosed(row.getString("enclosed"), subject);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
