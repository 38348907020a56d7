-- Years of a company of any size, straight into the tables: for benches and for tests of how
-- pages grow. Every sum agrees with its lines (a test proves it). Run by the database's
-- administrator in one transaction with
--   bench.organisation, bench.person   whose it is
--   bench.salt                         eight hex digits, with which all ids begin
--   bench.today                        the last day with a document
--   bench.lines, bench.reps, bench.accounts
--   bench.months                       how many fiscal months with documents
--   bench.agencies                     how many agencies share the reps
--   bench.branches                     product lines below each of four
--   bench.shared                       of a hundred accounts, how many two reps share
--   bench.returns                      of a hundred documents, how many take back another
-- and linecard.organisation, linecard.person bound.
create function pg_temp.id(kind integer, n bigint) returns uuid language sql stable
return (current_setting('bench.salt') || '-' || lpad(to_hex(kind), 4, '0') || '-7000-8000-'
        || lpad(to_hex(n), 12, '0'))::uuid;
create function pg_temp.organisation() returns uuid language sql stable
return current_setting('bench.organisation')::uuid;
create function pg_temp.size(of text) returns bigint language sql stable
return current_setting('bench.' || of)::bigint;
create function pg_temp.today() returns date language sql stable
return current_setting('bench.today')::date;
create function pg_temp.start() returns date language sql stable
return (date_trunc('month', current_setting('bench.today')::date)
        - (pg_temp.size('months') - 1) * interval '1 month')::date;
create function pg_temp.agency(rep bigint) returns uuid language sql stable
return pg_temp.id(2, rep * pg_temp.size('agencies') / pg_temp.size('reps'));
-- A number of that many steps, the same for the same n in every run.
create function pg_temp.dice(n bigint, sides bigint) returns bigint language sql immutable
return ((hashint8extended(n, 0) >> 2) & 1152921504606846975) % sides;

-- no checks and no audit of what is right by construction; what belongs to one document lies side by
-- side, as when it is booked
set local session_replication_role = replica;

insert into people.territory (id, organisation_id, code, name)
select pg_temp.id(1, n), pg_temp.organisation(), 'T' || n, 'Territory ' || n
from generate_series(0, 19) n;

insert into people.agency (id, organisation_id, code, name, country)
select pg_temp.id(2, n), pg_temp.organisation(), 'AG' || lpad(n::text, 4, '0'),
       'Képviselet ' || n, 'HU'
from generate_series(0, pg_temp.size('agencies') - 1) n;

insert into people.rep (id, organisation_id, agency_id, territory_id, code, family_name, given_name)
select pg_temp.id(3, n), pg_temp.organisation(), pg_temp.agency(n), pg_temp.id(1, n % 20),
       'R' || lpad(n::text, 5, '0'),
       (array['Szűcs', 'Nagy', 'Kovács', 'Tóth', 'Szabó', 'Horváth', 'Varga', 'Kiss', 'Molnár',
              'Németh'])[1 + n % 10],
       (array['Árpád', 'Béla', 'Csaba', 'Dóra', 'Éva', 'Ferenc', 'Gábor', 'Hanna', 'Ildikó',
              'Jenő', 'Katalin'])[1 + (n / 10) % 11] || ' ' || n
from generate_series(0, pg_temp.size('reps') - 1) n;

-- four lines with some below each
create function pg_temp.leaves() returns bigint language sql stable
return 4 * pg_temp.size('branches');
insert into catalog.product_line (id, organisation_id, parent_id, code, name)
select pg_temp.id(4, n), pg_temp.organisation(),
       case when n >= 100 then pg_temp.id(4, (n - 100) / pg_temp.size('branches')) end, 'L' || n,
       case when n >= 100 then 'Szivattyú ' || n else 'Pumps ' || n end
from (select n from generate_series(0, 3) n
      union all select n from generate_series(100, 99 + pg_temp.leaves()) n) l;

insert into catalog.product (id, organisation_id, product_line_id, code, name, cost_minor)
select pg_temp.id(5, n), pg_temp.organisation(), pg_temp.id(4, 100 + n % pg_temp.leaves()), 'P' || n,
       'Product ' || n, 10000
from generate_series(0, 599) n;

insert into accounts.account (id, organisation_id, territory_id, code, name, customer_type, country,
                              city, house, search)
select id, pg_temp.organisation(), territory, code, name, type, 'HU', city, house,
       -- as linecard.words.SearchText writes it
       lower(translate(code || ' ' || name || ' ' || city, 'áéíóöőúüűÁÉÍÓÖŐÚÜŰ',
                       'aeiooouuuAEIOOOUUU'))
from (select pg_temp.id(6, n) as id, pg_temp.id(1, n % 20) as territory,
             'C' || lpad(n::text, 6, '0') as code,
             (array['Hegyi', 'Völgyi', 'Szűcs', 'Alföldi', 'Dunai', 'Tiszai', 'Bükki', 'Mátrai'])
                 [1 + pg_temp.dice(n, 8)] || ' '
             || (array['Gépház', 'Vízmű', 'Fűtés', 'Klíma', 'Öntöde'])[1 + pg_temp.dice(n + 1, 5)]
             || ' ' || n || ' Kft' as name,
             (array['dealer', 'installer', 'utility', ''])[1 + n % 4] as type,
             (array['Győr', 'Pécs', 'Szeged', 'Budapest', 'Kőszeg', 'Makó'])
                 [1 + pg_temp.dice(n + 2, 6)] as city,
             n % 100 = 99 as house
      from generate_series(0, pg_temp.size('accounts') - 1) n) a;

-- what a trigger would do
insert into search.token (organisation_id, word, kind, record_id)
select distinct pg_temp.organisation(), w.word, 'account', a.id
from accounts.account a, string_to_table(a.search, ' ') as w (word)
where a.organisation_id = pg_temp.organisation() and length(w.word) > 1;

-- Of a hundred accounts one is the house's, one is nobody's, some are shared, three changed hands
-- within the last eighteen months, and the rest stay with one rep.
create temp table hold (account bigint, rep bigint, share bigint, place smallint, since date,
                        until date) on commit drop;
insert into hold
select n, rep, share, place, since, until
from (select n, n % 100 as kind, pg_temp.size('shared') as shared,
             n * pg_temp.size('reps') / pg_temp.size('accounts') as own,
             pg_temp.today() - pg_temp.dice(n, 540)::integer as passed
      from generate_series(0, pg_temp.size('accounts') - 1) n
      where n % 100 not in (98, 99)) a,
     lateral (
         select own, 1000000, 1, date '2000-01-01', null::date where kind > shared + 2
         union all select own, 600000, 1, date '2000-01-01', null where kind < shared
         union all select (own + 1) % pg_temp.size('reps'), 400000, 2, date '2000-01-01', null
                   where kind < shared
         union all select own, 1000000, 1, date '2000-01-01', passed where kind between shared and shared + 2
         union all select (own + 1) % pg_temp.size('reps'), 1000000, 1, passed, null
                   where kind between shared and shared + 2) as h (rep, share, place, since, until);
insert into accounts.assignment (organisation_id, account_id, rep_id, role, share_millionths, valid)
select pg_temp.organisation(), pg_temp.id(6, account), pg_temp.id(3, rep),
       case place when 1 then 'owner' else 'specification' end, share, daterange(since, until)
from hold;
create index on hold (account);
analyze hold;

-- Documents of ten lines, by day; some accounts buy far more than others. A return takes back a
-- document of the same account whole, forty before it.
create temp table doc on commit drop as
select n, original,
       floor(pg_temp.size('accounts')
             * power(pg_temp.dice(coalesce(original, n), 1000000) / 1000000.0, 1.5))::bigint
           as account,
       pg_temp.start() + (n * (pg_temp.today() - pg_temp.start() + 1)
                          / (pg_temp.size('lines') / 10))::integer as day,
       original is not null as return
from (select n, case when n % 100 in (49, 99, 29) and n >= 40
                      and array_position(array[49, 99, 29], (n % 100)::integer)
                          <= pg_temp.size('returns') then n - 40 end as original
      from generate_series(0, pg_temp.size('lines') / 10 - 1) n) d;
create temp table share on commit drop as
select d.n, coalesce(h.place, 1::smallint) as place, h.rep, coalesce(h.share, 1000000) as share
from doc d
left join hold h on h.account = d.account and d.day >= h.since
                and (h.until is null or d.day < h.until);

create temp table item on commit drop as
select n, position, net, net * 3 / 5 as cost, quantity, product_line, product
from (select d.n, p as position,
             (case when d.return then -1 else 1 end)
             * (1000 + pg_temp.dice(d.o * 10 + p, 200000)) as net,
             (case when d.return then -1 else 1 end)
             * 1000 * (1 + pg_temp.dice(d.o * 10 + p + 7, 20)) as quantity,
             (d.o + (p % 3) * 5) % pg_temp.leaves() as product_line,
             (d.o + (p % 3) * 5) % pg_temp.leaves()
             + pg_temp.leaves() * pg_temp.dice(d.o * 10 + p, 600 / pg_temp.leaves()) as product
      from (select n, coalesce(original, n) as o, return from doc) d, generate_series(1, 10) p) i;

insert into sales.document (id, organisation_id, kind, number, account_id, territory_id, booked_on,
                            original_number, original_id, net_minor, fingerprint, import_id,
                            recorded_by)
select pg_temp.id(7, d.n), pg_temp.organisation(), case when d.return then 'credit' else 'order' end,
       'S-' || lpad(d.n::text, 8, '0'), pg_temp.id(6, d.account), pg_temp.id(1, d.account % 20),
       d.day, case when d.return then 'S-' || lpad(d.original::text, 8, '0') else '' end,
       case when d.return then pg_temp.id(7, d.original) end, i.net, md5(d.n::text) || md5(d.n::text), pg_temp.id(8, d.n / 100000),
       current_setting('bench.person')::uuid
from doc d
join (select n, sum(net) as net from item group by n) i on i.n = d.n
order by d.n;

insert into sales.line (organisation_id, document_id, position, product_id, product_line_id,
                        quantity_milli, net_minor, cost_minor)
select pg_temp.organisation(), pg_temp.id(7, n), position, pg_temp.id(5, product),
       pg_temp.id(4, 100 + product_line), quantity, net, cost
from item
order by n, position;

create temp table part on commit drop as
select i.n, s.place, s.rep, i.position, i.product_line,
       case s.place when 1 then i.net * s.share / 1000000
            else i.net - i.net * (1000000 - s.share) / 1000000 end as net,
       case s.place when 1 then i.cost * s.share / 1000000
            else i.cost - i.cost * (1000000 - s.share) / 1000000 end as cost,
       case s.place when 1 then i.quantity * s.share / 1000000
            else i.quantity - i.quantity * (1000000 - s.share) / 1000000 end as quantity,
       s.share
from share s
join item i on i.n = s.n;

insert into sales.part (organisation_id, document_id, position, place, net_minor, cost_minor,
                        quantity_milli)
select pg_temp.organisation(), pg_temp.id(7, n), position, place, net, cost, quantity
from part
where share < 1000000
order by n, position, place;

insert into sales.share (organisation_id, document_id, place, rep_id, agency_id, share_millionths,
                         net_minor, returned_minor, cost_minor, quantity_milli, lines, kind,
                         booked_on, account_id, territory_id)
select pg_temp.organisation(), pg_temp.id(7, p.n), p.place, pg_temp.id(3, p.rep),
       pg_temp.agency(p.rep), p.share, p.net, p.returned, p.cost, p.quantity, p.lines,
       case when d.return then 'credit' else 'order' end, d.day, pg_temp.id(6, d.account),
       pg_temp.id(1, d.account % 20)
from (select n, place, rep, share, sum(net) as net, sum(least(net, 0)) as returned,
             sum(cost) as cost, sum(quantity) as quantity, count(*) as lines
      from part
      group by n, place, rep, share) p
join doc d on d.n = p.n
order by p.n, p.place;

set local session_replication_role = origin;
insert into sales.month (organisation_id, kind, month, rep_id, agency_id, account_id, territory_id,
                         product_line_id, net_minor, returned_minor, cost_minor, quantity_milli,
                         credits)
select pg_temp.organisation(), kind, month, pg_temp.id(3, rep), pg_temp.agency(rep),
       pg_temp.id(6, account), pg_temp.id(1, account % 20), pg_temp.id(4, 100 + product_line),
       net, returned, cost, quantity, credits
from (select case when d.return then 'credit' else 'order' end as kind,
             date_trunc('month', d.day)::date as month, p.rep, d.account, p.product_line,
             sum(p.net) as net, sum(least(p.net, 0)) as returned, sum(p.cost) as cost,
             sum(p.quantity) as quantity, count(*) as credits
      from part p
      join doc d on d.n = p.n
      group by 1, 2, p.rep, d.account, p.product_line) m
order by month;
insert into sales.rep_month (organisation_id, kind, month, rep_id, agency_id, territory_id,
                             product_line_id, net_minor, returned_minor, cost_minor,
                             quantity_milli, credits)
select organisation_id, kind, month, rep_id, agency_id, territory_id, product_line_id,
       sum(net_minor), sum(returned_minor), sum(cost_minor), sum(quantity_milli), sum(credits)
from sales.month
where organisation_id = pg_temp.organisation()
group by organisation_id, kind, month, rep_id, agency_id, territory_id, product_line_id
order by month;
insert into sales.agency_month (organisation_id, agency_id, kind, month, credits)
select organisation_id, agency_id, kind, month, sum(credits)
from sales.rep_month
where organisation_id = pg_temp.organisation() and agency_id is not null
group by organisation_id, agency_id, kind, month;
set local session_replication_role = replica;

-- A goal of every rep, and one of the whole, for this year and the last; half of them agreed to.
create temp table goal on commit drop as
select row_number() over () as n, year, rep
from generate_series(extract(year from pg_temp.today())::integer - 1,
                     extract(year from pg_temp.today())::integer) year,
     generate_series(-1, pg_temp.size('reps') - 1) rep;
insert into plan.goal (id, organisation_id, fiscal_year, measure, rep_id)
select pg_temp.id(9, n), pg_temp.organisation(), year, 'revenue',
       case when rep >= 0 then pg_temp.id(3, rep) end
from goal;
insert into plan.goal_proposal (id, organisation_id, goal_id, number, side, amount, profile,
                                proposed_by, proposed_name)
select pg_temp.id(10, n), pg_temp.organisation(), pg_temp.id(9, n), 1, 'principal',
       12 * month, 'even', current_setting('bench.person')::uuid, 'Bench'
from (select n, 100 * (pg_temp.size('lines') * 28
                       / case when rep >= 0 then pg_temp.size('reps') else 1 end) as month
      from goal) g;
insert into plan.goal_month (organisation_id, proposal_id, month, amount)
select p.organisation_id, p.id, m, p.amount / 12
from plan.goal_proposal p, generate_series(1, 12) m
where p.organisation_id = pg_temp.organisation();
insert into plan.goal_agreement (organisation_id, proposal_id, agreed_by, agreed_name)
select pg_temp.organisation(), pg_temp.id(10, n), current_setting('bench.person')::uuid, 'Bench'
from goal
where n % 2 = 0;
