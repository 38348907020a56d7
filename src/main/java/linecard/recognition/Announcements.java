package linecard.recognition;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.recognition.Announcement.Hearers;
import linecard.words.Language;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// What was said of contests.
@Repository
public class Announcements {

    /// So many on the page of the day, from so many days.
    private static final int FRESH = 3;
    private static final int FRESH_DAYS = 14;

    private static final String SELECT = """
            select a.id, a.contest_id, c.name, a.audience, a.title, a.body, a.said_at,
                   a.taken_back_at, a.version
            from recognition.announcement a
            join contests.contest c on c.id = a.contest_id
            """;

    private final JdbcClient sql;

    Announcements(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those that the viewer may hear, the latest first.
    @Transactional(readOnly = true)
    List<Announcement> all(Viewer viewer) {
        return sql.sql(SELECT + "order by a.said_at desc, a.id desc")
                .query(Announcements::read)
                .list();
    }

    /// The latest of the last two weeks.
    @Transactional(readOnly = true)
    List<Announcement> fresh(Viewer viewer) {
        return sql.sql(SELECT + """
                where a.taken_back_at is null and a.said_at > now() - make_interval(days => :days)
                order by a.said_at desc, a.id desc
                limit :most
                """)
                .param("days", FRESH_DAYS)
                .param("most", FRESH)
                .query(Announcements::read)
                .list();
    }

    /// @throws Absent where there is none, or the viewer may not hear it
    @Transactional(readOnly = true)
    Announcement of(Viewer viewer, UUID id) {
        return sql.sql(SELECT + "where a.id = :id").param("id", id).query(Announcements::read)
                .optional().orElseThrow(() -> new Absent("announcement"));
    }

    /// A rep who is told by a letter.
    record Addressee(
            UUID rep, String familyName, String givenName, String title, String address,
            Language language) {}

    /// The reps at work who may hear it, at the address with which they sign in, or else at their
    /// own; in the organisation's language where none is known.
    @Transactional(readOnly = true)
    List<Addressee> addressees(Viewer viewer, Announcement said) {
        return sql.sql("""
                select r.id, r.family_name, r.given_name, r.title,
                       coalesce(u.email, r.email) as address,
                       coalesce(u.language, :language) as language
                from people.rep r
                left join access.membership m on m.rep_id = r.id and m.role = 'rep'
                left join access.app_user u on u.id = m.user_id and u.disabled_at is null
                where r.archived_at is null and coalesce(u.email, r.email) <> ''
                  and (:all or exists (select from contests.entrant e
                                       where e.contest_id = :contest and e.rep_id = r.id))
                order by r.id
                limit 20000
                """)
                .param("language", viewer.organisation().language().code())
                .param("all", said.audience() == Hearers.ALL)
                .param("contest", said.contest())
                .query((row, _) -> new Addressee(row.getObject("id", UUID.class),
                        row.getString("family_name"), row.getString("given_name"),
                        row.getString("title"), row.getString("address"),
                        Language.of(row.getString("language"))))
                .list();
    }

    @Transactional
    public void add(Viewer viewer, Announcement said) {
        sql.sql("""
                insert into recognition.announcement (id, organisation_id, contest_id, audience,
                                                      title, body)
                values (:id, :organisation, :contest, :audience, :title, :body)
                """)
                .param("id", said.id())
                .param("organisation", viewer.organisation().id())
                .param("contest", said.contest())
                .param("audience", said.audience().code())
                .param("title", said.title())
                .param("body", said.body())
                .update();
    }

    /// Those whom it names.
    @Transactional
    void mention(Viewer viewer, UUID announcement, List<UUID> reps) {
        sql.sql("""
                insert into recognition.mention (organisation_id, announcement_id, rep_id)
                select :organisation, :announcement, rep
                from unnest(:reps::uuid[]) as m (rep)
                """)
                .param("organisation", viewer.organisation().id())
                .param("announcement", announcement)
                .param("reps", reps.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /// It is shown no more; letters that went out are out.
    ///
    /// @throws Stale where it was taken back already
    @Transactional
    void takeBack(Viewer viewer, UUID id) {
        int rows = sql.sql("""
                update recognition.announcement
                set taken_back_at = now(), version = version + 1
                where id = :id and taken_back_at is null
                """)
                .param("id", id)
                .update();
        if (rows == 0) throw new Stale("announcement");
    }

    private static Announcement read(ResultSet row, int number) throws SQLException {
        var takenBack = row.getTimestamp("taken_back_at");
        return new Announcement(row.getObject("id", UUID.class),
                row.getObject("contest_id", UUID.class), row.getString("name"),
                Hearers.valueOf(row.getString("audience").toUpperCase(Locale.ROOT)),
                row.getString("title"), row.getString("body"),
                row.getTimestamp("said_at").toInstant(),
                takenBack == null ? null : takenBack.toInstant(), row.getInt("version"));
    }
}
