package linecard.joint;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.people.GoingAlong;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.UUID;

/// Plans that are current go along, since what is to come will be booked on the other account;
/// unless that one has a plan of the same rep and period.
@Repository
@Order(10)
class JointBelongings extends GoingAlong<Account> {

    private final JdbcClient sql;

    JointBelongings(JdbcClient sql) {
        super(sql, "joint.title", "joint.plan", "account_id", "r.archived_at is null");
        this.sql = sql;
    }

    @Override
    @Transactional
    public void move(Viewer viewer, UUID gone, UUID kept) {
        sql.sql("""
                update joint.plan p
                set account_id = :kept, version = p.version + 1
                where p.account_id = :gone and p.archived_at is null
                  and not exists (select from joint.plan k
                                  where k.account_id = :kept and k.rep_id = p.rep_id
                                    and k.fiscal_year = p.fiscal_year
                                    and k.quarter is not distinct from p.quarter)
                """)
                .param("gone", gone)
                .param("kept", kept)
                .update();
    }
}
