-- Mails that were written to contacts and by them: each member has an address where they arrive,
-- and each mail belongs to that member alone until it is placed at an account.
create schema emails;
grant usage on schema emails to linecard_runtime;

-- Where a member's mails arrive: who knows the address can hand something in, and nothing else.
create table emails.drop_address (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    user_id         uuid not null references access.app_user,
    -- what stands before the @
    local_part      text not null unique check (local_part ~ '^[a-z2-7]{26}$'),
    -- by this it is looked up, so that how long it takes tells nothing of addresses
    name_hash       bytea not null unique check (octet_length(name_hash) = 32),
    made_at         timestamptz not null default now(),
    unique (organisation_id, id),
    unique (organisation_id, user_id),
    foreign key (organisation_id, user_id)
        references access.membership (organisation_id, user_id) on delete cascade
);

create table emails.email (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    -- who brought it in, and for which agency; null for the principal's own people
    user_id         uuid not null references access.app_user,
    agency_id       uuid,
    way             text not null check (way in ('smtp', 'imap', 'file')),
    -- its Message-ID, or what stands for one: the same mail of a member is here once
    message_key     text not null check (length(message_key) between 1 and 300),
    from_name       text not null check (length(from_name) <= 200),
    from_address    text not null check (length(from_address) <= 254),
    -- as they are shown; the first of however many
    recipients      text[] not null check (cardinality(recipients) <= 50),
    recipient_count integer not null,
    -- all by which it is found, forwarded ones too, in small letters
    addresses       text[] not null check (cardinality(addresses) <= 200),
    subject         text not null check (length(subject) <= 300),
    sent_at         timestamptz not null,
    received_at     timestamptz not null default now(),
    content         text not null check (length(content) <= 100000),
    is_cut          boolean not null,
    -- a list, an answer by itself, a report that a mail did not arrive
    is_automatic    boolean not null,
    -- some of it could not be read
    is_broken       boolean not null,
    unique (organisation_id, id),
    unique (organisation_id, id, user_id, sent_at),
    unique (organisation_id, user_id, message_key),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id)
);
create index on emails.email (organisation_id, user_id, sent_at desc, id desc);
create index on emails.email (organisation_id, sent_at desc, id desc);

create table emails.attachment (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    email_id        uuid not null,
    -- from 1
    position        integer not null check (position between 1 and 100),
    name            text not null check (length(name) between 1 and 200),
    size_bytes      bigint not null check (size_bytes >= 0),
    -- what it is by its content; empty where only its name is kept
    kind            text not null default '' check (length(kind) <= 10),
    unique (organisation_id, id),
    unique (organisation_id, email_id, position),
    foreign key (organisation_id, email_id) references emails.email (organisation_id, id)
        on delete cascade
);

create table emails.attachment_content (
    attachment_id   uuid primary key,
    organisation_id uuid not null,
    content         bytea not null check (octet_length(content) <= 5242880),
    foreign key (organisation_id, attachment_id)
        references emails.attachment (organisation_id, id) on delete cascade
);

-- At which accounts a mail stands, and whom of their contacts it is from or to.
create table emails.placement (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    email_id        uuid not null,
    account_id      uuid not null,
    contact_id      uuid,
    -- of the mail: who may see it is known from here, and in which order
    user_id         uuid not null references access.app_user,
    agency_id       uuid,
    sent_at         timestamptz not null,
    unique (organisation_id, id),
    unique nulls not distinct (organisation_id, email_id, account_id, contact_id),
    foreign key (organisation_id, email_id, user_id, sent_at)
        references emails.email (organisation_id, id, user_id, sent_at) on delete cascade,
    foreign key (organisation_id, account_id) references accounts.account (organisation_id, id),
    foreign key (organisation_id, contact_id) references contacts.contact (organisation_id, id)
        on delete set null (contact_id),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id)
);
create index on emails.placement (organisation_id, account_id, sent_at desc, email_id desc);
create index on emails.placement (organisation_id, contact_id, sent_at desc);

call access.protect('emails.drop_address',
                    'owner manager finance compliance agency_owner rep', true);
drop policy organisation on emails.drop_address;
create policy organisation on emails.drop_address as restrictive for all
    using (organisation_id = (select access.organisation()) or (select access.role()) = 'gate')
    with check (organisation_id = (select access.organisation()));
create policy own on emails.drop_address as restrictive for all
    using (user_id = (select access.person()) or (select access.role()) = 'gate')
    with check (user_id = (select access.person()));
create policy seen on emails.drop_address for select using (true);
create policy renewed on emails.drop_address for update using (true);
create policy given_up on emails.drop_address for delete using (true);
grant update (local_part, name_hash, made_at), delete on emails.drop_address to linecard_runtime;

-- A mail is written once and never changed: the row is the trace itself. What people wrote does not
-- go into the trace, from where it could not be erased.
call access.protect('emails.email', 'owner manager finance compliance agency_owner rep', true);
call access.protect('emails.attachment', 'owner manager finance compliance agency_owner rep', true);
call access.protect('emails.attachment_content',
                    'owner manager finance compliance agency_owner rep', true);
call access.protect('emails.placement', 'owner manager finance compliance agency_owner rep');
revoke update on emails.placement from linecard_runtime;

-- Placed, it is seen by whoever sees the account: the principal's people all mails there, an agency
-- its own and those of the principal, never another agency's.
create policy seen on emails.placement for select
    using (user_id = (select access.person())
           or ((select access.staff()) or agency_id is null
               or agency_id = (select access.agency()))
              and exists (select from accounts.account a
                          where a.organisation_id = placement.organisation_id
                            and a.id = placement.account_id));
create policy seen on emails.email for select
    using (user_id = (select access.person())
           or exists (select from emails.placement p
                      where p.organisation_id = email.organisation_id
                        and p.email_id = email.id));
create policy seen on emails.attachment for select
    using (exists (select from emails.email e
                   where e.organisation_id = attachment.organisation_id
                     and e.id = attachment.email_id));
create policy seen on emails.attachment_content for select
    using (exists (select from emails.attachment t
                   where t.organisation_id = attachment_content.organisation_id
                     and t.id = attachment_content.attachment_id));

create policy own on emails.email as restrictive for insert
    with check (user_id = (select access.person())
                and agency_id is not distinct from (select access.agency()));
create policy own_removed on emails.email for delete
    using (user_id = (select access.person()));
grant delete on emails.email to linecard_runtime;
create policy own on emails.attachment as restrictive for insert
    with check (exists (select from emails.email e
                        where e.organisation_id = attachment.organisation_id
                          and e.id = attachment.email_id
                          and e.user_id = (select access.person())));
create policy own on emails.attachment_content as restrictive for insert
    with check (exists (select from emails.attachment t
                        where t.organisation_id = attachment_content.organisation_id
                          and t.id = attachment_content.attachment_id));
-- By the member whose mail it is, at an account in sight; taken off by the principal's keepers too.
create policy own on emails.placement as restrictive for insert
    with check (user_id = (select access.person())
                and agency_id is not distinct from (select access.agency())
                and exists (select from accounts.account a
                            where a.organisation_id = placement.organisation_id
                              and a.id = placement.account_id));
create policy own_removed on emails.placement as restrictive for delete
    using (user_id = (select access.person()) or (select access.acts_as('owner manager')));

-- For the owner of the tables alone, as whom the two functions below run: a mail that nobody but
-- its member sees must go too, when a person is erased and when its time is over.
create policy looked_through on emails.email for select to current_user using (true);
create policy cleared on emails.email for delete to current_user using (true);
create policy looked_through on emails.placement for select to current_user using (true);

-- Every mail from or to a person who was erased already by whoever asks.
create function emails.forget(person uuid, known text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from contacts.erasure e
                   where e.id = person and e.organisation_id = access.organisation()
                     and e.erased_by = access.person()) then
        raise exception 'contact % was not erased', person;
    end if;
    delete from emails.email e
    where e.organisation_id = access.organisation()
      and (e.addresses && known
           or e.id in (select p.email_id from emails.placement p
                       where p.organisation_id = access.organisation()
                         and p.contact_id = person));
end $$;

-- What waited for an account too long: ninety days, what came by itself fourteen.
create function emails.clear() returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    gone bigint;
begin
    delete from emails.email e
    where e.organisation_id = access.organisation()
      and e.received_at < now() - case when e.is_automatic then interval '14 days'
                                       else interval '90 days' end
      and not exists (select from emails.placement p
                      where p.organisation_id = e.organisation_id and p.email_id = e.id);
    get diagnostics gone = row_count;
    return gone;
end $$;
