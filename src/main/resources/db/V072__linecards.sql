-- What agencies and their reps told us that could stand between us, and when we asked.

-- One answer to our questions. It stays as it was given; what changed is told anew.
create table linecards.disclosure (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    agency_id       uuid not null,
    -- null: the agency as a firm
    rep_id          uuid,
    occasion        text not null check (occasion in ('signing', 'yearly', 'line', 'asked',
                                                      'own')),
    -- whether the line card lists every line that is carried
    card_complete   boolean not null,
    told_on         date not null,
    told_at         timestamptz not null default now(),
    told_by         uuid not null default access.person() references access.app_user,
    told_name       text not null check (length(told_name) <= 200),
    unique (organisation_id, id),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id),
    foreign key (organisation_id, agency_id, rep_id)
        references people.rep (organisation_id, agency_id, id)
);
create index on linecards.disclosure (organisation_id, agency_id, rep_id, told_at desc);

-- What was told. Of relatives stand here how near and at which firm, and neither name nor more.
create table linecards.disclosed (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    disclosure_id   uuid not null,
    about           text not null check (about in ('ownership', 'family', 'employment', 'gift')),
    -- one of our accounts, where the firm is one
    account_id      uuid,
    firm            text not null check (length(firm) between 1 and 200),
    relation        text check (relation in ('spouse', 'parent', 'child', 'sibling', 'other')),
    what            text not null default '' check (length(what) <= 300),
    value_minor     bigint check (value_minor between 0 and 1000000000000),
    currency        text check (currency ~ '^[A-Z]{3}$'),
    -- of a gift
    given_on        date,
    -- the day on which it is deleted for good
    keep_until      date not null,
    unique (organisation_id, id),
    check ((about = 'family') = (relation is not null)),
    check (about <> 'family' or what = ''),
    check ((about = 'gift') = (value_minor is not null)),
    check ((value_minor is null) = (currency is null)),
    check ((about = 'gift') = (given_on is not null)),
    foreign key (organisation_id, disclosure_id)
        references linecards.disclosure (organisation_id, id),
    foreign key (organisation_id, account_id) references accounts.account (organisation_id, id)
);
create index on linecards.disclosed (organisation_id, disclosure_id);
create index on linecards.disclosed (organisation_id, account_id);
create index on linecards.disclosed (keep_until);

-- That somebody was asked to tell anew, such as for a new owner.
create table linecards.asking (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    agency_id       uuid not null,
    rep_id          uuid,
    reason          text not null check (length(reason) between 1 and 300),
    asked_on        date not null,
    asked_at        timestamptz not null default now(),
    unique (organisation_id, id),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id),
    foreign key (organisation_id, agency_id, rep_id)
        references people.rep (organisation_id, agency_id, id)
);
create index on linecards.asking (organisation_id, agency_id);

-- All three only grow: they are their own trace, and none else keeps what is to be deleted.
call access.protect('linecards.disclosure', 'agency_owner rep', true);
call access.protect('linecards.disclosed', 'agency_owner rep', true);
call access.protect('linecards.asking', 'owner compliance', true);

-- Seen by those who look after conflicts of interest, and by whoever told it: of an agency its
-- owner what it told as a firm, a rep what he told himself.
create policy seen on linecards.disclosure for select
    using ((select access.role()) in ('owner', 'compliance')
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency())
              and rep_id is null
           or (select access.role()) = 'rep' and rep_id = (select access.rep()));
create policy own on linecards.disclosure as restrictive for insert
    with check (agency_id = (select access.agency()) and told_by = (select access.person())
                and rep_id is not distinct from (select access.rep()));
create policy seen on linecards.asking for select
    using ((select access.role()) in ('owner', 'compliance')
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency())
              and rep_id is null
           or (select access.role()) = 'rep' and rep_id = (select access.rep()));

-- The gate deletes what is over its time, of whichever organisation.
drop policy organisation on linecards.disclosed;
create policy organisation on linecards.disclosed as restrictive for all
    using (organisation_id = (select access.organisation())
           or (select access.role()) = 'gate' and keep_until <= current_date)
    with check (organisation_id = (select access.organisation()));
create policy seen on linecards.disclosed for select
    using (disclosure_id in (select id from linecards.disclosure)
           or (select access.role()) = 'gate');
create policy own on linecards.disclosed as restrictive for insert
    with check (disclosure_id in (select id from linecards.disclosure));
create policy cleared on linecards.disclosed for delete using ((select access.role()) = 'gate');
grant delete on linecards.disclosed to linecard_runtime;
