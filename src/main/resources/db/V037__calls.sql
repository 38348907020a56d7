-- With this key a person's devices seal what was entered on them and did not arrive here yet. They
-- are told it as long as the person is signed in, and forget it at sign-out; so it stays the same.
create table calls.pocket_key (
    organisation_id uuid not null references access.organisation,
    person_id       uuid not null default access.person() references access.app_user,
    content         bytea not null check (length(content) = 32),
    made_at         timestamptz not null default now(),
    primary key (organisation_id, person_id)
);
call access.protect('calls.pocket_key', 'rep', true);
create policy seen on calls.pocket_key for select
    using (person_id = (select access.person()));
create policy own on calls.pocket_key as restrictive for insert
    with check (person_id = (select access.person()));
