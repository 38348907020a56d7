-- What other programs are told of by themselves: where, of what, and what became of each telling.
create schema hooks;
grant usage on schema hooks to linecard_runtime;

create table hooks.endpoint (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    url             text not null check (length(url) between 1 and 500),
    description     text not null default '' check (length(description) <= 200),
    -- as linecard.hooks.Event writes them
    events          text[] not null check (cardinality(events) between 1 and 50),
    created_at      timestamptz not null default now(),
    -- not told any more since then, and why: by an owner, after days of failing, told to stop
    off_at          timestamptz,
    off_reason      text check (off_reason in ('owner', 'failing', 'gone')),
    -- since when nothing has arrived there; null as long as things do
    failing_since   timestamptz,
    -- nothing is tried there before
    rests_until     timestamptz,
    version         integer not null default 1,
    check ((off_at is null) = (off_reason is null)),
    unique (organisation_id, id)
);

-- With what tellings are signed: the one without an end, and for a day the one before it. Where there
-- is none, as after an archive came in, nothing is told.
create table hooks.secret (
    organisation_id uuid not null references access.organisation,
    endpoint_id     uuid not null,
    secret          text not null check (secret ~ '^whsec_[A-Za-z0-9+/]{43}=$'),
    made_at         timestamptz not null default now(),
    ends_at         timestamptz,
    primary key (organisation_id, endpoint_id, secret),
    foreign key (organisation_id, endpoint_id) references hooks.endpoint (organisation_id, id)
        on delete cascade
);
create unique index on hooks.secret (endpoint_id) where ends_at is null;

-- Each thing that an endpoint is told of: the kind, the record and its version, nothing of what
-- the record says.
create table hooks.delivery (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    endpoint_id     uuid not null,
    event           text not null check (length(event) between 1 and 60),
    subject_id      uuid not null,
    -- null where records of the kind have none
    subject_version integer,
    at              timestamptz not null default clock_timestamp(),
    state           text not null default 'waiting'
                    check (state in ('waiting', 'delivered', 'failed')),
    tries           integer not null default 0,
    -- from here on its patience counts
    asked_at        timestamptz not null default now(),
    -- nobody takes it before
    next_at         timestamptz not null default now(),
    -- until then it is in the hands of one that took it
    taken_until     timestamptz,
    -- what was answered at the last try: the code, and how the answer begins
    status          integer,
    answer          text not null default '' check (length(answer) <= 500),
    -- the key of the words that say what went wrong, and what fills their places, a line each
    trouble         text not null default '',
    ended_at        timestamptz,
    check ((state = 'waiting') = (ended_at is null)),
    foreign key (organisation_id, endpoint_id) references hooks.endpoint (organisation_id, id)
        on delete cascade
);
create index on hooks.delivery (endpoint_id, at desc, id desc);
create index on hooks.delivery (endpoint_id, next_at, id) where state = 'waiting';
create index on hooks.delivery (ended_at) where state <> 'waiting';
create index on hooks.delivery (organisation_id, subject_id) where answer <> '';

call access.protect('hooks.endpoint', 'owner');
create policy seen on hooks.endpoint for select using ((select access.acts_as('owner')));
-- How an endpoint fares is no change that anybody made.
drop trigger audit on hooks.endpoint;
create trigger audit
    after insert or delete or update of url, description, events, off_at, off_reason
    on hooks.endpoint for each row execute function access.record_change();

-- A secret leaves no trace of itself: that the endpoint was made or told off does.
call access.protect('hooks.secret', 'owner', true);
create policy seen on hooks.secret for select using ((select access.acts_as('owner')));
create policy ended on hooks.secret for update using ((select access.acts_as('owner')));
create policy removed on hooks.secret for delete using ((select access.acts_as('owner')));
grant update (ends_at), delete on hooks.secret to linecard_runtime;

-- The rows are the trace themselves. The gate finds what waits, and what is old.
call access.protect('hooks.delivery', 'owner', true);
drop policy organisation on hooks.delivery;
create policy organisation on hooks.delivery as restrictive for all
    using (organisation_id = (select access.organisation())
           or (select access.role()) = 'gate'
              and (state = 'waiting' or ended_at < now() - interval '30 days'))
    with check (organisation_id = (select access.organisation()));
create policy seen on hooks.delivery for select
    using ((select access.acts_as('owner gate')));
create policy noted on hooks.delivery for update using ((select access.acts_as('owner')));
create policy old on hooks.delivery for delete
    using ((select access.acts_as('gate')) and ended_at < now() - interval '30 days');
grant update (state, tries, asked_at, next_at, taken_until, status, answer, trouble, ended_at),
    delete on hooks.delivery to linecard_runtime;

-- Whoever changes a record need not see who is told of it: these policies are for the owner of the
-- tables alone, as whom hooks.tell runs, within the organisation at work.
create policy told on hooks.endpoint for select to current_user using (true);
create policy told on hooks.secret for select to current_user using (true);
create policy told on hooks.delivery for insert to current_user with check (state = 'waiting');
create policy forgotten on hooks.delivery for update to current_user
    using (answer <> '') with check (answer = '');
create policy looked_through on hooks.delivery for select to current_user using (true);

-- Writes, in the transaction of a change, that it is to be told; the trigger names the event. What
-- endpoints answered about a record that is deleted goes with it, since it may repeat the record.
create function hooks.tell() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan as $$
declare
    subject record;
begin
    if tg_op = 'DELETE' then
        subject := old;
        update hooks.delivery d set answer = ''
        where d.organisation_id = old.organisation_id and d.subject_id = old.id
          and d.answer <> '';
    else
        subject := new;
    end if;
    insert into hooks.delivery (organisation_id, endpoint_id, event, subject_id, subject_version,
                                next_at)
    select e.organisation_id, e.id, tg_argv[0], subject.id,
           (to_jsonb(subject) ->> 'version')::integer, greatest(now(), e.rests_until)
    from hooks.endpoint e
    where e.organisation_id = subject.organisation_id and e.off_at is null
      and tg_argv[0] = any (e.events)
      and exists (select from hooks.secret s
                  where s.organisation_id = e.organisation_id and s.endpoint_id = e.id);
    return null;
end $$;

-- One change is one event.
create trigger tell_created after insert on accounts.account
    for each row execute function hooks.tell('account.created');
create trigger tell_archived after update on accounts.account for each row
    when (old.archived_at is null and new.archived_at is not null)
    execute function hooks.tell('account.archived');
create trigger tell_changed after update on accounts.account for each row
    when (old.version <> new.version
          and not (old.archived_at is null and new.archived_at is not null))
    execute function hooks.tell('account.changed');
create trigger tell_deleted after delete on accounts.account
    for each row execute function hooks.tell('account.deleted');

create trigger tell_created after insert on contacts.contact
    for each row execute function hooks.tell('contact.created');
create trigger tell_archived after update on contacts.contact for each row
    when (old.archived_at is null and new.archived_at is not null)
    execute function hooks.tell('contact.archived');
create trigger tell_changed after update on contacts.contact for each row
    when (old.version <> new.version
          and not (old.archived_at is null and new.archived_at is not null))
    execute function hooks.tell('contact.changed');
create trigger tell_deleted after delete on contacts.contact
    for each row execute function hooks.tell('contact.deleted');

create trigger tell_created after insert on pipeline.opportunity
    for each row execute function hooks.tell('opportunity.created');
create trigger tell_won after update on pipeline.opportunity for each row
    when (new.outcome = 'won' and old.outcome is distinct from 'won')
    execute function hooks.tell('opportunity.won');
create trigger tell_lost after update on pipeline.opportunity for each row
    when (new.outcome = 'lost' and old.outcome is distinct from 'lost')
    execute function hooks.tell('opportunity.lost');
create trigger tell_moved after update on pipeline.opportunity for each row
    when (old.stage_id <> new.stage_id
          and (new.outcome is null or new.outcome is not distinct from old.outcome))
    execute function hooks.tell('opportunity.moved');
create trigger tell_changed after update on pipeline.opportunity for each row
    when (old.version <> new.version and old.stage_id = new.stage_id
          and (new.outcome is null or new.outcome is not distinct from old.outcome))
    execute function hooks.tell('opportunity.changed');
create trigger tell_deleted after delete on pipeline.opportunity
    for each row execute function hooks.tell('opportunity.deleted');

create trigger tell_reported after insert on calls.call for each row
    when (new.reported_at is not null) execute function hooks.tell('call.reported');
create trigger tell_reported_later after update on calls.call for each row
    when (old.reported_at is null and new.reported_at is not null)
    execute function hooks.tell('call.reported');

create trigger tell_applied after update on exchange.import for each row
    when (new.state = 'applied' and old.state <> 'applied')
    execute function hooks.tell('import.applied');
create trigger tell_undone after update on exchange.import for each row
    when (new.state = 'undone' and old.state <> 'undone')
    execute function hooks.tell('import.undone');

create trigger tell_issued after insert on commissions.statement for each row
    when (new.state = 'issued') execute function hooks.tell('statement.issued');
create trigger tell_issued_later after update on commissions.statement for each row
    when (old.state = 'prepared' and new.state <> 'prepared')
    execute function hooks.tell('statement.issued');
