-- Who sells for us: agencies, their reps, territories, and the agreements with the agencies.
create extension if not exists btree_gist;
create schema people;
grant usage on schema people to linecard_runtime;

create table people.territory (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    code            text not null check (length(code) between 1 and 60),
    name            text not null check (length(name) between 1 and 200),
    version         integer not null default 1,
    archived_at     timestamptz,
    unique (organisation_id, id),
    unique (organisation_id, code)
);

create table people.agency (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    code            text not null check (length(code) between 1 and 60),
    name            text not null check (length(name) between 1 and 200),
    country         text not null check (country ~ '^[A-Z]{2}$'),
    tax_number      text not null default '',
    email           text not null default '',
    phone           text not null default '',
    address         text not null default '',
    version         integer not null default 1,
    archived_at     timestamptz,
    unique (organisation_id, id),
    unique (organisation_id, code)
);

create table people.rep (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    agency_id       uuid not null,
    territory_id    uuid,
    code            text not null check (length(code) between 1 and 60),
    family_name     text not null check (length(family_name) between 1 and 100),
    given_name      text not null default '',
    title           text not null default '',
    email           text not null default '',
    phone           text not null default '',
    version         integer not null default 1,
    archived_at     timestamptz,
    unique (organisation_id, id),
    unique (organisation_id, code),
    unique (organisation_id, agency_id, id),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id),
    foreign key (organisation_id, territory_id) references people.territory (organisation_id, id)
);
create index on people.rep (organisation_id, territory_id);

-- Versions of the contract with an agency: one is in force on any day. Money terms: commissions.
create table people.agreement (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    agency_id       uuid not null,
    valid           daterange not null check (not isempty(valid) and lower(valid) is not null),
    regime          text not null check (regime in ('required', 'agreed', 'voluntary')),
    territory_id    uuid,
    exclusive       boolean not null default false,
    notice_months   integer not null default 1 check (notice_months between 0 and 60),
    note            text not null default '',
    version         integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, agency_id, valid without overlaps),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id),
    foreign key (organisation_id, territory_id) references people.territory (organisation_id, id)
);

-- The product lines of an agreement; none means all.
create table people.agreement_line (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    agreement_id    uuid not null,
    product_line_id uuid not null,
    version         integer not null default 1,
    unique (organisation_id, agreement_id, product_line_id),
    foreign key (organisation_id, agreement_id)
        references people.agreement (organisation_id, id) on delete cascade,
    foreign key (organisation_id, product_line_id)
        references catalog.product_line (organisation_id, id)
);

alter table access.membership
    add foreign key (organisation_id, agency_id) references people.agency (organisation_id, id),
    add foreign key (organisation_id, agency_id, rep_id)
        references people.rep (organisation_id, agency_id, id),
    add foreign key (organisation_id, territory_id)
        references people.territory (organisation_id, id);

call access.protect('people.territory', 'owner manager');
call access.protect('people.agency', 'owner manager');
call access.protect('people.rep', 'owner manager');
call access.protect('people.agreement', 'owner manager');
call access.protect('people.agreement_line', 'owner manager');

create policy seen on people.territory for select using (true);
create policy seen on people.rep for select
    using ((select access.staff_everywhere())
           or (select access.staff()) and territory_id = (select access.territory())
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency())
           or (select access.role()) = 'rep' and id = (select access.rep()));
create policy seen on people.agency for select
    using ((select access.staff_everywhere()) or id = (select access.agency())
           or (select access.staff()) and id in (select agency_id from people.rep));
create policy seen on people.agreement for select
    using (agency_id in (select id from people.agency)
           and (select access.role()) <> 'rep');
create policy seen on people.agreement_line for select
    using (agreement_id in (select id from people.agreement));
