package linecard.sales;

import linecard.access.Viewer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;

/// Books payments once more that are here, as [Reversals] does documents.
@Repository
class PaymentReversals {

    private static final int AT_ONCE = 10_000;

    private final JdbcClient sql;

    PaymentReversals(JdbcClient sql) {
        this.sql = sql;
    }

    /// Takes back what is replaced.
    void reverse(Viewer viewer, UUID importId, List<Standing.Placed> placed) {
        var replacing = placed.stream().filter(one -> one.replaces() != null).toList();
        if (replacing.isEmpty()) return;
        open();
        sql.sql("""
                insert into incoming_payment (from_id, to_id, revision, sign)
                select from_id, uuidv7(), revision, -1
                from unnest(:from::uuid[], :revision::integer[]) as r (from_id, revision)
                """)
                .param("from", Column.of(replacing, Standing.Placed::replaces))
                .param("revision", Column.of(replacing, one -> one.revision() - 1))
                .update();
        book(viewer, importId);
    }

    private void open() {
        sql.sql("""
                create temp table if not exists incoming_payment (
                    from_id uuid, to_id uuid, revision integer, sign smallint
                ) on commit drop;
                truncate incoming_payment
                """).update();
    }

    private void book(Viewer viewer, UUID importId) {
        sql.sql("""
                insert into sales.payment (
                    id, organisation_id, reference, revision, reverses_id, replaced_id, account_id,
                    document_number, paid_on, amount_minor, currency, currency_minor, rate_nanos,
                    fingerprint, import_id)
                select c.to_id, p.organisation_id, p.reference, c.revision,
                       case when c.sign < 0 then p.id end,
                       case when c.sign > 0 then p.replaced_id end,
                       p.account_id, p.document_number, p.paid_on, c.sign * p.amount_minor,
                       p.currency, c.sign * p.currency_minor, p.rate_nanos, p.fingerprint,
                       case when c.sign < 0 then :import else p.import_id end
                from incoming_payment c
                join sales.payment p on p.organisation_id = :organisation and p.id = c.from_id
                """)
                .param("organisation", viewer.organisation().id())
                .param("import", importId)
                .update();
    }

    Undone undo(Viewer viewer, UUID importId, LongConsumer progress) {
        var refused = corrected(viewer, importId);
        if (refused != null) return new Undone(0, refused);
        long undone = 0;
        while (true) {
            open();
            int found = pick(viewer, importId);
            if (found == 0) return new Undone(undone, null);
            pickReplaced(viewer, importId);
            book(viewer, importId);
            undone += found;
            progress.accept(found);
        }
    }

    private Compared.@Nullable Refused corrected(Viewer viewer, UUID importId) {
        return sql.sql("""
                with recursive later as (
                    select p.reference, c.id, c.import_id
                    from sales.payment p
                    join sales.payment c
                      on c.organisation_id = p.organisation_id and c.replaced_id = p.id
                    where p.organisation_id = :organisation and p.import_id = :import
                    union
                    select l.reference, c.id, c.import_id
                    from later l
                    join sales.payment c
                      on c.organisation_id = :organisation and c.replaced_id = l.id)
                select count(*) as payments, min(reference) as first
                from later l
                where l.import_id <> :import
                  and not exists (select from sales.payment r
                                  where r.organisation_id = :organisation
                                    and r.reverses_id = l.id)
                having count(*) > 0
                """)
                .param("organisation", viewer.organisation().id())
                .param("import", importId)
                .query((row, _) -> Compared.Refused.of("sales.payments.corrected",
                        row.getLong("payments"), row.getString("first")))
                .optional()
                .orElse(null);
    }

    private int pick(Viewer viewer, UUID importId) {
        return sql.sql("""
                insert into incoming_payment (from_id, to_id, revision, sign)
                select p.id, uuidv7(), p.revision + 1, -1
                from sales.payment p
                where p.organisation_id = :organisation and p.import_id = :import
                  and p.reverses_id is null
                  and not exists (select from sales.payment r
                                  where r.organisation_id = p.organisation_id
                                    and r.reverses_id = p.id)
                limit :most
                """)
                .param("organisation", viewer.organisation().id())
                .param("import", importId)
                .param("most", AT_ONCE)
                .update();
    }

    private void pickReplaced(Viewer viewer, UUID importId) {
        sql.sql("""
                insert into incoming_payment (from_id, to_id, revision, sign)
                with recursive earlier as (
                    select c.revision + 1 as revision, p.replaced_id as id
                    from incoming_payment c
                    join sales.payment p on p.organisation_id = :organisation and p.id = c.from_id
                    union all
                    select e.revision, p.replaced_id
                    from earlier e
                    join sales.payment p on p.organisation_id = :organisation and p.id = e.id
                    where p.import_id = :import)
                select e.id, uuidv7(), e.revision, 1
                from earlier e
                join sales.payment p on p.organisation_id = :organisation and p.id = e.id
                where p.import_id <> :import
                """)
                .param("organisation", viewer.organisation().id())
                .param("import", importId)
                .update();
    }
}
