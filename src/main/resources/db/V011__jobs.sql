-- Jobs that several programs share: which of them holds a job, and what is due when.

alter table jobs.job
    -- how often it was asked for: once, and again after it failed or was stopped
    add column round integer not null default 1,
    -- raised whenever a program takes it; only the one that knows the number may go on
    add column taken integer not null default 0,
    -- how often it made way for a passing trouble since it was asked for
    add column tries integer not null default 0;
create index on jobs.job (organisation_id, subject_id);

-- A manager bound to a territory sees the jobs of nobody else.
drop policy asked on jobs.job;
create policy asked on jobs.job for all
    using ((select access.acts_as('owner manager finance gate'))
           and ((select access.territory()) is null or asked_by = (select access.person())))
    with check ((select access.acts_as('owner manager finance')));
grant delete on jobs.job to linecard_runtime;

-- The tables of db-scheduler, in its own words: one for jobs, one for what comes round by itself,
-- which is not to wait for long jobs. They hold ids of jobs and moments, nothing of an
-- organisation: the scheduler works at the gate, and whoever may ask for a job may only add one.
create table jobs.scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea check (task_data is null),
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint not null,
    primary key (task_name, task_instance)
);
create index on jobs.scheduled_tasks (execution_time);
create index on jobs.scheduled_tasks (last_heartbeat);
create table jobs.scheduled_rounds (like jobs.scheduled_tasks including all);

-- What the version before left undone, which knew of no other program.
set local linecard.role = 'gate';
insert into jobs.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
select kind, id || '/1', now(), false, 1 from jobs.job where state in ('waiting', 'running');
reset linecard.role;

alter table jobs.scheduled_tasks enable row level security;
alter table jobs.scheduled_tasks force row level security;
create policy scheduler on jobs.scheduled_tasks for all
    using ((select access.role()) = 'gate') with check ((select access.role()) = 'gate');
create policy asked on jobs.scheduled_tasks for insert
    with check ((select access.acts_as('owner manager finance')));
grant select, insert, update, delete on jobs.scheduled_tasks to linecard_runtime;
alter table jobs.scheduled_rounds enable row level security;
alter table jobs.scheduled_rounds force row level security;
create policy scheduler on jobs.scheduled_rounds for all
    using ((select access.role()) = 'gate') with check ((select access.role()) = 'gate');
grant select, insert, update, delete on jobs.scheduled_rounds to linecard_runtime;

-- Deletes the jobs that were over before that moment; one that another table still points to
-- stays.
create function jobs.forget(before timestamptz) returns bigint language plpgsql as $$
declare
    old uuid;
    gone bigint := 0;
begin
    for old in
        select id from jobs.job
        where ended_at < before and state in ('done', 'failed', 'cancelled')
    loop
        begin
            delete from jobs.job where id = old;
            gone := gone + 1;
        exception when foreign_key_violation then null;
        end;
    end loop;
    return gone;
end $$;
