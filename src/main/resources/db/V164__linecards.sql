-- What day it is for an organisation: a date in its own zone. The session's own day (current_date)
-- is that of the machine, which at night is another one in Auckland or Los Angeles.
create function access.today(of uuid) returns date language sql stable parallel safe
return (select (now() at time zone o.zone)::date
        from access.organisation o
        where o.id = of);

create or replace view calls.open_plan with (security_invoker = true) as
select r.agency_id
from calls.regime r
where r.valid @> (select access.today(access.organisation())) and r.regime <> 'voluntary'
union
select d.agency_id
from (select distinct on (m.agency_id) m.agency_id, m.is_on
      from calls.monitoring m
      where m.feature = 'planning' and m.regime = 'voluntary'
        and m.from_day <= (select access.today(access.organisation()))
      order by m.agency_id, m.from_day desc, m.decided_at desc, m.id desc) d
where d.is_on;

drop policy organisation on linecards.disclosed;
create policy organisation on linecards.disclosed as restrictive for all
    using (organisation_id = (select access.organisation())
           or (select access.role()) = 'gate' and keep_until <= access.today(organisation_id))
    with check (organisation_id = (select access.organisation()));
