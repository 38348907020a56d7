-- What was expected, when: snapshots, what people said beside them, and how far off each was.
create schema forecast;
grant usage on schema forecast to linecard_runtime;

-- One reckoning of the whole organisation. The first of each week is kept for good; the others give
-- way to the next night's.
create table forecast.snapshot (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    -- what was booked before this day was known
    as_of           date not null,
    -- the running fiscal month and those after it: first days
    months          date[] not null check (cardinality(months) between 1 and 24),
    -- how many of them belong to each fiscal quarter, the running one first
    quarters        integer[] not null check (cardinality(quarters) between 1 and 8),
    -- first days of the months that had passed, the oldest first
    past_months     date[] not null check (cardinality(past_months) <= 24),
    kept            boolean not null,
    -- worked out later from what is known now, instead of on the day itself
    afterwards      boolean not null default false,
    -- what each method counted for, in millionths: seasons, rhythm, activity
    weights         bigint[] not null,
    -- by how much the record had ranges widened
    stretch         double precision not null check (stretch between 1 and 3),
    taken_at        timestamptz not null default now(),
    unique (organisation_id, id)
);
create index on forecast.snapshot (organisation_id, as_of desc, taken_at desc);

-- What one snapshot says of one part; amounts in minor units, a number for each month or quarter.
-- Of every dimension the expected amounts of a month sum to the organisation's.
create table forecast.figure (
    organisation_id uuid not null references access.organisation,
    snapshot_id     uuid not null,
    dimension       text not null check (dimension in ('all', 'rep', 'territory', 'product_line',
                                                       'account_group')),
    -- the id of the part; of a group its name; empty for the whole, the house, and none
    part            text not null check (length(part) <= 300),
    -- whose it is: of a rep
    rep_id          uuid,
    agency_id       uuid,
    territory_id    uuid,
    -- expected: by itself; pooled: says too little, its amount is a share of what those like it
    -- come to together; nothing: neither was nor is to be anything
    state           text not null check (state in ('expected', 'pooled', 'nothing')),
    reason          text not null default '' check (reason in ('', 'nothing', 'too_short',
                                                               'too_few')),
    past            bigint[] not null,
    -- of the running month, already there
    so_far          bigint not null,
    expected        bigint[] not null,
    -- where it lies with 50 % and with 80 %; empty where that cannot be said
    half_low        bigint[] not null,
    half_high       bigint[] not null,
    most_low        bigint[] not null,
    most_high       bigint[] not null,
    quarter_half_low  bigint[] not null,
    quarter_half_high bigint[] not null,
    quarter_most_low  bigint[] not null,
    quarter_most_high bigint[] not null,
    -- what each method says by itself; empty where it says nothing
    seasons         bigint[] not null,
    rhythm          bigint[] not null,
    activity        bigint[] not null,
    naive           bigint[] not null,
    -- the part of activity that rests on calls not made yet, and those calls a week in thousandths
    from_calls      bigint[] not null,
    calls_milli     bigint not null,
    primary key (organisation_id, snapshot_id, dimension, part),
    foreign key (organisation_id, snapshot_id)
        references forecast.snapshot (organisation_id, id) on delete cascade
);
create index on forecast.figure (organisation_id, rep_id, snapshot_id);

-- How far off earlier snapshots were, as this one knew it: over the months that were over by then.
create table forecast.score (
    organisation_id uuid not null references access.organisation,
    snapshot_id     uuid not null,
    dimension       text not null check (dimension in ('all', 'rep')),
    source          text not null check (source in ('together', 'seasons', 'rhythm', 'activity',
                                                    'naive', 'rep', 'manager')),
    -- months ahead, 0 the one that was running; quarters for what people said
    ahead           integer not null check (ahead between 0 and 23),
    afterwards      boolean not null,
    cases           bigint not null check (cases > 0),
    -- sums over the cases: of what was off, of squares in units of the mean, and of what came
    off_minor       numeric not null,
    came_minor      numeric not null,
    squares         double precision not null,
    held_half       bigint not null,
    held_most       bigint not null,
    ranged          bigint not null,
    primary key (organisation_id, snapshot_id, dimension, source, ahead, afterwards),
    foreign key (organisation_id, snapshot_id)
        references forecast.snapshot (organisation_id, id) on delete cascade
);

-- What a rep undertakes for a quarter, or a manager says instead. A later word stands beside the
-- earlier ones, none over the reckoned figure.
create table forecast.stance (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    rep_id          uuid not null,
    agency_id       uuid not null,
    territory_id    uuid,
    -- first day of the fiscal quarter
    quarter         date not null,
    side            text not null check (side in ('rep', 'manager')),
    amount_minor    bigint not null check (abs(amount_minor) <= 1000000000000000),
    -- what was reckoned then
    reckoned_minor  bigint,
    reason          text not null default '' check (length(reason) <= 1000),
    stated_at       timestamptz not null default now(),
    stated_by       uuid not null default access.person() references access.app_user,
    check (side = 'rep' or reason <> ''),
    unique (organisation_id, id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id)
);
create index on forecast.stance (organisation_id, rep_id, quarter, stated_at);

call access.protect('forecast.snapshot', 'owner manager finance', true);
create policy seen on forecast.snapshot for select using (true);
create policy passing on forecast.snapshot for delete
    using (not kept and (select access.acts_as('owner manager finance'))
           and (select access.staff_everywhere()));
grant delete on forecast.snapshot to linecard_runtime;

call access.protect('forecast.figure', 'owner manager finance', true);
create policy seen on forecast.figure for select
    using ((select access.staff_everywhere())
           or (select access.staff()) and territory_id = (select access.territory())
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency())
           or (select access.role()) = 'rep' and rep_id = (select access.rep()));

call access.protect('forecast.score', 'owner manager finance', true);
create policy seen on forecast.score for select using ((select access.staff_everywhere()));

call access.protect('forecast.stance', 'owner manager agency_owner rep', true);
create policy seen on forecast.stance for select
    using ((select access.staff_everywhere())
           or (select access.staff()) and territory_id = (select access.territory())
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency())
           or (select access.role()) = 'rep' and rep_id = (select access.rep()));
create policy own on forecast.stance as restrictive for insert
    with check (stated_by = (select access.person())
                and (side = 'manager') = (select access.staff())
                and ((select access.staff_everywhere())
                     or (select access.staff()) and territory_id = (select access.territory())
                     or (select access.role()) = 'agency_owner'
                        and agency_id = (select access.agency())
                     or (select access.role()) = 'rep' and rep_id = (select access.rep())
                        and agency_id = (select access.agency())));
