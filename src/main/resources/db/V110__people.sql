-- Of two agencies that are one, one stands for both from a day on; the other stays, archived, with
-- all that was agreed, told and stated with it. Its reps go over to the one that stands.
alter table people.agency
    -- which agency stands for this one, and from which day on
    add column merged_into uuid,
    add column merged_on date,
    add constraint agency_merged
        check ((merged_into is null) = (merged_on is null)
               and (merged_into is null or archived_at is not null and merged_into <> id)),
    add foreign key (organisation_id, merged_into) references people.agency (organisation_id, id);
create index on people.agency (organisation_id, merged_into) where merged_into is not null;

-- For which agency a rep was at work before. What was sold until then is that agency's.
create table people.past_agency (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    rep_id          uuid not null,
    agency_id       uuid not null,
    -- the first day on which it was that agency no longer
    until           date not null,
    version         integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, rep_id, agency_id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id)
);
create index on people.past_agency (organisation_id, agency_id);
call access.protect('people.past_agency', 'owner');
create policy seen on people.past_agency for select
    using (rep_id in (select id from people.rep));
-- boards are made of whom sales count for
create trigger pulse after insert or update or delete on people.past_agency
    for each statement execute function keeping.beat();

-- Who keeps an agency sees the ones that it stands for.
drop policy seen on people.agency;
create policy seen on people.agency for select
    using ((select access.staff_everywhere()) or id = (select access.agency())
           or merged_into = (select access.agency())
           or (select access.staff())
              and (id in (select agency_id from people.rep)
                   or id in (select agency_id from people.past_agency)));

-- What was told, decided or carried for an agency names it for good, whichever agency its rep works
-- for later. Only what a person may do follows the rep, and both change in one transaction.
do $$
declare
    key record;
begin
    for key in
        select k.conrelid::regclass as relation, k.conname
        from pg_constraint k
        where k.contype = 'f' and k.confrelid = 'people.rep'::regclass
          and array_length(k.conkey, 1) = 3
    loop
        execute format('alter table %s drop constraint %I', key.relation, key.conname);
        if key.relation <> 'access.membership'::regclass then
            execute format('alter table %s add foreign key (organisation_id, rep_id)
                            references people.rep (organisation_id, id)', key.relation);
        end if;
    end loop;
end $$;
alter table access.membership
    add constraint membership_rep foreign key (organisation_id, agency_id, rep_id)
        references people.rep (organisation_id, agency_id, id) deferrable initially immediate;

-- A restraint of a rep holds wherever that rep works, and one of an agency for those who came from
-- it, too.
create or replace function people.is_restrained(
    agency uuid, rep uuid, what text, first date, beyond date)
returns boolean language sql stable
return exists (select
               from people.restraint r
               where r.organisation_id = access.organisation()
                 and (r.rep_id = rep
                      or r.rep_id is null
                         and (r.agency_id = agency
                              or r.agency_id in (select p.agency_id
                                                 from people.past_agency p
                                                 where p.rep_id = rep)))
                 and r.kind = what
                 and r.starts < coalesce(r.ends, 'infinity')
                 and r.starts < coalesce(beyond, 'infinity')
                 and first < coalesce(r.ends, 'infinity'));
drop policy seen on people.restraint;
create policy seen on people.restraint for select
    using ((select access.staff())
           or rep_id in (select id from people.rep)
           or rep_id is null
              and (agency_id = (select access.agency())
                   or agency_id in (select agency_id from people.past_agency)));

-- Line cards: an agency reads and keeps those of the agencies that it stands for, and a rep the own
-- lines, whichever agency they were entered for.
drop policy seen on linecards.line;
create policy seen on linecards.line for select
    using ((select access.role()) in ('owner', 'compliance', 'auditor')
           or (select access.role()) = 'manager'
              and ((select access.territory()) is null
                   or agency_id in (select id from people.agency))
           or (select access.role()) = 'agency_owner'
              and agency_id in (select id from people.agency)
           or (select access.role()) = 'rep'
              and (rep_id = (select access.rep())
                   or rep_id is null and agency_id in (select id from people.agency)));
drop policy own_changed on linecards.line;
create policy own_changed on linecards.line as restrictive for update
    using ((select access.staff()) or source <> 'found'
           and agency_id in (select id from people.agency)
           and ((select access.role()) = 'agency_owner' or rep_id = (select access.rep())))
    with check ((select access.staff()) or source <> 'found'
                and agency_id in (select id from people.agency)
                and ((select access.role()) = 'agency_owner' or rep_id = (select access.rep())));

-- Whoever is asked as a rep answers as that rep.
drop policy seen on cases.act;
create policy seen on cases.act for select
    using ((select access.acts_as('owner compliance')) and case_id in (
               select c.id from cases.conflict_case c)
           or kind in ('told', 'heard') and (select access.role()) = 'teller' and case_id in (
               select c.id from cases.conflict_case c)
           or kind in ('question', 'answer')
              and (rep_id = (select access.rep())
                   or rep_id is null and agency_id = (select access.agency())
                      and (select access.role()) = 'agency_owner'));
drop policy own on cases.act;
create policy own on cases.act as restrictive for insert
    with check ((select access.acts_as('owner compliance')) and by_id = (select access.person())
                   and kind not in ('answer', 'heard')
                   and case_id in (select c.id from cases.conflict_case c)
                or (select access.acts_as('agency_owner rep')) and kind = 'answer'
                   and by_id = (select access.person())
                   and (rep_id = (select access.rep())
                        or rep_id is null and agency_id = (select access.agency())
                           and (select access.role()) = 'agency_owner')
                or (select access.role()) = 'teller' and kind = 'heard'
                   and case_id in (select c.id from cases.conflict_case c));

-- Agencies are compared and merged as accounts and contacts are; all staff who see every territory
-- see that.
alter table duplicates.duplicate drop constraint duplicate_kind_check;
alter table duplicates.duplicate
    add constraint duplicate_kind_check check (kind in ('account', 'contact', 'agency'));
alter table duplicates.merging drop constraint merging_kind_check;
alter table duplicates.merging
    add constraint merging_kind_check check (kind in ('account', 'contact', 'agency'));
