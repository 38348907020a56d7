-- How many credits an agency has in a month: what closing asks of all agencies and all months, for
-- which the months' sums have far more rows. Written with them, and worked out of them.
create table sales.agency_month (
    organisation_id uuid not null references access.organisation not enforced,
    agency_id       uuid not null,
    kind            text not null,
    -- first day of the fiscal month
    month           date not null,
    credits         bigint not null,
    primary key (organisation_id, agency_id, month, kind)
);

alter table sales.rep_month no force row level security;
insert into sales.agency_month
select organisation_id, agency_id, kind, month, sum(credits)
from sales.rep_month
where agency_id is not null
group by organisation_id, agency_id, kind, month;
alter table sales.rep_month force row level security;

alter table sales.agency_month enable row level security;
alter table sales.agency_month force row level security;
create policy organisation on sales.agency_month as restrictive for all
    using (organisation_id = (select access.organisation()))
    with check (organisation_id = (select access.organisation()));
create policy seen on sales.agency_month for select
    using ((select access.staff_everywhere())
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency()));
create policy kept on sales.agency_month for all
    using ((select access.acts_as('owner manager finance')) and (select access.staff_everywhere()))
    with check ((select access.acts_as('owner manager finance')));
grant select, insert, update, delete on sales.agency_month to linecard_runtime;

-- The same as whoever asks may see it: who does not see all of an agency counts what he sees.
create view sales.credit_count with (security_invoker = true) as
select organisation_id, agency_id, kind, month, credits
from sales.agency_month
union all
select organisation_id, agency_id, kind, month, sum(credits)::bigint
from sales.rep_month
where agency_id is not null and not (select access.staff_everywhere())
  and (select access.role()) <> 'agency_owner'
group by organisation_id, agency_id, kind, month;
grant select on sales.credit_count to linecard_runtime;

-- After the months' sums of the organisation were written anew.
create function sales.count_credits() returns void
language sql set search_path = pg_catalog, pg_temp as $$
    delete from sales.agency_month;
    insert into sales.agency_month (organisation_id, agency_id, kind, month, credits)
    select organisation_id, agency_id, kind, month, sum(credits)
    from sales.rep_month
    where organisation_id = access.organisation() and agency_id is not null
    group by organisation_id, agency_id, kind, month;
$$;
