-- Passkeys: what a person signs in with instead of a password and a second step. The secret half of
-- a key never leaves the person's devices, so nothing here opens anything.
create table access.passkey (
    id            uuid primary key default uuidv7(),
    user_id       uuid not null references access.app_user,
    -- what its owner calls it
    name          text not null check (length(name) between 1 and 60),
    -- what the device calls it
    credential_id bytea not null unique check (length(credential_id) between 1 and 1023),
    -- the public half with the id and the make of the device, as the protocol writes them
    public_key    bytea not null check (length(public_key) <= 8192),
    -- whether the maker of the devices may carry it from one to another
    is_synced     boolean not null,
    -- by which ways the device is reached, with blanks between
    transports    text not null default '' check (length(transports) <= 200),
    -- how often it has signed, as the device counts; 0 for ever where the device does not count
    sign_count    bigint not null check (sign_count >= 0),
    made_at       timestamptz not null default now(),
    used_at       timestamptz,
    version       integer not null default 1
);
create index on access.passkey (user_id);

-- What became of somebody's passkeys, and those that were turned away as copies. It only grows.
create table access.passkey_act (
    id      uuid primary key default uuidv7(),
    user_id uuid not null references access.app_user,
    name    text not null,
    act     text not null check (act in ('added', 'renamed', 'removed', 'refused')),
    done_by uuid not null references access.app_user,
    at      timestamptz not null default now()
);
create index on access.passkey_act (user_id, id);

-- What was asked of a device and answered, until it would be too late anyway: none is answered
-- twice. What was asked and not answered yet lies in the browser, sealed.
create table access.spent_challenge (
    challenge_hash bytea primary key,
    expires_at     timestamptz not null
);

-- All of a person, whatever organisations that person belongs to: the gate's alone.
alter table access.passkey enable row level security;
alter table access.passkey force row level security;
create policy gate on access.passkey for all
    using ((select access.role()) = 'gate') with check ((select access.role()) = 'gate');
grant select, insert, update, delete on access.passkey to linecard_runtime;
alter table access.passkey_act enable row level security;
alter table access.passkey_act force row level security;
create policy gate on access.passkey_act for all
    using ((select access.role()) = 'gate') with check ((select access.role()) = 'gate');
grant select, insert on access.passkey_act to linecard_runtime;
alter table access.spent_challenge enable row level security;
alter table access.spent_challenge force row level security;
create policy gate on access.spent_challenge for all
    using ((select access.role()) = 'gate') with check ((select access.role()) = 'gate');
grant select, insert, delete on access.spent_challenge to linecard_runtime;

-- By which passkey a session was opened, which then took both steps at once. With the passkey gone
-- the session is worth what a password is.
alter table access.session add column passkey_id uuid
    references access.passkey on delete set null;
create index on access.session (passkey_id) where passkey_id is not null;
