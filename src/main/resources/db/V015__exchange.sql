-- Imports that are whole or nothing, shown as a difference before, mended in between, and taken
-- back whole afterwards; files that come by themselves from a named source.

-- All changes of one transaction can be told from others and taken back together. A number, not
-- an xid8, since row-level security lets only leakproof comparisons use an index.
alter table access.audit_entry add column transaction bigint;
alter table access.audit_entry
    alter column transaction set default (pg_current_xact_id()::text::bigint);

-- A program that exports: what its columns mean, and whether its files are taken by themselves.
create table exchange.source (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    name            text not null check (length(name) between 1 and 100),
    -- its folder below <home>/inbox/<organisation> and its name in addresses
    slug            text not null collate "C" check (slug ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
    subject         text not null,
    -- what its columns meant last time, by the names of the columns; empty before the first
    headers         text not null default '',
    mapping         jsonb not null default '{}',
    reading         jsonb,
    -- whether its folder is looked into, and whether a file without a bad row is taken at once
    watched         boolean not null default false,
    trusted         boolean not null default false,
    -- for whom its files are brought in
    kept_by         uuid not null default access.person() references access.app_user,
    version         integer not null default 1,
    archived_at     timestamptz,
    unique (organisation_id, id),
    unique (organisation_id, slug)
);
call access.protect('exchange.source', 'owner manager finance');
-- The gate finds those that are watched, whosesoever they are.
drop policy organisation on exchange.source;
create policy organisation on exchange.source as restrictive for all
    using (organisation_id = (select access.organisation()) or (select access.role()) = 'gate')
    with check (organisation_id = (select access.organisation()));
create policy seen on exchange.source for select
    using ((select access.staff_everywhere()) or (select access.role()) = 'gate' and watched);

alter table exchange.import
    drop constraint import_subject_check,
    add constraint import_subject_check
        check (subject in ('products', 'reps', 'accounts', 'assignments', 'goals', 'documents',
                           'payments', 'currency-rates')),
    drop constraint import_state_check,
    add constraint import_state_check
        check (state in ('uploaded', 'checking', 'checked', 'applying', 'applied', 'undoing',
                         'undone', 'failed', 'cancelled')),
    add column source_id uuid,
    -- came without a person: goes on by itself as far as its source allows
    add column unattended boolean not null default false,
    -- records, rows and money by what becomes of them, as exchange.Difference writes it
    add column difference jsonb,
    -- what taking it back needs to know, as exchange.Trace writes it; null where not taken
    add column trace jsonb,
    add column undone_at timestamptz,
    add foreign key (organisation_id, source_id) references exchange.source (organisation_id, id);
alter table exchange.import no force row level security;
update exchange.import
set difference = jsonb_build_object('parts', jsonb_build_object(
    'NEW', jsonb_build_object('records', rows_new, 'rows', rows_new, 'netMinor', net_minor),
    'CHANGED', jsonb_build_object('records', rows_changed, 'rows', rows_changed, 'netMinor', 0),
    'SAME', jsonb_build_object('records', rows_same, 'rows', rows_same, 'netMinor', 0),
    'REJECTED', jsonb_build_object('records', rows_rejected, 'rows', rows_rejected,
                                   'netMinor', 0)),
    'inClosed', 0, 'closed', jsonb_build_array())
where rows_all > 0;
alter table exchange.import force row level security;

-- A document that is here with other content: the import reverses it and books its own.
create table exchange.correction (
    organisation_id  uuid not null,
    import_id        uuid not null,
    place            bigint not null,
    kind             text not null,
    number           text not null,
    account_id       uuid not null,
    booked_on        date not null,
    net_before_minor bigint not null,
    net_minor        bigint not null,
    primary key (organisation_id, import_id, place),
    foreign key (organisation_id, import_id) references exchange.import (organisation_id, id)
);

-- A name of a customer that no account bears, and the accounts that it may mean.
create table exchange.unknown_account (
    organisation_id uuid not null,
    import_id       uuid not null,
    place           integer not null,
    -- as the file writes it
    name            text not null,
    -- what the file says beside it
    title           text not null,
    city            text not null,
    rows            bigint not null,
    likely          uuid[] not null,
    primary key (organisation_id, import_id, place),
    foreign key (organisation_id, import_id) references exchange.import (organisation_id, id)
);

-- A cell that a person mended: it stands for the file's own whenever the file is read.
create table exchange.mended_cell (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null,
    import_id       uuid not null,
    row_number      bigint not null,
    column_name     text not null,
    value           text not null check (length(value) <= 4000),
    mended_by       uuid not null default access.person() references access.app_user,
    mended_at       timestamptz not null default now(),
    version         integer not null default 1,
    unique (organisation_id, import_id, row_number, column_name),
    foreign key (organisation_id, import_id) references exchange.import (organisation_id, id)
);

-- The same for one value of a column in all rows.
create table exchange.mended_value (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null,
    import_id       uuid not null,
    column_name     text not null,
    original        text not null check (length(original) <= 4000),
    value           text not null check (length(value) <= 4000),
    mended_by       uuid not null default access.person() references access.app_user,
    mended_at       timestamptz not null default now(),
    version         integer not null default 1,
    unique (organisation_id, import_id, column_name, original),
    foreign key (organisation_id, import_id) references exchange.import (organisation_id, id)
);

-- The value that a row was refused for, to group by.
alter table exchange.rejected_row add column value text not null default '';
create index on exchange.rejected_row (organisation_id, import_id, problem_key, field, value);

call access.protect('exchange.correction', 'owner manager finance', true);
call access.protect('exchange.unknown_account', 'owner manager finance', true);
call access.protect('exchange.mended_cell', 'owner manager finance');
call access.protect('exchange.mended_value', 'owner manager finance');
create policy seen on exchange.correction for select
    using ((select access.acts_as('owner manager finance')));
create policy seen on exchange.unknown_account for select
    using ((select access.acts_as('owner manager finance')));
create policy seen on exchange.mended_cell for select
    using ((select access.acts_as('owner manager finance')));
create policy seen on exchange.mended_value for select
    using ((select access.acts_as('owner manager finance')));
create policy cleared on exchange.correction for delete
    using ((select access.acts_as('owner manager finance')));
create policy cleared on exchange.unknown_account for delete
    using ((select access.acts_as('owner manager finance')));
grant delete on exchange.correction, exchange.unknown_account to linecard_runtime;

-- Takes back all that one transaction changed between two entries of the trace, newest first:
-- each row becomes what it was before the first of its changes. Answers '' where that was done,
-- else the row that stands in the way, because it was changed later or something refers to it;
-- then nothing may be kept, and the caller rolls back.
create function access.undo_transaction(number bigint, first_entry bigint, last_entry bigint)
returns text language plpgsql as $$
declare
    change record;
    done boolean;
begin
    for change in
        select e.relation, e.row_id, min(e.id) as earliest, max(e.id) as latest
        from access.audit_entry e
        where e.id between first_entry and last_entry and e.transaction = number
        group by e.relation, e.row_id
        order by min(e.id) desc
    loop
        if exists (select from access.audit_entry e
                   where e.organisation_id = access.organisation()
                     and e.relation = change.relation and e.row_id = change.row_id
                     and e.id > change.latest) then
            return change.relation || '/' || change.row_id;
        end if;
        begin
            done := access.undo_span(change.relation, change.row_id, change.earliest,
                                     change.latest);
        exception when integrity_constraint_violation then
            done := false;
        end;
        if not done then return change.relation || '/' || change.row_id; end if;
    end loop;
    return '';
end $$;

-- Takes back the changes of one row from one of its entries to another, as if they were one.
create function access.undo_span(
    relation_name text, row_key text, earliest bigint, latest bigint)
returns boolean language plpgsql as $$
declare
    b jsonb := (select e.before from access.audit_entry e where e.id = earliest);
    a jsonb := (select e.after from access.audit_entry e where e.id = latest);
    target regclass := relation_name::regclass;
    columns text;
    done bigint;
begin
    if b is null and a is null then return true; end if;
    if b is null then
        execute format('delete from %s where id = $1', target) using row_key::uuid;
    elsif a is null then
        execute format('insert into %s select * from jsonb_populate_record(null::%s, $1)',
                       target, target) using b;
    else
        select string_agg(format('%I', c.attname), ', ') into columns
        from pg_attribute c
        where c.attrelid = target and c.attnum > 0 and not c.attisdropped
          and c.attgenerated = ''
          and c.attname not in ('id', 'organisation_id', 'version', 'created_at');
        execute format('update %s set (%s, version) =
                            (select %s, version + 1 from jsonb_populate_record(null::%s, $1))
                        where id = $2 and version = ($3 ->> ''version'')::integer',
                       target, columns, columns, target)
        using b || jsonb_build_object('version', a -> 'version'), row_key::uuid, a;
    end if;
    get diagnostics done = row_count;
    return done = 1;
end $$;
