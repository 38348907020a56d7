-- Payments of credits are counted too, with the month of the credit: one that takes back nothing that
-- is known takes commission back as it is paid back.
create or replace view sales.paid_invoices with (security_invoker = true) as
select s.organisation_id, s.agency_id, m.month, count(*) as payments, s.kind
from sales.payment p
join sales.document d
  on d.organisation_id = p.organisation_id and d.kind in ('invoice', 'credit')
 and d.number = p.document_number
join sales.share s on s.organisation_id = d.organisation_id and s.document_id = d.id
cross join lateral (
    select max(a.month) as month
    from sales.agency_month a
    where a.organisation_id = s.organisation_id and a.agency_id = s.agency_id
      and a.kind = s.kind and a.month <= s.booked_on) m
where s.agency_id is not null
group by s.organisation_id, s.agency_id, m.month, s.kind;

alter table sales.payment no force row level security;
alter table sales.document no force row level security;
alter table sales.share no force row level security;
alter table sales.agency_month no force row level security;
update sales.agency_month a
set payments = p.payments
from sales.paid_invoices p
where p.organisation_id = a.organisation_id and p.agency_id = a.agency_id
  and a.kind = 'credit' and p.kind = 'credit' and p.month = a.month;
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
      and p.kind = a.kind and p.month = a.month;
    insert into sales.agency_month (organisation_id, agency_id, kind, month, credits, strays)
    select organisation_id, agency_id, 'credit', month, 0, strays
    from sales.stray_returns
    where organisation_id = access.organisation()
    on conflict (organisation_id, agency_id, month, kind) do update set strays = excluded.strays;
$$;
