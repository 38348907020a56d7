-- What reps do at accounts: calls, the reports of their days, and what came of them.
create schema calls;
grant usage on schema calls to linecard_runtime;

-- What can be tapped instead of typed: sentences for a product line, or for all; and competitors.
create table calls.phrase (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    theme           text not null check (theme in ('objection', 'price', 'request', 'other',
                                                   'competitor')),
    -- null: for all
    product_line_id uuid,
    content         text not null check (length(content) between 1 and 200),
    position        integer not null default 0,
    version         integer not null default 1,
    archived_at     timestamptz,
    unique (organisation_id, id),
    unique nulls not distinct (organisation_id, theme, product_line_id, content),
    foreign key (organisation_id, product_line_id)
        references catalog.product_line (organisation_id, id)
);

-- A call at an account, planned or over. Devices make its id, so it is unique in an organisation
-- only. What was tapped is checked as it is saved; lines and phrases are archived, never deleted.
create table calls.call (
    id              uuid not null,
    organisation_id uuid not null references access.organisation,
    account_id      uuid not null,
    rep_id          uuid not null,
    -- the rep's, when the call was entered
    agency_id       uuid not null,
    -- in the rep's zone
    visited_on      date not null check (visited_on between '1990-01-01' and '2200-01-01'),
    started_at      timestamptz,
    state           text not null check (state in ('planned', 'made', 'cancelled',
                                                   'nobody_there')),
    kind            text not null check (kind in ('visit', 'phone', 'online', 'event')),
    purpose         text check (purpose in ('introduce', 'present', 'quote', 'order', 'service',
                                            'complaint', 'contact')),
    outcome         text check (outcome in ('order', 'interested', 'undecided', 'later',
                                            'rejected', 'complaint', 'informed')),
    next_step       text check (next_step in ('call', 'visit', 'quote', 'sample', 'documents',
                                              'answer')),
    next_on         date check (next_on between '1990-01-01' and '2200-01-01'),
    lines           uuid[] not null default '{}' check (cardinality(lines) <= 30),
    phrases         uuid[] not null default '{}' check (cardinality(phrases) <= 30),
    competitors     text[] not null default '{}' check (cardinality(competitors) <= 10),
    sample_asked    boolean not null default false,
    quote_asked     boolean not null default false,
    -- somebody of the principal came along
    accompanied     boolean not null default false,
    -- by field: when it was tapped, by the device's clock set right, and on which device
    stamps          jsonb not null default '{}',
    device          text not null default '' check (length(device) <= 60),
    -- when it was first known here, and when it was first known here not to be planned any more
    entered_at      timestamptz not null default now(),
    reported_at     timestamptz,
    -- how far the device's clock was off when it sent this first, where it was more than minutes
    clock_off_s     bigint not null default 0,
    version         integer not null default 1,
    primary key (organisation_id, id),
    check ((state = 'planned') = (reported_at is null)),
    foreign key (organisation_id, account_id) references accounts.account (organisation_id, id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id)
);
create index on calls.call (organisation_id, rep_id, visited_on);
create index on calls.call (organisation_id, account_id, visited_on desc);
create index on calls.call (organisation_id, visited_on);
create index on calls.call (organisation_id, agency_id, visited_on);

-- Other reps who were there. For each of them the call counts as well.
create table calls.participant (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null,
    call_id         uuid not null,
    rep_id          uuid not null,
    -- the call's own rep
    lead_id         uuid not null,
    version         integer not null default 1,
    unique (organisation_id, call_id, rep_id),
    check (rep_id <> lead_id),
    foreign key (organisation_id, call_id) references calls.call (organisation_id, id)
        on delete cascade,
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id),
    foreign key (organisation_id, lead_id) references people.rep (organisation_id, id)
);
create index on calls.participant (organisation_id, rep_id);

-- Who may be along: a rep sees no other reps, but the names of those of the own agency. Kept in
-- step with people.rep by a trigger.
create table calls.colleague (
    rep_id          uuid not null,
    organisation_id uuid not null,
    agency_id       uuid not null,
    family_name     text not null,
    given_name      text not null,
    title           text not null,
    archived_at     timestamptz,
    primary key (organisation_id, rep_id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id)
        on delete cascade
);
create index on calls.colleague (organisation_id, agency_id);
-- row-level security binds the owner too
alter table people.rep no force row level security;
insert into calls.colleague (rep_id, organisation_id, agency_id, family_name, given_name, title,
                             archived_at)
select id, organisation_id, agency_id, family_name, given_name, title, archived_at
from people.rep;
alter table people.rep force row level security;

-- The other ids of a call: the same visit, entered on another device.
create table calls.same_visit (
    id              uuid not null,
    organisation_id uuid not null,
    call_id         uuid not null,
    at              timestamptz not null default now(),
    primary key (organisation_id, id),
    foreign key (organisation_id, call_id) references calls.call (organisation_id, id)
);
create index on calls.same_visit (organisation_id, call_id);

-- What was sent by a device and done: once, whoever sends it again.
create table calls.command (
    id              uuid not null,
    organisation_id uuid not null references access.organisation,
    person_id       uuid not null default access.person() references access.app_user,
    sha256          text not null check (length(sha256) = 64),
    call_id         uuid not null,
    at              timestamptz not null default now(),
    primary key (organisation_id, id)
);
create index on calls.command (organisation_id, at);

-- What was written about a call. An edit is a note that replaces another; one that two devices
-- replaced has two after it, and both are kept. A private note is its rep's alone.
create table calls.note (
    id              uuid not null,
    organisation_id uuid not null,
    call_id         uuid not null,
    rep_id          uuid not null,
    replaces_id     uuid,
    is_private      boolean not null default false,
    content         text not null check (length(content) <= 4000),
    device          text not null default '' check (length(device) <= 60),
    -- by the device's clock set right
    written_at      timestamptz not null,
    written_by      uuid not null default access.person() references access.app_user,
    primary key (organisation_id, id),
    unique (organisation_id, id, rep_id),
    foreign key (organisation_id, call_id) references calls.call (organisation_id, id)
        on delete cascade,
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id),
    foreign key (organisation_id, replaces_id) references calls.note (organisation_id, id)
);
create index on calls.note (organisation_id, call_id);
create index on calls.note (organisation_id, replaces_id);

-- A note that its rep took back from everybody else.
create table calls.withdrawal (
    note_id         uuid not null,
    organisation_id uuid not null,
    -- whose note it is
    rep_id          uuid not null,
    at              timestamptz not null default now(),
    primary key (organisation_id, note_id),
    foreign key (organisation_id, note_id, rep_id)
        references calls.note (organisation_id, id, rep_id) on delete cascade
);

-- A picture taken at a call, drawn anew. It can go; its content goes with it.
create table calls.photo (
    id              uuid not null,
    organisation_id uuid not null,
    call_id         uuid not null,
    rep_id          uuid not null,
    sha256          text not null check (length(sha256) = 64),
    width           integer not null check (width between 1 and 4096),
    height          integer not null check (height between 1 and 4096),
    added_at        timestamptz not null default now(),
    version         integer not null default 1,
    primary key (organisation_id, id),
    foreign key (organisation_id, call_id) references calls.call (organisation_id, id)
        on delete cascade,
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id)
);
create index on calls.photo (organisation_id, call_id);

create table calls.photo_content (
    photo_id        uuid not null,
    organisation_id uuid not null,
    content         bytea not null check (length(content) between 1 and 5242880),
    primary key (organisation_id, photo_id),
    foreign key (organisation_id, photo_id) references calls.photo (organisation_id, id)
        on delete cascade
);
alter table calls.photo_content alter column content set storage external;

-- The report of a rep's day. What was submitted stands in its versions.
create table calls.report (
    id              uuid primary key,
    organisation_id uuid not null references access.organisation,
    rep_id          uuid not null,
    agency_id       uuid not null,
    day             date not null,
    unique (organisation_id, id),
    unique (organisation_id, rep_id, day),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id)
);

create table calls.report_version (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null,
    report_id       uuid not null,
    number          integer not null check (number > 0),
    -- why, from the second on
    reason          text not null check (length(reason) <= 1000),
    -- the day's calls, as linecard.calls.Snapshot writes them
    content         jsonb not null,
    submitted_at    timestamptz not null default now(),
    submitted_by    uuid not null default access.person() references access.app_user,
    submitted_name  text not null,
    -- whose changes to the day's calls it stands for
    transaction_id  bigint not null default pg_current_xact_id()::text::bigint,
    unique (organisation_id, report_id, number),
    check ((number = 1) = (reason = '')),
    foreign key (organisation_id, report_id) references calls.report (organisation_id, id)
);

-- What the two sides write on a report, about one of its calls or about the day.
create table calls.remark (
    id              uuid not null,
    organisation_id uuid not null,
    report_id       uuid not null,
    call_id         uuid,
    side            text not null check (side in ('principal', 'rep')),
    content         text not null check (length(content) between 1 and 4000),
    written_at      timestamptz not null default clock_timestamp(),
    written_by      uuid not null default access.person() references access.app_user,
    written_name    text not null,
    primary key (organisation_id, id),
    foreign key (organisation_id, report_id) references calls.report (organisation_id, id),
    foreign key (organisation_id, call_id) references calls.call (organisation_id, id)
);
create index on calls.remark (organisation_id, report_id, written_at);

-- What the principal wants to know from an account, shown to the rep at the next call there.
create table calls.question (
    id              uuid not null,
    organisation_id uuid not null references access.organisation,
    account_id      uuid not null,
    -- null: whoever calls there
    rep_id          uuid,
    content         text not null check (length(content) between 1 and 1000),
    asked_at        timestamptz not null default now(),
    asked_by        uuid not null default access.person() references access.app_user,
    asked_name      text not null,
    primary key (organisation_id, id),
    foreign key (organisation_id, account_id) references accounts.account (organisation_id, id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id)
);
create index on calls.question (organisation_id, account_id);

-- What a rep answered, at a call; or that nobody asks any more, where there is no call.
create table calls.answer (
    question_id     uuid not null,
    organisation_id uuid not null,
    call_id         uuid,
    content         text not null check (length(content) <= 4000),
    answered_at     timestamptz not null default now(),
    answered_by     uuid not null default access.person() references access.app_user,
    answered_name   text not null,
    primary key (organisation_id, question_id),
    foreign key (organisation_id, question_id) references calls.question (organisation_id, id),
    foreign key (organisation_id, call_id) references calls.call (organisation_id, id)
);

-- What a call caused at the principal's: a sample went out, a quote, an answer.
create table calls.consequence (
    id              uuid not null,
    organisation_id uuid not null,
    call_id         uuid not null,
    kind            text not null check (kind in ('answer', 'sample', 'quote', 'order',
                                                  'passed_on')),
    content         text not null check (length(content) <= 1000),
    happened_on     date not null,
    written_at      timestamptz not null default now(),
    written_by      uuid not null default access.person() references access.app_user,
    written_name    text not null,
    primary key (organisation_id, id),
    foreign key (organisation_id, call_id) references calls.call (organisation_id, id)
);
create index on calls.consequence (organisation_id, call_id);

call access.protect('calls.phrase', 'owner manager');
call access.protect('calls.call', 'owner manager agency_owner rep');
call access.protect('calls.participant', 'owner manager agency_owner rep');
call access.protect('calls.colleague', 'owner manager', true);
call access.protect('calls.same_visit', 'owner manager agency_owner rep', true);
call access.protect('calls.command', 'owner manager agency_owner rep', true);
call access.protect('calls.note', 'owner manager agency_owner rep', true);
call access.protect('calls.withdrawal', 'rep', true);
call access.protect('calls.photo', 'owner manager agency_owner rep');
call access.protect('calls.photo_content', 'owner manager agency_owner rep', true);
call access.protect('calls.report', 'owner manager agency_owner rep', true);
call access.protect('calls.report_version', 'owner manager agency_owner rep', true);
call access.protect('calls.remark', 'owner manager agency_owner rep', true);
call access.protect('calls.question', 'owner manager', true);
call access.protect('calls.answer', 'owner manager agency_owner rep', true);
call access.protect('calls.consequence', 'owner manager finance', true);

create policy seen on calls.phrase for select using (true);

create policy seen on calls.colleague for select
    using ((select access.staff_everywhere()) or agency_id = (select access.agency())
           or rep_id in (select id from people.rep));
create policy changed on calls.colleague for update
    using ((select access.acts_as('owner manager')));
create policy removed on calls.colleague for delete
    using ((select access.acts_as('owner manager')));
grant update, delete on calls.colleague to linecard_runtime;
create function calls.keep_colleague() returns trigger language plpgsql as $$
begin
    insert into calls.colleague (rep_id, organisation_id, agency_id, family_name, given_name,
                                 title, archived_at)
    values (new.id, new.organisation_id, new.agency_id, new.family_name, new.given_name,
            new.title, new.archived_at)
    on conflict (organisation_id, rep_id) do update
    set agency_id = excluded.agency_id, family_name = excluded.family_name,
        given_name = excluded.given_name, title = excluded.title,
        archived_at = excluded.archived_at;
    return null;
end $$;
create trigger colleague after insert or update on people.rep
    for each row execute function calls.keep_colleague();

-- A rep's own, those of an agency's reps, those of a territory's; and where one was along.
create policy seen on calls.participant for select
    using ((select access.staff_everywhere())
           or rep_id in (select id from people.rep) or lead_id in (select id from people.rep));
create policy seen on calls.call for select
    using ((select access.staff_everywhere())
           or rep_id in (select id from people.rep)
           or id in (select call_id from calls.participant
                     where rep_id in (select id from people.rep)));
create policy own on calls.call as restrictive for insert
    with check ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy own_changed on calls.call as restrictive for update
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy own_removed on calls.call as restrictive for delete
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy own on calls.participant as restrictive for insert
    with check ((select access.staff_everywhere()) or lead_id in (select id from people.rep));
create policy own_changed on calls.participant as restrictive for update
    using ((select access.staff_everywhere()) or lead_id in (select id from people.rep));
create policy own_removed on calls.participant as restrictive for delete
    using ((select access.staff_everywhere()) or lead_id in (select id from people.rep));

create policy seen on calls.same_visit for select
    using (exists (select from calls.call one
                   where one.organisation_id = same_visit.organisation_id
                     and one.id = same_visit.call_id));
create policy own on calls.same_visit as restrictive for insert
    with check (exists (select from calls.call one
                        where one.organisation_id = same_visit.organisation_id
                          and one.id = same_visit.call_id));
create policy seen on calls.command for select using (person_id = (select access.person()));
create policy own on calls.command as restrictive for insert
    with check (person_id = (select access.person()));

-- A private note, or one that was taken back, is for its rep in person and nobody else.
create policy seen on calls.withdrawal for select using (true);
create policy seen on calls.note for select
    using (rep_id = (select access.rep()) and (select access.role()) = 'rep'
           or not is_private
              and exists (select from calls.call one
                          where one.organisation_id = note.organisation_id
                            and one.id = note.call_id)
              and not exists (select from calls.withdrawal w
                              where w.organisation_id = note.organisation_id
                                and w.note_id = note.id));
create policy own on calls.note as restrictive for insert
    with check (written_by = (select access.person())
                and ((select access.staff_everywhere()) or rep_id in (select id from people.rep))
                and (not is_private or rep_id = (select access.rep())));
create policy own on calls.withdrawal as restrictive for insert
    with check (rep_id = (select access.rep()));

create policy seen on calls.photo for select
    using (exists (select from calls.call one
                   where one.organisation_id = photo.organisation_id
                     and one.id = photo.call_id));
create policy own on calls.photo as restrictive for insert
    with check ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy own_changed on calls.photo as restrictive for update
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy own_removed on calls.photo as restrictive for delete
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy seen on calls.photo_content for select
    using (exists (select from calls.photo one
                   where one.organisation_id = photo_content.organisation_id
                     and one.id = photo_content.photo_id));
create policy own on calls.photo_content as restrictive for insert
    with check (exists (select from calls.photo one
                        where one.organisation_id = photo_content.organisation_id
                          and one.id = photo_content.photo_id));

create policy seen on calls.report for select
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy own on calls.report as restrictive for insert
    with check ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy seen on calls.report_version for select
    using (exists (select from calls.report one
                   where one.organisation_id = report_version.organisation_id
                     and one.id = report_version.report_id));
create policy own on calls.report_version as restrictive for insert
    with check (submitted_by = (select access.person())
                and exists (select from calls.report r
                            where r.organisation_id = report_version.organisation_id
                              and r.id = report_id));
create policy seen on calls.remark for select
    using (exists (select from calls.report one
                   where one.organisation_id = remark.organisation_id
                     and one.id = remark.report_id));
create policy own on calls.remark as restrictive for insert
    with check (written_by = (select access.person())
                and (side = 'principal') = (select access.staff())
                and exists (select from calls.report one
                            where one.organisation_id = remark.organisation_id
                              and one.id = remark.report_id));

create policy seen on calls.question for select
    using ((select access.staff_everywhere())
           or account_id in (select id from accounts.account)
              and (rep_id is null or rep_id in (select id from people.rep)));
create policy own on calls.question as restrictive for insert
    with check (asked_by = (select access.person())
                and account_id in (select id from accounts.account));
create policy seen on calls.answer for select
    using (exists (select from calls.question one
                   where one.organisation_id = answer.organisation_id
                     and one.id = answer.question_id));
create policy own on calls.answer as restrictive for insert
    with check (answered_by = (select access.person())
                and exists (select from calls.question one
                            where one.organisation_id = answer.organisation_id
                              and one.id = answer.question_id)
                and (call_id is null) <= (select access.staff()));
create policy seen on calls.consequence for select
    using (exists (select from calls.call one
                   where one.organisation_id = consequence.organisation_id
                     and one.id = consequence.call_id));
create policy own on calls.consequence as restrictive for insert
    with check (written_by = (select access.person())
                and exists (select from calls.call one
                            where one.organisation_id = consequence.organisation_id
                              and one.id = consequence.call_id));

-- A day that was reported does not change but by a further version of its report, in the same
-- transaction.
-- Planned once: with row-level security the planning costs many times the look-up.
create function calls.keep_submitted() returns trigger language plpgsql
set plan_cache_mode = force_generic_plan as $$
declare
    told calls.call;
begin
    -- a whole organisation that is brought in brings its versions along
    if not row_security_active('calls.call') then return null; end if;
    foreach told in array array[old, new]::calls.call[] loop
        if exists (
            select from calls.report r
            where r.organisation_id = told.organisation_id and r.rep_id = told.rep_id
              and r.day = told.visited_on
              and not exists (
                  select from calls.report_version v
                  where v.organisation_id = r.organisation_id and v.report_id = r.id
                    and v.transaction_id = pg_current_xact_id()::text::bigint))
        then
            raise exception 'a submitted day changes by a version of its report'
                using errcode = 'check_violation', constraint = 'report_submitted';
        end if;
    end loop;
    return null;
end $$;
create constraint trigger submitted after insert or update or delete on calls.call
    deferrable initially deferred for each row execute function calls.keep_submitted();
