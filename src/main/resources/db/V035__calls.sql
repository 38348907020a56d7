-- A rep's planned calls as a private calendar, for a calendar program that has no other way in. The
-- address holds a secret; the database knows only its hash.
create table calls.feed (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    user_id         uuid not null references access.app_user,
    rep_id          uuid not null,
    token_hash      bytea not null unique,
    created_at      timestamptz not null default now(),
    revoked_at      timestamptz,
    unique (organisation_id, id),
    foreign key (organisation_id, user_id)
        references access.membership (organisation_id, user_id) on delete cascade,
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id)
);
create index on calls.feed (organisation_id, rep_id);

call access.protect('calls.feed', 'rep', true);
drop policy organisation on calls.feed;
create policy organisation on calls.feed as restrictive for all
    using (organisation_id = (select access.organisation()) or (select access.role()) = 'gate')
    with check (organisation_id = (select access.organisation()));
create policy own on calls.feed as restrictive for all
    using (user_id = (select access.person()) or (select access.role()) = 'gate')
    with check (user_id = (select access.person()) and rep_id = (select access.rep()));
create policy seen on calls.feed for select using (true);
-- Revoked is revoked. The row is the trace itself.
create policy revoked on calls.feed for update using (revoked_at is null) with check (true);
grant update (revoked_at) on calls.feed to linecard_runtime;
