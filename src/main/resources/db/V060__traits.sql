-- What an organisation itself wants to know of its records, and its own words for them.
create schema traits;
grant usage on schema traits to linecard_runtime;

create table traits.trait (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    record          text not null check (record in ('account', 'contact', 'opportunity')),
    -- what programs, addresses and the records themselves call it; it stays
    key             text not null collate "C" check (key ~ '^[a-z][a-zA-Z0-9]{0,39}$'),
    name_en         text not null default '' check (length(name_en) <= 60),
    name_hu         text not null default '' check (length(name_hu) <= 60),
    kind            text not null check (kind in ('text', 'number', 'date', 'truth', 'choice')),
    choices         text[] not null default '{}' check (cardinality(choices) <= 100),
    required        boolean not null default false,
    -- what agencies and reps have of it
    reps            text not null default 'seen' check (reps in ('hidden', 'seen', 'edited')),
    position        integer not null default 0 check (position between 0 and 1000),
    version         integer not null default 1,
    archived_at     timestamptz,
    unique (organisation_id, id),
    unique (organisation_id, record, key),
    check (name_en <> '' or name_hu <> ''),
    check ((kind = 'choice') = (cardinality(choices) > 0))
);
call access.protect('traits.trait', 'owner manager');
create policy seen on traits.trait for select
    using ((select access.staff()) or reps <> 'hidden');

-- Of the values that a record holds, those that the viewer may see.
create function traits.seen(record_kind text, own jsonb) returns jsonb language sql stable
return case when own is null then '{}'::jsonb when access.staff() then own
       else (select coalesce(jsonb_object_agg(e.key, e.value), '{}'::jsonb)
             from jsonb_each(own) as e
             where e.key in (select t.key from traits.trait t where t.record = record_kind)) end;

-- By which own values and tags records are found, kept in step by triggers: what row-level security
-- lets an index find is only what is compared as it stands.
create table traits.mark (
    organisation_id uuid not null references access.organisation,
    record          text not null check (record in ('account', 'contact', 'opportunity')),
    record_id       uuid not null,
    -- the key of a trait; empty for a tag
    what            text not null collate "C",
    word            text not null collate "C" check (length(word) between 1 and 200),
    -- the same as a number, where it is one
    number          numeric,
    primary key (organisation_id, record, what, word, record_id)
);
create index on traits.mark (organisation_id, record_id);

-- The trace is the records' own.
alter table traits.mark enable row level security;
alter table traits.mark force row level security;
create policy organisation on traits.mark as restrictive for all
    using (organisation_id = (select access.organisation()))
    with check (organisation_id = (select access.organisation()));
create policy kept on traits.mark for insert with check (true);
create policy dropped on traits.mark for delete using (true);
grant select, insert, delete on traits.mark to linecard_runtime;

create function traits.drop_marks() returns trigger language plpgsql
set plan_cache_mode = force_generic_plan as $$
begin
    delete from traits.mark
    where organisation_id = old.organisation_id and record_id = old.id;
    if tg_op = 'DELETE' then return old; end if;
    return new;
end $$;

create function traits.add_marks() returns trigger language plpgsql
set plan_cache_mode = force_generic_plan as $$
begin
    insert into traits.mark (organisation_id, record, record_id, what, word)
    select distinct new.organisation_id, tg_argv[0], new.id, '', left(tag, 200)
    from unnest(new.tags) as tag;
    insert into traits.mark (organisation_id, record, record_id, what, word, number)
    select new.organisation_id, tg_argv[0], new.id, e.key, left(e.value, 200),
           case when e.value ~ '^-?\d{1,30}(\.\d{1,10})?$' then e.value::numeric end
    from jsonb_each_text(new.own) as e
    where e.value <> '';
    return null;
end $$;
