package linecard.commissions;

import linecard.commissions.Facts.Asked;

import java.util.List;

/// The question for the lines that commission is reckoned from. What nobody asks for is left out of
/// it: with the policies of all its tables it takes longer to plan than to answer for one agency.
final class FactLines {

    /// What stands under each number now and is rated in the window; a return where its original
    /// was, as its line with the same product or, failing that, of the same product line.
    private static final String LINES = """
            select w.ask, c.agency_id, c.document_id, c.kind, d.number, c.booked_on,
                   case when d.revision = 1 or w.legacy then d.id
                        else (select f.id from sales.document f
                              where f.organisation_id = d.organisation_id and f.kind = d.kind
                                and f.number = d.number and f.revision = 1) end as root_id,
                   d.net_minor as document_minor, d.freight_minor, d.tax_minor, d.discount_minor,
                   case when (d.freight_minor, d.tax_minor, d.discount_minor) <> (0, 0, 0)
                        then (select array_agg(z.share_millionths order by z.place)
                              from sales.share z where z.document_id = d.id) end as shares,
                   coalesce(x.id, f.id) as original_id,
                   coalesce(x.number, d.original_number) as original_number,
                   coalesce(x.kind, o.kind) as original_kind,
                   coalesce(x.booked_on, v.booked_on, o.booked_on) as original_on,
                   d.cause, coalesce(d.ordered_on, v.ordered_on, x.booked_on, v.booked_on,
                                     o.booked_on, c.booked_on) as ordered_on,
                   coalesce(nullif(d.contract, ''), v.contract, '') as contract,
                   coalesce(d.rate_millionths, v.rate_millionths) as rate_millionths,
                   c.position, c.place, c.rep_id, c.share_millionths, c.net_minor, c.cost_minor,
                   c.quantity_milli, l.quantity_milli as line_milli, l.net_minor as line_minor,
                   c.account_id, coalesce(a.name, '') as account_name, d.currency, d.rate_nanos,
                   coalesce(a.customer_type, '') as customer_type,
                   coalesce(ol.product_id, c.product_id) as product_id,
                   coalesce(ol.product_line_id, c.product_line_id) as product_line_id
            from unnest(:asks::int[], :agencies::uuid[], :froms::date[], :tos::date[],
                        :sinces::date[], :untils::date[], :kinds::text[], :legacies::bool[])
              as w (ask, agency, from_day, to_day, since, until, kinds, legacy)
            join sales.credit c
              on c.agency_id = w.agency and c.booked_on >= w.since and c.booked_on < w.until
             and c.rep_id is not null
             and (c.booked_on < w.to_day or c.kind = 'credit')
             and strpos(w.kinds, c.kind) > 0
            join sales.document d
              on d.organisation_id = c.organisation_id and d.id = c.document_id
             and d.recorded_at < :known::timestamptz
            join sales.line l
              on l.organisation_id = c.organisation_id and l.document_id = c.document_id
             and l.position = c.position
            left join accounts.account a on a.id = c.account_id
            """;

    /// What credits take back; nothing else does.
    private static final String ORIGINALS = """
            left join sales.document o
              on o.organisation_id = d.organisation_id and o.id = d.original_id
            left join sales.document f
              on f.organisation_id = o.organisation_id and f.kind = o.kind
             and f.number = o.number and f.revision = 1
            left join lateral (
                select n.id, n.booked_on, n.ordered_on, n.contract, n.rate_millionths
                from sales.document n
                where n.organisation_id = o.organisation_id and n.kind = o.kind
                  and n.number = o.number and n.reverses_id is null
                  and n.recorded_at < :known::timestamptz
                order by n.revision desc
                limit 1) v on true
            left join lateral (
                select g.product_id, g.product_line_id
                from sales.line g
                where g.organisation_id = c.organisation_id and g.document_id = v.id
                  and (g.product_id = l.product_id or g.product_line_id = l.product_line_id)
                order by g.product_id = l.product_id desc nulls last, g.position
                limit 1) ol on true
            """;

    private static final String NO_ORIGINALS = """
            left join (select null::text as kind, null::date as booked_on) o on false
            left join (select null::uuid as id) f on false
            left join (select null::date as booked_on, null::date as ordered_on,
                              null::text as contract, null::bigint as rate_millionths) v on false
            left join (select null::uuid as product_id, null::uuid as product_line_id) ol on false
            """;

    private static final String REVERSED = """
            left join sales.document x
              on w.legacy and x.organisation_id = d.organisation_id and x.id = d.reverses_id
            """;

    private static final String NONE_REVERSED = """
            left join (select null::uuid as id, null::text as number, null::text as kind,
                              null::date as booked_on) x on false
            """;

    private static final String RATED_THEN = """
            where coalesce(x.booked_on, v.booked_on, o.booked_on, c.booked_on) >= w.from_day
              and coalesce(x.booked_on, v.booked_on, o.booked_on, c.booked_on) < w.to_day
              and\s""";

    private static final String STANDS = """
            d.reverses_id is null and not exists (
                  select from sales.document r
                  where r.organisation_id = d.organisation_id and r.reverses_id = d.id
                    and r.recorded_at < :known::timestamptz)
            """;

    /// Of numbers that statements of the first form paid, what is new of them: what took the number
    /// back, and what came under it since.
    private static final String NEW_OR_STANDS = """
            case when w.legacy and exists (
                      select from commissions.statement_line t
                      where t.organisation_id = c.organisation_id and t.agency_id = c.agency_id
                        and t.document_kind = d.kind and t.document_number = d.number)
                  then not exists (
                      select from commissions.statement_line t
                      where t.organisation_id = c.organisation_id
                        and t.document_id = c.document_id and t.line_position = c.position
                        and t.share_place = c.place)
                  else\s""" + STANDS + "end\n";

    private FactLines() {}

    /// As those who ask need it, all of them in one.
    static String of(List<Asked> asked) {
        boolean isLegacy = asked.stream().anyMatch(Asked::legacy);
        boolean areReturns = asked.stream().anyMatch(Asked::asksForReturns);
        boolean areSales = asked.stream().anyMatch(Asked::asksForSales);
        return LINES + (isLegacy ? REVERSED : NONE_REVERSED)
                + (areReturns ? ORIGINALS : NO_ORIGINALS) + RATED_THEN
                + (areSales ? "" : "c.kind = 'credit' and ")
                + (isLegacy ? NEW_OR_STANDS : STANDS)
                + "order by w.ask, c.document_id, c.position, c.place";
    }
}
