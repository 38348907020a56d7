-- What we mean to do: the sales plan, goals, and the organisation's own working calendar.
create schema plan;
grant usage on schema plan to linecard_runtime;

-- Days that differ from the country's calendar.
create table plan.special_day (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    day             date not null,
    working         boolean not null,
    name            text not null default '',
    version         integer not null default 1,
    unique (organisation_id, day)
);

-- One version of the plan of a fiscal year. An approved one is not changed but followed by another.
create table plan.sales_plan (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    fiscal_year     integer not null check (fiscal_year between 1990 and 2200),
    edition         integer not null check (edition > 0),
    strategy        text not null default '',
    state           text not null default 'draft' check (state in ('draft', 'approved', 'replaced')),
    approved_by     uuid references access.app_user,
    -- names as signed: readers who may not look a person up still see whose mark it is
    approved_name   text not null default '',
    approved_at     timestamptz,
    version         integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, fiscal_year, edition),
    check ((state = 'draft') = (approved_at is null))
);
create unique index on plan.sales_plan (organisation_id, fiscal_year) where state = 'approved';
create unique index on plan.sales_plan (organisation_id, fiscal_year, (true)) where state = 'draft';

create table plan.tactic (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    plan_id         uuid not null,
    position        integer not null,
    what            text not null check (length(what) between 1 and 2000),
    owner           text not null default '',
    due_on          date,
    done_on         date,
    version         integer not null default 1,
    foreign key (organisation_id, plan_id)
        references plan.sales_plan (organisation_id, id) on delete cascade
);
create index on plan.tactic (organisation_id, plan_id);

create table plan.acknowledgement (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    plan_id         uuid not null,
    rep_id          uuid not null,
    at              timestamptz not null default now(),
    unique (organisation_id, plan_id, rep_id),
    foreign key (organisation_id, plan_id) references plan.sales_plan (organisation_id, id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id)
);

-- What is to be reached: by a rep, or by the whole organisation where there is none.
create table plan.goal (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    fiscal_year     integer not null check (fiscal_year between 1990 and 2200),
    measure         text not null check (measure in ('revenue', 'margin', 'units',
                                                     'new_accounts', 'calls')),
    rep_id          uuid,
    -- null: all lines
    product_line_id uuid,
    created_at      timestamptz not null default now(),
    unique (organisation_id, id),
    unique nulls not distinct (organisation_id, fiscal_year, measure, rep_id, product_line_id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id),
    foreign key (organisation_id, product_line_id)
        references catalog.product_line (organisation_id, id)
);
create index on plan.goal (organisation_id, rep_id, fiscal_year);

-- Every number that was ever put on the table, by either side; the latest agreed one counts, or
-- the principal's latest where none is agreed.
create table plan.goal_proposal (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    goal_id         uuid not null,
    number          integer not null check (number > 0),
    side            text not null check (side in ('principal', 'rep')),
    -- minor units for money, whole numbers else; the sum of the months
    amount          bigint not null check (amount >= 0),
    profile         text not null check (profile in ('even', 'working_days', 'last_year', 'manual')),
    reason          text not null default '',
    proposed_by     uuid not null default access.person() references access.app_user,
    proposed_name   text not null,
    proposed_at     timestamptz not null default now(),
    unique (organisation_id, id),
    unique (organisation_id, goal_id, number),
    foreign key (organisation_id, goal_id) references plan.goal (organisation_id, id)
);

create table plan.goal_month (
    id              bigint generated always as identity primary key,
    organisation_id uuid not null,
    proposal_id     uuid not null,
    -- number of the fiscal month, 1 to 12
    month           integer not null check (month between 1 and 12),
    amount          bigint not null check (amount >= 0),
    unique (organisation_id, proposal_id, month),
    foreign key (organisation_id, proposal_id) references plan.goal_proposal (organisation_id, id)
);

-- The other side's yes to a proposal: with it the number carries both marks.
create table plan.goal_agreement (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    proposal_id     uuid not null,
    agreed_by       uuid not null default access.person() references access.app_user,
    agreed_name     text not null,
    agreed_at       timestamptz not null default now(),
    unique (organisation_id, proposal_id),
    foreign key (organisation_id, proposal_id) references plan.goal_proposal (organisation_id, id)
);

call access.protect('plan.special_day', 'owner manager');
call access.protect('plan.sales_plan', 'owner manager');
call access.protect('plan.tactic', 'owner manager');
call access.protect('plan.acknowledgement', 'rep', true);
call access.protect('plan.goal', 'owner manager', true);
call access.protect('plan.goal_proposal', 'owner manager rep', true);
call access.protect('plan.goal_month', 'owner manager rep', true);
call access.protect('plan.goal_agreement', 'owner manager rep', true);

create policy seen on plan.special_day for select using (true);
create policy seen on plan.sales_plan for select
    using ((select access.staff()) or state = 'approved');
-- A manager writes drafts; only an owner approves, and so also replaces what was approved.
create policy approved on plan.sales_plan as restrictive for update
    using (state = 'draft' or (select access.role()) = 'owner')
    with check (state = 'draft' or (select access.role()) = 'owner');
create policy kept on plan.sales_plan as restrictive for delete using (state = 'draft');
create policy seen on plan.tactic for select
    using (plan_id in (select id from plan.sales_plan));
create policy seen on plan.acknowledgement for select
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy own on plan.acknowledgement as restrictive for insert
    with check (rep_id = (select access.rep()));
create policy seen on plan.goal for select
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy own on plan.goal as restrictive for insert
    with check ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy seen on plan.goal_proposal for select
    using (goal_id in (select id from plan.goal));
create policy own on plan.goal_proposal as restrictive for insert
    with check (goal_id in (select id from plan.goal)
                and proposed_by = (select access.person())
                and (side = 'rep') = ((select access.role()) = 'rep'));
create policy seen on plan.goal_month for select
    using (proposal_id in (select id from plan.goal_proposal));
create policy own on plan.goal_month as restrictive for insert
    with check (proposal_id in (select id from plan.goal_proposal));
create policy seen on plan.goal_agreement for select
    using (proposal_id in (select id from plan.goal_proposal));
-- One side agrees to what the other proposed, never to its own number.
create policy own on plan.goal_agreement as restrictive for insert
    with check (agreed_by = (select access.person())
                and proposal_id in (select id from plan.goal_proposal
                where (side = 'rep') = ((select access.role()) <> 'rep')));
