-- Files that are kept at accounts and at their opportunities.
create schema folders;
grant usage on schema folders to linecard_runtime;

create table folders.file (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    account_id      uuid not null,
    -- null for one of the account itself
    opportunity_id  uuid,
    name            text not null check (length(name) between 1 and 200),
    kind            text not null check (kind in ('pdf', 'png', 'jpeg', 'xlsx', 'text')),
    bytes           integer not null check (bytes between 1 and 5242880),
    sha256          text not null check (length(sha256) = 64),
    added_at        timestamptz not null default now(),
    added_by        uuid not null default access.person() references access.app_user,
    added_name      text not null check (length(added_name) <= 200),
    -- its content follows after thirty days
    removed_at      timestamptz,
    version         integer not null default 1,
    unique (organisation_id, id),
    foreign key (organisation_id, account_id) references accounts.account (organisation_id, id),
    foreign key (organisation_id, opportunity_id)
        references pipeline.opportunity (organisation_id, id) on delete set null (opportunity_id)
);
create index on folders.file (organisation_id, account_id, added_at desc);
create index on folders.file (organisation_id, opportunity_id);
create index on folders.file (removed_at) where removed_at is not null;

create table folders.content (
    file_id         uuid primary key,
    organisation_id uuid not null,
    content         bytea not null check (length(content) between 1 and 5242880),
    foreign key (organisation_id, file_id) references folders.file (organisation_id, id)
        on delete cascade
);
alter table folders.content alter column content set storage external;

call access.protect('folders.file', 'owner manager agency_owner rep');
call access.protect('folders.content', 'owner manager agency_owner rep', true);

-- Who sees the account sees its files, who sees the opportunity those of it. The gate clears away
-- what was removed thirty days ago, of whichever organisation.
drop policy organisation on folders.file;
create policy organisation on folders.file as restrictive for all
    using (organisation_id = (select access.organisation())
           or (select access.role()) = 'gate' and removed_at < now() - interval '30 days')
    with check (organisation_id = (select access.organisation()));
create policy seen on folders.file for select
    using ((select access.staff_everywhere())
           or opportunity_id is null
              and exists (select from accounts.account a
                          where a.organisation_id = file.organisation_id and a.id = account_id)
           or exists (select from pipeline.opportunity o
                      where o.organisation_id = file.organisation_id and o.id = opportunity_id)
           or (select access.role()) = 'gate');
create policy own on folders.file as restrictive for insert
    with check (added_by = (select access.person())
                and exists (select from accounts.account a
                            where a.organisation_id = file.organisation_id
                              and a.id = account_id)
                and (opportunity_id is null
                     or exists (select from pipeline.opportunity o
                                where o.organisation_id = file.organisation_id
                                  and o.id = opportunity_id and o.account_id = file.account_id)));
-- Whoever added it takes it away, or the principal.
create policy own_changed on folders.file as restrictive for update
    using ((select access.staff()) or added_by = (select access.person()));
create policy own_removed on folders.file as restrictive for delete
    using ((select access.staff()) or added_by = (select access.person()));

drop policy organisation on folders.content;
create policy organisation on folders.content as restrictive for all
    using (file_id in (select id from folders.file))
    with check (organisation_id = (select access.organisation()));
create policy seen on folders.content for select using (true);
create policy cleared on folders.content for delete
    using ((select access.role()) = 'gate');
grant delete on folders.content to linecard_runtime;
