-- What is planned under a voluntary regime is for the rep and the agency alone, where a look-up
-- forgets it too; and so is the trace of it. Only an archive takes it along, which says so
-- (linecard.whole): an organisation that moves shall lose nobody's plans.
create policy planned on calls.call as restrictive for select
    using (state <> 'planned' or not (select access.staff())
           or agency_id in (select p.agency_id from calls.open_plan p)
           or (select current_setting('linecard.whole', true)) = 'on');

create policy planned on access.audit_entry as restrictive for select
    using (relation <> 'calls.call'
           or not (select access.staff())
           or 'planned' not in (coalesce(before ->> 'state', ''), coalesce(after ->> 'state', ''))
           or coalesce(after ->> 'agency_id', before ->> 'agency_id')
              in (select p.agency_id::text from calls.open_plan p)
           or (select current_setting('linecard.whole', true)) = 'on');

-- Lines of sheets that a rep confirmed together, because each of their marks was read for sure; and
-- their planned calls as they were before, so that all of it can be taken back at one go.
create table calls.scan_batch (
    id              uuid primary key,
    organisation_id uuid not null references access.organisation,
    rep_id          uuid not null,
    lines           uuid[] not null check (cardinality(lines) between 1 and 100),
    -- as linecard.calls.Snapshot writes them
    before          jsonb not null,
    confirmed_at    timestamptz not null default now(),
    undone_at       timestamptz,
    version         integer not null default 1,
    unique (organisation_id, id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id)
);
create index on calls.scan_batch (organisation_id, rep_id, confirmed_at desc);
call access.protect('calls.scan_batch', 'rep');
create policy own on calls.scan_batch as restrictive for all
    using ((select access.staff()) or rep_id = (select access.rep()))
    with check (rep_id = (select access.rep()));
create policy seen on calls.scan_batch for select using (true);

-- What a call is called in the system that it was brought from, so that it comes once.
alter table calls.call
    add column code text not null default '' check (length(code) <= 100);
create unique index on calls.call (organisation_id, code) where code <> '';
