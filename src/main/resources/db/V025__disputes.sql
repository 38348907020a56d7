-- What agencies say is wrong with their statements, what both sides write about it and how it
-- ends; and what an agency expected, compared with what was stated.
create schema disputes;
grant usage on schema disputes to linecard_runtime;

-- How many days the principal has to decide. Without a row, thirty.
create table disputes.deadline (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    days            integer not null check (days between 1 and 365),
    version         integer not null default 1,
    unique (organisation_id)
);

-- A line of a statement, or a sale that stands on none, about which the agency does not agree.
-- Nothing of it changes; what comes of it stands beside it.
create table disputes.dispute (
    id               uuid primary key,
    organisation_id  uuid not null references access.organisation,
    agency_id        uuid not null,
    -- whose line it is; null where the agency speaks for all of its reps
    rep_id           uuid,
    -- both null for a sale that stands on no statement
    statement_id     uuid,
    position         integer,
    -- a line comes up once; again only after its dispute was withdrawn
    attempt          integer not null default 1 check (attempt between 1 and 20),
    reason           text not null check (reason in ('rate', 'share', 'deduction', 'customer',
                                                     'missing', 'other')),
    -- as they stood on the day, for those who may not look them up any more
    agency_name      text not null,
    rep_name         text not null default '',
    statement_number text not null default '',
    document_number  text not null check (length(document_number) <= 100),
    account_name     text not null check (length(account_name) <= 300),
    stated_minor     bigint not null,
    expected_minor   bigint not null
        check (expected_minor between -100000000000000 and 100000000000000),
    -- of what is payable, until it is decided
    held_minor       bigint not null default 0 check (held_minor >= 0),
    opened_on        date not null,
    due_on           date not null check (due_on >= opened_on),
    opened_at        timestamptz not null default now(),
    opened_by        uuid not null default access.person() references access.app_user,
    opened_name      text not null,
    unique (organisation_id, id),
    unique (organisation_id, statement_id, position, attempt),
    check ((statement_id is null) = (position is null)),
    check ((statement_id is null) = (reason = 'missing')),
    check (statement_id is not null or stated_minor = 0),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id),
    foreign key (organisation_id, statement_id)
        references commissions.statement (organisation_id, id)
);
create index on disputes.dispute (organisation_id, agency_id, id);
create index on disputes.dispute (organisation_id, rep_id, id);

-- What one side wrote to the other. It is kept as it was written.
create table disputes.message (
    id              uuid primary key,
    organisation_id uuid not null,
    dispute_id      uuid not null,
    side            text not null check (side in ('agency', 'principal')),
    content         text not null check (length(content) <= 4000),
    written_at      timestamptz not null default clock_timestamp(),
    written_by      uuid not null default access.person() references access.app_user,
    written_name    text not null,
    unique (organisation_id, id),
    foreign key (organisation_id, dispute_id) references disputes.dispute (organisation_id, id)
);
create index on disputes.message (organisation_id, dispute_id, written_at);

-- A file beside a message.
create table disputes.attachment (
    message_id      uuid primary key,
    organisation_id uuid not null,
    dispute_id      uuid not null,
    name            text not null check (length(name) between 1 and 200),
    kind            text not null check (kind in ('pdf', 'png', 'jpeg', 'xlsx', 'text')),
    sha256          text not null check (length(sha256) = 64),
    content         bytea not null check (length(content) between 1 and 5242880),
    foreign key (organisation_id, message_id) references disputes.message (organisation_id, id),
    foreign key (organisation_id, dispute_id) references disputes.dispute (organisation_id, id)
);
create index on disputes.attachment (organisation_id, dispute_id);
alter table disputes.attachment alter column content set storage external;

-- How a dispute ended: once, whoever is first.
create table disputes.decision (
    dispute_id      uuid primary key,
    organisation_id uuid not null,
    outcome         text not null check (outcome in ('granted', 'partly', 'rejected',
                                                     'withdrawn')),
    -- what the agency gets more, or less where below zero
    granted_minor   bigint not null,
    -- the records were put right, so the next statement brings the difference and nothing is
    -- posted for it
    in_records      boolean not null default false,
    content         text not null check (length(content) <= 4000),
    decided_at      timestamptz not null default clock_timestamp(),
    decided_by      uuid not null default access.person() references access.app_user,
    decided_name    text not null,
    check ((outcome in ('granted', 'partly')) >= (granted_minor <> 0)),
    foreign key (organisation_id, dispute_id) references disputes.dispute (organisation_id, id)
);

-- What a file of an agency with these columns means.
create table disputes.mapping (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null,
    agency_id       uuid not null,
    headers         text not null,
    mapping         jsonb not null,
    reading         jsonb not null,
    version         integer not null default 1,
    unique (organisation_id, agency_id, headers),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id)
);

-- How an agency spells a customer, and what the customer is called on statements.
create table disputes.spelling (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null,
    agency_id       uuid not null,
    -- as linecard.accounts.Alias makes it plain
    plain           text not null collate "C" check (length(plain) between 1 and 600),
    account_name    text not null,
    version         integer not null default 1,
    unique (organisation_id, agency_id, plain),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id)
);

-- A file in which an agency says what it expected, beside a statement.
create table disputes.reconciliation (
    id              uuid primary key,
    organisation_id uuid not null references access.organisation,
    agency_id       uuid not null,
    statement_id    uuid not null,
    file_name       text not null,
    file_sha256     text not null,
    header          jsonb not null,
    sample          jsonb not null,
    mapping         jsonb not null,
    reading         jsonb not null,
    -- null until it was compared; then by verdict how many findings and what they come to
    compared        jsonb,
    version         integer not null default 1,
    uploaded_at     timestamptz not null default now(),
    uploaded_by     uuid not null default access.person() references access.app_user,
    uploaded_name   text not null,
    unique (organisation_id, id),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id),
    foreign key (organisation_id, statement_id)
        references commissions.statement (organisation_id, id)
);
create index on disputes.reconciliation (organisation_id, statement_id, id);

create table disputes.expectation_file (
    reconciliation_id uuid primary key,
    organisation_id   uuid not null,
    content           bytea not null check (length(content) between 1 and 20971520),
    foreign key (organisation_id, reconciliation_id)
        references disputes.reconciliation (organisation_id, id)
);
alter table disputes.expectation_file alter column content set storage external;

-- Lines of the file and of the statement that belong together, and what may be behind it.
create table disputes.finding (
    reconciliation_id uuid not null,
    organisation_id   uuid not null,
    place             integer not null,
    verdict           text not null check (verdict in ('matched', 'short', 'over',
                                                       'unknown_to_us', 'unknown_to_them')),
    causes            text not null,
    -- rows of the file, lines of the statement: the first of each, and how many
    row_number        bigint,
    rows              integer not null,
    position          integer,
    lines             integer not null,
    document_number   text not null,
    customer          text not null,
    account_name      text not null,
    expected_minor    bigint not null,
    stated_minor      bigint not null,
    primary key (reconciliation_id, place),
    check ((row_number is null) = (rows = 0)),
    check ((position is null) = (lines = 0)),
    foreign key (organisation_id, reconciliation_id)
        references disputes.reconciliation (organisation_id, id)
);
create index on disputes.finding (reconciliation_id, verdict, place);

call access.protect('disputes.deadline', 'owner finance');
call access.protect('disputes.dispute', 'owner finance agency_owner rep', true);
call access.protect('disputes.message', 'owner finance agency_owner rep', true);
call access.protect('disputes.attachment', 'owner finance agency_owner rep', true);
call access.protect('disputes.decision', 'owner finance agency_owner rep', true);
call access.protect('disputes.mapping', 'owner finance agency_owner');
call access.protect('disputes.spelling', 'owner finance agency_owner');
call access.protect('disputes.reconciliation', 'owner finance agency_owner');
call access.protect('disputes.expectation_file', 'owner finance agency_owner', true);
call access.protect('disputes.finding', 'owner finance agency_owner', true);

create policy seen on disputes.deadline for select using (true);

-- An agency's own, a rep's own lines, and all for staff without a territory.
create policy seen on disputes.dispute for select
    using ((select access.staff_everywhere())
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency())
           or (select access.role()) = 'rep' and rep_id = (select access.rep()));
create policy own on disputes.dispute as restrictive for insert
    with check ((select access.staff_everywhere())
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency())
           or (select access.role()) = 'rep' and rep_id = (select access.rep())
              and agency_id = (select access.agency()));

create policy seen on disputes.message for select
    using (dispute_id in (select id from disputes.dispute));
create policy own on disputes.message as restrictive for insert
    with check (written_by = (select access.person())
                and (side = 'principal') = (select access.staff())
                and dispute_id in (select id from disputes.dispute));
create policy seen on disputes.attachment for select
    using (dispute_id in (select id from disputes.dispute));
create policy own on disputes.attachment as restrictive for insert
    with check (dispute_id in (select id from disputes.dispute));

-- The principal decides; the agency may only withdraw.
create policy seen on disputes.decision for select
    using (dispute_id in (select id from disputes.dispute));
create policy own on disputes.decision as restrictive for insert
    with check (decided_by = (select access.person())
                and (outcome = 'withdrawn') = (select not access.staff())
                and dispute_id in (select id from disputes.dispute));

create policy seen on disputes.mapping for select
    using ((select access.staff_everywhere())
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency()));
create policy own on disputes.mapping as restrictive for insert
    with check ((select access.staff_everywhere()) or agency_id = (select access.agency()));
create policy seen on disputes.spelling for select
    using ((select access.staff_everywhere())
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency()));
create policy own on disputes.spelling as restrictive for insert
    with check ((select access.staff_everywhere()) or agency_id = (select access.agency()));
create policy seen on disputes.reconciliation for select
    using ((select access.staff_everywhere())
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency()));
create policy own on disputes.reconciliation as restrictive for insert
    with check ((select access.staff_everywhere()) or agency_id = (select access.agency()));
create policy seen on disputes.expectation_file for select
    using (reconciliation_id in (select id from disputes.reconciliation));
create policy own on disputes.expectation_file as restrictive for insert
    with check (reconciliation_id in (select id from disputes.reconciliation));
create policy seen on disputes.finding for select
    using (reconciliation_id in (select id from disputes.reconciliation));
create policy own on disputes.finding as restrictive for insert
    with check (reconciliation_id in (select id from disputes.reconciliation));

-- An agency holds back of what it is owed, and gets back no more than was held back of it.
create policy held_back on commissions.leg as restrictive for insert
    with check ((select access.staff_everywhere()) or book in ('payable', 'disputed'));
create function disputes.keep_held_back() returns trigger language plpgsql as $$
begin
    if not access.staff()
       and (select sum(l.minor) from commissions.leg l
            where l.organisation_id = new.organisation_id and l.agency_id = new.agency_id
              and l.book = 'disputed') < 0 then
        raise exception 'agency % gets back more than was held back', new.agency_id
            using errcode = 'check_violation', constraint = 'held_back';
    end if;
    return null;
end $$;
create constraint trigger held_back after insert on commissions.leg
    deferrable initially deferred for each row execute function disputes.keep_held_back();

-- Comparing again writes the findings anew.
create policy cleared on disputes.finding for delete
    using ((select access.acts_as('owner finance agency_owner'))
           and reconciliation_id in (select id from disputes.reconciliation));
grant delete on disputes.finding to linecard_runtime;
