package linecard;

import linecard.access.Viewer;
import linecard.database.Ids;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Puts a joint plan of a side's rep into a test's company, with something to do and a version that
/// the principal marked.
public class Ventures {

    private final JdbcClient sql;
    private final TransactionOperations transaction;

    Ventures(JdbcClient sql, TransactionOperations transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    void plan(Viewer owner, Map<String, UUID> ids) {
        for (var what : List.of("joint-plan", "joint-entry", "joint-spare", "joint-edition")) {
            ids.put(what, Ids.fresh());
        }
        transaction.executeWithoutResult(_ -> {
            Papers.planOnce(sql);
            sql.sql("""
                    with made as (
                        insert into joint.plan (id, organisation_id, account_id, rep_id, fiscal_year, starts, ends,
                                                review_on)
                        values (:plan, :organisation, :account, :rep, 2025, '2025-01-01', '2026-01-01',
                                '2025-06-01')),
                    written as (
                        insert into joint.entry (id, organisation_id, plan_id, rep_id, kind, seen, content, side,
                                                 due_on)
                        select id, :organisation, :plan, :rep, 'action', 'shared', 'Send it', 'principal',
                               '2025-05-01'
                        from unnest(array[cast(:entry as uuid), :spare]) as id),
                    kept as (
                        insert into joint.edition (id, organisation_id, plan_id, rep_id, number)
                        values (:edition, :organisation, :plan, :rep, 1))
                    insert into joint.edition_entry (organisation_id, edition_id, rep_id, entry_id, kind, content,
                                                     answer, side, who, due_on)
                    values (:organisation, :edition, :rep, :entry, 'action', 'Send it', '', 'principal', '',
                            '2025-05-01')
                    """).param("organisation", owner.organisation().id()).param("account", ids.get("account"))
                    .param("rep", ids.get("rep")).param("plan", ids.get("joint-plan"))
                    .param("entry", ids.get("joint-entry")).param("spare", ids.get("joint-spare"))
                    .param("edition", ids.get("joint-edition")).update();
            sql.sql("""
                    insert into joint.mark (organisation_id, edition_id, rep_id, side, by_name)
                    values (:organisation, :edition, :rep, 'principal', 'Owner')
                    """).param("organisation", owner.organisation().id()).param("rep", ids.get("rep"))
                    .param("edition", ids.get("joint-edition")).update();
        });
    }
}
