-- Possible sales: how far they are, what they may bring, when, and all that these were before.
create schema pipeline;
grant usage on schema pipeline to linecard_runtime;

-- What holds for the whole organisation. Without a row, what linecard.pipeline.Setting says.
create table pipeline.setting (
    id                uuid primary key default uuidv7(),
    organisation_id   uuid not null references access.organisation,
    -- for how long a registration protects
    protection_days   integer not null check (protection_days between 0 and 1000),
    -- an order comes of an opportunity at most so long after it was won, or before
    order_window_days integer not null check (order_window_days between 0 and 1000),
    version           integer not null default 1,
    unique (organisation_id),
    unique (organisation_id, id)
);

-- How far a possible sale can be. Exactly one stage is won, one is lost.
create table pipeline.stage (
    id               uuid primary key default uuidv7(),
    organisation_id  uuid not null references access.organisation,
    name             text not null check (length(name) between 1 and 60),
    kind             text not null check (kind in ('open', 'won', 'lost')),
    position         integer not null check (position between 0 and 1000),
    -- of a hundred in this stage so many are won, as the principal has it until enough was measured
    prior_millionths bigint not null check (prior_millionths between 0 and 1000000),
    -- from so many days in this stage on it is marked as ageing
    ageing_days      integer check (ageing_days between 1 and 1000),
    version          integer not null default 1,
    archived_at      timestamptz,
    unique (organisation_id, id),
    unique (organisation_id, name),
    check (kind = 'open' or archived_at is null and ageing_days is null),
    check (kind <> 'won' or prior_millionths = 1000000),
    check (kind <> 'lost' or prior_millionths = 0)
);
create unique index stage_ending on pipeline.stage (organisation_id, kind) where kind <> 'open';

create table pipeline.loss_reason (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    name            text not null check (length(name) between 1 and 60),
    position        integer not null check (position between 0 and 1000),
    version         integer not null default 1,
    archived_at     timestamptz,
    unique (organisation_id, id),
    unique (organisation_id, name)
);

create function pipeline.total(amounts bigint[]) returns numeric language sql immutable
return (select coalesce(sum(amount), 0) from unnest(amounts) as amount);

-- A possible sale at an account, in the organisation's currency. Competitors are the ones that are
-- tapped in calls (phrases of that theme); product lines are checked as it is saved.
create table pipeline.opportunity (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    account_id      uuid not null,
    rep_id          uuid not null,
    -- the rep's
    agency_id       uuid not null,
    -- what another system calls it, where it was brought in
    code            text check (length(code) between 1 and 60),
    name            text not null check (length(name) between 1 and 200),
    stage_id        uuid not null,
    -- since when it is in this stage
    stage_at        timestamptz not null default now(),
    amount_minor    bigint not null check (amount_minor between 0 and 1000000000000000),
    -- by product line; where there are some, they make up the amount
    lines           uuid[] not null default '{}',
    line_amounts    bigint[] not null default '{}',
    expected_close  date not null check (expected_close between '1990-01-01' and '2200-01-01'),
    next_step       text not null default '' check (length(next_step) <= 200),
    next_on         date check (next_on between '1990-01-01' and '2200-01-01'),
    source          text check (source in ('call', 'inquiry', 'fair', 'referral', 'website',
                                           'tender', 'existing', 'other')),
    competitor_id   uuid,
    note            text not null default '' check (length(note) <= 4000),
    -- how it ended, and when: set with the stage
    outcome         text check (outcome in ('won', 'lost')),
    closed_at       timestamptz,
    loss_reason_id  uuid,
    loss_note       text not null default '' check (length(loss_note) <= 1000),
    -- who comes first in time, and until when that protects; null where another was first
    registered_at   timestamptz not null default now(),
    registered_until date,
    -- the account when it was registered, as linecard.pipeline.RegistrationRules writes it
    account_plain   text not null default '' collate "C",
    tax_plain       text not null default '' collate "C",
    -- its name and the account's, as linecard.words.SearchText writes them
    search          text not null default '' collate "C",
    version         integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, code),
    check (cardinality(lines) = cardinality(line_amounts) and cardinality(lines) <= 30),
    check (array_position(line_amounts, null) is null and 0 <= all (line_amounts)),
    check (cardinality(lines) = 0 or amount_minor = pipeline.total(line_amounts)),
    check ((outcome is null) = (closed_at is null)),
    check (outcome = 'lost' or loss_reason_id is null and loss_note = ''),
    foreign key (organisation_id, account_id) references accounts.account (organisation_id, id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id),
    foreign key (organisation_id, stage_id) references pipeline.stage (organisation_id, id),
    foreign key (organisation_id, competitor_id) references calls.phrase (organisation_id, id),
    foreign key (organisation_id, loss_reason_id)
        references pipeline.loss_reason (organisation_id, id)
);
create index on pipeline.opportunity (organisation_id, rep_id);
create index on pipeline.opportunity (organisation_id, account_id);
create index on pipeline.opportunity (organisation_id, stage_id, expected_close);
create index on pipeline.opportunity (organisation_id, stage_id) include (amount_minor, rep_id)
    where outcome is null;
create index on pipeline.opportunity (organisation_id, expected_close, id);
create index on pipeline.opportunity (organisation_id, account_plain);
create index on pipeline.opportunity (organisation_id, tax_plain) where tax_plain <> '';

-- What stood in an opportunity from a moment on, until the next: stage, amount, expected close, and
-- whose it was. It only grows; how long stages last and what was won from them is measured here.
create table pipeline.history (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    opportunity_id  uuid not null,
    at              timestamptz not null default now(),
    stage_id        uuid not null,
    amount_minor    bigint not null,
    expected_close  date not null,
    rep_id          uuid not null,
    written_by      uuid not null default access.person() references access.app_user,
    foreign key (organisation_id, opportunity_id)
        references pipeline.opportunity (organisation_id, id) on delete cascade,
    foreign key (organisation_id, stage_id) references pipeline.stage (organisation_id, id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id)
);
create index on pipeline.history (organisation_id, opportunity_id, at, id);

call access.protect('pipeline.setting', 'owner manager');
call access.protect('pipeline.stage', 'owner manager');
call access.protect('pipeline.loss_reason', 'owner manager');
call access.protect('pipeline.opportunity', 'owner manager agency_owner rep');
call access.protect('pipeline.history', 'owner manager agency_owner rep', true);

create policy seen on pipeline.setting for select using (true);
create policy seen on pipeline.stage for select using (true);
create policy seen on pipeline.loss_reason for select using (true);

-- A rep's own, those of an agency's reps, those of a territory's.
create policy seen on pipeline.opportunity for select
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy own on pipeline.opportunity as restrictive for insert
    with check ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy own_changed on pipeline.opportunity as restrictive for update
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy own_removed on pipeline.opportunity as restrictive for delete
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy seen on pipeline.history for select
    using (exists (select from pipeline.opportunity o
                   where o.organisation_id = history.organisation_id and o.id = opportunity_id));
create policy own on pipeline.history as restrictive for insert
    with check (written_by = (select access.person())
                and exists (select from pipeline.opportunity o
                            where o.organisation_id = history.organisation_id
                              and o.id = opportunity_id));

-- What stands in an opportunity at the end of a transaction is the last of its history, whoever
-- wrote it, Undo too. The outcome is the stage's.
create function pipeline.keep_history() returns trigger language plpgsql
set plan_cache_mode = force_generic_plan as $$
declare
    o pipeline.opportunity;
    ending text;
begin
    -- a whole organisation that is brought in brings its history along
    if not row_security_active('pipeline.opportunity') then return null; end if;
    select * into o from pipeline.opportunity where id = new.id;
    if o.id is null then return null; end if;
    select nullif(kind, 'open') into ending from pipeline.stage where id = o.stage_id;
    if ending is distinct from o.outcome then
        raise exception 'opportunity % is not what its stage says', o.id
            using errcode = 'check_violation', constraint = 'opportunity_outcome';
    end if;
    insert into pipeline.history (organisation_id, opportunity_id, stage_id, amount_minor,
                                  expected_close, rep_id)
    select o.organisation_id, o.id, o.stage_id, o.amount_minor, o.expected_close, o.rep_id
    where not exists (
        select from (
            select h.stage_id, h.amount_minor, h.expected_close, h.rep_id
            from pipeline.history h
            where h.organisation_id = o.organisation_id and h.opportunity_id = o.id
            order by h.at desc, h.id desc
            limit 1) as last
        where last.stage_id = o.stage_id and last.amount_minor = o.amount_minor
          and last.expected_close = o.expected_close and last.rep_id = o.rep_id);
    return null;
end $$;
create constraint trigger history after insert or update on pipeline.opportunity
    deferrable initially deferred for each row execute function pipeline.keep_history();
