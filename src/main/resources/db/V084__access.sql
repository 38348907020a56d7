-- The second step of signing in: a code that an app on the person's phone shows, or one of a few
-- kept for the day when the phone is lost.
create table access.authenticator (
    user_id      uuid primary key references access.app_user,
    -- what the app counts from, sealed with the installation's key (linecard.database.Seal)
    secret       text not null check (secret ^@ 'sealed:'),
    started_at   timestamptz not null default now(),
    -- asked for at sign-in from then on
    confirmed_at timestamptz,
    -- the half minute of the newest code that was taken: none is taken twice
    last_step    bigint not null default 0
);

create table access.recovery_code (
    user_id   uuid not null references access.authenticator on delete cascade,
    code_hash bytea not null,
    used_at   timestamptz,
    primary key (user_id, code_hash)
);

-- Both are of a person, whatever organisations that person belongs to: the gate's alone.
alter table access.authenticator enable row level security;
alter table access.authenticator force row level security;
create policy gate on access.authenticator for all
    using ((select access.role()) = 'gate') with check ((select access.role()) = 'gate');
grant select, insert, update, delete on access.authenticator to linecard_runtime;
alter table access.recovery_code enable row level security;
alter table access.recovery_code force row level security;
create policy gate on access.recovery_code for all
    using ((select access.role()) = 'gate') with check ((select access.role()) = 'gate');
grant select, insert, update, delete on access.recovery_code to linecard_runtime;

-- The roles that get in only with a second step, with blanks between.
alter table access.organisation add column second_step_for text not null default ''
    check (second_step_for ~ '^([a-z_]+( [a-z_]+)*)?$');

-- An owner took somebody's second step away, since the phone was lost. It only grows.
create table access.step_reset (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    user_id         uuid not null references access.app_user,
    reset_by        uuid not null default access.person() references access.app_user,
    at              timestamptz not null default now(),
    unique (organisation_id, id)
);
create index on access.step_reset (organisation_id, user_id);
call access.protect('access.step_reset', 'owner', true);
create policy seen on access.step_reset for select using ((select access.acts_as('owner')));
create policy own on access.step_reset as restrictive for insert
    with check (reset_by = (select access.person()));
