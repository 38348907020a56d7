package linecard.hooks;

import linecard.access.Viewer;
import linecard.hooks.Fate.Answer;
import linecard.jobs.Trouble;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The tellings as the messenger sees them: what is due at the gate, and what becomes of each,
/// bound to an owner of the organisation.
@Repository
class Sending {

    /// So long nobody else takes one: longer than telling it may last.
    static final Duration CLAIM = Duration.ofMinutes(2);

    private final JdbcClient sql;

    Sending(JdbcClient sql) {
        this.sql = sql;
    }

    record Due(UUID id, UUID organisation, UUID endpoint) {}

    /// One that this program has taken to tell it.
    ///
    /// @param tries how often it was taken, this time included: nobody else has that number
    record Claimed(
            UUID id, UUID endpoint, int tries, Event event, UUID subject,
            @Nullable Integer subjectVersion, Instant at, Instant askedAt, Target target,
            List<Secret> secrets, @Nullable Instant failingSince) {}

    /// Of all organisations, for each endpoint those that have waited longest first.
    ///
    /// @param most of one endpoint
    @Transactional(readOnly = true)
    List<Due> due(Instant now, int most) {
        return sql.sql("""
                select d.id, e.organisation_id, e.endpoint_id
                from (select distinct organisation_id, endpoint_id
                      from hooks.delivery
                      where state = 'waiting' and next_at <= :now) e
                cross join lateral (
                    select id, next_at
                    from hooks.delivery
                    where endpoint_id = e.endpoint_id and state = 'waiting' and next_at <= :now
                      and (taken_until is null or taken_until <= :now)
                    order by next_at, id
                    limit :most) d
                order by d.next_at, d.id
                """)
                .param("now", utc(now))
                .param("most", most)
                .query((row, _) -> new Due(row.getObject("id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        row.getObject("endpoint_id", UUID.class)))
                .list();
    }

    /// Takes one; empty where another program was faster, or its endpoint is told nothing now.
    @Transactional
    Optional<Claimed> claim(Due due, Instant now) {
        return sql.sql("""
                update hooks.delivery d
                set tries = tries + 1, taken_until = :until
                from hooks.endpoint e,
                     lateral (select array_agg(s.secret order by s.ends_at desc nulls first) as all
                              from hooks.secret s
                              where s.endpoint_id = e.id
                                and (s.ends_at is null or s.ends_at > :now)) s
                where d.id = :id and e.id = d.endpoint_id and e.off_at is null
                  and s.all is not null and d.state = 'waiting' and d.next_at <= :now
                  and (d.taken_until is null or d.taken_until <= :now)
                returning d.id, d.endpoint_id, d.tries, d.event, d.subject_id, d.subject_version,
                          d.at, d.asked_at, e.url, s.all as secrets, e.failing_since
                """)
                .param("until", utc(now.plus(CLAIM)))
                .param("id", due.id())
                .param("now", utc(now))
                .query(Sending::claimed)
                .optional();
    }

    /// It arrived, so others may as well.
    @Transactional
    void arrived(Claimed told, Answer answer, Instant now) {
        end(told, "delivered", answer, "", now);
        if (told.failingSince() == null) return;
        sql.sql("""
                update hooks.endpoint set failing_since = null, rests_until = null
                where id = :endpoint
                """)
                .param("endpoint", told.endpoint())
                .update();
    }

    @Transactional
    void giveUp(Claimed told, Answer answer, Trouble why, Instant now) {
        end(told, "failed", answer, why.stored(), now);
    }

    @Transactional
    void postpone(Claimed told, Answer answer, Trouble why, Instant until) {
        sql.sql("""
                update hooks.delivery
                set taken_until = null, next_at = :until, trouble = :trouble, status = :status,
                    answer = :answer
                where id = :id and tries = :tries and state = 'waiting'
                """)
                .param("until", utc(until))
                .param("trouble", why.stored())
                .param("status", status(answer))
                .param("answer", answer.start())
                .param("id", told.id())
                .param("tries", told.tries())
                .update();
    }

    /// Notes that nothing arrives there.
    ///
    /// @return since when
    @Transactional
    Instant failing(Viewer viewer, UUID endpoint, Instant now) {
        return sql.sql("""
                update hooks.endpoint set failing_since = coalesce(failing_since, :now)
                where id = :endpoint
                returning failing_since
                """)
                .param("now", utc(now))
                .param("endpoint", endpoint)
                .query((row, _) -> row.getTimestamp("failing_since").toInstant())
                .optional().orElse(now);
    }

    /// Lets the endpoint rest: nothing of what waits, or comes, is tried before then.
    @Transactional
    void rest(Viewer viewer, UUID endpoint, Instant until) {
        for (var statement : List.of("""
                update hooks.endpoint set rests_until = :until where id = :endpoint
                """, """
                update hooks.delivery set next_at = :until
                where endpoint_id = :endpoint and state = 'waiting' and next_at < :until
                """)) {
            sql.sql(statement)
                    .param("until", utc(until))
                    .param("endpoint", endpoint)
                    .update();
        }
    }

    /// Forgets what ended over thirty days ago, in every organisation: at the gate.
    @Transactional
    int clear() {
        return sql.sql("""
                delete from hooks.delivery
                where state <> 'waiting' and ended_at < now() - interval '30 days'
                """).update();
    }

    private void end(Claimed told, String state, Answer answer, String trouble, Instant now) {
        sql.sql("""
                update hooks.delivery
                set state = :state, trouble = :trouble, status = :status, answer = :answer,
                    ended_at = :now, taken_until = null
                where id = :id and tries = :tries and state = 'waiting'
                """)
                .param("state", state)
                .param("trouble", trouble)
                .param("status", status(answer))
                .param("answer", answer.start())
                .param("now", utc(now))
                .param("id", told.id())
                .param("tries", told.tries())
                .update();
    }

    private static @Nullable Integer status(Answer answer) {
        return answer.status() == 0 ? null : answer.status();
    }

    private static Claimed claimed(ResultSet row, int n) throws SQLException {
        var secrets = (String[]) row.getArray("secrets").getArray();
        return new Claimed(row.getObject("id", UUID.class),
                row.getObject("endpoint_id", UUID.class), row.getInt("tries"),
                Event.of(row.getString("event")).orElseThrow(),
                row.getObject("subject_id", UUID.class),
                row.getObject("subject_version", Integer.class),
                row.getTimestamp("at").toInstant(), row.getTimestamp("asked_at").toInstant(),
                new Target(URI.create(row.getString("url"))),
                Arrays.stream(secrets).map(Secret::new).toList(),
                Endpoints.instant(row.getTimestamp("failing_since")));
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
