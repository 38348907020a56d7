-- What is written twice: the pairs that were found, what people decided about them, and what was
-- merged. A record that was merged into another stays, archived: what was booked on it stays told
-- as it was.
create schema duplicates;
grant usage on schema duplicates to linecard_runtime;

alter table accounts.account
    -- which account stands for this one, and from which day on its documents are that one's
    add column merged_into uuid,
    add column merged_on date,
    add constraint account_merged
        check ((merged_into is null) = (merged_on is null)
               and (merged_into is null or archived_at is not null and merged_into <> id)),
    add foreign key (organisation_id, merged_into)
        references accounts.account (organisation_id, id);
create index on accounts.account (organisation_id, merged_into) where merged_into is not null;

alter table contacts.contact
    -- which contact stands for this one
    add column merged_into uuid,
    add constraint contact_merged
        check (merged_into is null or archived_at is not null and merged_into <> id),
    add foreign key (organisation_id, merged_into)
        references contacts.contact (organisation_id, id);
create index on contacts.contact (organisation_id, merged_into) where merged_into is not null;

-- Two records that may be the same. Of which records, its kind tells.
create table duplicates.duplicate (
    id                   uuid primary key default uuidv7(),
    organisation_id      uuid not null references access.organisation,
    kind                 text not null check (kind in ('account', 'contact')),
    first_id             uuid not null,
    second_id            uuid not null,
    -- how sure it is that they are the same; 0 where a person named them
    certainty_millionths integer not null check (certainty_millionths between 0 and 1000000),
    -- what they share, as linecard.duplicates.Reasons writes it
    reasons              text not null check (length(reasons) <= 200),
    -- digest of what was compared: a decision holds as long as this stays
    compared             text not null,
    by_hand              boolean not null default false,
    state                text not null default 'open'
                         check (state in ('open', 'different', 'merged')),
    decided_at           timestamptz,
    decided_by           uuid references access.app_user,
    version              integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, kind, first_id, second_id),
    check (first_id < second_id),
    check ((state = 'open') = (decided_at is null) and (state = 'open') = (decided_by is null))
);
create index on duplicates.duplicate (organisation_id, kind, state, certainty_millionths desc, id);
create index on duplicates.duplicate (organisation_id, second_id);

-- One record was merged into another: by which changes, for taking exactly these back.
create table duplicates.merging (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    kind            text not null check (kind in ('account', 'contact')),
    gone_id         uuid not null,
    kept_id         uuid not null,
    merged_at       timestamptz not null default now(),
    merged_by       uuid not null default access.person() references access.app_user,
    -- the entries of access.audit_entry from the first to the last, of this transaction
    transaction_id  bigint not null,
    first_entry     bigint not null,
    last_entry      bigint not null,
    undone_at       timestamptz,
    undone_by       uuid references access.app_user,
    unique (organisation_id, id),
    check ((undone_at is null) = (undone_by is null))
);
create unique index on duplicates.merging (organisation_id, gone_id) where undone_at is null;
create index on duplicates.merging (organisation_id, kept_id);

call access.protect('duplicates.duplicate', 'owner manager');
call access.protect('duplicates.merging', 'owner manager');

-- Whoever sees both.
create policy seen on duplicates.duplicate for select
    using ((select access.staff_everywhere())
           or kind = 'account'
              and exists (select from accounts.account a
                          where a.organisation_id = duplicate.organisation_id
                            and a.id = first_id)
              and exists (select from accounts.account a
                          where a.organisation_id = duplicate.organisation_id
                            and a.id = second_id)
           or kind = 'contact'
              and exists (select from contacts.contact c
                          where c.organisation_id = duplicate.organisation_id
                            and c.id = first_id)
              and exists (select from contacts.contact c
                          where c.organisation_id = duplicate.organisation_id
                            and c.id = second_id));
create policy seen on duplicates.merging for select
    using ((select access.staff_everywhere())
           or kind = 'account'
              and exists (select from accounts.account a
                          where a.organisation_id = merging.organisation_id
                            and a.id = gone_id)
           or kind = 'contact'
              and exists (select from contacts.contact c
                          where c.organisation_id = merging.organisation_id
                            and c.id = gone_id));
-- What hangs on a record may lie beyond a bound manager's sight: who merges sees all of it.
create policy everywhere on duplicates.merging as restrictive for insert
    with check ((select access.staff_everywhere()));
