-- Letters that go out by e-mail. They are written in the transaction of what they tell, so what was
-- rolled back is told to nobody, and sent afterwards, once the mail server takes them.
create schema mail;
grant usage on schema mail to linecard_runtime;

create table mail.letter (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    -- a letter of the same name is written once, however often somebody tries
    once            text check (length(once) between 1 and 200),
    to_name         text not null check (length(to_name) <= 200),
    to_address      text not null check (length(to_address) <= 254),
    reply_to        text not null default '' check (length(reply_to) <= 254),
    language        text not null check (language in ('en', 'hu')),
    subject         text not null check (length(subject) between 1 and 200),
    -- its paragraphs, an empty line between them; empty once it was cleared
    body            text not null check (length(body) <= 20000),
    -- a page of the organisation that it leads to
    link_label      text not null default '' check (length(link_label) <= 200),
    link_path       text not null default '' check (length(link_path) <= 500),
    -- what is enclosed, by the word of who makes it when the letter goes
    enclosed        text not null default '' check (length(enclosed) <= 30),
    enclosed_id     uuid,
    state           text not null default 'waiting'
                    check (state in ('waiting', 'sent', 'given_up')),
    tries           integer not null default 0,
    -- from here on its patience counts
    asked_at        timestamptz not null default now(),
    -- nobody takes it before
    next_at         timestamptz not null default now(),
    -- until then it is in the hands of one that took it
    taken_until     timestamptz,
    -- the same at every try, so that a letter that arrives twice is known for one
    message_id      text not null default '',
    -- the key of the words that say it, and what fills their places, a line each
    trouble         text not null default '',
    written_by      uuid not null default access.person() references access.app_user,
    written_at      timestamptz not null default now(),
    ended_at        timestamptz,
    cleared_at      timestamptz,
    check ((state = 'waiting') = (ended_at is null)),
    check ((enclosed = '') = (enclosed_id is null)),
    unique (organisation_id, id),
    unique (organisation_id, once)
);
create index on mail.letter (organisation_id, written_at desc, id desc);
create index on mail.letter (next_at) where state = 'waiting';
create index on mail.letter (ended_at) where cleared_at is null;

-- Whoever does something that is told writes the letter; owners see them all. The rows are the
-- trace themselves. The gate finds what waits, and what is to be cleared.
call access.protect('mail.letter',
                    'owner manager finance compliance auditor agency_owner rep', true);
drop policy organisation on mail.letter;
create policy organisation on mail.letter as restrictive for all
    using (organisation_id = (select access.organisation())
           or (select access.role()) = 'gate'
              and (state = 'waiting' or ended_at < now() - interval '30 days'))
    with check (organisation_id = (select access.organisation())
                or (select access.role()) = 'gate');
create policy own on mail.letter as restrictive for insert
    with check (written_by = (select access.person()));
create policy seen on mail.letter for select using ((select access.acts_as('owner gate')));
create policy noted on mail.letter for update using ((select access.acts_as('owner gate')));
grant update (to_address, body, state, tries, asked_at, next_at, taken_until, message_id, trouble,
              ended_at, cleared_at)
    on mail.letter to linecard_runtime;
