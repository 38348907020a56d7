-- Prizes of contests: the catalogue, what of it a contest offers for which place and for how much
-- in all, who is awarded what, what the winner chose, and how it came to the winner.
create schema prizes;
grant usage on schema prizes to linecard_runtime;

create table prizes.prize (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    kind            text not null check (kind in ('cash', 'merchandise', 'trip')),
    name            text not null check (length(name) between 1 and 100),
    note            text not null default '' check (length(note) <= 2000),
    -- the fair value, in minor units of the organisation's currency
    value_minor     bigint not null check (value_minor > 0),
    -- of a trip: how many may travel in all, guests included
    seats           integer check (seats between 1 and 10000),
    starts_on       date,
    last_on         date,
    -- whether a winner may bring somebody, who takes a seat as well
    guest           boolean not null default false,
    archived_at     timestamptz,
    version         integer not null default 1,
    unique (organisation_id, id),
    check ((kind = 'trip') = (seats is not null)),
    check ((seats is null) = (starts_on is null) and (seats is null) = (last_on is null)),
    check (last_on >= starts_on),
    check (kind = 'trip' or not guest)
);

-- What a contest gives beside its rules.
create table prizes.plan (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    contest_id      uuid not null unique,
    -- rounds of one series do not overlap; empty: a contest by itself
    series          text not null default '' check (length(series) <= 100),
    budget_minor    bigint check (budget_minor > 0),
    -- how long a winner has to choose
    choose_days     integer not null default 14 check (choose_days between 1 and 90),
    -- from the start on: by whom, how many win each place for sure, and what all may cost at most
    started_by      uuid references access.app_user,
    winners         integer,
    promised_minor  bigint,
    version         integer not null default 1,
    foreign key (organisation_id, contest_id) references contests.contest (organisation_id, id)
        on delete cascade
);

-- What the winner of a place may choose from; at position 0 what the rules themselves name. As the
-- catalogue had it then.
create table prizes.offer (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    contest_id      uuid not null,
    place           integer not null check (place > 0),
    position        integer not null check (position >= 0),
    prize_id        uuid not null,
    kind            text not null check (kind in ('cash', 'merchandise', 'trip')),
    name            text not null,
    value_minor     bigint not null check (value_minor > 0),
    starts_on       date,
    last_on         date,
    guest           boolean not null,
    unique (contest_id, place, position),
    foreign key (organisation_id, contest_id) references contests.contest (organisation_id, id)
        on delete cascade,
    foreign key (organisation_id, prize_id) references prizes.prize (organisation_id, id)
);
create index on prizes.offer (organisation_id, prize_id);

-- What somebody won: proposed when the contest ends, approved by a person, chosen by the winner.
create table prizes.award (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    contest_id      uuid not null,
    -- the entrant's code, or the team's
    who             text not null,
    -- null: an agency won as a team
    rep_id          uuid,
    agency_id       uuid not null,
    -- null where places decide nothing
    place           integer check (place > 0),
    state           text not null default 'proposed'
                    check (state in ('proposed', 'approved', 'withdrawn')),
    proposed_at     timestamptz not null default now(),
    approved_at     timestamptz,
    approved_on     date,
    approved_by     uuid references access.app_user,
    approved_name   text not null default '',
    -- by the one person there is
    alone           boolean not null default false,
    choose_by       date,
    -- a position of prizes.option
    chosen          integer,
    chosen_at       timestamptz,
    -- empty: there was nothing to choose, or nobody did in time
    chosen_name     text not null default '',
    delivery        text check (delivery in ('ordered', 'sent', 'handed_over', 'refused')),
    delivered_on    date,
    withdrawn_at    timestamptz,
    withdrawn_why   text not null default '' check (length(withdrawn_why) <= 500),
    version         integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, contest_id, who),
    foreign key (organisation_id, contest_id) references contests.contest (organisation_id, id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id),
    check (state <> 'approved' or approved_at is not null and approved_by is not null),
    check ((state = 'withdrawn') = (withdrawn_at is not null)),
    check ((chosen is null) = (chosen_at is null)),
    check ((delivery is null) = (delivered_on is null)),
    -- nothing is chosen or on its way before somebody approved it
    check (chosen is null or approved_at is not null),
    check (delivery is null or chosen is not null)
);
create index on prizes.award (organisation_id, agency_id);
create index on prizes.award (organisation_id, rep_id);

-- What an award may be, as it was offered.
create table prizes.option (
    organisation_id uuid not null,
    award_id        uuid not null,
    position        integer not null check (position >= 0),
    prize_id        uuid,
    kind            text not null check (kind in ('cash', 'merchandise', 'trip')),
    name            text not null,
    value_minor     bigint not null check (value_minor > 0),
    starts_on       date,
    last_on         date,
    guest           boolean not null,
    primary key (award_id, position),
    foreign key (organisation_id, award_id) references prizes.award (organisation_id, id),
    foreign key (organisation_id, prize_id) references prizes.prize (organisation_id, id)
);

-- Who did what with an award, and on which day.
create table prizes.step (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null,
    award_id        uuid not null,
    step            text not null check (step in (
        'approved', 'chosen', 'lapsed', 'ordered', 'sent', 'handed_over', 'refused',
        'withdrawn')),
    on_day          date not null,
    note            text not null default '' check (length(note) <= 500),
    done_at         timestamptz not null default now(),
    done_by         uuid not null default access.person() references access.app_user,
    done_name       text not null,
    foreign key (organisation_id, award_id) references prizes.award (organisation_id, id)
);
create index on prizes.step (organisation_id, award_id);

-- Whom a winner brings along: a name and nothing else, which goes for good soon after the trip.
create table prizes.guest (
    organisation_id uuid not null,
    award_id        uuid primary key,
    name            text not null check (length(name) between 1 and 200),
    forget_on       date not null,
    entered_at      timestamptz not null default now(),
    entered_by      uuid not null default access.person() references access.app_user,
    foreign key (organisation_id, award_id) references prizes.award (organisation_id, id)
);

-- What the contests of a fiscal year may cost together.
create table prizes.budget (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    year            integer not null check (year between 1990 and 2200),
    amount_minor    bigint not null check (amount_minor > 0),
    version         integer not null default 1,
    unique (organisation_id, year)
);

call access.protect('prizes.prize', 'owner manager');
call access.protect('prizes.plan', 'owner manager');
call access.protect('prizes.offer', 'owner manager');
call access.protect('prizes.award', 'owner manager finance');
call access.protect('prizes.option', 'owner manager finance', true);
call access.protect('prizes.step', 'owner manager finance agency_owner rep', true);
call access.protect('prizes.guest', 'owner manager finance agency_owner rep', true);
call access.protect('prizes.budget', 'owner finance');

create policy seen on prizes.prize for select using ((select access.staff()));
create policy kept on prizes.prize as restrictive for delete using (false);
create policy everywhere on prizes.prize as restrictive for insert
    with check ((select access.staff_everywhere()));
create policy seen on prizes.plan for select using ((select access.staff()));
create policy everywhere on prizes.plan as restrictive for insert
    with check ((select access.staff_everywhere()));
create policy seen on prizes.budget for select using ((select access.staff()));
-- Those who may see a contest see what is offered.
create policy seen on prizes.offer for select
    using ((select access.staff()) or contest_id in (select id from contests.contest));

-- What was approved, the winner sees, and the agency that gets it.
create policy seen on prizes.award for select
    using ((select access.staff_everywhere())
           or approved_at is not null
              and ((select access.role()) = 'agency_owner' and agency_id = (select access.agency())
                   or (select access.role()) = 'rep' and rep_id = (select access.rep())));
create policy everywhere on prizes.award as restrictive for insert
    with check ((select access.staff_everywhere()));
create policy kept on prizes.award as restrictive for delete using (false);
-- A rep chooses what the rep won, an agency what it won as a team.
create policy chooses on prizes.award for update
    using (state = 'approved' and chosen is null
           and ((select access.role()) = 'rep'
                or (select access.role()) = 'agency_owner' and rep_id is null))
    with check (state = 'approved' and chosen is not null
                and ((select access.role()) = 'rep' and rep_id = (select access.rep())
                     or (select access.role()) = 'agency_owner' and rep_id is null
                        and agency_id = (select access.agency())));

create policy seen on prizes.option for select
    using (award_id in (select id from prizes.award));
create policy seen on prizes.step for select
    using (award_id in (select id from prizes.award));
create policy own on prizes.step as restrictive for insert
    with check (award_id in (select id from prizes.award) and done_by = (select access.person())
                and ((select access.staff_everywhere()) or step = 'chosen'));
-- Nobody else needs the name: an agency knows its own guests only.
create policy seen on prizes.guest for select
    using ((select access.acts_as('owner manager finance rep agency_owner'))
           and award_id in (select a.id from prizes.award a
                            where (select access.role()) <> 'agency_owner' or a.rep_id is null));
create policy own on prizes.guest as restrictive for insert
    with check (award_id in (select id from prizes.award));
create policy changed on prizes.guest for update
    using (award_id in (select id from prizes.award));
create policy forgotten on prizes.guest for delete
    using ((select access.acts_as('owner manager finance')));
grant update (name, entered_at, entered_by), delete on prizes.guest to linecard_runtime;

create function prizes.keep_award() returns trigger language plpgsql as $$
declare
    choice constant text[] := array['chosen', 'chosen_at', 'chosen_name', 'version'];
begin
    if (new.contest_id, new.who, new.rep_id, new.agency_id, new.place, new.proposed_at)
            is distinct from (old.contest_id, old.who, old.rep_id, old.agency_id, old.place,
                              old.proposed_at)
       or old.state = 'withdrawn'
       or new.state = 'proposed' and old.state <> 'proposed'
       or old.approved_at is not null
          and (new.approved_at, new.approved_on, new.approved_by, new.approved_name, new.alone)
              is distinct from (old.approved_at, old.approved_on, old.approved_by,
                                old.approved_name, old.alone)
       or old.chosen is not null and new.chosen is distinct from old.chosen
       or not access.staff() and to_jsonb(new) - choice <> to_jsonb(old) - choice then
        raise exception 'an award goes onward only'
            using errcode = 'check_violation', constraint = 'award_kept';
    end if;
    if new.state = 'approved' and old.state = 'proposed' and not new.alone
       and exists (select from prizes.plan p
                   where p.contest_id = new.contest_id and p.started_by = new.approved_by) then
        raise exception 'a second person approves what the one who started the contest promised'
            using errcode = 'check_violation', constraint = 'award_second';
    end if;
    return new;
end $$;
create trigger kept before update on prizes.award
    for each row execute function prizes.keep_award();

-- What a contest offers stands from its start on, as its rules do.
create function prizes.keep_offered() returns trigger language plpgsql as $$
declare
    moves constant text[] := array['started_by', 'winners', 'promised_minor', 'version'];
    b jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
    a jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
begin
    if exists (select from contests.contest c
               where c.id = coalesce(a ->> 'contest_id', b ->> 'contest_id')::uuid
                 and c.state <> 'draft')
       and not (tg_table_name = 'plan' and a ->> 'started_by' is not null
                and (b is null or a - moves = b - moves and b ->> 'started_by' is null)) then
        raise exception 'what a started contest offers stands'
            using errcode = 'check_violation', constraint = 'offer_kept';
    end if;
    if tg_op = 'DELETE' then return old; end if;
    return new;
end $$;
create trigger kept before insert or update or delete on prizes.plan
    for each row execute function prizes.keep_offered();
create trigger kept before insert or update or delete on prizes.offer
    for each row execute function prizes.keep_offered();
