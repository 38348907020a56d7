package linecard.joint;

import linecard.access.Viewer;
import linecard.accounts.Belongings;
import linecard.people.Kept;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// Plans that are current go along, since what is to come will be booked on the other account;
/// unless that one has a plan of the same rep and period.
@Repository
@Order(7)
class JointBelongings implements Belongings {

    private final JdbcClient sql;

    JointBelongings(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> of(Viewer viewer, UUID account) {
        return sql.sql("""
                select count(*) filter (where p.archived_at is null) as moves,
                       count(*) filter (where p.archived_at is not null) as stays
                from joint.plan p
                where p.account_id = :account
                """)
                .param("account", account)
                .query((row, _) -> List.of(
                        new Kept("joint.title", row.getLong("moves"), row.getLong("stays"))))
                .single();
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
