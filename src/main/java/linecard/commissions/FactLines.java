package linecard.commissions;

import linecard.commissions.Facts.Asked;

import java.util.List;

/// The question for the lines that commission is reckoned from. What nobody asks for is left out of
/// it: with the policies of all its tables it takes longer to plan than to answer for one agency.
final class FactLines {

    /// What stands under each number now and is rated in the window; a return where its original
    /// stands, whichever of them is the later. What documents say is asked for once for all of
    /// their lines.
    private static final String HEADS = """
            with head as materialized (
            select w.ask, w.legacy, s.organisation_id, s.agency_id, s.document_id, s.kind,
                   d.number, s.booked_on,
                   case when d.revision = 1 or w.legacy then d.id
                        else (select f.id from sales.document f
                              where f.organisation_id = d.organisation_id and f.kind = d.kind
                                and f.number = d.number and f.revision = 1) end as root_id,
                   d.net_minor as document_minor, d.freight_minor, d.tax_minor, d.discount_minor,
                   case when (d.freight_minor, d.tax_minor, d.discount_minor) <> (0, 0, 0)
                        then (select array_agg(z.share_millionths order by z.place)
                              from sales.share z where z.document_id = d.id) end as shares,
                   coalesce(x.id, f.id) as original_id,
                   coalesce(x.number, d.original_number) as original_number, v.id as taken_id,
                   coalesce(x.kind, v.kind) as original_kind,
                   coalesce(x.booked_on, v.booked_on) as original_on, d.cause,
                   coalesce(d.ordered_on, v.ordered_on, x.booked_on, v.booked_on,
                            s.booked_on) as ordered_on,
                   coalesce(nullif(d.contract, ''), v.contract, '') as contract,
                   coalesce(d.rate_millionths, v.rate_millionths) as rate_millionths,
                   s.place, s.rep_id, s.share_millionths, s.account_id,
                   coalesce(a.name, '') as account_name, d.currency, d.rate_nanos,
                   coalesce(a.customer_type, '') as customer_type, %2$s as stands,
                   ol.products as sold_products, ol.named_lines as sold_named,
                   ol.product_lines as sold_lines
            from unnest(:asks::int[], :agencies::uuid[], :froms::date[], :tos::date[],
                        :sinces::date[], :untils::date[], :kinds::text[], :legacies::bool[])
              as w (ask, agency, from_day, to_day, since, until, kinds, legacy)
            join sales.share s
              on s.agency_id = w.agency and s.booked_on >= w.since and s.booked_on < w.until
             and s.rep_id is not null
             and (s.booked_on < w.to_day or s.kind = 'credit')
             and strpos(w.kinds, s.kind) > 0
            join sales.document d
              on d.organisation_id = s.organisation_id and d.id = s.document_id
             and d.recorded_at < :known::timestamptz
            left join accounts.account a on a.id = s.account_id
            %1$swhere coalesce(x.booked_on, v.booked_on, s.booked_on) >= w.from_day
              and coalesce(x.booked_on, v.booked_on, s.booked_on) < w.to_day
              %3$s)
            """;

    /// The lines of each, as arrays. A returned one as the line of what it takes back with the same
    /// product or, failing that, of the same product line: of several the first, where a product
    /// comes back one that names a product. Of a whole line no part is looked for: a place that is
    /// null ends the look-up before it begins, which a condition beside it does not.
    private static final String LINES = """
            select h.ask, h.document_id, h.kind, h.number, h.booked_on, h.root_id,
                   h.document_minor, h.freight_minor, h.tax_minor, h.discount_minor, h.shares,
                   h.original_id, h.original_number, h.taken_id, h.original_kind,
                   h.original_on, h.cause,
                   h.ordered_on, h.contract, h.rate_millionths, h.place, h.rep_id,
                   h.share_millionths, h.account_id, h.account_name, h.currency, h.rate_nanos,
                   h.customer_type, i.positions, i.nets, i.costs, i.quantities,
                   i.line_quantities, i.line_nets, i.products, i.product_lines
            from head h
            cross join lateral (
                select array_agg(l.position) as positions,
                       array_agg(case when h.share_millionths = 1000000 then l.net_minor
                                      else p.net_minor end) as nets,
                       array_agg(case when h.share_millionths = 1000000 then l.cost_minor
                                      else p.cost_minor end) as costs,
                       array_agg(case when h.share_millionths = 1000000 then l.quantity_milli
                                      else p.quantity_milli end) as quantities,
                       array_agg(l.quantity_milli) as line_quantities,
                       array_agg(l.net_minor) as line_nets,
                       array_agg(coalesce(h.sold_products[o.at], l.product_id)) as products,
                       array_agg(coalesce(h.sold_lines[o.at], l.product_line_id)) as product_lines
                from sales.line l
                cross join lateral (
                    select coalesce(
                        case when l.product_id is not null then coalesce(
                            array_position(h.sold_products, l.product_id),
                            array_position(h.sold_named, l.product_line_id)) end,
                        array_position(h.sold_lines, l.product_line_id)) as at) o
                left join sales.part p
                  on p.organisation_id = h.organisation_id
                 and p.document_id = h.document_id and p.position = l.position
                 and p.place = case when h.share_millionths < 1000000 then h.place end
                where l.organisation_id = h.organisation_id and l.document_id = h.document_id
                  %s) i
            where i.positions is not null
            order by h.ask, h.document_id, h.place
            """;

    /// What credits take back; nothing else does. One that was here first takes back what came
    /// under the number since, an invoice or else an order. All lines of an original are read once,
    /// whatever comes back of it.
    private static final String ORIGINALS = """
            left join sales.document o
              on o.organisation_id = d.organisation_id and o.id = d.original_id
            left join lateral (
                select n.id, n.kind, n.booked_on, n.ordered_on, n.contract, n.rate_millionths
                from sales.document n
                where d.kind = 'credit' and d.original_number <> ''
                  and n.organisation_id = d.organisation_id and n.kind in ('invoice', 'order')
                  and n.number = d.original_number and (o.id is null or n.kind = o.kind)
                  and n.reverses_id is null and n.recorded_at < :known::timestamptz
                order by n.kind, n.revision desc
                limit 1) v on true
            left join sales.document f
              on f.organisation_id = d.organisation_id and f.kind = v.kind
             and f.number = d.original_number and f.revision = 1
            left join lateral (
                select array_agg(g.product_id order by g.position) as products,
                       array_agg(case when g.product_id is not null
                                      then g.product_line_id end order by g.position)
                           as named_lines,
                       array_agg(g.product_line_id order by g.position) as product_lines
                from sales.line g
                where g.organisation_id = d.organisation_id and g.document_id = v.id) ol on true
            """;

    private static final String NO_ORIGINALS = """
            left join (select null::uuid as id) f on false
            left join (select null::uuid as id, null::text as kind, null::date as booked_on,
                              null::date as ordered_on, null::text as contract,
                              null::bigint as rate_millionths) v on false
            left join (select null::uuid[] as products, null::uuid[] as named_lines,
                              null::uuid[] as product_lines) ol on false
            """;

    private static final String REVERSED = """
            left join sales.document x
              on w.legacy and x.organisation_id = d.organisation_id and x.id = d.reverses_id
            """;

    private static final String NONE_REVERSED = """
            left join (select null::uuid as id, null::text as number, null::text as kind,
                              null::date as booked_on) x on false
            """;

    private static final String STANDS = """
            (d.reverses_id is null and not exists (
                  select from sales.document r
                  where r.organisation_id = d.organisation_id and r.reverses_id = d.id
                    and r.recorded_at < :known::timestamptz))""";

    /// Of numbers that statements of the first form paid, what is new of them: what took the number
    /// back, and what came under it since.
    private static final String NEW_OR_STANDS = """
            and case when h.legacy and exists (
                      select from commissions.statement_line t
                      where t.organisation_id = h.organisation_id and t.agency_id = h.agency_id
                        and t.document_kind = h.kind and t.document_number = h.number)
                  then not exists (
                      select from commissions.statement_line t
                      where t.organisation_id = h.organisation_id
                        and t.document_id = h.document_id and t.line_position = l.position
                        and t.share_place = h.place)
                  else h.stands end
            """;

    private FactLines() {}

    /// As those who ask need it, all of them in one.
    static String of(List<Asked> asked) {
        boolean isLegacy = asked.stream().anyMatch(Asked::legacy);
        boolean areReturns = asked.stream().anyMatch(Asked::asksForReturns);
        boolean areSales = asked.stream().anyMatch(Asked::asksForSales);
        return HEADS.formatted((isLegacy ? REVERSED : NONE_REVERSED)
                        + (areReturns ? ORIGINALS : NO_ORIGINALS), isLegacy ? STANDS : "true",
                (areSales ? "" : "and s.kind = 'credit' ") + (isLegacy ? "" : "and " + STANDS))
                + LINES.formatted(isLegacy ? NEW_OR_STANDS : "");
    }
}
