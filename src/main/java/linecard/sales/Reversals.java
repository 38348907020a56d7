package linecard.sales;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.UUID;

/// Takes documents back. They are split as they were, whatever was decided since.
@Repository
class Reversals extends Rebooking {

    private final Months months;
    private final PaymentCounts paymentCounts;
    private final StrayCounts strayCounts;

    Reversals(JdbcClient sql, Months months, PaymentCounts paymentCounts, StrayCounts strayCounts) {
        super(sql, "sales.document", "number", "sales.corrected", 5_000);
        this.months = months;
        this.paymentCounts = paymentCounts;
        this.strayCounts = strayCounts;
    }

    @Override
    void book(Viewer viewer, UUID importId) {
        sql.sql("analyze incoming_copy").update();
        copyDocuments(viewer, importId);
        copyLines(viewer);
        copyShares(viewer);
        copyParts(viewer);
        addToMonths(viewer);
        var written = sql.sql("""
                select d.id, d.kind, d.number, d.original_number
                from incoming_copy c
                join sales.document d on d.organisation_id = :organisation and d.id = c.to_id
                """)
                .param("organisation", viewer.organisation().id())
                .query((row, _) -> Written.of(row.getObject("id", UUID.class),
                        Kind.of(row.getString("kind")), row.getString("number"),
                        row.getString("original_number")))
                .list();
        paymentCounts.addDocuments(viewer, written);
        strayCounts.add(viewer, written);
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
