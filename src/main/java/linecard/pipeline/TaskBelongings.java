package linecard.pipeline;

import linecard.accounts.Account;
import linecard.people.GoingAlong;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Tasks: what is still to do goes along.
@Repository
@Order(5)
class TaskBelongings extends GoingAlong<Account> {

    TaskBelongings(JdbcClient sql) {
        super(sql, "pipeline.tasks", "pipeline.task", "account_id", "r.done_at is null");
    }
}
