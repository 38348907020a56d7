package linecard.mail;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.database.Paged;
import linecard.database.Seal;
import linecard.jobs.Trouble;
import linecard.mail.Written.State;
import linecard.words.Language;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import static linecard.database.Columns.texts;

/// Where letters are written, to be sent once the transaction that writes them is through.
@Repository
public class Outbox {

    private static final String WRITTEN = """
            select id, to_name, to_address, language, subject, body, link_label, link_path,
                   enclosed <> '' as enclosing, state, tries, trouble,
                   coalesce(taken_until > now(), false) as taken, written_at, asked_at, next_at,
                   ended_at, cleared_at
            from mail.letter
            """;

    private static final String NARROWED = """
             where (:state = '' or state = :state)
               and (:q = '' or position(lower(:q) in
                                        lower(to_name || ' ' || to_address || ' ' || subject)) > 0)
            """;

    private static final String LATEST = "order by written_at desc, id desc\n";

    private static final int FETCHED = 500;
    private static final int SECONDS = 120;

    private final JdbcClient sql;
    private final Seal seal;

    Outbox(JdbcClient sql, Seal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    /// Writes a letter in the transaction that is open. One that can go nowhere is written too, as
    /// given up, so that owners see whom nobody told.
    ///
    /// @return its id; that of no letter where one of the same name was there already
    @Transactional
    public UUID add(Viewer viewer, Letter letter) {
        var written = new Fresh(Ids.fresh(), letter);
        write(viewer, List.of(written));
        return written.id();
    }

    /// The same of several.
    @Transactional
    public void add(Viewer viewer, List<Letter> letters) {
        write(viewer, letters.stream().map(letter -> new Fresh(Ids.fresh(), letter)).toList());
    }

    private record Fresh(UUID id, Letter letter) {}

    private void write(Viewer viewer, List<Fresh> letters) {
        if (letters.isEmpty()) return;
        sql.sql("""
                insert into mail.letter (
                    id, organisation_id, once, to_name, to_address, reply_to, language, subject,
                    body, link_label, link_path, enclosed, enclosed_id, state, trouble, ended_at)
                select id, :organisation, once, name, left(address, 254), reply_to, language,
                       subject, body, link_label, link_path, enclosed, enclosed_id,
                       case when trouble = '' then 'waiting' else 'given_up' end, trouble,
                       case when trouble = '' then null else now() end
                from unnest(:ids::uuid[], :onces::text[], :names::text[], :addresses::text[],
                            :replyTos::text[], :languages::text[], :subjects::text[],
                            :bodies::text[], :linkLabels::text[], :linkPaths::text[],
                            :enclosed::text[], :enclosedIds::uuid[], :troubles::text[])
                  as l (id, once, name, address, reply_to, language, subject, body, link_label,
                        link_path, enclosed, enclosed_id, trouble)
                on conflict do nothing
                """)
                .param("organisation", viewer.organisation().id())
                .param("ids", texts(letters, Fresh::id))
                .param("onces", texts(letters, fresh -> fresh.letter().once()))
                .param("names", texts(letters, fresh -> fresh.letter().name()))
                .param("addresses", texts(letters, fresh -> fresh.letter().to()))
                .param("replyTos", texts(letters, fresh -> fresh.letter().replyTo()))
                .param("languages", texts(letters, fresh -> fresh.letter().language().code()))
                .param("subjects", texts(letters, fresh -> fresh.letter().subject()))
                .param("bodies", texts(letters, fresh -> fresh.letter().body()))
                .param("linkLabels", texts(letters, fresh -> {
                    var link = fresh.letter().link();
                    return link == null ? "" : link.label();
                }))
                .param("linkPaths", texts(letters, fresh -> linkPath(fresh.letter())))
                .param("enclosed", texts(letters, fresh -> {
                    var enclosed = fresh.letter().enclosed();
                    return enclosed == null ? "" : enclosed.kind();
                }))
                .param("enclosedIds", texts(letters, fresh -> {
                    var enclosed = fresh.letter().enclosed();
                    return enclosed == null ? null : enclosed.subject();
                }))
                .param("troubles", texts(letters, fresh -> trouble(fresh.letter())))
                .update();
    }

    private String linkPath(Letter letter) {
        var link = letter.link();
        if (link == null) return "";
        return link.isSecret() ? seal.close(link.path(), Deliveries.SEALED) : link.path();
    }

    /// Whether a letter of that name was written already.
    @Transactional(readOnly = true)
    public boolean has(Viewer viewer, String once) {
        return sql.sql("""
                select exists (select from mail.letter
                               where organisation_id = :organisation and once = :once)
                """)
                .param("organisation", viewer.organisation().id())
                .param("once", once)
                .query(Boolean.class)
                .single();
    }

    /// Those with which something about a subject goes, latest first: fifty at most.
    @Transactional(readOnly = true)
    public List<Written> about(Viewer viewer, String enclosed, UUID subject) {
        return sql.sql(WRITTEN + " where enclosed = :enclosed and enclosed_id = :subject "
                + LATEST + "limit 50")
                .param("enclosed", enclosed)
                .param("subject", subject)
                .query(Outbox::read)
                .list();
    }

    private static String trouble(Letter letter) {
        try {
            Address.read(letter.to());
            return "";
        } catch (ReadingException e) {
            return Trouble.of(e.key(), e.arguments()).stored();
        }
    }

    /// The latest first.
    ///
    /// @param state null for any
    /// @param q a part of name, address or subject; empty for any
    @Transactional(readOnly = true)
    Paged<Written> find(Viewer viewer, @Nullable State state, String q, int page) {
        var narrowed = Map.of("state", state == null ? "" : state.code(), "q", q);
        long total = sql.sql("select count(*) from mail.letter" + NARROWED)
                .params(narrowed)
                .query(Long.class)
                .single();
        var found = sql.sql(WRITTEN + NARROWED + LATEST + "limit :most offset :skipped")
                .params(narrowed)
                .param("most", Paged.SIZE)
                .param("skipped", Paged.offset(page))
                .query(Outbox::read)
                .list();
        return new Paged<>(found, page, total);
    }

    /// All of them: for files.
    @Transactional(readOnly = true, timeout = SECONDS)
    void each(Viewer viewer, @Nullable State state, String q, Consumer<? super Written> taker) {
        sql.sql(WRITTEN + NARROWED + LATEST)
                .withFetchSize(FETCHED)
                .param("state", state == null ? "" : state.code())
                .param("q", q)
                .query((RowCallbackHandler) row -> taker.accept(read(row, 0)));
    }

    /// Those that follow an id, in the order they were written.
    @Transactional(readOnly = true)
    List<Written> after(Viewer viewer, @Nullable State state, UUID after, int most) {
        return sql.sql(WRITTEN + NARROWED + " and id > :after order by id limit :most")
                .param("state", state == null ? "" : state.code())
                .param("q", "")
                .param("after", after)
                .param("most", most)
                .query(Outbox::read)
                .list();
    }

    @Transactional(readOnly = true)
    Written of(Viewer viewer, UUID id) {
        return sql.sql(WRITTEN + " where id = :id")
                .param("id", id)
                .query(Outbox::read)
                .optional()
                .orElseThrow(() -> new Absent("letter"));
    }

    /// Has a letter sent again, or at once where it waits. One that was sent goes under another
    /// Message-ID: else it would be taken for the same.
    ///
    /// @throws Stale where it is being sent just now, what it said was cleared, or its link is a
    ///     secret
    @Transactional
    void repeat(Viewer viewer, UUID id, Address to) {
        int rows = sql.sql("""
                update mail.letter
                set state = 'waiting', to_address = :to, asked_at = now(), next_at = now(),
                    message_id = case when state = 'sent' then '' else message_id end,
                    trouble = '', ended_at = null
                where id = :id and cleared_at is null and not link_path ^@ :sealed
                  and (taken_until is null or taken_until <= now())
                """)
                .param("to", to.text())
                .param("id", id)
                .param("sealed", Seal.MARK)
                .update();
        if (rows == 0) throw new Stale("letter");
    }

    private static Written read(ResultSet row, int n) throws SQLException {
        var trouble = row.getString("trouble");
        return new Written(row.getObject("id", UUID.class), row.getString("to_name"),
                row.getString("to_address"), Language.of(row.getString("language")),
                row.getString("subject"), row.getString("body"), Deliveries.link(row),
                row.getBoolean("enclosing"), State.of(row.getString("state")),
                row.getInt("tries"), row.getBoolean("taken"),
                trouble.isEmpty() ? null : Trouble.read(trouble),
                row.getTimestamp("written_at").toInstant(),
                row.getTimestamp("asked_at").toInstant(), row.getTimestamp("next_at").toInstant(),
                instant(row.getTimestamp("ended_at")), instant(row.getTimestamp("cleared_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
