-- What is agreed with each agency about its commission. The dated rates move here from the room
-- commissions, and with them their trace, so that history and Undo go on to find them.
create schema terms;
grant usage on schema terms to linecard_runtime;

alter table commissions.rate set schema terms;
alter table access.audit_entry no force row level security;
update access.audit_entry set relation = 'terms.rate' where relation = 'commissions.rate';
alter table access.audit_entry force row level security;

-- A rate of a month that was stated already may change: what was issued stays, and the
-- difference stands on the next statement.
drop trigger stated on terms.rate;
drop function commissions.keep_stated_rates();

-- Closing a month and changing terms wait for each other, to the end of each transaction: the same
-- lock as that of commissions.wait_for_others.
create function terms.wait_for_others(organisation uuid) returns void language sql
return pg_advisory_xact_lock(hashtextextended('linecard.commissions ' || organisation, 0));

create function terms.wait() returns trigger language plpgsql as $$
begin
    perform terms.wait_for_others(coalesce(new.organisation_id, old.organisation_id));
    return coalesce(new, old);
end $$;
create trigger wait before insert or update or delete on terms.rate
    for each row execute function terms.wait();

-- All clauses beside the flat rates, as they stand from a day on, until the next version starts.
create table terms.version (
    id               uuid primary key default uuidv7(),
    organisation_id  uuid not null references access.organisation,
    agency_id        uuid not null,
    starts_on        date not null,
    clauses          jsonb not null
                     check (jsonb_typeof(clauses) = 'object' and length(clauses::text) < 1000000),
    version          integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, agency_id, starts_on),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id)
);

-- What of an agreement holds whatever the version: the law, the tail, what was inherited.
create table terms.agreement (
    id               uuid primary key default uuidv7(),
    organisation_id  uuid not null references access.organisation,
    agency_id        uuid not null,
    european         boolean not null,
    tail             jsonb not null
                     check (jsonb_typeof(tail) = 'object' and length(tail::text) < 100000),
    inherited        jsonb not null
                     check (jsonb_typeof(inherited) = 'array' and length(inherited::text) < 100000),
    version          integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, agency_id),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id)
);

call access.protect('terms.version', 'owner finance');
call access.protect('terms.agreement', 'owner finance');
create policy seen on terms.version for select
    using ((select access.staff_everywhere()) or agency_id = (select access.agency()));
create policy seen on terms.agreement for select
    using ((select access.staff_everywhere()) or agency_id = (select access.agency()));
create trigger wait before insert or update or delete on terms.version
    for each row execute function terms.wait();
create trigger wait before insert or update or delete on terms.agreement
    for each row execute function terms.wait();

-- What a rep's page shows as earned follows from them too.
create trigger pulse after insert or update or delete on terms.version
    for each statement execute function reports.beat();
create trigger pulse after insert or update or delete on terms.agreement
    for each statement execute function reports.beat();
