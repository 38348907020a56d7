-- Who the people at the accounts are, what they agreed to, and that somebody was erased.
create schema contacts;
grant usage on schema contacts to linecard_runtime;

create table contacts.contact (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    -- what another program calls the person; empty where none does
    code            text not null default '' check (length(code) <= 60),
    family_name     text not null check (length(family_name) between 1 and 100),
    given_name      text not null default '' check (length(given_name) <= 100),
    title           text not null default '' check (length(title) <= 30),
    -- spoken with us: ISO 639
    language        text not null default '' check (language ~ '^([a-z]{2})?$'),
    -- as typed; beside each its number by E.164, empty where it is none
    phones          text[] not null default '{}' check (cardinality(phones) <= 10),
    numbers         text[] not null default '{}' check (cardinality(numbers)
                                                        = cardinality(phones)),
    emails          text[] not null default '{}' check (cardinality(emails) <= 10),
    note            text not null default '' check (length(note) <= 4000),
    -- names, code, numbers and addresses as linecard.words.SearchText writes them
    search          text not null default '' collate "C",
    version         integer not null default 1,
    archived_at     timestamptz,
    unique (organisation_id, id)
);
create unique index on contacts.contact (organisation_id, code) where code <> '';
create index on contacts.contact (organisation_id, family_name collate "hu-x-icu",
                                  given_name collate "hu-x-icu", id);

-- Where somebody works: at an account, as what, from when to when.
create table contacts.place (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    contact_id      uuid not null,
    account_id      uuid not null,
    role            text not null default '' check (length(role) <= 100),
    -- whom to turn to first; one an account
    main            boolean not null default false,
    since           date,
    -- the last day
    until           date check (until >= since),
    version         integer not null default 1,
    unique (organisation_id, id),
    foreign key (organisation_id, contact_id) references contacts.contact (organisation_id, id),
    foreign key (organisation_id, account_id) references accounts.account (organisation_id, id)
);
create index on contacts.place (organisation_id, contact_id);
create index on contacts.place (organisation_id, account_id);
create unique index on contacts.place (organisation_id, account_id) where main;

-- What a person agreed to. It is withdrawn, never taken away.
create table contacts.consent (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    contact_id      uuid not null,
    purpose         text not null check (purpose in ('email', 'phone', 'events', 'publication')),
    given_on        date not null,
    -- how we know: a signed form, a card handed over at a fair
    source          text not null check (length(source) between 1 and 200),
    withdrawn_on    date check (withdrawn_on >= given_on),
    version         integer not null default 1,
    unique (organisation_id, id),
    foreign key (organisation_id, contact_id) references contacts.contact (organisation_id, id)
);
create index on contacts.consent (organisation_id, contact_id);
create unique index on contacts.consent (organisation_id, contact_id, purpose)
    where withdrawn_on is null;

-- That a person was erased: the fact, and nothing by which the person could be known.
create table contacts.erasure (
    id              uuid primary key,
    organisation_id uuid not null references access.organisation,
    erased_at       timestamptz not null default now(),
    erased_by       uuid not null default access.person() references access.app_user
);
create index on contacts.erasure (organisation_id, erased_at desc);

call access.protect('contacts.contact', 'owner manager agency_owner rep');
call access.protect('contacts.place', 'owner manager agency_owner rep');
call access.protect('contacts.consent', 'owner manager agency_owner rep');
call access.protect('contacts.erasure', 'owner manager', true);

-- Agencies and bound managers see whoever works, or worked, at an account that they see.
create policy seen on contacts.place for select
    using ((select access.staff_everywhere())
           or exists (select from accounts.account a
                      where a.organisation_id = place.organisation_id
                        and a.id = place.account_id));
create policy seen on contacts.contact for select
    using ((select access.staff_everywhere())
           or exists (select from contacts.place p
                      where p.organisation_id = contact.organisation_id
                        and p.contact_id = contact.id));
create policy seen on contacts.consent for select
    using ((select access.staff_everywhere())
           or exists (select from contacts.contact c
                      where c.organisation_id = consent.organisation_id
                        and c.id = consent.contact_id));
create policy seen on contacts.erasure for select using ((select access.staff_everywhere()));
-- Nobody is placed at an account beyond the own sight.
create policy within_sight on contacts.place as restrictive for insert
    with check ((select access.staff_everywhere())
                or exists (select from accounts.account a
                           where a.organisation_id = place.organisation_id
                             and a.id = place.account_id));
create policy within_sight_still on contacts.place as restrictive for update
    using (true)
    with check ((select access.staff_everywhere())
                or exists (select from accounts.account a
                           where a.organisation_id = place.organisation_id
                             and a.id = place.account_id));
-- A person is deleted by the principal alone, when erased or when an addition is undone.
create policy kept on contacts.contact as restrictive for delete
    using ((select access.acts_as('owner manager')));
create policy kept on contacts.consent as restrictive for delete
    using ((select access.acts_as('owner manager')));

-- Empties what the audit and the answers to programs kept of a person who is erased: these policies
-- are for the owner of the tables alone, as whom contacts.forget runs.
create policy staff_everywhere on contacts.erasure as restrictive for insert
    with check ((select access.staff_everywhere()));
create policy emptied on access.audit_entry for update to current_user
    using (relation in ('contacts.contact', 'contacts.place', 'contacts.consent'))
    with check (relation in ('contacts.contact', 'contacts.place', 'contacts.consent'));
create policy forgotten on api.command for update to current_user
    using (true) with check (answer = '');
create policy looked_through on api.command for select to current_user using (true);

-- Only for a person who was erased already by whoever asks.
create function contacts.forget(person uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from contacts.erasure e
                   where e.id = person and e.organisation_id = access.organisation()
                     and e.erased_by = access.person()) then
        raise exception 'contact % was not erased', person;
    end if;
    update access.audit_entry e
    set before = case when e.before is not null then
                 jsonb_build_object('id', e.row_id, 'organisation_id', e.organisation_id) end,
        after = case when e.after is not null then
                jsonb_build_object('id', e.row_id, 'organisation_id', e.organisation_id) end
    where e.organisation_id = access.organisation()
      and e.relation in ('contacts.contact', 'contacts.place', 'contacts.consent')
      and (e.row_id = person::text
           or coalesce(e.after, e.before) ->> 'contact_id' = person::text);
    update api.command c
    set answer = ''
    where c.organisation_id = access.organisation()
      and position(person::text in c.answer) > 0;
end $$;
