-- Three years of call reports, straight into the tables of the company that dataset.sql made, and
-- what the search reads of them. Words are as frequent as in a language: few of them make most of
-- what is written. Run by the database's administrator in one transaction with
--   bench.organisation, bench.salt, bench.today, bench.reps, bench.accounts
--   bench.reports     how many calls
-- and linecard.organisation, linecard.person bound.
create function pg_temp.id(kind integer, n bigint) returns uuid language sql stable
return (current_setting('bench.salt') || '-' || lpad(to_hex(kind), 4, '0') || '-7000-8000-'
        || lpad(to_hex(n), 12, '0'))::uuid;
create function pg_temp.organisation() returns uuid language sql stable
return current_setting('bench.organisation')::uuid;
create function pg_temp.size(of text) returns bigint language sql stable
return current_setting('bench.' || of)::bigint;
-- a number from 0 below 1, the same for the same n in every run
create function pg_temp.chance(n bigint, seed bigint) returns double precision
language sql immutable
return ((hashint8extended(n, seed) >> 2) & 1152921504606846975) / 1152921504606846976.0;

set local session_replication_role = replica;
truncate calls.call, calls.note, calls.phrase, hearing.token, hearing.theme cascade;

insert into calls.phrase (id, organisation_id, theme, content, position)
select pg_temp.id(40, n), pg_temp.organisation(), 'objection', p.content, 0
from unnest(array['Hosszú a szállítási idő.', 'Van már bevált szállítójuk.',
                  'Idén nincs rá keret.', 'Drágábbnak találja a versenytársnál.',
                  'Műszaki adatlapot kér.', 'Helyszíni bemutatót kér.',
                  'Mennyiségi kedvezményt kér.', 'Elégedett az eddigi szivattyúkkal.'])
     with ordinality as p (content, n);

-- 40,000 words: some that are looked for, the rest made of syllables with endings
create temporary table word on commit drop as
select n, case when n < 16
              then (array['ügyfél', 'szivattyút', 'árajánlatot', 'kért', 'üzemvezető',
                          'szállítási', 'határidő', 'beszerzés', 'motor', 'csapágyat', 'delivery',
                          'pumps', 'kedvezményt', 'versenytárs', 'Szűcs', 'Nagy'])[n + 1]
              else (array['ba', 'ko', 'té', 'sz', 'mi', 'lá', 'ra', 'vö', 'ge', 'tu', 'ny'])
                       [1 + n % 11]
                   || (array['l', 'r', 'nd', 'k', 'sz', 'm', 't'])[1 + (n / 11) % 7]
                   || (array['a', 'e', 'i', 'o', 'ö', 'u', 'á', 'é'])[1 + (n / 77) % 8]
                   || (array['rt', 'lk', 'ns', 'g', 'v', 'd', 'b', 'p'])[1 + (n / 616) % 8]
                   || (array['ás', 'és', 'or', 'en', 'it', 'um', 'al', 'ok', 'ány'])
                       [1 + (n / 4928) % 9]
                   || (array['', 't', 'nak', 'ban', 'ról', 'kal'])[1 + (n / 7) % 6] end as content
from generate_series(0, 39999) n;
create unique index on word (n);
analyze word;

insert into calls.call (id, organisation_id, account_id, rep_id, agency_id, visited_on, state,
                        kind, outcome, next_step, phrases, entered_at, reported_at)
select pg_temp.id(41, n), pg_temp.organisation(),
       pg_temp.id(6, (pg_temp.chance(n, 1) * pg_temp.size('accounts'))::bigint
                     % pg_temp.size('accounts')), r.id, r.agency_id,
       current_setting('bench.today')::date - (pg_temp.chance(n, 3) * 1095)::integer,
       'made', case when pg_temp.chance(n, 4) < 0.2 then 'phone' else 'visit' end,
       (array['order', 'interested', 'undecided', 'later', 'rejected', 'complaint', 'informed'])
           [1 + (pg_temp.chance(n, 5) * 7)::integer % 7],
       case when pg_temp.chance(n, 6) < 0.6 then (array['call', 'visit', 'quote', 'sample'])
           [1 + (pg_temp.chance(n, 7) * 4)::integer % 4] end,
       case when pg_temp.chance(n, 8) < 0.4
            then array[pg_temp.id(40, 1 + (pg_temp.chance(n, 9) * 8)::integer % 8)]
            else '{}' end, now(), now()
from generate_series(0, pg_temp.size('reports') - 1) n
join people.rep r
  on r.id = pg_temp.id(3, (pg_temp.chance(n, 2) * pg_temp.size('reps'))::bigint
                          % pg_temp.size('reps'));

create temporary table told on commit drop as
select n, pg_temp.id(41, n) as id from generate_series(0, pg_temp.size('reports') - 1) n;
analyze told;
analyze calls.call;
insert into calls.note (id, organisation_id, call_id, rep_id, content, written_at, written_by)
select pg_temp.id(42, n), pg_temp.organisation(), c.id, c.rep_id, t.content, now(),
       current_setting('linecard.person')::uuid
from told
join calls.call c on c.organisation_id = pg_temp.organisation() and c.id = told.id
cross join lateral (
    select string_agg((select w.content
                       from word w
                       where w.n = (40000 * power(pg_temp.chance(told.n, 100 + i), 3))::integer % 40000),
                      ' ' order by i) as content
    from generate_series(1, 6 + (n % 9)::integer) i) t
where pg_temp.chance(n, 10) < 0.7;

analyze calls.note;
insert into hearing.token (organisation_id, token, said_on, subject_id, rep_id, source)
select organisation_id, token, said_on, subject_id, rep_id, source
from hearing.said;
