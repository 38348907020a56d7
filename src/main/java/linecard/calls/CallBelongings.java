package linecard.calls;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.people.GoingAlong;
import linecard.people.Kept;
import linecard.people.MergedRows;
import linecard.people.Outcome.Refused;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Calls: planned ones go along, but for those of a day that was reported. What was made stays, as
/// its report tells it. What is asked at an account is asked nowhere else, so it has to be settled.
@Repository
@Order(3)
class CallBelongings extends GoingAlong<Account> {

    private final JdbcClient sql;

    CallBelongings(JdbcClient sql) {
        super(sql, "web.nav.calls", "calls.call", "account_id", AgencyCalls.PLANNED);
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> of(Viewer viewer, UUID account) {
        long questions = sql.sql("select count(*) from calls.question where account_id = :account")
                .param("account", account)
                .query(Long.class)
                .single();
        return Stream.concat(super.of(viewer, account).stream(),
                Stream.of(new Kept("calls.questions", 0, questions))).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Refused> against(Viewer viewer, Account gone, Account kept, LocalDate on) {
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
        return isAsked ? Optional.of(MergedRows.no("calls.stillAsked", gone.name()))
                : Optional.empty();
    }
}
