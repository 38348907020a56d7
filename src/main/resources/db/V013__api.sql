-- How other programs talk to us: tokens that stand for a person in an organisation, and the
-- commands that were given with an Idempotency-Key.
create schema api;
grant usage on schema api to linecard_runtime;

-- The database knows only the hash. A token ends with the membership it was made under.
create table api.token (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    user_id         uuid not null references access.app_user,
    token_hash      bytea not null unique,
    name            text not null check (length(name) between 1 and 100),
    -- such as `records:read records:write`, in the order of linecard.api.Scope
    scopes          text not null check (scopes ~ '^[a-z]+:(read|write)( [a-z]+:(read|write))*$'),
    created_at      timestamptz not null default now(),
    expires_at      timestamptz not null,
    last_used_at    timestamptz,
    revoked_at      timestamptz,
    version         integer not null default 1,
    unique (organisation_id, id),
    foreign key (organisation_id, user_id)
        references access.membership (organisation_id, user_id) on delete cascade
);
create index on api.token (organisation_id, user_id);

call access.protect('api.token', 'owner manager finance compliance auditor agency_owner rep');
drop policy organisation on api.token;
create policy organisation on api.token as restrictive for all
    using (organisation_id = (select access.organisation()) or (select access.role()) = 'gate')
    with check (organisation_id = (select access.organisation())
                or (select access.role()) = 'gate');
create policy own on api.token as restrictive for all
    using (user_id = (select access.person()) or (select access.role()) = 'gate')
    with check (user_id = (select access.person()) or (select access.role()) = 'gate');
-- Revoked is revoked: not even Undo brings a token back. None is deleted by hand.
drop policy changed on api.token;
create policy changed on api.token for update using (revoked_at is null) with check (true);
drop policy removed on api.token;
create policy seen on api.token for select using (true);
-- That a token was used is not worth a trace, and the gate that notes it is nobody.
drop trigger audit on api.token;
create trigger audit after insert or delete or update of name, scopes, expires_at, revoked_at
    on api.token for each row execute function access.record_change();

-- What was answered to a command, written in the transaction of its effect. It only grows; what
-- is older than 400 days may be forgotten.
create table api.command (
    organisation_id uuid not null references access.organisation,
    person_id       uuid not null references access.app_user,
    key             text not null check (length(key) between 1 and 200) collate "C",
    request_hash    bytea not null,
    status          integer not null check (status between 200 and 299),
    headers         text not null,
    answer          text not null,
    at              timestamptz not null default now(),
    primary key (organisation_id, person_id, key)
);
create index on api.command (organisation_id, at);

call access.protect('api.command', 'owner manager finance compliance auditor agency_owner rep',
                    true);
create policy seen on api.command for select
    using (person_id = (select access.person()) or at < now() - interval '400 days');
create policy recorded on api.command as restrictive for insert
    with check (person_id = (select access.person()));
create policy old on api.command for delete using (at < now() - interval '400 days');
grant delete on api.command to linecard_runtime;
