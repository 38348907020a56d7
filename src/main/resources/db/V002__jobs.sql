-- Work in the background that outlives the page that asked for it.
create schema jobs;
grant usage on schema jobs to linecard_runtime;

create table jobs.job (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    kind            text not null,
    subject_id      uuid not null,
    asked_by        uuid not null references access.app_user,
    state           text not null default 'waiting'
                    check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
    steps_done      bigint not null default 0,
    steps_all       bigint not null default 0,
    cancel_asked    boolean not null default false,
    problem         text not null default '',
    asked_at        timestamptz not null default now(),
    started_at      timestamptz,
    ended_at        timestamptz,
    unique (organisation_id, id)
);
create index on jobs.job (organisation_id, asked_at desc);
create index on jobs.job (state) where state in ('waiting', 'running');

-- Progress is not worth a trace, so this table has no audit trigger: it is fenced by hand.
alter table jobs.job enable row level security;
alter table jobs.job force row level security;
create policy organisation on jobs.job as restrictive for all
    using (organisation_id = (select access.organisation()) or (select access.role()) = 'gate')
    with check (organisation_id = (select access.organisation()));
create policy asked on jobs.job for all
    using ((select access.acts_as('owner manager finance gate')))
    with check ((select access.acts_as('owner manager finance')));
grant select, insert, update on jobs.job to linecard_runtime;
