-- Contests among reps: rules that are frozen at the start, who takes part, where they stand, and
-- the file from which anybody works it out again.
create schema contests;
grant usage on schema contests to linecard_runtime;

create table contests.contest (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    name            text not null check (length(name) between 1 and 120),
    state           text not null default 'draft'
                    check (state in ('draft', 'running', 'final', 'cancelled')),
    -- as linecard.scoring.RulesText writes them
    rules           text not null check (length(rules) between 1 and 20000),
    -- of the rules at the start
    rules_hash      text check (rules_hash ~ '^[0-9a-f]{64}$'),
    -- of the rules, for finding: days that count, and the last on which results may become known
    days            daterange not null,
    cut_off         date not null,
    started_at      timestamptz,
    ended_at        timestamptz,
    cancelled_why   text not null default '' check (length(cancelled_why) <= 500),
    version         integer not null default 1,
    unique (organisation_id, id),
    check ((state = 'draft') = (rules_hash is null) or state = 'cancelled'),
    check ((state in ('final', 'cancelled')) = (ended_at is not null))
);
create index on contests.contest (organisation_id, state);

-- Who takes part, with what the result is divided by, as it was at the start.
create table contests.entrant (
    organisation_id uuid not null references access.organisation,
    contest_id      uuid not null,
    rep_id          uuid not null,
    code            text not null,
    -- the agency's code, where agencies play against each other
    team            text,
    base            bigint,
    primary key (contest_id, rep_id),
    foreign key (organisation_id, contest_id) references contests.contest (organisation_id, id)
        on delete cascade,
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id)
);

-- Where they stand, worked out anew whenever something changed; kept so that entrants see it.
create table contests.place (
    organisation_id uuid not null references access.organisation,
    contest_id      uuid not null,
    -- an entrant's code, or a team's
    who             text not null,
    -- null: a team
    rep_id          uuid,
    number          integer,
    result          bigint,
    base            bigint,
    returned        bigint not null,
    reached         date,
    out             text,
    prize           integer,
    minor           bigint not null,
    -- the place before the last change of it, and when that was
    before          integer,
    moved_at        timestamptz,
    primary key (contest_id, who),
    foreign key (organisation_id, contest_id) references contests.contest (organisation_id, id)
        on delete cascade,
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id)
);

-- When places were worked out last, and from what was known then.
create table contests.tally (
    organisation_id uuid not null references access.organisation,
    contest_id      uuid primary key,
    snapshot        text not null,
    -- how many took part
    entrants        integer not null,
    at              timestamptz not null default now(),
    foreign key (organisation_id, contest_id) references contests.contest (organisation_id, id)
        on delete cascade
);

-- The file of a finished contest.
create table contests.publication (
    organisation_id uuid not null references access.organisation,
    contest_id      uuid primary key,
    text            text not null,
    hash            text not null check (hash ~ '^[0-9a-f]{64}$'),
    at              timestamptz not null default now(),
    foreign key (organisation_id, contest_id) references contests.contest (organisation_id, id)
);

-- Whether a rep wants to be named before others, and how; no name stands where it was taken back.
create table contests.consent (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    rep_id          uuid not null,
    given           boolean not null,
    -- for others, who do not see the rep's record
    name_en         text not null check (length(name_en) <= 400),
    name_hu         text not null check (length(name_hu) <= 400),
    at              timestamptz not null default now(),
    unique (organisation_id, rep_id),
    check (given or name_en = '' and name_hu = ''),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id)
);

call access.protect('contests.contest', 'owner manager');
call access.protect('contests.entrant', 'owner manager', true);
call access.protect('contests.place', 'owner manager', true);
call access.protect('contests.tally', 'owner manager', true);
call access.protect('contests.publication', 'owner manager', true);
call access.protect('contests.consent', 'rep');

-- Who draws the whole market's contests is bound to no part of it.
create policy everywhere on contests.contest as restrictive for insert
    with check ((select access.staff_everywhere()));
create policy seen on contests.contest for select
    using ((select access.staff()) or state <> 'draft');
create policy kept on contests.contest as restrictive for delete using (state = 'draft');

-- Entrants see their own places, and those of whoever agreed to be named.
create function contests.named(whose uuid) returns boolean language sql stable
return exists (select
               from contests.consent c
               where c.organisation_id = access.organisation() and c.rep_id = whose and c.given);
create policy seen on contests.entrant for select
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy seen on contests.place for select
    using ((select access.staff_everywhere()) or rep_id is null
           or rep_id in (select id from people.rep) or contests.named(rep_id));
create policy seen on contests.tally for select using (true);
create policy seen on contests.publication for select
    using ((select access.staff_everywhere()));
create policy seen on contests.consent for select using (true);
create policy own on contests.consent as restrictive for insert
    with check (rep_id = (select access.rep()));
create policy own_later on contests.consent as restrictive for update
    using (rep_id = (select access.rep())) with check (rep_id = (select access.rep()));
create policy stays on contests.consent as restrictive for delete using (false);

-- Places and tallies are worked out anew; nothing that is worked out is a change of anybody's.
create policy changed on contests.place for update
    using ((select access.acts_as('owner manager')));
create policy removed on contests.place for delete
    using ((select access.acts_as('owner manager')));
create policy changed on contests.tally for update
    using ((select access.acts_as('owner manager')));
grant update, delete on contests.place to linecard_runtime;
grant update on contests.tally to linecard_runtime;

-- Rules do not change after the start, and nothing does after the end: for nobody.
create function contests.keep_frozen() returns trigger language plpgsql as $$
begin
    if old.state <> 'draft' and (new.rules, new.rules_hash, new.days, new.cut_off, new.name,
                                 new.started_at)
            is distinct from (old.rules, old.rules_hash, old.days, old.cut_off, old.name,
                              old.started_at) then
        raise exception 'the rules of a started contest stand'
            using errcode = 'check_violation', constraint = 'contest_frozen';
    end if;
    if old.state in ('final', 'cancelled') then
        raise exception 'an ended contest stands'
            using errcode = 'check_violation', constraint = 'contest_frozen';
    end if;
    return new;
end $$;
create trigger keep_frozen before update on contests.contest
    for each row execute function contests.keep_frozen();
