-- Returns that the months of what they take back would not find: they came in a month before it, are
-- of an agency that has no part in it, or were here before it was. Counted with the month of the
-- document, and those that were here first with their own too, since they were rated there. Written
-- with returns and documents, in whatever order they come; corrections count too.
alter table sales.agency_month add column strays bigint not null default 0;

create or replace view sales.credit_count with (security_invoker = true) as
select organisation_id, agency_id, kind, month, credits + strays as credits, payments, strays
from sales.agency_month
union all
select organisation_id, agency_id, kind, month, sum(credits)::bigint, 0, 0
from sales.rep_month
where agency_id is not null and not (select access.staff_everywhere())
  and (select access.role()) <> 'agency_owner'
group by organisation_id, agency_id, kind, month;

-- A day lies in the last month that begins by then and has any: its own has.
create view sales.stray_returns with (security_invoker = true) as
select s.organisation_id, s.agency_id, m.month, count(*) as strays
from sales.document c
join sales.document n
  on n.organisation_id = c.organisation_id and n.kind in ('invoice', 'order')
 and n.number = c.original_number and n.reverses_id is null
join sales.share s on s.organisation_id = c.organisation_id and s.document_id = c.id
cross join lateral (
    select bool_or(z.agency_id = s.agency_id) as own
    from sales.share z
    where z.document_id = n.id
    having count(*) > 0) z
cross join lateral (
    select max(a.month) as month
    from sales.month a
    where a.organisation_id = n.organisation_id and a.month <= n.booked_on) o
cross join lateral (
    select o.month
    union all
    select max(a.month)
    from sales.month a
    where c.original_id is null and a.organisation_id = c.organisation_id
      and a.month <= c.booked_on) m
where c.kind = 'credit' and c.reverses_id is null and s.agency_id is not null
  and m.month is not null
  and (c.booked_on < o.month or c.original_id is null or z.own is not true)
group by s.organisation_id, s.agency_id, m.month;
grant select on sales.stray_returns to linecard_runtime;

alter table sales.document no force row level security;
alter table sales.share no force row level security;
alter table sales.month no force row level security;
alter table sales.agency_month no force row level security;
insert into sales.agency_month (organisation_id, agency_id, kind, month, credits, strays)
select organisation_id, agency_id, 'credit', month, 0, strays
from sales.stray_returns
on conflict (organisation_id, agency_id, month, kind) do update set strays = excluded.strays;
alter table sales.document force row level security;
alter table sales.share force row level security;
alter table sales.month force row level security;
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
    insert into sales.agency_month (organisation_id, agency_id, kind, month, credits, strays)
    select organisation_id, agency_id, 'credit', month, 0, strays
    from sales.stray_returns
    where organisation_id = access.organisation()
    on conflict (organisation_id, agency_id, month, kind) do update set strays = excluded.strays;
$$;

-- What is packed of returns says where they were rated until now.
alter table commissions.input no force row level security;
delete from commissions.input where kind = 'credit';
alter table commissions.input force row level security;

-- What documents each statement counted, with the days since the one before: to a rep, too, who
-- reads no statements, of the own agency alone.
create policy counted on commissions.statement for select to current_user
    using (agency_id = (select access.agency()));
create function commissions.counted_days(wanted uuid[])
returns table (organisation_id uuid, agency_id uuid, since date, ends_on date, counted text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.organisation_id, s.agency_id,
           coalesce(lag(upper(s.period)) over (
                        partition by s.agency_id order by upper(s.period)), date '0001-01-01'),
           upper(s.period), s.counted
    from commissions.statement s
    where s.agency_id = any(wanted)
$$;
