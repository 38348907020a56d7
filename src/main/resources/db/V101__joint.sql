-- Joint account plans: what the principal and a rep mean to do together at an account in a fiscal
-- year or quarter, what each of the two keeps to itself, and the versions that both marked.
create schema joint;
grant usage on schema joint to linecard_runtime;

create table joint.plan (
    id              uuid primary key,
    organisation_id uuid not null references access.organisation,
    account_id      uuid not null,
    rep_id          uuid not null,
    fiscal_year     integer not null check (fiscal_year between 1990 and 2200),
    -- null: the whole year
    quarter         smallint check (quarter between 1 and 4),
    -- the period's first day, and the first one after it
    starts          date not null,
    ends            date not null check (ends > starts),
    review_on       date check (review_on between '1990-01-01' and '2200-01-01'),
    -- who leads it for the principal, with the name: reps may not look members up
    lead_id         uuid references access.app_user,
    lead_name       text not null default '' check (length(lead_name) <= 200),
    version         integer not null default 1,
    archived_at     timestamptz,
    unique (organisation_id, id),
    unique (organisation_id, id, rep_id),
    unique nulls not distinct (organisation_id, account_id, rep_id, fiscal_year, quarter),
    foreign key (organisation_id, account_id) references accounts.account (organisation_id, id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id)
);
create index on joint.plan (organisation_id, rep_id);
create index on joint.plan (organisation_id, review_on, id);

-- One thing that stands in a plan. Who sees it is a matter of each one: both, the principal alone,
-- or the rep in person alone.
create table joint.entry (
    id              uuid primary key,
    organisation_id uuid not null,
    plan_id         uuid not null,
    -- the plan's, so that who sees it is known without a look at the plan
    rep_id          uuid not null,
    kind            text not null check (kind in ('goal', 'note', 'person', 'risk', 'action')),
    seen            text not null check (seen in ('shared', 'principal', 'rep')),
    -- of a goal: what to sell, of all lines where there is none
    product_line_id uuid,
    amount_minor    bigint check (amount_minor between 0 and 1000000000000000),
    topic           text check (topic in ('situation', 'aims', 'rivals', 'working')),
    -- somebody of the account, as what in a decision, for or against us, with how much to say
    contact_id      uuid,
    part            text check (part in ('decides', 'influences', 'buys', 'uses', 'guards')),
    stance          text check (stance in ('for', 'neutral', 'against', 'unknown')),
    influence       text check (influence in ('high', 'medium', 'low')),
    weight          text check (weight in ('high', 'medium', 'low')),
    content         text not null default '' check (length(content) <= 4000),
    -- what is done about a risk
    answer          text not null default '' check (length(answer) <= 1000),
    -- of an action: whose it is, by name where that is said, by when, and when it was done
    side            text check (side in ('principal', 'rep')),
    who             text not null default '' check (length(who) <= 100),
    due_on          date check (due_on between '1990-01-01' and '2200-01-01'),
    done_on         date,
    -- a shared action of the rep's is a task, which knows itself whether it is done
    task_id         uuid,
    version         integer not null default 1,
    unique (organisation_id, id),
    check ((kind = 'goal') = (amount_minor is not null)),
    check ((kind = 'note') = (topic is not null)),
    check ((kind = 'person') = (contact_id is not null)),
    check ((kind = 'person') = (num_nonnulls(part, stance, influence) = 3)),
    check ((kind = 'risk') = (weight is not null)),
    check ((kind = 'action') = (num_nonnulls(side, due_on) = 2)),
    check (kind = 'goal' or product_line_id is null),
    check (kind in ('goal', 'person') or content <> ''),
    check (kind = 'risk' or answer = ''),
    check (kind = 'action' or who = '' and done_on is null and task_id is null),
    check (kind <> 'action' or length(content) <= 300),
    check (task_id is null or seen = 'shared' and side = 'rep' and done_on is null),
    foreign key (organisation_id, plan_id, rep_id)
        references joint.plan (organisation_id, id, rep_id),
    foreign key (organisation_id, product_line_id)
        references catalog.product_line (organisation_id, id),
    foreign key (organisation_id, contact_id) references contacts.contact (organisation_id, id)
        on delete cascade,
    foreign key (organisation_id, task_id) references pipeline.task (organisation_id, id)
        on delete set null (task_id)
);
create index on joint.entry (organisation_id, plan_id);
create index on joint.entry (organisation_id, contact_id) where contact_id is not null;
create index on joint.entry (organisation_id, task_id) where task_id is not null;
create unique index entry_goal on joint.entry (plan_id, seen, product_line_id) nulls not distinct
    where kind = 'goal';
create unique index entry_note on joint.entry (plan_id, seen, topic) where kind = 'note';
create unique index entry_person on joint.entry (plan_id, seen, contact_id)
    where kind = 'person';

-- A version of what both see, as it was when one of the two marked it, and the marks. People are
-- not in it: what is thought of somebody is not signed, and goes with the person.
create table joint.edition (
    id              uuid primary key,
    organisation_id uuid not null,
    plan_id         uuid not null,
    rep_id          uuid not null,
    number          integer not null check (number > 0),
    made_at         timestamptz not null default now(),
    unique (organisation_id, id),
    unique (organisation_id, id, rep_id),
    unique (organisation_id, plan_id, number),
    foreign key (organisation_id, plan_id, rep_id)
        references joint.plan (organisation_id, id, rep_id)
);

create table joint.edition_entry (
    organisation_id uuid not null,
    edition_id      uuid not null,
    rep_id          uuid not null,
    -- the entry that it was
    entry_id        uuid not null,
    kind            text not null check (kind in ('goal', 'note', 'risk', 'action')),
    product_line_id uuid,
    amount_minor    bigint,
    topic           text,
    weight          text,
    content         text not null,
    answer          text not null,
    side            text,
    who             text not null,
    due_on          date,
    primary key (edition_id, entry_id),
    foreign key (organisation_id, edition_id, rep_id)
        references joint.edition (organisation_id, id, rep_id),
    foreign key (organisation_id, product_line_id)
        references catalog.product_line (organisation_id, id)
);

create table joint.mark (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null,
    edition_id      uuid not null,
    rep_id          uuid not null,
    side            text not null check (side in ('principal', 'rep')),
    at              timestamptz not null default now(),
    by_id           uuid not null default access.person() references access.app_user,
    by_name         text not null check (length(by_name) <= 200),
    unique (organisation_id, id),
    unique (organisation_id, edition_id, side),
    foreign key (organisation_id, edition_id, rep_id)
        references joint.edition (organisation_id, id, rep_id)
);

call access.protect('joint.plan', 'owner manager rep');
call access.protect('joint.entry', 'owner manager rep');
call access.protect('joint.edition', 'owner manager rep', true);
call access.protect('joint.edition_entry', 'owner manager rep', true);
call access.protect('joint.mark', 'owner manager rep', true);

-- Whoever sees the rep sees the plan; it is written by the principal and by the rep in person.
do $$
declare
    relation regclass;
    seen constant text := '(select access.staff_everywhere())
                           or rep_id in (select id from people.rep)';
    own constant text := '(select access.staff_everywhere())
                          or (select access.staff()) and rep_id in (select id from people.rep)
                          or rep_id = (select access.rep())';
begin
    foreach relation in array array['joint.plan', 'joint.edition', 'joint.edition_entry',
                                    'joint.mark']::regclass[]
    loop
        execute format('create policy seen on %s for select using (%s)', relation, seen);
        execute format('create policy own on %s as restrictive for insert with check (%s)',
                       relation, own);
    end loop;
    execute format('create policy own_changed on joint.plan as restrictive for update
                    using (%s) with check (%1$s)', own);
    execute format('create policy own_removed on joint.plan as restrictive for delete
                    using (%s)', own);
end $$;
create policy in_person on joint.mark as restrictive for insert
    with check (by_id = (select access.person())
                and (side = 'principal') = (select access.staff()));

create policy seen on joint.entry for select
    using (case seen
           when 'rep' then rep_id = (select access.rep()) and (select access.role()) = 'rep'
           when 'principal' then (select access.staff_everywhere())
               or (select access.staff()) and rep_id in (select id from people.rep)
           else (select access.staff_everywhere()) or rep_id in (select id from people.rep) end);
create policy own on joint.entry as restrictive for insert
    with check (case when (select access.staff()) then
                seen <> 'rep' and ((select access.staff_everywhere())
                                   or rep_id in (select id from people.rep))
                else seen <> 'principal' and rep_id = (select access.rep()) end);
create policy own_changed on joint.entry as restrictive for update
    using (case when (select access.staff()) then
           seen <> 'rep' and ((select access.staff_everywhere())
                              or rep_id in (select id from people.rep))
           else seen <> 'principal' and rep_id = (select access.rep()) end)
    with check (case when (select access.staff()) then seen <> 'rep' else seen <> 'principal' end);
create policy own_removed on joint.entry as restrictive for delete to linecard_runtime
    using (case when (select access.staff()) then
           seen <> 'rep' and ((select access.staff_everywhere())
                              or rep_id in (select id from people.rep))
           else seen <> 'principal' and rep_id = (select access.rep()) end);

-- What a rep keeps to itself stands in no trace that anybody reads.
create policy joint on access.audit_entry as restrictive for select to linecard_runtime
    using (relation <> 'joint.entry'
           or 'rep' not in (coalesce(before ->> 'seen', ''), coalesce(after ->> 'seen', '')));

-- What was marked stays as it was: nothing comes to a version once one of the two marked it.
create function joint.keep_edition() returns trigger language plpgsql as $$
begin
    if not row_security_active('joint.edition_entry') then return new; end if;
    if exists (select from joint.mark m where m.edition_id = new.edition_id) then
        raise exception 'version % is marked', new.edition_id
            using errcode = 'check_violation', constraint = 'edition_marked';
    end if;
    return new;
end $$;
create trigger keep_edition before insert on joint.edition_entry
    for each row execute function joint.keep_edition();

-- Which product lines others like an account buy and it does not, with all that belongs to it: how
-- many of the others bought something at all, and how many of them in that line or below it. Like
-- it are accounts of its customer type, 2,000 at most. It looks beyond what the asker may see and
-- tells nothing but these numbers; where the asker does not see every account, only of five others
-- or more.
create function joint.white_space(account uuid, first date, beyond date, kinds text[])
returns table (product_line_id uuid, buyers bigint, others bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    asking text := coalesce(current_setting('linecard.role', true), '');
    asking_territory text := coalesce(current_setting('linecard.territory', true), '');
    fewest integer := case when access.staff_everywhere() then 1 else 5 end;
    its_type text;
begin
    select a.customer_type into its_type
    from accounts.account a
    where a.organisation_id = access.organisation() and a.id = account;
    if not found then return; end if;
    set local linecard.role = 'owner';
    set local linecard.territory = '';
    return query
        with recursive own (id) as (
            select account
            union
            select a.id
            from own o
            join accounts.account a on a.parent_id = o.id or a.merged_into = o.id),
        above (line, top) as (
            select l.id, l.id
            from catalog.product_line l
            union
            select v.line, l.parent_id
            from above v
            join catalog.product_line l on l.id = v.top
            where l.parent_id is not null),
        alike (id) as (
            select a.id
            from accounts.account a
            where a.organisation_id = access.organisation()
              and (its_type = '' or a.customer_type = its_type) and a.archived_at is null
              and a.id not in (select o.id from own o)
            order by a.id
            limit 2000),
        bought (id, line) as (
            select m.account_id, v.top
            from alike k
            join sales.month m on m.account_id = k.id
            join above v on v.line = m.product_line_id
            where m.month >= first and m.month < beyond and m.kind = any (kinds)
            group by m.account_id, v.top
            having sum(m.net_minor) > 0),
        ours (line) as (
            select v.top
            from own o
            join sales.month m on m.account_id = o.id
            join above v on v.line = m.product_line_id
            where m.month >= first and m.month < beyond and m.kind = any (kinds)
            group by v.top
            having sum(m.net_minor) > 0),
        buying (number) as (select count(distinct b.id) from bought b)
        select b.line, count(*), n.number
        from bought b
        cross join buying n
        where n.number >= fewest and b.line not in (select u.line from ours u)
        group by b.line, n.number;
    execute format('set local linecard.role = %L', asking);
    execute format('set local linecard.territory = %L', asking_territory);
end $$;

-- Takes what is thought of a person who was erased out of the trace, by whoever erased; the rows
-- themselves go with the contact.
create policy joint_emptied on access.audit_entry for update to current_user
    using (relation = 'joint.entry') with check (relation = 'joint.entry');
create policy forgotten on joint.entry for select to current_user using (kind = 'person');
create policy forgotten_now on joint.entry for delete to current_user using (kind = 'person');
create function joint.forget(person uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from contacts.erasure e
                   where e.id = person and e.organisation_id = access.organisation()
                     and e.erased_by = access.person()) then
        raise exception 'contact % was not erased', person;
    end if;
    delete from joint.entry t
    where t.organisation_id = access.organisation() and t.contact_id = person;
    update access.audit_entry e
    set before = case when e.before is not null then
                 jsonb_build_object('id', e.row_id, 'organisation_id', e.organisation_id) end,
        after = case when e.after is not null then
                jsonb_build_object('id', e.row_id, 'organisation_id', e.organisation_id) end
    where e.organisation_id = access.organisation() and e.relation = 'joint.entry'
      and coalesce(e.after, e.before) ->> 'contact_id' = person::text;
end $$;
