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
with sides as (
    select c.kind, d.month, c.rep_id, c.agency_id, c.account_id, c.territory_id,
           c.product_line_id, c.net_minor, least(c.net_minor, 0) as returned_minor,
           coalesce(c.cost_minor, 0) as cost_minor, c.quantity_milli, 1::bigint as credits
    from sales.credit c
    left join fiscal_day d on d.day = c.booked_on
    union all
    select kind, month, rep_id, agency_id, account_id, territory_id, product_line_id,
           -net_minor, -returned_minor, -cost_minor, -quantity_milli, -credits
    from sales.month)
select concat_ws(' ', 'sales.month', kind, month, 'account', account_id, 'differs by', sum(net_minor))
from sides
group by kind, month, rep_id, agency_id, account_id, territory_id, product_line_id
having (sum(net_minor), sum(returned_minor), sum(cost_minor), sum(quantity_milli), sum(credits))
       <> (0, 0, 0, 0, 0)
limit 50;

-- each documents_are_sums_of_lines
select concat_ws(' ', 'sales.document', d.kind, d.number)
from sales.document d
left join (select document_id, sum(net_minor) as net_minor from sales.line group by document_id) l
  on l.document_id = d.id
where d.net_minor <> coalesce(l.net_minor, 0)
limit 50;

-- each lines_are_sums_of_credits
select concat_ws(' ', 'sales.line', l.id, 'of document', l.document_id)
from sales.line l
left join (select line_id, sum(net_minor) as net_minor, sum(quantity_milli) as quantity_milli,
                  sum(cost_minor) as cost_minor
           from sales.credit group by line_id) c
  on c.line_id = l.id
where (l.net_minor, l.quantity_milli, coalesce(l.cost_minor, 0))
      is distinct from (c.net_minor, c.quantity_milli, coalesce(c.cost_minor, 0))
limit 50;

-- each lines_belong_to_something
select concat_ws(' ', 'sales.line', l.id)
from sales.line l
where not exists (select from sales.document d where d.id = l.document_id)
   or not exists (select from catalog.product_line p where p.id = l.product_line_id)
   or l.product_id is not null
      and not exists (select from catalog.product p where p.id = l.product_id)
limit 50;

-- each credits_belong_to_something
select concat_ws(' ', 'sales.credit', c.id)
from sales.credit c
where not exists (select from sales.line l
                  where l.id = c.line_id and l.document_id = c.document_id)
   or not exists (select from accounts.account a where a.id = c.account_id)
   or c.rep_id is not null and not exists (select from people.rep r where r.id = c.rep_id)
limit 50;

-- each statements_are_sums_of_lines
select concat_ws(' ', 'commissions.statement', s.number)
from commissions.statement s
left join (select statement_id, count(*) as lines, sum(base_minor) as base_minor,
                  sum(amount_minor) as amount_minor
           from commissions.statement_line group by statement_id) l
  on l.statement_id = s.id
where (s.lines, s.base_minor, s.total_minor)
      <> (coalesce(l.lines, 0), coalesce(l.base_minor, 0), coalesce(l.amount_minor, 0))
limit 50;

-- each statement_lines_are_of_credits
select concat_ws(' ', 'commissions.statement_line', l.id)
from commissions.statement_line l
left join sales.credit c on c.id = l.credit_id
where (c.net_minor, c.rep_id, c.document_id) is distinct from (l.base_minor, l.rep_id, l.document_id)
limit 50;

-- once tables_are_fenced
select c.oid::regclass::text
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
  and n.nspname !~ '^pg_temp' and c.relname <> 'flyway_schema_history'
  and not (c.relrowsecurity and c.relforcerowsecurity)
limit 50;
