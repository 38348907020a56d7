package linecard.calls;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Belongings;
import linecard.people.Kept;
import linecard.people.Outcome.Refused;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Calls: planned ones go along, but for those of a day that was reported. What was made stays, as
/// its report tells it. What is asked at an account is asked nowhere else, so it has to be settled.
@Repository
@Order(3)
class CallBelongings implements Belongings {

    private static final String MOVING = """
            c.account_id = :account and c.state = 'planned'
              and not exists (select from calls.report r
                              where r.organisation_id = c.organisation_id
                                and r.rep_id = c.rep_id and r.day = c.visited_on)
            """;

    private final JdbcClient sql;

    CallBelongings(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> of(Viewer viewer, UUID account) {
        return sql.sql("""
                select count(*) filter (where %s) as moving, count(*) as calls,
                       (select count(*) from calls.question q
                        where q.account_id = :account) as questions
                from calls.call c
                where c.account_id = :account
                """.formatted(MOVING))
                .param("account", account)
                .query((row, _) -> List.of(
                        new Kept("web.nav.calls", row.getLong("moving"),
                                row.getLong("calls") - row.getLong("moving")),
                        new Kept("calls.questions", 0, row.getLong("questions"))))
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Refused> against(Viewer viewer, Account gone, LocalDate on) {
        boolean isAsked = sql.sql("""
                select exists (select from calls.question q
                               where q.account_id = :account
                                 and not exists (select from calls.answer a
                                                 where a.organisation_id = q.organisation_id
                                                   and a.question_id = q.id))
                """)
                .param("account", gone.id())
                .query(Boolean.class)
                .single();
        return isAsked ? Optional.of(Refused.of("survivor", "calls.stillAsked", gone.name()))
                : Optional.empty();
    }

    @Override
    @Transactional
    public void move(Viewer viewer, UUID gone, UUID kept) {
        sql.sql("update calls.call c set account_id = :kept, version = c.version + 1 where "
                + MOVING)
                .param("account", gone)
                .param("kept", kept)
                .update();
    }
}
