-- What else agencies sell: their line cards by category, our own lines by the same categories, and
-- what was waived.
create schema linecards;
grant usage on schema linecards to linecard_runtime;

-- Kinds of goods within kinds of goods, as the organisation sorts them, or as a public list does.
create table linecards.category (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    parent_id       uuid,
    code            text not null check (length(code) between 1 and 60),
    name_en         text not null check (length(name_en) between 1 and 300),
    name_hu         text not null check (length(name_hu) between 1 and 300),
    version         integer not null default 1,
    archived_at     timestamptz,
    unique (organisation_id, id),
    unique (organisation_id, code),
    foreign key (organisation_id, parent_id) references linecards.category (organisation_id, id),
    check (parent_id <> id)
);
create index on linecards.category (organisation_id, parent_id);

-- No category lies in itself, and none lies deeper than twelve.
create function linecards.keep_tree() returns trigger language plpgsql as $$
declare
    above uuid := new.parent_id;
    depth integer := 0;
begin
    while above is not null loop
        depth := depth + 1;
        if above = new.id or depth > 12 then
            raise exception 'category % would lie in itself or too deep', new.code
                using errcode = 'check_violation', constraint = 'category_loop';
        end if;
        select c.parent_id into above
        from linecards.category c
        where c.organisation_id = new.organisation_id and c.id = above;
    end loop;
    return new;
end $$;
create trigger keep_tree before insert or update of parent_id on linecards.category
    for each row execute function linecards.keep_tree();

-- What our own product lines are, in those categories.
create table linecards.own_line (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    product_line_id uuid not null,
    category_id     uuid not null,
    version         integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, product_line_id, category_id),
    foreign key (organisation_id, product_line_id)
        references catalog.product_line (organisation_id, id),
    foreign key (organisation_id, category_id) references linecards.category (organisation_id, id)
);
create index on linecards.own_line (organisation_id, category_id);

-- A line of another principal that an agency, or one of its reps, carries. Names and categories
-- only: never what anything costs there.
create table linecards.line (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    agency_id       uuid not null,
    -- null: the agency's
    rep_id          uuid,
    principal       text not null check (length(principal) between 1 and 200),
    -- the line's name or brand; empty for all that the principal makes
    product         text not null default '' check (length(product) <= 200),
    -- principal and product as linecard.linecards.Spelling writes them
    spelling        text not null collate "C",
    -- null: nobody knows yet
    category_id     uuid,
    -- null: everywhere
    territory_id    uuid,
    since           date not null check (since between '1950-01-01' and '2199-12-31'),
    -- the first day on which it is no longer carried; null: it still is
    until           date check (until > since and until <= '2200-01-01'),
    source          text not null check (source in ('declared', 'imported', 'found')),
    entered_at      timestamptz not null default now(),
    version         integer not null default 1,
    unique (organisation_id, id),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id),
    foreign key (organisation_id, agency_id, rep_id)
        references people.rep (organisation_id, agency_id, id),
    foreign key (organisation_id, category_id) references linecards.category (organisation_id, id),
    foreign key (organisation_id, territory_id) references people.territory (organisation_id, id),
    -- a line stands once at a time
    constraint line_once exclude using gist (
        organisation_id with =, agency_id with =,
        coalesce(rep_id, '00000000-0000-0000-0000-000000000000') with =, spelling with =,
        coalesce(category_id, '00000000-0000-0000-0000-000000000000') with =,
        coalesce(territory_id, '00000000-0000-0000-0000-000000000000') with =,
        daterange(since, until) with &&)
);
create index on linecards.line (organisation_id, agency_id);
create index on linecards.line (organisation_id, category_id);

-- What the principal allows although it overlaps: for some days, on conditions.
create table linecards.waiver (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    -- null: every agency
    agency_id       uuid,
    conditions      text not null default '' check (length(conditions) <= 2000),
    since           date not null check (since between '1950-01-01' and '2199-12-31'),
    -- the first day on which it no longer holds
    until           date not null check (until > since and until <= '2200-01-01'),
    granted_by      text not null check (length(granted_by) between 1 and 200),
    version         integer not null default 1,
    unique (organisation_id, id),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id)
);
create index on linecards.waiver (organisation_id, agency_id);

-- The categories that a waiver names, with all that lies in them.
create table linecards.waived (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    waiver_id       uuid not null,
    category_id     uuid not null,
    version         integer not null default 1,
    unique (organisation_id, waiver_id, category_id),
    foreign key (organisation_id, waiver_id) references linecards.waiver (organisation_id, id)
        on delete cascade,
    foreign key (organisation_id, category_id) references linecards.category (organisation_id, id)
);

call access.protect('linecards.category', 'owner manager compliance');
call access.protect('linecards.own_line', 'owner manager compliance');
call access.protect('linecards.line', 'owner manager compliance agency_owner rep');
call access.protect('linecards.waiver', 'owner compliance');
call access.protect('linecards.waived', 'owner compliance');

-- Categories, and what our own lines are in them, everybody may know.
create policy seen on linecards.category for select using (true);
create policy seen on linecards.own_line for select using (true);
create policy everywhere on linecards.category as restrictive for insert
    with check ((select access.staff_everywhere()));
create policy everywhere on linecards.own_line as restrictive for insert
    with check ((select access.staff_everywhere()));

-- Line cards are an agency's own business: it sees its own, a rep the agency's and his own, and
-- of the principal those who look after them.
create policy seen on linecards.line for select
    using ((select access.role()) in ('owner', 'compliance', 'auditor')
           or (select access.role()) = 'manager'
              and ((select access.territory()) is null
                   or agency_id in (select id from people.agency))
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency())
           or (select access.role()) = 'rep' and agency_id = (select access.agency())
              and (rep_id is null or rep_id = (select access.rep())));
-- Agencies declare; what was found elsewhere they do not write. A card is ended, not emptied.
create policy own on linecards.line as restrictive for insert
    with check ((select access.staff_everywhere())
                or (select access.staff()) and agency_id in (select id from people.agency)
                or source = 'declared' and agency_id = (select access.agency())
                   and ((select access.role()) = 'agency_owner'
                        or rep_id = (select access.rep())));
create policy own_changed on linecards.line as restrictive for update
    using ((select access.staff()) or source <> 'found' and agency_id = (select access.agency())
           and ((select access.role()) = 'agency_owner' or rep_id = (select access.rep())))
    with check ((select access.staff()) or source <> 'found'
                and agency_id = (select access.agency())
                and ((select access.role()) = 'agency_owner' or rep_id = (select access.rep())));
create policy kept on linecards.line as restrictive for delete using ((select access.staff()));

-- Those whom it is granted to see their waivers.
create policy seen on linecards.waiver for select
    using (agency_id is null
           or (select access.role()) in ('owner', 'compliance', 'auditor')
           or (select access.role()) <> 'finance' and agency_id in (select id from people.agency));
create policy seen on linecards.waived for select
    using (waiver_id in (select id from linecards.waiver));

-- What a rep's agency sells for us: of its agreements that, and not what else they say. The
-- policies are for the owner of the tables alone, as whom linecards.represented runs.
create policy represented on people.agreement for select to current_user
    using (agency_id = (select access.agency()));
create policy represented on people.agreement_line for select to current_user
    using (agreement_id in (select id from people.agreement));
create function linecards.represented()
returns table (agency_id uuid, valid daterange, territory_id uuid, product_lines uuid[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select g.agency_id, g.valid, g.territory_id,
           array(select l.product_line_id
                 from people.agreement_line l
                 where l.organisation_id = g.organisation_id and l.agreement_id = g.id)
    from people.agreement g
    where g.agency_id = access.agency()
$$;

-- Who does not see line cards does not read of them in the trace either.
create policy cards on access.audit_entry as restrictive for select
    using (relation <> 'linecards.line' or (select access.role()) <> 'finance');
