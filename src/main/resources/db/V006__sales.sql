-- What happened: documents from the ERP, their lines, who is credited, and the months' sums.
-- All but the sums only grows; a correction reverses.
create schema sales;
grant usage on schema sales to linecard_runtime;

create table sales.document (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    kind            text not null check (kind in ('order', 'invoice', 'credit')),
    number          text not null check (length(number) between 1 and 60),
    account_id      uuid not null,
    -- the territory of the account on the day
    territory_id    uuid,
    -- the rep that the ERP names, if it names one
    stated_rep_id   uuid,
    booked_on       date not null,
    -- the document that a credit takes back, as its number and, where known here, itself
    original_number text not null default '',
    original_id     uuid,
    net_minor       bigint not null,
    -- of the content, so that the same document brought in twice is the same
    fingerprint     text not null,
    import_id       uuid not null,
    recorded_at     timestamptz not null default now(),
    recorded_by     uuid not null default access.person() references access.app_user,
    unique (organisation_id, id),
    unique (organisation_id, kind, number),
    foreign key (organisation_id, account_id) references accounts.account (organisation_id, id),
    foreign key (organisation_id, stated_rep_id) references people.rep (organisation_id, id),
    foreign key (organisation_id, original_id) references sales.document (organisation_id, id)
);
create index on sales.document (organisation_id, account_id, booked_on);
create index on sales.document (organisation_id, booked_on);
create index on sales.document (organisation_id, import_id);
create index on sales.document (organisation_id, original_number) where kind = 'credit';

-- Money in minor units of the organisation's currency. Written by validated imports only, so the
-- keys are documented here and proved by bin/check instead of a trigger for each row.
create table sales.line (
    id               bigint generated always as identity primary key,
    organisation_id  uuid not null,
    document_id      uuid not null,
    position         integer not null check (position > 0),
    product_id       uuid,
    product_line_id  uuid not null,
    -- thousandths of a unit
    quantity_milli   bigint not null,
    -- net of discounts, tax and freight
    net_minor        bigint not null,
    cost_minor       bigint,
    unique (organisation_id, document_id, position),
    foreign key (organisation_id, document_id)
        references sales.document (organisation_id, id) not enforced,
    foreign key (organisation_id, product_id)
        references catalog.product (organisation_id, id) not enforced,
    foreign key (organisation_id, product_line_id)
        references catalog.product_line (organisation_id, id) not enforced
);

-- Who is credited with a line: parts of its net that add up to the whole, the house's included.
create table sales.credit (
    id               bigint generated always as identity primary key,
    organisation_id  uuid not null,
    line_id          bigint not null,
    -- null: the house
    rep_id           uuid,
    agency_id        uuid,
    share_millionths bigint not null check (share_millionths between 0 and 1000000),
    net_minor        bigint not null,
    cost_minor       bigint,
    quantity_milli   bigint not null,
    -- copied from the document, for reading by month without a join
    kind             text not null,
    booked_on        date not null,
    document_id      uuid not null,
    account_id       uuid not null,
    territory_id     uuid,
    product_line_id  uuid not null,
    check ((rep_id is null) = (agency_id is null)),
    foreign key (organisation_id, document_id)
        references sales.document (organisation_id, id) not enforced
);
create index on sales.credit (organisation_id, document_id);
create index on sales.credit (organisation_id, agency_id, booked_on);
create index on sales.credit (organisation_id, rep_id, booked_on);
create index on sales.credit (organisation_id, account_id, booked_on);
create index on sales.credit (organisation_id, booked_on);

-- The sums that pages read, kept in the transaction of their credits.
create table sales.month (
    organisation_id  uuid not null references access.organisation,
    kind             text not null,
    -- first day of the fiscal month
    month            date not null,
    rep_id           uuid,
    agency_id        uuid,
    account_id       uuid not null,
    territory_id     uuid,
    product_line_id  uuid not null,
    net_minor        bigint not null,
    returned_minor   bigint not null,
    cost_minor       bigint not null,
    quantity_milli   bigint not null,
    credits          bigint not null,
    -- with the agency, since a rep may change agencies within a month
    unique nulls not distinct (organisation_id, month, rep_id, agency_id, account_id,
                               product_line_id, kind, territory_id)
);
create index on sales.month (organisation_id, rep_id, month);
create index on sales.month (organisation_id, agency_id, month);
create index on sales.month (organisation_id, account_id, month);

create procedure sales.fence(relation regclass) language plpgsql as $$
begin
    execute format('create policy seen on %s for select
        using ((select access.staff_everywhere())
               or (select access.staff()) and territory_id = (select access.territory())
               or (select access.role()) = ''agency_owner'' and agency_id = (select access.agency())
               or (select access.role()) = ''rep'' and rep_id = (select access.rep()))', relation);
end $$;

call access.protect('sales.document', 'owner manager finance', true);
call access.protect('sales.line', 'owner manager finance', true);
call access.protect('sales.credit', 'owner manager finance', true);
call sales.fence('sales.credit');
create policy seen on sales.line for select
    using ((select access.staff_everywhere())
           or exists (select from sales.credit c
                      where c.document_id = line.document_id and c.line_id = line.id));
create policy seen on sales.document for select
    using ((select access.staff_everywhere())
           or (select access.staff()) and territory_id = (select access.territory())
           or (select not access.staff())
              and exists (select from sales.credit c where c.document_id = document.id));

alter table sales.month enable row level security;
alter table sales.month force row level security;
create policy organisation on sales.month as restrictive for all
    using (organisation_id = (select access.organisation()))
    with check (organisation_id = (select access.organisation()));
call sales.fence('sales.month');
create policy kept on sales.month for all
    using ((select access.acts_as('owner manager finance')) and (select access.staff_everywhere()))
    with check ((select access.acts_as('owner manager finance')));
grant select, insert, update, delete on sales.month to linecard_runtime;
