-- What we sell: product lines within product lines, and the products of each.
create schema catalog;
grant usage on schema catalog to linecard_runtime;

create table catalog.product_line (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    parent_id       uuid,
    code            text not null check (length(code) between 1 and 60),
    name            text not null check (length(name) between 1 and 200),
    version         integer not null default 1,
    archived_at     timestamptz,
    unique (organisation_id, id),
    unique (organisation_id, code),
    foreign key (organisation_id, parent_id) references catalog.product_line (organisation_id, id),
    check (parent_id <> id)
);
create index on catalog.product_line (organisation_id, parent_id);

create table catalog.product (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    product_line_id uuid not null,
    code            text not null check (length(code) between 1 and 60),
    name            text not null check (length(name) between 1 and 300),
    -- standard cost of one unit in minor units of the organisation's currency
    cost_minor      bigint check (cost_minor >= 0),
    -- code and name as linecard.words.SearchText writes them
    search          text not null default '' collate "C",
    version         integer not null default 1,
    archived_at     timestamptz,
    unique (organisation_id, id),
    unique (organisation_id, code),
    foreign key (organisation_id, product_line_id)
        references catalog.product_line (organisation_id, id)
);
create index on catalog.product (organisation_id, product_line_id);

call access.protect('catalog.product_line', 'owner manager');
call access.protect('catalog.product', 'owner manager');
-- Everybody in the organisation may know what it sells; only staff know what it costs, which the
-- look-ups for reps leave out.
create policy seen on catalog.product_line for select using (true);
create policy seen on catalog.product for select using (true);
