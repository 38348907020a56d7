-- A whole organisation as one file to take away: who had it made, and the file for seven days.
create schema archive;
grant usage on schema archive to linecard_runtime;

create table archive.archive (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    -- the files that were brought in, too
    with_files      boolean not null,
    job_id          uuid,
    -- of the finished file
    bytes           bigint,
    rows            bigint,
    sha256          text check (length(sha256) = 64),
    asked_by        uuid not null default access.person() references access.app_user,
    asked_at        timestamptz not null default now(),
    -- of the last download
    fetched_at      timestamptz,
    fetched_by      uuid references access.app_user,
    -- when the file went, by hand or after its seven days
    gone_at         timestamptz,
    unique (organisation_id, id),
    foreign key (organisation_id, job_id) references jobs.job (organisation_id, id)
);
create index on archive.archive (organisation_id, asked_at desc);

-- In parts of a megabyte, so that neither side ever holds a whole file in memory.
create table archive.part (
    archive_id      uuid not null,
    organisation_id uuid not null,
    number          integer not null,
    content         bytea not null,
    primary key (archive_id, number),
    foreign key (organisation_id, archive_id) references archive.archive (organisation_id, id)
);
alter table archive.part alter column content set storage external;

-- The rows are the trace themselves: they are never deleted, and an audit of archives would make
-- every archive differ from the one before. The gate clears away files whose seven days are over,
-- of whichever organisation.
call access.protect('archive.archive', 'owner', true);
call access.protect('archive.part', 'owner', true);
drop policy organisation on archive.archive;
create policy organisation on archive.archive as restrictive for all
    using (organisation_id = (select access.organisation())
           or (select access.role()) = 'gate' and asked_at < now() - interval '7 days')
    with check (organisation_id = (select access.organisation())
                or (select access.role()) = 'gate');
create policy seen on archive.archive for select
    using ((select access.acts_as('owner gate')));
create policy noted on archive.archive for update using ((select access.acts_as('owner gate')));
drop policy organisation on archive.part;
create policy organisation on archive.part as restrictive for all
    using (archive_id in (select id from archive.archive))
    with check (organisation_id = (select access.organisation()));
create policy seen on archive.part for select using ((select access.acts_as('owner gate')));
create policy cleared on archive.part for delete using ((select access.acts_as('owner gate')));
grant update (job_id, bytes, rows, sha256, fetched_at, fetched_by, gone_at)
    on archive.archive to linecard_runtime;
grant delete on archive.part to linecard_runtime;
