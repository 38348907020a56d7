-- How many payments the invoices of an agency and month have: where payments earn, closing asks it
-- of all months. Written with the payments, and with invoices that come after theirs.
alter table sales.agency_month add column payments bigint not null default 0;

-- Which are of days that a month's closing does not know yet, is asked of the payments themselves.
create index on sales.payment (organisation_id, paid_on);

create or replace view sales.credit_count with (security_invoker = true) as
select organisation_id, agency_id, kind, month, credits, payments
from sales.agency_month
union all
select organisation_id, agency_id, kind, month, sum(credits)::bigint, 0
from sales.rep_month
where agency_id is not null and not (select access.staff_everywhere())
  and (select access.role()) <> 'agency_owner'
group by organisation_id, agency_id, kind, month;

-- The day of an invoice lies in the last month that begins by then and has any: its own has.
create view sales.paid_invoices with (security_invoker = true) as
select s.organisation_id, s.agency_id, m.month, count(*) as payments
from sales.payment p
join sales.document d on d.organisation_id = p.organisation_id and d.kind = 'invoice'
                     and d.number = p.document_number
join sales.share s on s.organisation_id = d.organisation_id and s.document_id = d.id
cross join lateral (
    select max(a.month) as month
    from sales.agency_month a
    where a.organisation_id = s.organisation_id and a.agency_id = s.agency_id
      and a.kind = 'invoice' and a.month <= s.booked_on) m
where s.agency_id is not null
group by s.organisation_id, s.agency_id, m.month;
grant select on sales.paid_invoices to linecard_runtime;

alter table sales.payment no force row level security;
alter table sales.document no force row level security;
alter table sales.share no force row level security;
alter table sales.agency_month no force row level security;
update sales.agency_month a
set payments = p.payments
from sales.paid_invoices p
where p.organisation_id = a.organisation_id and p.agency_id = a.agency_id
  and a.kind = 'invoice' and p.month = a.month;
alter table sales.payment force row level security;
alter table sales.document force row level security;
alter table sales.share force row level security;
alter table sales.agency_month force row level security;

create or replace function sales.count_credits() returns void
language sql set search_path = pg_catalog, pg_temp as $$
    delete from sales.agency_month;
    insert into sales.agency_month (organisation_id, agency_id, kind, month, credits)
    select organisation_id, agency_id, kind, month, sum(credits)
    from sales.rep_month
    where organisation_id = access.organisation() and agency_id is not null
    group by organisation_id, agency_id, kind, month;
    update sales.agency_month a
    set payments = p.payments
    from sales.paid_invoices p
    where p.organisation_id = a.organisation_id and p.agency_id = a.agency_id
      and a.kind = 'invoice' and p.month = a.month;
$$;
