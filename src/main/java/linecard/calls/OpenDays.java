package linecard.calls;

import linecard.access.Viewer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What is left over: days that were not reported to the end, and what reps wait for.
@Repository
class OpenDays {

    private final JdbcClient sql;

    OpenDays(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param planned calls of the day that are still planned
    /// @param told calls that were told and not submitted
    public record Open(UUID rep, LocalDate day, int planned, int told) {}

    /// Days of a rep from one to another, the last included, that are not submitted.
    @Transactional(readOnly = true)
    List<Open> of(Viewer viewer, UUID rep, LocalDate from, LocalDate to) {
        return within(viewer, rep, from, to).stream().limit(30).toList();
    }

    /// The same of all reps, or of one.
    @Transactional(readOnly = true)
    List<Open> within(
            Viewer viewer, @Nullable UUID rep, LocalDate from, LocalDate to) {
        return sql.sql("""
                select c.rep_id, c.visited_on,
                       count(*) filter (where c.state = 'planned') as planned,
                       count(*) filter (where c.state <> 'planned') as told
                from calls.call c
                where (:everyRep or c.rep_id = :rep) and c.visited_on between :from and :to
                  and not exists (select from calls.report r
                                  where r.rep_id = c.rep_id and r.day = c.visited_on)
                group by c.rep_id, c.visited_on
                order by c.visited_on desc, c.rep_id
                limit 50000
                """)
                .param("everyRep", rep == null)
                .param("rep", rep)
                .param("from", from)
                .param("to", to)
                .query((row, _) -> new Open(row.getObject("rep_id", UUID.class),
                        row.getObject("visited_on", LocalDate.class), row.getInt("planned"),
                        row.getInt("told")))
                .list();
    }

    /// @param kind `sample` or `quote`
    public record Owed(UUID call, UUID account, LocalDate day, String kind) {}

    /// What was asked for at calls of a rep since a day, and nothing came of it yet: the latest.
    @Transactional(readOnly = true)
    List<Owed> owed(Viewer viewer, UUID rep, LocalDate since) {
        return sql.sql("""
                select c.id, c.account_id, c.visited_on, w.kind
                from calls.call c
                cross join lateral (values ('sample', c.sample_asked),
                                           ('quote', c.quote_asked)) as w (kind, is_asked)
                where c.rep_id = :rep and c.visited_on >= :since and c.state = 'made'
                  and w.is_asked
                  and not exists (select from calls.consequence q
                                  where q.organisation_id = c.organisation_id
                                    and q.call_id = c.id and q.kind = w.kind)
                order by c.visited_on desc, c.id
                limit 10
                """)
                .param("rep", rep)
                .param("since", since)
                .query((row, _) -> new Owed(row.getObject("id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getObject("visited_on", LocalDate.class), row.getString("kind")))
                .list();
    }
}
