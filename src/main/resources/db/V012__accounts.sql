-- Other spellings under which files name an account. A person said once that they mean it.
create table accounts.alias (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    account_id      uuid not null,
    -- as the file writes it
    alias           text not null check (length(alias) between 1 and 300),
    -- the same without regard to capitals and blanks, as accounts.Alias makes it
    plain           text not null collate "C",
    added_by        uuid not null default access.person() references access.app_user,
    added_at        timestamptz not null default now(),
    version         integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, plain),
    foreign key (organisation_id, account_id) references accounts.account (organisation_id, id)
);
create index on accounts.alias (organisation_id, account_id);

call access.protect('accounts.alias', 'owner manager finance');
create policy seen on accounts.alias for select
    using ((select access.staff()) and account_id in (select id from accounts.account));
