-- 800 agencies with an agreement and twenty lines on each card. Of ten agencies, one carries a line
-- that competes; beside it others that do not: waived, elsewhere, over, to come, beside ours.
set local session_replication_role = replica;
insert into people.agreement (organisation_id, agency_id, valid, regime, territory_id)
select g.organisation_id, g.id, '[2020-01-01,)', 'agreed', t.id
from people.agency g
join people.territory t on t.code = 'T' || substr(g.code, 3)::integer % 20;
-- ten kinds with as many in each; ours are the first ones of the first twelve
insert into linecards.category (id, organisation_id, parent_id, code, name_en, name_hu)
select md5('kind' || n)::uuid, current_setting('bench.organisation')::uuid, null, 'K' || n, 'Kind ' || n,
       'Fajta ' || n
from generate_series(0, 39) n
union all
select md5('kind' || n || '-' || m)::uuid, current_setting('bench.organisation')::uuid,
       md5('kind' || n)::uuid, 'K' || n || '-' || m, 'Kind ' || n || ' ' || m, 'Fajta ' || n || ' ' || m
from generate_series(0, 39) n, generate_series(0, 9) m;
insert into linecards.own_line (organisation_id, product_line_id, category_id)
select p.organisation_id, p.id, md5('kind' || substr(p.code, 2)::integer - 100 || '-0')::uuid
from catalog.product_line p
where p.parent_id is not null;
insert into linecards.line (organisation_id, agency_id, principal, product, spelling, category_id,
                            territory_id, since, until, source)
select g.organisation_id, g.id, 'Principal ' || n, 'Line ' || n, 'principal' || n || ' line' || n,
       case when n > 0 then md5('kind' || 12 + (a + n) % 28 || '-' || n % 10)::uuid
            when a % 10 = 4 then md5('kind' || a % 12 || '-1')::uuid
            when a % 10 < 6 then md5('kind' || a % 12 || '-0')::uuid
            else md5('kind30-3')::uuid end,
       case when n = 0 and a % 10 = 2 then (select t.id from people.territory t
                                            where t.code = 'T' || (a + 1) % 20) end,
       case when n = 0 and a % 10 = 5 then current_date + 30 else '2022-01-01' end,
       case when n = 0 and a % 10 = 3 then current_date end, 'declared'
from (select g.organisation_id, g.id, substr(g.code, 3)::integer as a from people.agency g) g,
     generate_series(0, 19) n;
insert into linecards.waiver (id, organisation_id, agency_id, since, until, granted_by)
select md5('waiver' || g.code)::uuid, g.organisation_id, g.id, '2024-01-01', current_date + 100, 'Bench'
from people.agency g
where substr(g.code, 3)::integer % 10 = 1;
insert into linecards.waived (organisation_id, waiver_id, category_id)
select w.organisation_id, w.id, c.id
from linecards.waiver w
join linecards.category c on c.parent_id is null;
