-- Lists as somebody wants to see them again: what the address of the list holds, under a name.
create schema views;
grant usage on schema views to linecard_runtime;

create table views.view (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    person_id       uuid not null default access.person() references access.app_user,
    -- the path of the list, without its slash
    list            text not null check (list in ('accounts', 'contacts', 'opportunities')),
    name            text not null check (length(name) between 1 and 60),
    -- as it stands in the address, with its question mark; empty for the whole list
    query           text not null default '' check (length(query) <= 2000),
    -- everybody in the organisation has it
    shared          boolean not null default false,
    version         integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, person_id, list, name)
);
create index on views.view (organisation_id, list);

-- With which view a list opens for somebody.
create table views.opening (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    person_id       uuid not null default access.person() references access.app_user,
    list            text not null,
    view_id         uuid not null,
    version         integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, person_id, list),
    foreign key (organisation_id, view_id) references views.view (organisation_id, id)
        on delete cascade
);

call access.protect('views.view', 'owner manager finance compliance auditor agency_owner rep');
call access.protect('views.opening', 'owner manager finance compliance auditor agency_owner rep');
create policy seen on views.view for select
    using (shared or person_id = (select access.person()));
create policy seen on views.opening for select using (person_id = (select access.person()));
-- Only keepers share, and change what is shared; nobody touches what is somebody else's own.
create policy own on views.view as restrictive for insert
    with check (person_id = (select access.person())
                and (not shared or (select access.acts_as('owner manager'))));
create policy own_changed on views.view as restrictive for update
    using (shared and (select access.acts_as('owner manager'))
           or not shared and person_id = (select access.person()))
    with check (not shared or (select access.acts_as('owner manager')));
create policy own_removed on views.view as restrictive for delete
    using (shared and (select access.acts_as('owner manager'))
           or not shared and person_id = (select access.person()));
create policy own on views.opening as restrictive for insert
    with check (person_id = (select access.person()));
create policy own_changed on views.opening as restrictive for update
    using (person_id = (select access.person()));
create policy own_removed on views.opening as restrictive for delete
    using (person_id = (select access.person()));
