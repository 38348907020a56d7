-- Reports that somebody has sent by e-mail again and again: what they saw, and when the next is due.
create table reports.sending (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    person_id       uuid not null default access.person() references access.app_user,
    report          text not null check (report in ('ranking', 'comparison', 'forecast')),
    -- how the report was narrowed, as its address has it
    query           text not null default '' check (length(query) <= 500),
    rhythm          text not null check (rhythm in ('daily', 'weekly', 'monthly')),
    next_on         date not null,
    version         integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, person_id, report, query, rhythm)
);
create index on reports.sending (organisation_id, next_on);

call access.protect('reports.sending',
                    'owner manager finance compliance auditor agency_owner rep');
create policy seen on reports.sending for select
    using (person_id = (select access.person()) or (select access.role()) = 'owner');
create policy own on reports.sending as restrictive for insert
    with check (person_id = (select access.person()));
create policy own_changed on reports.sending as restrictive for update
    using (person_id = (select access.person()) or (select access.role()) = 'owner');
create policy own_removed on reports.sending as restrictive for delete
    using (person_id = (select access.person()) or (select access.role()) = 'owner');
