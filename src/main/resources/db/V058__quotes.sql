-- Quotes: what is offered to an account, at which prices, until when; and what became of it.
create schema quotes;
grant usage on schema quotes to linecard_runtime;

-- What new quotes begin with. Without a row, what linecard.quotes.Setting says.
create table quotes.setting (
    id               uuid primary key default uuidv7(),
    organisation_id  uuid not null references access.organisation,
    valid_days       integer not null check (valid_days between 1 and 365),
    tax_millionths   bigint not null check (tax_millionths between 0 and 1000000),
    -- a line with a discount above it waits for approval; null: none does
    limit_millionths bigint check (limit_millionths between 0 and 1000000),
    delivery         text not null check (length(delivery) <= 2000),
    payment          text not null check (length(payment) <= 2000),
    version          integer not null default 1,
    unique (organisation_id),
    unique (organisation_id, id)
);

-- The last number given in a year.
create table quotes.series (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    year            integer not null check (year between 1990 and 2200),
    last            integer not null check (last between 1 and 999999),
    version         integer not null default 1,
    unique (organisation_id, year),
    unique (organisation_id, id)
);

create function quotes.net(lines jsonb) returns numeric language sql immutable
return (select coalesce(sum((line ->> 'net')::numeric), 0)
        from jsonb_array_elements(lines) as line);

-- A quote in one currency. Lines are as linecard.quotes.QuoteText writes them. What was sent never
-- changes; a revision of it is a row of its own.
create table quotes.quote (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    account_id      uuid not null,
    opportunity_id  uuid,
    -- whom it is for; a person who is erased leaves it
    contact_id      uuid,
    rep_id          uuid not null,
    -- the rep's
    agency_id       uuid not null,
    title           text not null check (length(title) between 1 and 200),
    -- the customer's
    language        text not null check (language in ('en', 'hu')),
    currency        text not null check (currency ~ '^[A-Z]{3}$'),
    lines           jsonb not null check (jsonb_typeof(lines) = 'array'
                                          and jsonb_array_length(lines) between 1 and 100),
    net_minor       bigint not null check (net_minor between 0 and 1000000000000000),
    tax_minor       bigint not null check (tax_minor between 0 and 1000000000000000),
    valid_until     date not null check (valid_until between '1990-01-01' and '2200-01-01'),
    delivery        text not null default '' check (length(delivery) <= 2000),
    payment         text not null default '' check (length(payment) <= 2000),
    note            text not null default '' check (length(note) <= 4000),
    revision        integer not null default 1 check (revision between 1 and 999),
    -- what it revises
    previous_id     uuid,
    -- its number, given as it is sent; a revision has that of what it revises
    year            integer,
    serial          integer check (serial between 1 and 999999),
    -- expired is what was sent and is past its last day
    state           text not null default 'draft'
                    check (state in ('draft', 'sent', 'accepted', 'declined', 'replaced')),
    approval        text not null default 'none' check (approval in ('none', 'asked', 'given')),
    approved_name   text not null default '' check (length(approved_name) <= 200),
    sent_at         timestamptz,
    sent_name       text not null default '' check (length(sent_name) <= 200),
    -- who sends and to whom, as it stood then
    letterhead      text not null default '' check (length(letterhead) <= 4000),
    customer        text not null default '' check (length(customer) <= 4000),
    answered_on     date check (answered_on between '1990-01-01' and '2200-01-01'),
    answer_note     text not null default '' check (length(answer_note) <= 1000),
    created_at      timestamptz not null default now(),
    -- its title and the account's name, as linecard.words.SearchText writes them
    search          text not null default '' collate "C",
    version         integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, year, serial, revision),
    unique (organisation_id, previous_id),
    check (net_minor = quotes.net(lines)),
    check ((state = 'draft') = (sent_at is null)),
    check ((year is null) = (serial is null)),
    check (state = 'draft' or year is not null),
    check ((revision = 1) = (previous_id is null)),
    check (state not in ('accepted', 'declined') or answered_on is not null),
    check (state not in ('draft', 'sent') or answered_on is null and answer_note = ''),
    foreign key (organisation_id, account_id) references accounts.account (organisation_id, id),
    foreign key (organisation_id, opportunity_id)
        references pipeline.opportunity (organisation_id, id) on delete set null (opportunity_id),
    foreign key (organisation_id, contact_id)
        references contacts.contact (organisation_id, id) on delete set null (contact_id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id),
    foreign key (organisation_id, previous_id) references quotes.quote (organisation_id, id)
);
create index on quotes.quote (organisation_id, account_id, sent_at desc);
create index on quotes.quote (organisation_id, opportunity_id);
create index on quotes.quote (organisation_id, contact_id);
create index on quotes.quote (organisation_id, rep_id);
create index on quotes.quote (organisation_id, created_at desc, id desc);

-- What was sent stays as it was sent, Undo or not; only its answer is noted. Who gives the
-- approval is of the principal's staff.
create function quotes.keep() returns trigger language plpgsql as $$
declare
    free text[] := '{state,answered_on,answer_note,contact_id,opportunity_id,version}';
begin
    if tg_op = 'INSERT' then
        if new.state = 'draft' and new.approval <> 'given' then return new; end if;
        -- one that comes with a past is the staff's; one that was taken back comes again
        if access.staff() then return new; end if;
    elsif tg_op = 'DELETE' then
        if old.state = 'draft' then return old; end if;
    elsif old.state = 'draft' then
        if new.approval <> 'given' or old.approval = 'given' or access.staff() then
            return new;
        end if;
    elsif new.state <> 'draft' and (old.state <> 'replaced' or new.state = 'replaced')
          and to_jsonb(new) - free = to_jsonb(old) - free then
        return new;
    end if;
    raise exception 'quote % cannot become that', old.id
        using errcode = 'check_violation', constraint = 'quote_kept';
end $$;
create trigger keep before insert or update or delete on quotes.quote
    for each row execute function quotes.keep();

create function quotes.keep_series() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.last = old.last + 1 and new.year = old.year then
        return new;
    end if;
    raise exception 'numbers are given once' using errcode = 'check_violation',
        constraint = 'series_kept';
end $$;
create trigger keep before update or delete on quotes.series
    for each row execute function quotes.keep_series();

call access.protect('quotes.setting', 'owner manager');
call access.protect('quotes.series', 'owner manager agency_owner rep');
call access.protect('quotes.quote', 'owner manager agency_owner rep');

create policy seen on quotes.setting for select using (true);
create policy seen on quotes.series for select using (true);

-- A rep's own, those of an agency's reps, those of a territory's; and what was quoted for an
-- opportunity that was handed over to them.
create policy seen on quotes.quote for select
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep)
           or exists (select from pipeline.opportunity o
                      where o.organisation_id = quote.organisation_id
                        and o.id = opportunity_id));
create policy own on quotes.quote as restrictive for insert
    with check ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy own_changed on quotes.quote as restrictive for update
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep)
           or exists (select from pipeline.opportunity o
                      where o.organisation_id = quote.organisation_id
                        and o.id = opportunity_id));
create policy own_removed on quotes.quote as restrictive for delete
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
