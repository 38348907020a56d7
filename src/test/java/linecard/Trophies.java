package linecard;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.util.Map;
import java.util.UUID;

/// Puts a prize into a test's company, and an award of it that a rep may still choose: what would
/// take a contest to its end.
public class Trophies {

    private final JdbcClient sql;
    private final TransactionOperations transaction;

    Trophies(JdbcClient sql, TransactionOperations transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    void prize(Viewer owner, Map<String, UUID> north, Map<String, UUID> south) {
        var prize = transaction.execute(_ -> sql.sql("""
                insert into prizes.prize (organisation_id, kind, name, value_minor)
                values (:organisation, 'merchandise', 'Bag', 5000) returning id
                """).param("organisation", owner.organisation().id())
                .query(UUID.class).single());
        north.put("prize", prize);
        south.put("prize", prize);
        north.put("award", award(owner, north));
        south.put("award", award(owner, south));
    }

    private UUID award(Viewer owner, Map<String, UUID> ids) {
        return transaction.execute(_ -> {
            var award = sql.sql("""
                    insert into prizes.award (organisation_id, contest_id, who, rep_id, agency_id,
                        place, state, approved_at, approved_on, approved_by, approved_name,
                        choose_by)
                    select :organisation, :contest, code, id, agency_id, 1, 'approved', now(),
                           '2025-03-01', :person, 'Owner', '2099-01-01'
                    from people.rep
                    where id = :rep
                    returning id
                    """).param("organisation", owner.organisation().id())
                    .param("contest", ids.get("contest")).param("rep", ids.get("rep"))
                    .param("person", owner.user().id()).query(UUID.class).single();
            sql.sql("""
                    insert into prizes.option (organisation_id, award_id, position, prize_id, kind,
                                               name, value_minor, guest)
                    values (:organisation, :award, 0, null, 'cash', '', 10000, false),
                           (:organisation, :award, 1, :prize, 'merchandise', 'Bag', 5000, false)
                    """).param("organisation", owner.organisation().id())
                    .param("award", award).param("prize", ids.get("prize")).update();
            return award;
        });
    }
}
