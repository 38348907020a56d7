package linecard.sales;

import linecard.access.Viewer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;

/// Books documents once more that are here: to take them back, every amount the opposite, or to
/// let them stand again. They are split as they were, whatever was decided since.
@Repository
class Reversals {

    private static final int AT_ONCE = 5_000;

    private final JdbcClient sql;
    private final Months months;

    Reversals(JdbcClient sql, Months months) {
        this.sql = sql;
        this.months = months;
    }

    /// Makes the table of what is to be booked once more, once a transaction, and empties it.
    void open() {
        sql.sql("""
                create temp table if not exists incoming_copy (
                    from_id uuid, to_id uuid, revision integer, sign smallint
                ) on commit drop;
                truncate incoming_copy
                """).update();
    }

    /// Takes back what is replaced.
    void reverse(Viewer viewer, UUID importId, List<Standing.Placed> placed) {
        var replacing = placed.stream().filter(one -> one.replaces() != null).toList();
        if (replacing.isEmpty()) return;
        open();
        sql.sql("""
                insert into incoming_copy (from_id, to_id, revision, sign)
                select from_id, uuidv7(), revision, -1
                from unnest(:from::uuid[], :revision::integer[]) as r (from_id, revision)
                """)
                .param("from", Column.of(replacing, Standing.Placed::replaces))
                .param("revision", Column.of(replacing, one -> one.revision() - 1))
                .update();
        book(viewer, importId);
    }

    /// Takes back what an import booked and nobody took back since, and lets stand again what that
    /// had replaced. Some thousand documents at a time.
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

    /// Why the import stays: documents of it were corrected by others, and that stands.
    private Compared.@Nullable Refused corrected(Viewer viewer, UUID importId) {
        return sql.sql("""
                with recursive later as (
                    select d.number, c.id, c.import_id
                    from sales.document d
                    join sales.document c
                      on c.organisation_id = d.organisation_id and c.replaced_id = d.id
                    where d.organisation_id = :organisation and d.import_id = :import
                    union
                    select l.number, c.id, c.import_id
                    from later l
                    join sales.document c
                      on c.organisation_id = :organisation and c.replaced_id = l.id)
                select count(distinct number) as documents, min(number) as first
                from later l
                where l.import_id <> :import
                  and not exists (select from sales.document r
                                  where r.organisation_id = :organisation
                                    and r.reverses_id = l.id)
                having count(*) > 0
                """)
                .param("organisation", viewer.organisation().id())
                .param("import", importId)
                .query((row, _) -> Compared.Refused.of("sales.corrected",
                        row.getLong("documents"), row.getString("first")))
                .optional()
                .orElse(null);
    }

    private int pick(Viewer viewer, UUID importId) {
        return sql.sql("""
                insert into incoming_copy (from_id, to_id, revision, sign)
                select d.id, uuidv7(), d.revision + 1, -1
                from sales.document d
                where d.organisation_id = :organisation and d.import_id = :import
                  and d.reverses_id is null
                  and not exists (select from sales.document r
                                  where r.organisation_id = d.organisation_id
                                    and r.reverses_id = d.id)
                limit :most
                """)
                .param("organisation", viewer.organisation().id())
                .param("import", importId)
                .param("most", AT_ONCE)
                .update();
    }

    /// The last content before, of those that are taken back now, that is not of this import.
    private void pickReplaced(Viewer viewer, UUID importId) {
        sql.sql("""
                insert into incoming_copy (from_id, to_id, revision, sign)
                with recursive earlier as (
                    select c.revision + 1 as revision, d.replaced_id as id
                    from incoming_copy c
                    join sales.document d
                      on d.organisation_id = :organisation and d.id = c.from_id
                    union all
                    select e.revision, d.replaced_id
                    from earlier e
                    join sales.document d on d.organisation_id = :organisation and d.id = e.id
                    where d.import_id = :import)
                select e.id, uuidv7(), e.revision, 1
                from earlier e
                join sales.document d on d.organisation_id = :organisation and d.id = e.id
                where d.import_id <> :import
                """)
                .param("organisation", viewer.organisation().id())
                .param("import", importId)
                .update();
    }

    /// Books all that stands in the table.
    ///
    /// @param importId what takes back; what stands again is its own import's
    void book(Viewer viewer, UUID importId) {
        sql.sql("analyze incoming_copy").update();
        copyDocuments(viewer, importId);
        copyLines(viewer);
        copyShares(viewer);
        copyParts(viewer);
        addToMonths(viewer);
    }

    private void copyDocuments(Viewer viewer, UUID importId) {
        sql.sql("""
                insert into sales.document (
                    id, organisation_id, kind, number, revision, reverses_id, replaced_id,
                    account_id, territory_id, stated_rep_id, booked_on, original_number,
                    original_id, net_minor, fingerprint, import_id, currency, currency_net_minor,
                    rate_nanos, freight_minor, tax_minor, discount_minor, cause, ordered_on,
                    contract, rate_millionths)
                select c.to_id, d.organisation_id, d.kind, d.number, c.revision,
                       case when c.sign < 0 then d.id end,
                       case when c.sign > 0 then d.replaced_id end,
                       d.account_id, d.territory_id, d.stated_rep_id, d.booked_on,
                       d.original_number, d.original_id, c.sign * d.net_minor, d.fingerprint,
                       case when c.sign < 0 then :import else d.import_id end,
                       d.currency, c.sign * d.currency_net_minor, d.rate_nanos,
                       c.sign * d.freight_minor, c.sign * d.tax_minor, c.sign * d.discount_minor,
                       d.cause, d.ordered_on, d.contract, d.rate_millionths
                from incoming_copy c
                join sales.document d on d.organisation_id = :organisation and d.id = c.from_id
                """)
                .param("organisation", viewer.organisation().id())
                .param("import", importId)
                .update();
    }

    private void copyLines(Viewer viewer) {
        sql.sql("""
                insert into sales.line (
                    organisation_id, document_id, position, product_id, product_line_id,
                    quantity_milli, net_minor, cost_minor, discount_minor)
                select l.organisation_id, c.to_id, l.position, l.product_id, l.product_line_id,
                       c.sign * l.quantity_milli, c.sign * l.net_minor, c.sign * l.cost_minor,
                       c.sign * l.discount_minor
                from incoming_copy c
                join sales.line l
                  on l.organisation_id = :organisation and l.document_id = c.from_id
                """)
                .param("organisation", viewer.organisation().id())
                .update();
    }

    private void copyShares(Viewer viewer) {
        sql.sql("""
                insert into sales.share (
                    organisation_id, document_id, place, rep_id, agency_id, share_millionths,
                    net_minor, returned_minor, cost_minor, quantity_milli, lines, reversal, kind,
                    booked_on, account_id, territory_id)
                select s.organisation_id, c.to_id, s.place, s.rep_id, s.agency_id,
                       s.share_millionths, c.sign * s.net_minor, c.sign * s.returned_minor,
                       c.sign * s.cost_minor, c.sign * s.quantity_milli, s.lines, c.sign < 0,
                       s.kind, s.booked_on, s.account_id, s.territory_id
                from incoming_copy c
                join sales.share s
                  on s.organisation_id = :organisation and s.document_id = c.from_id
                """)
                .param("organisation", viewer.organisation().id())
                .update();
    }

    private void copyParts(Viewer viewer) {
        sql.sql("""
                insert into sales.part (
                    organisation_id, document_id, position, place, net_minor, cost_minor,
                    quantity_milli)
                select p.organisation_id, c.to_id, p.position, p.place, c.sign * p.net_minor,
                       c.sign * p.cost_minor, c.sign * p.quantity_milli
                from incoming_copy c
                join sales.part p
                  on p.organisation_id = :organisation and p.document_id = c.from_id
                """)
                .param("organisation", viewer.organisation().id())
                .update();
    }

    private void addToMonths(Viewer viewer) {
        var sums = new MonthSums(viewer.organisation().calendar());
        sql.sql("""
                select c.kind, c.booked_on as month, c.rep_id, c.agency_id, c.account_id,
                       c.territory_id, c.product_line_id, sum(c.net_minor)::bigint as net,
                       sum(c.returned_minor)::bigint as returned,
                       sum(coalesce(c.cost_minor, 0))::bigint as cost,
                       sum(c.quantity_milli)::bigint as quantity, count(*) as credits
                from incoming_copy x
                join sales.credit c
                  on c.organisation_id = :organisation and c.document_id = x.to_id
                group by c.kind, c.booked_on, c.rep_id, c.agency_id, c.account_id, c.territory_id,
                         c.product_line_id
                """)
                .param("organisation", viewer.organisation().id())
                .query(row -> {
                    sums.addDay(Months.read(row, 0));
                });
        months.add(viewer, sums.take());
    }
}
