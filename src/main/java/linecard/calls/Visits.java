package linecard.calls;

import linecard.access.Viewer;
import linecard.calendar.Span;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// How often accounts were called at, and when: one call an account, rep and day.
@Repository
public class Visits {

    private static final int MOST = 1_000_000;

    private final JdbcClient sql;

    Visits(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param days on which the rep called at the account
    public record Count(UUID account, UUID rep, long days) {}

    /// Who called where how often in a span of days.
    @Transactional(readOnly = true)
    public List<Count> counts(Viewer viewer, Span span) {
        return sql.sql("""
                select c.account_id, c.rep_id, count(distinct c.visited_on) as days
                from calls.call c
                where c.state = 'made' and c.visited_on >= :from and c.visited_on < :to
                group by c.account_id, c.rep_id
                limit :most
                """)
                .param("from", span.from())
                .param("to", span.to())
                .param("most", MOST)
                .query((row, _) -> new Count(row.getObject("account_id", UUID.class),
                        row.getObject("rep_id", UUID.class), row.getLong("days")))
                .list();
    }

    /// How many calls a rep made in a span of days.
    @Transactional(readOnly = true)
    public long made(Viewer viewer, UUID rep, Span span) {
        return sql.sql("""
                select count(distinct (c.account_id, c.visited_on))
                from calls.call c
                where c.state = 'made' and c.rep_id = :rep
                  and c.visited_on >= :from and c.visited_on < :to
                """)
                .param("rep", rep)
                .param("from", span.from())
                .param("to", span.to())
                .query(Long.class)
                .single();
    }

    /// @param lastOn when somebody was last there; null for never
    /// @param made since a day
    /// @param planned from today on, as far as the viewer may see plans
    public record At(UUID account, @Nullable LocalDate lastOn, long made, long planned) {}

    /// What is known of the calls at some accounts; nothing of those without any.
    ///
    /// @param rep whose; null for everybody's
    @Transactional(readOnly = true)
    public List<At> at(
            Viewer viewer, Collection<UUID> accounts, @Nullable UUID rep, LocalDate since,
            LocalDate today) {
        return sql.sql("""
                select c.account_id,
                       max(c.visited_on) filter (where c.state = 'made') as last,
                       count(distinct (c.visited_on, c.rep_id))
                           filter (where c.state = 'made' and c.visited_on >= :since) as made,
                       count(*) filter (where c.state = 'planned'
                                          and c.visited_on >= :today) as planned
                from calls.call c
                """ + Calls.SEEN + """
                  and c.account_id = any (:accounts)
                  and (:everyRep or c.rep_id = :rep)
                group by c.account_id
                """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("everyRep", rep == null)
                .param("rep", rep)
                .param("since", since)
                .param("today", today)
                .query((row, _) -> new At(row.getObject("account_id", UUID.class),
                        row.getObject("last", LocalDate.class), row.getLong("made"),
                        row.getLong("planned")))
                .list();
    }
}
