-- How data comes in: a file, the meaning of its columns, what came of each row.
create schema exchange;
grant usage on schema exchange to linecard_runtime;

create table exchange.import (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    subject         text not null check (subject in ('products', 'reps', 'accounts', 'assignments',
                                                     'goals', 'documents')),
    file_name       text not null,
    file_bytes      bigint not null,
    file_sha256     text not null,
    -- what was detected or chosen: encoding, delimiter, sheet, date order, language of numbers
    reading         jsonb not null,
    -- the names of the file's columns and its first rows, to choose by
    header          jsonb not null,
    sample          jsonb not null,
    -- field of Linecard -> header of the file, or = and a word that holds for every row
    mapping         jsonb not null,
    state           text not null check (state in ('uploaded', 'checking', 'checked', 'applying',
                                                   'applied', 'failed', 'cancelled')),
    rows_all        bigint not null default 0,
    rows_new        bigint not null default 0,
    rows_changed    bigint not null default 0,
    rows_same       bigint not null default 0,
    rows_rejected   bigint not null default 0,
    net_minor       bigint not null default 0,
    -- what is made beside the rows themselves, such as product lines: kind -> names
    also_new        jsonb not null default '{}',
    -- the check or booking that was asked for last; it tells how that ended
    job_id          uuid,
    -- words key of what went wrong with the file as a whole, and its arguments
    problem         jsonb,
    asked_by        uuid not null default access.person() references access.app_user,
    asked_at        timestamptz not null default now(),
    applied_at      timestamptz,
    version         integer not null default 1,
    unique (organisation_id, id),
    foreign key (organisation_id, job_id) references jobs.job (organisation_id, id)
);
create index on exchange.import (organisation_id, asked_at desc);

-- In parts of a megabyte, so that neither side ever holds a whole file in memory.
create table exchange.import_file (
    import_id       uuid not null,
    organisation_id uuid not null,
    part            integer not null,
    content         bytea not null,
    primary key (import_id, part),
    foreign key (organisation_id, import_id) references exchange.import (organisation_id, id)
);
alter table exchange.import_file alter column content set storage external;

create table exchange.rejected_row (
    id              bigint generated always as identity primary key,
    organisation_id uuid not null,
    import_id       uuid not null,
    row_number      bigint not null,
    field           text not null,
    problem_key     text not null,
    problem_args    jsonb not null,
    cells           jsonb not null,
    foreign key (organisation_id, import_id) references exchange.import (organisation_id, id)
);
create index on exchange.rejected_row (organisation_id, import_id, row_number);

-- What the columns of a file with these headers meant last time.
create table exchange.remembered_mapping (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    subject         text not null,
    headers         text not null,
    mapping         jsonb not null,
    reading         jsonb not null,
    version         integer not null default 1,
    unique (organisation_id, subject, headers)
);

call access.protect('exchange.import', 'owner manager finance');
drop trigger audit on exchange.import;
call access.protect('exchange.import_file', 'owner manager finance', true);
call access.protect('exchange.rejected_row', 'owner manager finance', true);
call access.protect('exchange.remembered_mapping', 'owner manager finance');
create policy seen on exchange.import for select using ((select access.staff_everywhere()));
create policy seen on exchange.import_file for select
    using ((select access.acts_as('owner manager finance')));
create policy cleared on exchange.rejected_row for delete
    using ((select access.acts_as('owner manager finance')));
grant delete on exchange.rejected_row to linecard_runtime;
create policy seen on exchange.rejected_row for select
    using ((select access.acts_as('owner manager finance')));
create policy seen on exchange.remembered_mapping for select
    using ((select access.acts_as('owner manager finance')));
