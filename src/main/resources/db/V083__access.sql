-- Who was asked to join, and the way back in for whoever forgot the password. Of a link only the
-- hash of its secret is stored.
create table access.invitation (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    email           text not null collate "C"
                    check (email = lower(email) and length(email) between 3 and 254),
    family_name     text not null check (length(family_name) between 1 and 100),
    given_name      text not null check (length(given_name) between 1 and 100),
    language        text not null check (language in ('en', 'hu')),
    -- as in the membership that will come of it, which knows whether they are there
    role            text not null check (role in ('owner', 'manager', 'finance', 'compliance',
                                                  'auditor', 'agency_owner', 'rep')),
    agency_id       uuid,
    rep_id          uuid,
    territory_id    uuid,
    token_hash      bytea not null unique,
    -- good as long as this person owns the organisation
    invited_by      uuid not null default access.person() references access.app_user,
    invited_at      timestamptz not null default now(),
    expires_at      timestamptz not null,
    letters         integer not null default 1,
    ended_at        timestamptz,
    outcome         text check (outcome in ('accepted', 'revoked')),
    version         integer not null default 1,
    check ((ended_at is null) = (outcome is null)),
    check ((role in ('agency_owner', 'rep')) = (agency_id is not null)),
    check ((role = 'rep') <= (rep_id is not null)),
    check (territory_id is null or role = 'manager'),
    unique (organisation_id, id)
);
create unique index on access.invitation (organisation_id, email) where ended_at is null;

-- Owners keep them; the gate finds the one that a link names. What ended stays ended.
call access.protect('access.invitation', 'owner');
drop policy organisation on access.invitation;
create policy organisation on access.invitation as restrictive for all
    using (organisation_id = (select access.organisation())
           or (select access.role()) = 'gate' and ended_at is null)
    with check (organisation_id = (select access.organisation()));
create policy seen on access.invitation for select
    using ((select access.acts_as('owner gate')));
create policy open on access.invitation as restrictive for update
    using (ended_at is null) with check (true);
revoke delete on access.invitation from linecard_runtime;

-- Of a person, whatever organisations that person belongs to: the gate's alone.
create table access.password_reset (
    token_hash bytea primary key,
    user_id    uuid not null references access.app_user,
    made_at    timestamptz not null default now(),
    expires_at timestamptz not null
);
create index on access.password_reset (user_id);
alter table access.password_reset enable row level security;
alter table access.password_reset force row level security;
create policy gate on access.password_reset for all
    using ((select access.role()) = 'gate') with check ((select access.role()) = 'gate');
grant select, insert, delete on access.password_reset to linecard_runtime;

-- A name for each session that does not open it.
alter table access.session add column id uuid not null default uuidv7() unique;
