-- Who was first with a possible sale, who else was, what is to be done, and what orders came of it.

-- Whether another rep registered the same before: on the same account, or one of its name or tax
-- number, for one of these product lines. It looks beyond what the asker may see and tells nothing
-- of it but that. Registrations of an organisation follow one another.
create function pipeline.is_claimed(
    own uuid, asking_rep uuid, account uuid, name_plain text, tax_number_plain text,
    asked_lines uuid[], day date, before timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    asking text := coalesce(current_setting('linecard.role', true), '');
    territory text := coalesce(current_setting('linecard.territory', true), '');
    found boolean;
begin
    perform pg_advisory_xact_lock(hashtextextended(access.organisation()::text, 44));
    set local linecard.role = 'owner';
    set local linecard.territory = '';
    found := exists (
        select from pipeline.opportunity o
        where o.organisation_id = access.organisation()
          and o.id <> own and o.rep_id <> asking_rep
          and o.outcome is null and o.registered_until >= day and o.registered_at < before
          and (o.account_id = account
               or o.account_plain = name_plain and name_plain <> ''
               or o.tax_plain = tax_number_plain and tax_number_plain <> '')
          and (o.lines = '{}' or asked_lines = '{}' or o.lines && asked_lines));
    execute format('set local linecard.role = %L', asking);
    execute format('set local linecard.territory = %L', territory);
    return found;
end $$;

-- An opportunity passed to another rep. What was registered keeps the shares that held on the day
-- of the registration, as long as that protects.
create table pipeline.hand_over (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null,
    opportunity_id  uuid not null,
    from_rep_id     uuid not null,
    to_rep_id       uuid not null,
    at              timestamptz not null default now(),
    -- what is kept until then; null where nothing is
    kept_until      date,
    written_by      uuid not null default access.person() references access.app_user,
    unique (organisation_id, id),
    check (from_rep_id <> to_rep_id),
    foreign key (organisation_id, opportunity_id)
        references pipeline.opportunity (organisation_id, id) on delete cascade,
    foreign key (organisation_id, from_rep_id) references people.rep (organisation_id, id),
    foreign key (organisation_id, to_rep_id) references people.rep (organisation_id, id)
);
create index on pipeline.hand_over (organisation_id, opportunity_id);

create table pipeline.kept_share (
    id               uuid primary key default uuidv7(),
    organisation_id  uuid not null,
    hand_over_id     uuid not null,
    rep_id           uuid not null,
    -- of each sale that comes of it, in millionths
    share_millionths bigint not null check (share_millionths between 1 and 1000000),
    unique (organisation_id, hand_over_id, rep_id),
    foreign key (organisation_id, hand_over_id)
        references pipeline.hand_over (organisation_id, id) on delete cascade,
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id)
);

-- What a rep has to do by a day: written down by somebody, or the next step of a call.
create table pipeline.task (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    rep_id          uuid not null,
    account_id      uuid,
    opportunity_id  uuid,
    call_id         uuid,
    -- what a call says is next
    step            text check (step in ('call', 'visit', 'quote', 'sample', 'documents',
                                         'answer')),
    content         text not null check (length(content) <= 300),
    due_on          date not null check (due_on between '1990-01-01' and '2200-01-01'),
    done_at         timestamptz,
    version         integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, call_id),
    check ((step is null) = (call_id is null)),
    check (step is not null or content <> ''),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id),
    foreign key (organisation_id, account_id) references accounts.account (organisation_id, id),
    foreign key (organisation_id, opportunity_id)
        references pipeline.opportunity (organisation_id, id) on delete cascade,
    foreign key (organisation_id, call_id) references calls.call (organisation_id, id)
        on delete cascade
);
create index on pipeline.task (organisation_id, rep_id, due_on) where done_at is null;
create index on pipeline.task (organisation_id, opportunity_id);

-- An order or invoice that came of an opportunity, as a person confirmed. Its number stays when the
-- document is corrected.
create table pipeline.won_order (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null,
    opportunity_id  uuid not null,
    kind            text not null check (kind in ('order', 'invoice')),
    number          text not null check (length(number) between 1 and 60),
    version         integer not null default 1,
    unique (organisation_id, opportunity_id, kind, number),
    foreign key (organisation_id, opportunity_id)
        references pipeline.opportunity (organisation_id, id) on delete cascade
);
create index on pipeline.won_order (organisation_id, kind, number);

call access.protect('pipeline.hand_over', 'owner manager', true);
call access.protect('pipeline.kept_share', 'owner manager', true);
call access.protect('pipeline.task', 'owner manager agency_owner rep');
call access.protect('pipeline.won_order', 'owner manager agency_owner rep');

create policy seen on pipeline.hand_over for select
    using (exists (select from pipeline.opportunity o
                   where o.organisation_id = hand_over.organisation_id
                     and o.id = opportunity_id)
           or from_rep_id in (select id from people.rep));
create policy seen on pipeline.kept_share for select
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy seen on pipeline.task for select
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy own on pipeline.task as restrictive for insert
    with check ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy own_changed on pipeline.task as restrictive for update
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy own_removed on pipeline.task as restrictive for delete
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy seen on pipeline.won_order for select
    using (exists (select from pipeline.opportunity o
                   where o.organisation_id = won_order.organisation_id
                     and o.id = opportunity_id));
create policy own on pipeline.won_order as restrictive for insert
    with check (exists (select from pipeline.opportunity o
                        where o.organisation_id = won_order.organisation_id
                          and o.id = opportunity_id));

-- The next step of a call is a task of the rep, until it is done or a later call at the account
-- says what is next. Planned once: with row-level security the planning costs many times the rest.
create function pipeline.keep_task() returns trigger language plpgsql
set plan_cache_mode = force_generic_plan as $$
begin
    if not row_security_active('pipeline.task') then return null; end if;
    if new.state = 'made' then
        update pipeline.task t
        set done_at = now(), version = t.version + 1
        from calls.call c
        where t.organisation_id = new.organisation_id and t.rep_id = new.rep_id
          and t.account_id = new.account_id and t.done_at is null
          and c.organisation_id = t.organisation_id and c.id = t.call_id
          and c.visited_on < new.visited_on;
    end if;
    if new.next_step is null or new.next_on is null or new.state = 'planned'
       or exists (select from calls.call c
                  where c.organisation_id = new.organisation_id and c.rep_id = new.rep_id
                    and c.account_id = new.account_id and c.state = 'made'
                    and c.visited_on > new.visited_on)
    then
        delete from pipeline.task
        where organisation_id = new.organisation_id and call_id = new.id and done_at is null;
        return null;
    end if;
    insert into pipeline.task (organisation_id, rep_id, account_id, call_id, step, content,
                               due_on)
    values (new.organisation_id, new.rep_id, new.account_id, new.id, new.next_step, '',
            new.next_on)
    on conflict (organisation_id, call_id) do update
    set step = excluded.step, due_on = excluded.due_on, account_id = excluded.account_id,
        version = task.version + 1
    where task.done_at is null
      and (task.step, task.due_on, task.account_id)
          is distinct from (excluded.step, excluded.due_on, excluded.account_id);
    return null;
end $$;
create trigger task after insert or update on calls.call
    for each row execute function pipeline.keep_task();
