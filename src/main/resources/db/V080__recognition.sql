-- Recognition: screens on walls, what is announced of contests, and who was rep of a year.
create schema recognition;
grant usage on schema recognition to linecard_runtime;

-- A screen on a wall. Its address holds a secret; the database knows only its hash.
create table recognition.display (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    name            text not null check (length(name) between 1 and 100),
    language        text not null check (language in ('en', 'hu')),
    token_hash      bytea not null unique,
    made_at         timestamptz not null default now(),
    -- to the minute, while it shows something
    seen_at         timestamptz,
    revoked_at      timestamptz,
    unique (organisation_id, id)
);

call access.protect('recognition.display', 'owner manager');
drop policy organisation on recognition.display;
create policy organisation on recognition.display as restrictive for all
    using (organisation_id = (select access.organisation()) or (select access.role()) = 'gate')
    with check (organisation_id = (select access.organisation())
                or (select access.role()) = 'gate');
create policy seen on recognition.display for select
    using ((select access.staff_everywhere()) or (select access.role()) = 'gate');
create policy everywhere on recognition.display as restrictive for insert
    with check ((select access.staff_everywhere()));
-- Revoked is revoked: not even Undo brings a screen back.
drop policy changed on recognition.display;
create policy changed on recognition.display for update
    using (revoked_at is null and ((select access.acts_as('owner manager'))
                                   and (select access.staff_everywhere())
                                   or (select access.role()) = 'gate'))
    with check (true);
drop policy removed on recognition.display;
-- That a screen was seen is not worth a trace, and the gate that notes it is nobody.
drop trigger audit on recognition.display;
create trigger audit after insert or delete or update of name, language, revoked_at
    on recognition.display for each row execute function access.record_change();

-- What is said of a contest to reps; taken back it is shown no more, but was said.
create table recognition.announcement (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    contest_id      uuid not null,
    audience        text not null check (audience in ('all', 'entrants')),
    title           text not null check (length(title) between 1 and 120),
    body            text not null check (length(body) between 1 and 2000),
    said_at         timestamptz not null default now(),
    taken_back_at   timestamptz,
    version         integer not null default 1,
    unique (organisation_id, id),
    foreign key (organisation_id, contest_id) references contests.contest (organisation_id, id)
);
create index on recognition.announcement (organisation_id, said_at desc);

call access.protect('recognition.announcement', 'owner manager');
create policy everywhere on recognition.announcement as restrictive for all
    using (true) with check ((select access.staff_everywhere()));

-- The reps whom it names: it is not shown any more while one of them no longer agrees to that.
create table recognition.mention (
    organisation_id uuid not null references access.organisation,
    announcement_id uuid not null,
    rep_id          uuid not null,
    primary key (announcement_id, rep_id),
    foreign key (organisation_id, announcement_id)
        references recognition.announcement (organisation_id, id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id)
);

call access.protect('recognition.mention', 'owner manager', true);
create policy seen on recognition.mention for select using (true);

-- Who takes part is told by their entries: reps and agencies see their own.
create policy seen on recognition.announcement for select
    using ((select access.staff_everywhere())
           or taken_back_at is null
              and (audience = 'all'
                   or exists (select from contests.entrant e
                              where e.organisation_id = announcement.organisation_id
                                and e.contest_id = announcement.contest_id))
              and not exists (select from recognition.mention m
                              where m.organisation_id = announcement.organisation_id
                                and m.announcement_id = announcement.id
                                and not contests.named(m.rep_id)));

-- Rep of the year: named once the year is over, with the figure that decided.
create table recognition.laurel (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    -- fiscal
    year            integer not null check (year between 1990 and 2199),
    rep_id          uuid not null,
    -- net revenue as credited, in minor units of the organisation's currency
    revenue_minor   bigint not null,
    named_at        timestamptz not null default now(),
    version         integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, year, rep_id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id)
);

call access.protect('recognition.laurel', 'owner manager');
create policy everywhere on recognition.laurel as restrictive for all
    using (true) with check ((select access.staff_everywhere()));
create policy everywhere_later on recognition.laurel as restrictive for delete
    using ((select access.staff_everywhere()));
create policy seen on recognition.laurel for select
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep)
           or contests.named(rep_id));
