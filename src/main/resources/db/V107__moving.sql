-- What a table holds and what its columns mean, as a person said it of the last one with the same
-- columns; and the first values of each column, by which a person knows them.
create table moving.sense (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    -- the same for tables with the same columns, in whatever order
    headers         text not null check (headers ~ '^[0-9a-f]{64}$'),
    -- as linecard.moving.Sense writes it
    sense           jsonb not null,
    version         integer not null default 1,
    unique (organisation_id, headers)
);
call access.protect('moving.sense', 'owner manager');
create policy seen on moving.sense for select using ((select access.acts_as('owner manager')));
create policy forgotten on moving.sense for delete
    using ((select access.acts_as('owner manager')));
grant delete on moving.sense to linecard_runtime;

-- By table and column, in the order of the findings.
alter table moving.move add column samples jsonb not null default '[]';
