-- What always holds. Each statement finds what breaks it, as text in its first column, fifty rows
-- at most; tests and bin/check run them. `each` is run as the tables' owner once for every
-- organisation, bound to it; `once` is run once. A temporary table fiscal_day (day, month) says of
-- every day with credits on which day its fiscal month begins. The sentence of each stands in
-- the words of the room upkeep under invariant.NAME. `read` is what is asked before.

-- read organisations
select id, slug, fiscal_calendar
from access.organisation
order by slug;

-- read days
select generate_series(min(booked_on), max(booked_on), interval '1 day')::date as day
from sales.credit;

-- each months_are_sums_of_credits
with truth as materialized (
    select c.kind, d.month, c.rep_id, c.agency_id, c.account_id, c.territory_id,
           c.product_line_id, sum(c.net_minor) as net_minor,
           sum(c.returned_minor) as returned_minor,
           sum(coalesce(c.cost_minor, 0)) as cost_minor,
           sum(c.quantity_milli) as quantity_milli, count(*) as credits
    from sales.credit c
    left join fiscal_day d on d.day = c.booked_on
    group by c.kind, d.month, c.rep_id, c.agency_id, c.account_id, c.territory_id,
             c.product_line_id),
sides as (
    select 'of an account' as which, kind, month, rep_id, agency_id, account_id, territory_id,
           product_line_id, net_minor, returned_minor, cost_minor, quantity_milli, credits
    from truth
    union all
    select 'of all accounts', kind, month, rep_id, agency_id, null, territory_id,
           product_line_id, net_minor, returned_minor, cost_minor, quantity_milli, credits
    from truth
    union all
    select 'of an account', kind, month, rep_id, agency_id, account_id, territory_id,
           product_line_id, -net_minor, -returned_minor, -cost_minor, -quantity_milli, -credits
    from sales.month
    union all
    select 'of all accounts', kind, month, rep_id, agency_id, null, territory_id,
           product_line_id, -net_minor, -returned_minor, -cost_minor, -quantity_milli, -credits
    from sales.rep_month)
select concat_ws(' ', 'month', month, which, kind, 'account', account_id, 'rep', rep_id,
                 'net differs by', sum(net_minor))
from sides
group by which, kind, month, rep_id, agency_id, account_id, territory_id, product_line_id
having (sum(net_minor), sum(returned_minor), sum(cost_minor), sum(quantity_milli), sum(credits))
       <> (0, 0, 0, 0, 0)
limit 50;

-- each credits_are_counted_by_agency
select concat_ws(' ', 'agency', agency_id, kind, 'month', month, 'differs by', sum(credits))
from (select agency_id, kind, month, credits
      from sales.rep_month
      where agency_id is not null
      union all
      select agency_id, kind, month, -credits
      from sales.agency_month) c
group by agency_id, kind, month
having sum(credits) <> 0
limit 50;

-- each payments_are_counted_by_agency
select concat_ws(' ', 'agency', agency_id, 'month', month, 'differs by', sum(payments))
from (select agency_id, month, payments
      from sales.paid_invoices
      union all
      select agency_id, month, -payments
      from sales.agency_month) c
group by agency_id, month
having sum(payments) <> 0
limit 50;

-- each stray_returns_are_counted_by_agency
select concat_ws(' ', 'agency', agency_id, 'month', month, 'differs by', sum(strays))
from (select agency_id, month, strays
      from sales.stray_returns
      union all
      select agency_id, month, -strays
      from sales.agency_month) c
group by agency_id, month
having sum(strays) <> 0
limit 50;

-- each months_are_noted_with_accounts
select distinct concat_ws(' ', 'account', m.account_id, 'rep', m.rep_id)
from sales.month m
where not exists (select from sales.credited c
                  where c.account_id = m.account_id and c.rep_id is not distinct from m.rep_id)
limit 50;

-- each documents_are_sums_of_lines
select concat_ws(' ', 'document', d.kind, d.number, 'revision', d.revision)
from sales.document d
left join (select document_id, sum(net_minor) as net_minor from sales.line group by document_id) l
  on l.document_id = d.id
where d.net_minor <> coalesce(l.net_minor, 0)
limit 50;

-- each lines_are_sums_of_credits
select concat_ws(' ', 'line', l.position, 'of document', l.document_id)
from sales.line l
left join (select document_id, position, sum(net_minor) as net_minor,
                  sum(quantity_milli) as quantity_milli, sum(cost_minor) as cost_minor,
                  sum(share_millionths) as share_millionths
           from sales.credit group by document_id, position) c
  on c.document_id = l.document_id and c.position = l.position
where (l.net_minor, l.quantity_milli, coalesce(l.cost_minor, 0), 1000000)
      is distinct from
      (c.net_minor, c.quantity_milli, coalesce(c.cost_minor, 0), c.share_millionths)
limit 50;

-- each shares_are_sums_of_credits
select concat_ws(' ', 'share', s.place, 'of document', s.document_id)
from sales.share s
left join (select document_id, place, sum(net_minor) as net_minor,
                  sum(returned_minor) as returned_minor, sum(cost_minor) as cost_minor,
                  sum(quantity_milli) as quantity_milli, count(*) as lines,
                  sum(least(net_minor, 0)) as below_minor
           from sales.credit group by document_id, place) c
  on c.document_id = s.document_id and c.place = s.place
left join sales.document d on d.id = s.document_id
left join sales.share o on o.document_id = d.reverses_id and o.place = s.place
where (s.net_minor, s.returned_minor, s.cost_minor, s.quantity_milli, s.lines)
      <> (coalesce(c.net_minor, 0), coalesce(c.returned_minor, 0), coalesce(c.cost_minor, 0),
          coalesce(c.quantity_milli, 0), coalesce(c.lines, 0))
   -- what sales.credit says of returns: what is below zero, or what a reversal takes back of it
   or s.returned_minor is distinct from case when d.reverses_id is null
                                             then coalesce(c.below_minor, 0)
                                             else -o.returned_minor end
limit 50;

-- each lines_belong_to_something
select concat_ws(' ', 'line', l.position, 'of document', l.document_id)
from sales.line l
where not exists (select from sales.document d where d.id = l.document_id)
   or not exists (select from catalog.product_line p where p.id = l.product_line_id)
   or l.product_id is not null
      and not exists (select from catalog.product p where p.id = l.product_id)
limit 50;

-- each credits_belong_to_something
select concat_ws(' ', 'share', s.place, 'of document', s.document_id)
from sales.share s
left join sales.document d on d.id = s.document_id
where (s.kind, s.booked_on, s.account_id) is distinct from (d.kind, d.booked_on, d.account_id)
   or s.rep_id is not null and not exists (select from people.rep r where r.id = s.rep_id)
union all
select concat_ws(' ', 'part', p.position, p.place, 'of document', p.document_id)
from sales.part p
where not exists (select from sales.share s
                  where s.document_id = p.document_id and s.place = p.place)
   or not exists (select from sales.line l
                  where l.document_id = p.document_id and l.position = p.position)
limit 50;

-- each statements_are_sums_of_lines
select concat_ws(' ', 'commissions.statement', s.number)
from commissions.statement s
left join (select statement_id, sum(lines) as lines, sum(base_minor) as base_minor,
                  sum(amount_minor) as amount_minor
           from (select statement_id, 1 as lines, base_minor, amount_minor
                 from commissions.statement_line
                 union all
                 select statement_id, lines, base_minor, amount_minor from commissions.part) every
           group by statement_id) l
  on l.statement_id = s.id
where (s.lines, s.base_minor, s.total_minor)
      <> (coalesce(l.lines, 0), coalesce(l.base_minor, 0), coalesce(l.amount_minor, 0))
limit 50;

-- each issued_statements_are_posted
select concat_ws(' ', 'commissions.statement', s.number)
from commissions.statement s
left join (select p.statement_id, sum(-l.minor) as minor
           from commissions.posting p
           join commissions.leg l on l.posting_id = p.id and l.book = 'cost'
           where p.kind = 'earned'
           group by p.statement_id) e
  on e.statement_id = s.id
where s.packed and s.settlement <> '' and s.settlement !~ '^PRIZE [^;]*$'
  and coalesce(e.minor, 0) <> case when s.state = 'prepared' then 0 else s.total_minor end
limit 50;

-- each prizes_are_posted_with_their_statements
select concat_ws(' ', 'commissions.statement', s.number)
from commissions.statement s
left join (select statement_id, sum(amount_minor) as minor
           from commissions.prize_line group by statement_id) w on w.statement_id = s.id
left join (select p.statement_id, sum(l.minor) as minor
           from commissions.posting p
           join commissions.leg l on l.posting_id = p.id and l.book = 'payable'
           where p.kind = 'prize'
           group by p.statement_id) e
  on e.statement_id = s.id
where coalesce(e.minor, 0) <> case when s.state = 'prepared' then 0 else coalesce(w.minor, 0) end
limit 50;

-- each postings_are_in_balance
select concat_ws(' ', 'commissions.posting', p.id)
from commissions.posting p
left join (select posting_id, sum(minor) as minor, count(*) as legs
           from commissions.leg group by posting_id) l on l.posting_id = p.id
where coalesce(l.legs, 0) < 2 or l.minor <> 0
limit 50;

-- each disputes_post_what_was_granted
select concat_ws(' ', 'disputes.dispute', d.id)
from disputes.dispute d
left join disputes.decision e on e.dispute_id = d.id
left join (select split_part(p.once, '/', 2) as dispute, sum(l.minor) as minor
           from commissions.posting p
           join commissions.leg l on l.posting_id = p.id and l.book = 'payable'
           where p.once ^@ 'dispute/'
           group by 1) x
  on x.dispute = d.id::text
where coalesce(x.minor, 0) <> case when e.outcome is null then -d.held_minor
                                   when e.in_records then 0
                                   else e.granted_minor end
limit 50;

-- each windows_are_stated_once
select concat_ws(' ', 'agency', a.agency_id, a.starts_on, 'and', b.starts_on)
from commissions.stated a
join commissions.stated b
  on b.agency_id = a.agency_id and b.id > a.id and b.superseded_by is null
 and b.starts_on < a.ends_on and a.starts_on < b.ends_on
where a.superseded_by is null
limit 50;

-- each statement_lines_are_of_credits
select concat_ws(' ', 'commissions.statement_line', l.id)
from commissions.statement_line l
left join sales.credit c
  on c.document_id = l.document_id and c.position = l.line_position and c.place = l.share_place
where (c.net_minor, c.rep_id) is distinct from (l.base_minor, l.rep_id)
limit 50;

-- each payouts_are_sums_of_payments_and_stand_in_the_ledger
select concat_ws(' ', 'payouts.batch', b.number)
from payouts.batch b
left join (select batch_id, count(*) as payments, sum(amount_minor) as total_minor
           from payouts.payment group by batch_id) p on p.batch_id = b.id
where (b.payments, b.total_minor) is distinct from (p.payments, p.total_minor)
union all
select concat_ws(' ', 'payouts.payment', p.reference)
from payouts.payment p
where (case when p.state in ('approved', 'sent', 'paid') then p.payable_minor else 0 end) <> (
    select coalesce(-sum(l.minor), 0)
    from commissions.posting e
    join commissions.leg l on l.posting_id = e.id and l.book = 'payable'
    where e.once in ('payout ' || p.id || '/1', 'payout ' || p.id || ' returned/1'))
limit 50;

-- each opportunities_are_what_their_history_ends_with
select concat_ws(' ', 'pipeline.opportunity', o.id)
from pipeline.opportunity o
join pipeline.stage s on s.id = o.stage_id
left join lateral (
    select h.stage_id, h.amount_minor, h.expected_close, h.rep_id
    from pipeline.history h
    where h.organisation_id = o.organisation_id and h.opportunity_id = o.id
    order by h.at desc, h.id desc
    limit 1) h on true
where (h.stage_id, h.amount_minor, h.expected_close, h.rep_id)
          is distinct from (o.stage_id, o.amount_minor, o.expected_close, o.rep_id)
   or o.outcome is distinct from nullif(s.kind, 'open')
limit 50;

-- each quotes_are_numbered_without_a_gap
select concat_ws(' ', 'quotes.series', s.year)
from quotes.series s
where s.last <> (select count(distinct q.serial)
                 from quotes.quote q
                 where q.organisation_id = s.organisation_id and q.year = s.year
                   and q.state <> 'draft')
limit 50;

-- once tables_are_fenced
select c.oid::regclass::text
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
  and n.nspname !~ '^pg_temp' and c.relname <> 'flyway_schema_history'
  and not (c.relrowsecurity and c.relforcerowsecurity)
limit 50;
