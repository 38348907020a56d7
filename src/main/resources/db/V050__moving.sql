-- A company comes over from another program: the files that it wrote, what they hold, what a person
-- said of it, and what came of it.
create schema moving;
grant usage on schema moving to linecard_runtime;

create table moving.move (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    state           text not null check (state in ('trying', 'tried', 'taking', 'taken', 'undoing',
                                                   'undone', 'failed', 'cancelled')),
    -- the names of the files that were sent, as they were called
    names           jsonb not null,
    -- what a person said of owners, stages and twins, as moving.Choices writes it
    choices         jsonb not null default '{}',
    -- what the files hold and what would come or came of it, as moving.Findings writes it
    findings        jsonb,
    -- what taking it back needs to know, as access.History.Mark writes it
    trace           jsonb,
    -- what was asked for last; it tells how that ended
    job_id          uuid,
    asked_by        uuid not null default access.person() references access.app_user,
    asked_at        timestamptz not null default now(),
    taken_at        timestamptz,
    undone_at       timestamptz,
    version         integer not null default 1,
    unique (organisation_id, id),
    foreign key (organisation_id, job_id) references jobs.job (organisation_id, id)
);
create index on moving.move (organisation_id, asked_at desc);

-- As they came, in parts of a megabyte.
create table moving.file_part (
    organisation_id uuid not null,
    move_id         uuid not null,
    -- which of the files that were sent, from 0
    file            integer not null,
    part            integer not null,
    content         bytea not null,
    primary key (organisation_id, move_id, file, part),
    foreign key (organisation_id, move_id) references moving.move (organisation_id, id)
);
alter table moving.file_part alter column content set storage external;

-- A row that is not taken, or not all of it, and why.
create table moving.remark (
    id              bigint generated always as identity primary key,
    organisation_id uuid not null,
    move_id         uuid not null,
    -- the table that it stands in, by its place among the findings
    place           integer not null,
    row_number      bigint not null,
    subject         text not null,
    -- whether the row is taken all the same
    taken           boolean not null,
    field           text not null,
    problem_key     text not null,
    problem_args    jsonb not null,
    cells           jsonb not null,
    foreign key (organisation_id, move_id) references moving.move (organisation_id, id)
);
create index on moving.remark (organisation_id, move_id, place, row_number);

call access.protect('moving.move', 'owner manager');
drop trigger audit on moving.move;
call access.protect('moving.file_part', 'owner manager', true);
call access.protect('moving.remark', 'owner manager', true);
create policy seen on moving.move for select using ((select access.staff_everywhere()));
create policy seen on moving.file_part for select using ((select access.acts_as('owner manager')));
create policy seen on moving.remark for select using ((select access.acts_as('owner manager')));
create policy cleared on moving.remark for delete
    using ((select access.acts_as('owner manager')));
grant delete on moving.remark to linecard_runtime;
