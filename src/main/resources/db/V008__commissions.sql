-- What we owe each agency, and why: money terms, and statements that do not change once issued.
create schema commissions;
grant usage on schema commissions to linecard_runtime;

-- A dated rate of an agency's agreement: for one product line, or the default for all others.
create table commissions.rate (
    id               uuid primary key default uuidv7(),
    organisation_id  uuid not null references access.organisation,
    agency_id        uuid not null,
    -- null: the default
    product_line_id  uuid,
    rate_millionths  bigint not null check (rate_millionths between 0 and 1000000),
    valid            daterange not null check (not isempty(valid) and lower(valid) is not null),
    version          integer not null default 1,
    unique (organisation_id, id),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id),
    foreign key (organisation_id, product_line_id)
        references catalog.product_line (organisation_id, id),
    -- two rates can never match one line equally
    exclude using gist (
        organisation_id with =, agency_id with =,
        (coalesce(product_line_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =,
        valid with &&)
);

-- One agency's fiscal month. Exists once the month is closed; issued, nothing in it changes.
create table commissions.statement (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    agency_id       uuid not null,
    number          text not null,
    period          daterange not null check (not isempty(period)),
    -- of the fiscal year and month that the period is
    fiscal_year     integer not null,
    fiscal_month    integer not null check (fiscal_month between 1 and 12),
    lines           integer not null,
    total_minor     bigint not null,
    -- SHA-256 over the canonical text of all lines
    seal            text not null check (length(seal) = 64),
    -- how the head reads, as it was on the day of issue
    letterhead      text not null,
    agency_head     text not null,
    issued_at       timestamptz not null default now(),
    issued_by       uuid not null default access.person() references access.app_user,
    unique (organisation_id, id),
    unique (organisation_id, number),
    unique (organisation_id, agency_id, fiscal_year, fiscal_month),
    unique (organisation_id, agency_id, period without overlaps),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id)
);

-- Each credit of the agency stands on exactly one statement, with all that led to its amount.
create table commissions.statement_line (
    id               bigint generated always as identity primary key,
    organisation_id  uuid not null,
    statement_id     uuid not null,
    agency_id        uuid not null,
    rep_id           uuid not null,
    position         integer not null,
    credit_id        bigint not null,
    document_id      uuid not null,
    document_kind    text not null,
    document_number  text not null,
    booked_on        date not null,
    account_name     text not null,
    product_line_name text not null,
    rep_name         text not null,
    -- the line's net, before the split
    line_net_minor   bigint not null,
    share_millionths bigint not null,
    -- the part of the net that the rate applies to
    base_minor       bigint not null,
    rate_millionths  bigint not null,
    -- which rule gave the rate, as an explanation key and what it names
    rule             text not null check (rule in ('product_line', 'default', 'original',
                                                   'house_account', 'no_rate')),
    rule_of          text not null default '',
    amount_minor     bigint not null,
    -- a line of an earlier, closed month
    late             boolean not null default false,
    original_number  text not null default '',
    unique (organisation_id, statement_id, position),
    unique (organisation_id, credit_id),
    foreign key (organisation_id, statement_id) references commissions.statement (organisation_id, id)
);

call access.protect('commissions.rate', 'owner finance');
call access.protect('commissions.statement', 'owner finance', true);
call access.protect('commissions.statement_line', 'owner finance', true);

create policy seen on commissions.rate for select
    using ((select access.staff_everywhere()) or agency_id = (select access.agency()));
create policy seen on commissions.statement for select
    using ((select access.staff_everywhere())
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency()));
create policy seen on commissions.statement_line for select
    using ((select access.staff_everywhere())
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency())
           or (select access.role()) = 'rep' and rep_id = (select access.rep()));
