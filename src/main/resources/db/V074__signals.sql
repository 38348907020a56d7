-- What may be a conflict of interest: what was found by itself, night by night. It is for the
-- owner and for compliance alone, and so is its trace.
create schema signals;
grant usage on schema signals to linecard_runtime;

create table signals.signal (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    rule            text not null
                    check (rule in ('overlap', 'closeness', 'steering', 'exclusivity')),
    -- whose, or whose right it touches
    agency_id       uuid not null,
    -- null: the agency's
    rep_id          uuid,
    -- null: of no account
    account_id      uuid,
    severity        text not null check (severity in ('notice', 'serious')),
    -- facts, as linecard.signals.Evidence writes them; no names and no whole numbers of anybody
    evidence        jsonb not null
                    check (jsonb_typeof(evidence) = 'array' and length(evidence::text) < 100000),
    -- of the facts: what has the same one is the same
    fingerprint     text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
    first_seen_at   timestamptz not null default now(),
    last_seen_at    timestamptz not null default now(),
    -- since when it is not found any more
    closed_at       timestamptz,
    version         integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, fingerprint),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id),
    foreign key (organisation_id, account_id) references accounts.account (organisation_id, id)
);
create index on signals.signal (organisation_id, severity desc, last_seen_at desc, id)
    where closed_at is null;
create index on signals.signal (organisation_id, agency_id);
create index on signals.signal (organisation_id, rep_id);
create index on signals.signal (organisation_id, account_id);

-- How far each look went, for whoever wonders why something was not found.
create table signals.look (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    looked_at       timestamptz not null default now(),
    -- lines of other principals that compete with ours or are like them
    rivals          integer not null check (rivals >= 0),
    -- accounts whose reps carry such a line, and those of them that could not be judged
    accounts        integer not null check (accounts >= 0),
    too_few         integer not null check (too_few between 0 and accounts),
    -- accounts whose terms have too few peers, or which bought too little, to say what is usual
    without_peers   integer not null check (without_peers >= 0),
    found           integer not null check (found >= 0),
    unique (organisation_id, id)
);
create index on signals.look (organisation_id, looked_at desc);

call access.protect('signals.signal', 'owner compliance');
call access.protect('signals.look', 'owner compliance', true);
create policy seen on signals.signal for select
    using ((select access.acts_as('owner compliance')));
create policy seen on signals.look for select
    using ((select access.acts_as('owner compliance')));

-- Compliance may have everything looked through.
create policy signals on jobs.job for all
    using ((select access.acts_as('compliance')) and kind = 'signals')
    with check ((select access.acts_as('compliance')) and kind = 'signals');
create policy signals on jobs.scheduled_tasks for insert
    with check ((select access.acts_as('compliance')) and task_name = 'signals');

-- That it was found again is no change of it: nothing is traced where nothing else is set.
drop trigger audit on signals.signal;
create trigger audit after insert or delete
    or update of rule, agency_id, rep_id, account_id, severity, evidence, fingerprint,
                 first_seen_at, closed_at, version
    on signals.signal
    for each row execute function access.record_change();

create policy signals on access.audit_entry as restrictive for select
    using (relation <> 'signals.signal' or (select access.acts_as('owner compliance')));
