-- What we owe each agency, and why: money terms, and statements that do not change once issued.
create schema commissions;
grant usage on schema commissions to linecard_runtime;

-- A rate of an agency's agreement from a day on, until the next one of the same product line
-- starts: so there are neither overlaps nor holes.
create table commissions.rate (
    id               uuid primary key default uuidv7(),
    organisation_id  uuid not null references access.organisation,
    agency_id        uuid not null,
    -- null: the default
    product_line_id  uuid,
    starts_on        date not null,
    -- null: from this day on no rate of its own; the line above or the default decides
    rate_millionths  bigint check (rate_millionths between 0 and 1000000),
    version          integer not null default 1,
    unique (organisation_id, id),
    -- two rates can never match one line equally
    constraint rate_starts unique nulls not distinct
        (organisation_id, agency_id, product_line_id, starts_on),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id),
    foreign key (organisation_id, product_line_id)
        references catalog.product_line (organisation_id, id)
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
    -- what results counted from: documents of the other kind never earn for these days any more
    counted         text not null check (counted in ('order', 'invoice')),
    lines           integer not null,
    base_minor      bigint not null,
    total_minor     bigint not null,
    -- SHA-256 over the canonical text of head and lines
    seal            text not null check (length(seal) = 64),
    -- how the head reads, as it was on the day of issue
    letterhead      text not null,
    agency_name     text not null,
    agency_head     text not null,
    issued_at       timestamptz not null default now(),
    issued_by       uuid not null default access.person() references access.app_user,
    issued_name     text not null,
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
    -- of the statement, for a rep, who sees own lines and not the agency's statement
    statement_number text not null,
    fiscal_year      integer not null,
    fiscal_month     integer not null,
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
    -- of the line, before the split, in thousandths of a unit
    quantity_milli   bigint not null,
    -- the line's net, before the split
    line_net_minor   bigint not null,
    share_millionths bigint not null,
    -- the part of the net that the rate applies to
    base_minor       bigint not null,
    -- the rate, what it was agreed for (empty for the default) and since when; null without one
    rate_millionths  bigint,
    rate_of          text not null default '',
    rate_from        date,
    -- which rule gave the rate; `original`: the one at which a return's original earned
    rule             text not null check (rule in ('product_line', 'default', 'original',
                                                   'no_rate', 'original_without_rate')),
    amount_minor     bigint not null,
    -- of an earlier month, closed before the line came
    late             boolean not null default false,
    -- what a return takes back, and the statement that paid it
    original_number  text not null default '',
    original_on      date,
    original_statement text not null default '',
    check ((rate_millionths is null) = (rule in ('no_rate', 'original_without_rate'))),
    check (rate_millionths is not null or amount_minor = 0),
    unique (organisation_id, statement_id, position),
    unique (organisation_id, credit_id),
    foreign key (organisation_id, statement_id) references commissions.statement (organisation_id, id)
);
create index on commissions.statement_line (organisation_id, rep_id, fiscal_year, fiscal_month);

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

-- Closing a month and changing rates wait for each other, to the end of each transaction.
create function commissions.wait_for_others(organisation uuid) returns void language sql
return pg_advisory_xact_lock(hashtextextended('linecard.commissions ' || organisation, 0));

-- A rate that began before the end of an issued statement explains it: it stays as it is, however
-- somebody tries to change it, Undo included.
create function commissions.keep_stated_rates() returns trigger language plpgsql as $$
declare
    affected commissions.rate := coalesce(new, old);
    stated date;
begin
    perform commissions.wait_for_others(affected.organisation_id);
    select max(upper(s.period)) into stated
    from commissions.statement s
    where s.organisation_id = affected.organisation_id and s.agency_id = affected.agency_id;
    if new.starts_on < stated or old.starts_on < stated then
        raise exception 'a statement rests on the rates before %', stated
            using errcode = 'check_violation', constraint = 'rate_stated';
    end if;
    return affected;
end $$;
create trigger stated before insert or update or delete on commissions.rate
    for each row execute function commissions.keep_stated_rates();
