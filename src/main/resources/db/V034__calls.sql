-- What may be asked of a rep, and what was: regimes, quotas, days off, working hours, and the log of
-- what was watched. Two tables here follow people.agreement: reps may know the regime they work
-- under, and nothing else of the agreement.

-- What holds for the whole organisation. Without a row, what linecard.calls.Setting says.
create table calls.setting (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    counted_kinds   text not null check (counted_kinds ~ '^(visit|phone|online|event)?( (visit|phone|online|event))*$'),
    -- working days after a call on which it may still be entered in time
    cutoff_days     integer not null check (cutoff_days between 0 and 30),
    version         integer not null default 1,
    unique (organisation_id)
);

-- The regime of each version of an agreement, kept in step with people.agreement by a trigger.
create table calls.regime (
    agreement_id    uuid not null,
    organisation_id uuid not null,
    agency_id       uuid not null,
    valid           daterange not null,
    regime          text not null check (regime in ('required', 'agreed', 'voluntary')),
    primary key (organisation_id, agreement_id),
    foreign key (organisation_id, agreement_id)
        references people.agreement (organisation_id, id) on delete cascade
);
create index on calls.regime (organisation_id, agency_id);
-- row-level security binds the owner too
alter table people.agreement no force row level security;
insert into calls.regime (agreement_id, organisation_id, agency_id, valid, regime)
select id, organisation_id, agency_id, valid, regime
from people.agreement;
alter table people.agreement force row level security;

-- From a day on, a way of watching an agency's reps is on or off, other than its regime has it by
-- itself. It holds as long as the regime is the one under which it was decided. It only grows: this
-- is the log.
create table calls.monitoring (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    agency_id       uuid not null,
    feature         text not null check (feature in ('reports', 'quota', 'reminders', 'lock',
                                                     'planning', 'activity_prizes')),
    is_on           boolean not null,
    regime          text not null check (regime in ('required', 'agreed', 'voluntary')),
    from_day        date not null,
    -- must be there where the regime does not allow it
    reason          text not null default '' check (length(reason) <= 1000),
    decided_at      timestamptz not null default clock_timestamp(),
    decided_by      uuid not null default access.person() references access.app_user,
    decided_name    text not null,
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id)
);
create index on calls.monitoring (organisation_id, agency_id, feature, from_day);

-- How many calls are to be made on a working day and in a week: of a kind, at accounts of a
-- customer type; by one rep, by each of an agency, or by everybody.
create table calls.quota (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    rep_id          uuid,
    agency_id       uuid,
    -- null: any that counts
    kind            text check (kind in ('visit', 'phone', 'online', 'event')),
    -- empty: any
    customer_type   text not null default '' check (length(customer_type) <= 100),
    daily           integer check (daily between 1 and 100),
    weekly          integer check (weekly between 1 and 500),
    valid           daterange not null check (not isempty(valid) and lower(valid) is not null),
    version         integer not null default 1,
    unique (organisation_id, id),
    check (daily is not null or weekly is not null),
    check (rep_id is null or agency_id is null),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id),
    constraint quota_once exclude using gist (
        organisation_id with =,
        coalesce(rep_id, agency_id, organisation_id) with =,
        coalesce(kind, '') with =, customer_type with =, valid with &&)
);

create table calls.day_off (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    rep_id          uuid not null,
    first_day       date not null,
    last_day        date not null,
    name            text not null default '' check (length(name) <= 200),
    version         integer not null default 1,
    unique (organisation_id, id),
    check (last_day between first_day and first_day + 365),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id)
);
create index on calls.day_off (organisation_id, rep_id, first_day);

-- Where a rep is and when to be reached. Without a row: the organisation's zone, 8 to 18 o'clock.
create table calls.working_hours (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    rep_id          uuid not null,
    zone            text not null check (length(zone) between 1 and 60),
    first_hour      integer not null check (first_hour between 0 and 23),
    -- reminders end when it begins
    last_hour       integer not null check (last_hour between 1 and 24),
    -- whether the rep wants letters, beside what stands on the page
    letters         boolean not null default true,
    version         integer not null default 1,
    unique (organisation_id, rep_id),
    check (first_hour < last_hour),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id)
);

call access.protect('calls.setting', 'owner manager');
call access.protect('calls.regime', 'owner manager', true);
call access.protect('calls.monitoring', 'owner manager', true);
call access.protect('calls.quota', 'owner manager');
call access.protect('calls.day_off', 'owner manager agency_owner rep');
call access.protect('calls.working_hours', 'owner manager agency_owner rep');

create policy seen on calls.setting for select using (true);
create policy seen on calls.regime for select
    using (agency_id in (select id from people.agency));
create policy changed on calls.regime for update
    using ((select access.acts_as('owner manager')));
create policy removed on calls.regime for delete
    using ((select access.acts_as('owner manager')));
grant update, delete on calls.regime to linecard_runtime;
create policy seen on calls.monitoring for select
    using (agency_id in (select id from people.agency));
create policy own on calls.monitoring as restrictive for insert
    with check (decided_by = (select access.person())
                and agency_id in (select id from people.agency));
create policy seen on calls.quota for select
    using ((select access.staff_everywhere())
           or rep_id is null and agency_id is null
           or agency_id in (select id from people.agency)
           or rep_id in (select id from people.rep));
create policy own on calls.quota as restrictive for insert
    with check ((select access.staff_everywhere())
                or rep_id in (select id from people.rep));
create policy seen on calls.day_off for select
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy own on calls.day_off as restrictive for insert
    with check ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy seen on calls.working_hours for select
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy own on calls.working_hours as restrictive for insert
    with check ((select access.staff_everywhere()) or rep_id in (select id from people.rep));

create function calls.keep_regime() returns trigger language plpgsql as $$
begin
    insert into calls.regime (agreement_id, organisation_id, agency_id, valid, regime)
    values (new.id, new.organisation_id, new.agency_id, new.valid, new.regime)
    on conflict (organisation_id, agreement_id) do update
    set agency_id = excluded.agency_id, valid = excluded.valid, regime = excluded.regime;
    return null;
end $$;
create trigger regime after insert or update on people.agreement
    for each row execute function calls.keep_regime();
