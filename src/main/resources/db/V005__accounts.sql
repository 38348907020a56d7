-- Who buys from us, and which rep looks after whom from when to when.
create schema accounts;
grant usage on schema accounts to linecard_runtime;

create table accounts.account (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    parent_id       uuid,
    territory_id    uuid,
    code            text not null check (length(code) between 1 and 60),
    name            text not null check (length(name) between 1 and 300),
    customer_type   text not null default '',
    country         text not null default '' check (country ~ '^([A-Z]{2})?$'),
    postal_code     text not null default '',
    city            text not null default '',
    address         text not null default '',
    phone           text not null default '',
    email           text not null default '',
    tax_number      text not null default '',
    -- a house account earns nobody commission
    house           boolean not null default false,
    -- code, name, city and tax number as linecard.words.SearchText writes them
    search          text not null default '' collate "C",
    version         integer not null default 1,
    archived_at     timestamptz,
    unique (organisation_id, id),
    unique (organisation_id, code),
    foreign key (organisation_id, parent_id) references accounts.account (organisation_id, id),
    foreign key (organisation_id, territory_id) references people.territory (organisation_id, id),
    check (parent_id <> id)
);
create index on accounts.account (organisation_id, territory_id);
create index on accounts.account (organisation_id, name collate "hu-x-icu", id);
create index on accounts.account (organisation_id, parent_id);

-- Dated, never overwritten: a change of hands closes one row and opens another.
create table accounts.assignment (
    id               uuid primary key default uuidv7(),
    organisation_id  uuid not null references access.organisation,
    account_id       uuid not null,
    rep_id           uuid not null,
    role             text not null default 'owner'
                     check (role in ('owner', 'specification', 'purchasing', 'ship_to')),
    -- of each sale, in millionths
    share_millionths bigint not null check (share_millionths between 1 and 1000000),
    valid            daterange not null check (not isempty(valid) and lower(valid) is not null),
    version          integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, account_id, rep_id, role, valid without overlaps),
    foreign key (organisation_id, account_id) references accounts.account (organisation_id, id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id)
);
create index on accounts.assignment (organisation_id, account_id);
create index on accounts.assignment (organisation_id, rep_id);

call access.protect('accounts.account', 'owner manager');
call access.protect('accounts.assignment', 'owner manager');

create policy seen on accounts.assignment for select
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy seen on accounts.account for select
    using ((select access.staff_everywhere())
           or (select access.staff()) and territory_id = (select access.territory())
           or (select not access.staff())
              and id in (select account_id from accounts.assignment));

-- The shares of one account never exceed the whole on any day; the rest is the house's. Looks
-- beyond the territory of a manager: shares that he does not see count as well.
create function accounts.check_shares() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    territory text := coalesce(current_setting('linecard.territory', true), '');
begin
    set local linecard.territory = '';
    if exists (
        select from accounts.assignment a
        join accounts.assignment b
          on b.organisation_id = a.organisation_id and b.account_id = a.account_id
         and b.valid @> lower(a.valid)
        where a.account_id = new.account_id and a.organisation_id = new.organisation_id
        group by a.id
        having sum(b.share_millionths) > 1000000) then
        raise exception 'shares of account % exceed the whole', new.account_id
            using errcode = 'check_violation', constraint = 'assignment_shares';
    end if;
    execute format('set local linecard.territory = %L', territory);
    return null;
end $$;
create constraint trigger shares after insert or update on accounts.assignment
    deferrable initially deferred for each row execute function accounts.check_shares();
