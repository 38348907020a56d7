-- Who is asking: organisations, people who sign in, what they may do, and a trace of every change.
--
-- Every table of an organisation is protected by access.protect(): row-level security that even
-- the owner of the tables obeys, one restrictive policy for the organisation, and an audit
-- trigger. Permissive policies then say who in the organisation sees what.
create schema access;
grant usage on schema access to linecard_runtime;

-- The viewer, as each transaction binds it with SET LOCAL. Unset means nobody: no rows.
create function access.organisation() returns uuid language sql stable parallel safe
return nullif(current_setting('linecard.organisation', true), '')::uuid;
create function access.person() returns uuid language sql stable parallel safe
return nullif(current_setting('linecard.person', true), '')::uuid;
create function access.role() returns text language sql stable parallel safe
return coalesce(current_setting('linecard.role', true), '');
create function access.agency() returns uuid language sql stable parallel safe
return nullif(current_setting('linecard.agency', true), '')::uuid;
create function access.rep() returns uuid language sql stable parallel safe
return nullif(current_setting('linecard.rep', true), '')::uuid;
create function access.territory() returns uuid language sql stable parallel safe
return nullif(current_setting('linecard.territory', true), '')::uuid;

-- The principal's own people; a manager bound to a territory sees only that territory.
create function access.staff() returns boolean language sql stable parallel safe
return access.role() in ('owner', 'manager', 'finance', 'compliance', 'auditor');
create function access.staff_everywhere() returns boolean language sql stable parallel safe
return access.staff() and access.territory() is null;
create function access.acts_as(roles text) returns boolean language sql stable parallel safe
return access.role() = any (string_to_array(roles, ' '));

create table access.organisation (
    id              uuid primary key default uuidv7(),
    slug            text not null unique collate "C" check (slug ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
    name            text not null check (length(name) between 1 and 200),
    country         text not null check (country ~ '^[A-Z]{2}$'),
    currency        text not null check (currency ~ '^[A-Z]{3}$'),
    language        text not null check (language in ('en', 'hu')),
    zone            text not null,
    fiscal_calendar text not null,
    results_from    text not null default 'invoice' check (results_from in ('order', 'invoice')),
    letterhead      text not null default '',
    version         integer not null default 1,
    created_at      timestamptz not null default now()
);

create table access.app_user (
    id            uuid primary key default uuidv7(),
    email         text not null unique collate "C" check (email = lower(email)),
    family_name   text not null,
    given_name    text not null,
    password_hash text not null,
    language      text not null check (language in ('en', 'hu')),
    created_at    timestamptz not null default now(),
    disabled_at   timestamptz
);

-- What a person may do in one organisation. The references to people.* come with that room.
create table access.membership (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    user_id         uuid not null references access.app_user,
    role            text not null check (role in ('owner', 'manager', 'finance', 'compliance',
                                                  'auditor', 'agency_owner', 'rep')),
    agency_id       uuid,
    rep_id          uuid,
    territory_id    uuid,
    version         integer not null default 1,
    unique (organisation_id, user_id),
    unique (organisation_id, id),
    check ((role in ('agency_owner', 'rep')) = (agency_id is not null)),
    check ((role = 'rep') <= (rep_id is not null)),
    check (territory_id is null or role = 'manager')
);
create index on access.membership (user_id);

create table access.session (
    token_hash bytea primary key,
    user_id    uuid not null references access.app_user,
    created_at timestamptz not null default now(),
    seen_at    timestamptz not null default now(),
    expires_at timestamptz not null,
    agent      text not null default ''
);
create index on access.session (user_id);

create table access.audit_entry (
    id              bigint generated always as identity primary key,
    organisation_id uuid not null,
    at              timestamptz not null default clock_timestamp(),
    person_id       uuid not null,
    relation        text not null,
    row_id          text not null,
    action          text not null check (action in ('insert', 'update', 'delete')),
    before          jsonb,
    after           jsonb
);
create index on access.audit_entry (organisation_id, relation, row_id, id desc);

-- Writes the trace as the owner, so that the runtime role cannot forge one: it may only read.
create function access.record_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    b jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
    a jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
begin
    if access.person() is null then
        raise exception 'a change to %.% without a person', tg_table_schema, tg_table_name;
    end if;
    if a is distinct from b then
        insert into access.audit_entry (organisation_id, person_id, relation, row_id, action,
                                        before, after)
        values (coalesce(a ->> 'organisation_id', b ->> 'organisation_id',
                         a ->> 'id', b ->> 'id')::uuid,
                access.person(), tg_table_schema || '.' || tg_table_name,
                coalesce(a ->> 'id', b ->> 'id'), lower(tg_op), b, a);
    end if;
    return null;
end $$;

-- Fences a table. `writers` are the roles that may change it; `journal` tables only grow.
create procedure access.protect(relation regclass, writers text, journal boolean default false)
language plpgsql as $$
begin
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy organisation on %s as restrictive for all to public
                    using (organisation_id = (select access.organisation()))
                    with check (organisation_id = (select access.organisation()))', relation);
    execute format('create policy written on %s for insert to public
                    with check ((select access.acts_as(%L)))', relation, writers);
    execute format('grant select, insert on %s to linecard_runtime', relation);
    if journal then return; end if;
    execute format('create policy changed on %s for update to public
                    using ((select access.acts_as(%L)))', relation, writers);
    execute format('create policy removed on %s for delete to public
                    using ((select access.acts_as(%L)))', relation, writers);
    execute format('grant update, delete on %s to linecard_runtime', relation);
    execute format('create trigger audit after insert or update or delete on %s
                    for each row execute function access.record_change()', relation);
end $$;

-- Identities are not an organisation's: the gate looks them up before anybody is known.
alter table access.organisation enable row level security;
alter table access.organisation force row level security;
create policy seen on access.organisation for select
    using (id = (select access.organisation()) or (select access.role()) in ('gate', 'setup'));
create policy founded on access.organisation for insert
    with check ((select access.role()) = 'setup');
create policy changed on access.organisation for update
    using (id = (select access.organisation()) and (select access.role()) = 'owner');
grant select, insert, update on access.organisation to linecard_runtime;
create trigger audit after insert or update or delete on access.organisation
    for each row execute function access.record_change();

call access.protect('access.membership', 'owner setup');
drop policy organisation on access.membership;
create policy organisation on access.membership as restrictive for all
    using (organisation_id = (select access.organisation()) or (select access.role()) = 'gate')
    with check (organisation_id = (select access.organisation()));
create policy seen on access.membership for select
    using ((select access.staff()) or user_id = (select access.person())
           or (select access.role()) in ('gate', 'setup'));

alter table access.app_user enable row level security;
alter table access.app_user force row level security;
create policy seen on access.app_user for select
    using (id = (select access.person()) or (select access.role()) in ('gate', 'setup')
           or id in (select user_id from access.membership));
create policy joined on access.app_user for insert
    with check ((select access.role()) in ('owner', 'setup'));
create policy changed on access.app_user for update
    using (id = (select access.person()) or (select access.role()) = 'gate');
grant select, insert, update on access.app_user to linecard_runtime;

alter table access.session enable row level security;
alter table access.session force row level security;
create policy gate on access.session for all
    using ((select access.role()) = 'gate' or user_id = (select access.person()))
    with check ((select access.role()) = 'gate');
grant select, insert, update, delete on access.session to linecard_runtime;

alter table access.audit_entry enable row level security;
alter table access.audit_entry force row level security;
create policy organisation on access.audit_entry as restrictive for all
    using (organisation_id = (select access.organisation()))
    with check (organisation_id = (select access.organisation()));
create policy seen on access.audit_entry for select using ((select access.staff_everywhere()));
create policy recorded on access.audit_entry for insert with check (true);
grant select on access.audit_entry to linecard_runtime;

-- Takes back the latest change of one row, with the rights of whoever asks: row-level security
-- and foreign keys decide whether it may. Names come from the audit, never from the caller.
create function access.undo(relation_name text, row_key text) returns boolean
language plpgsql as $$
declare
    entry access.audit_entry;
    target regclass;
    columns text;
    done bigint;
begin
    select * into entry from access.audit_entry e
    where e.relation = relation_name and e.row_id = row_key
    order by e.id desc limit 1;
    if entry is null then return false; end if;
    target := entry.relation::regclass;
    if entry.action = 'insert' then
        execute format('delete from %s where id = $1', target) using row_key::uuid;
    elsif entry.action = 'delete' then
        execute format('insert into %s select * from jsonb_populate_record(null::%s, $1)',
                       target, target) using entry.before;
    else
        select string_agg(format('%I', a.attname), ', ') into columns
        from pg_attribute a
        where a.attrelid = target and a.attnum > 0 and not a.attisdropped
          and a.attgenerated = ''
          and a.attname not in ('id', 'organisation_id', 'version', 'created_at');
        execute format('update %s set (%s, version) =
                            (select %s, version + 1 from jsonb_populate_record(null::%s, $1))
                        where id = $2 and version = ($3 ->> ''version'')::integer',
                       target, columns, columns, target)
        using entry.before || jsonb_build_object('version', entry.after -> 'version'),
              row_key::uuid, entry.after;
    end if;
    get diagnostics done = row_count;
    return done = 1;
end $$;
