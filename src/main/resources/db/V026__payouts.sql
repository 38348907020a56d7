-- How agencies get what they are owed: accounts at banks, batches of payments, and what became of
-- each payment.
create schema payouts;
grant usage on schema payouts to linecard_runtime;

-- An account at a bank: by IBAN or, in the United States, by routing number and number.
create table payouts.account (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    -- null: the organisation's own, of which it has one for each currency
    agency_id       uuid,
    -- an agency's: the one it would be paid in
    currency        text not null check (currency ~ '^[A-Z]{3}$'),
    holder          text not null check (length(holder) between 1 and 140),
    iban            text not null default '' check (iban ~ '^([A-Z]{2}[0-9]{2}[A-Z0-9]{11,30})?$'),
    bic             text not null default ''
                    check (bic ~ '^([A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?)?$'),
    routing         text not null default '' check (routing ~ '^([0-9]{9})?$'),
    number          text not null default '' check (number ~ '^([0-9]{4,17})?$'),
    -- when it became another account, and by whom: by the trigger, for Undo too
    changed_at      timestamptz not null default now(),
    changed_by      uuid not null default access.person() references access.app_user,
    version         integer not null default 1,
    unique (organisation_id, id),
    check ((iban = '') = (number <> '')),
    check ((routing = '') = (number = '')),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id)
);
create unique index account_of_agency on payouts.account (organisation_id, agency_id)
    where agency_id is not null;
create unique index account_of_currency on payouts.account (organisation_id, currency)
    where agency_id is null;

create function payouts.note_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT'
        or (new.holder, new.iban, new.bic, new.routing, new.number)
           is distinct from (old.holder, old.iban, old.bic, old.routing, old.number) then
        new.changed_at := now();
        new.changed_by := access.person();
    else
        new.changed_at := old.changed_at;
        new.changed_by := old.changed_by;
    end if;
    return new;
end $$;
create trigger change before insert or update on payouts.account
    for each row execute function payouts.note_change();

create table payouts.batch (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    number          text not null,
    currency        text not null check (currency ~ '^[A-Z]{3}$'),
    -- the day on which the bank shall pay
    executes_on     date not null,
    payments        integer not null check (payments > 0),
    total_minor     bigint not null check (total_minor > 0),
    -- from which account, as it was then; all empty where none was known
    holder          text not null,
    iban            text not null,
    bic             text not null,
    routing         text not null,
    account_number  text not null,
    created_at      timestamptz not null default now(),
    created_by      uuid not null default access.person() references access.app_user,
    created_name    text not null,
    approved_at     timestamptz,
    approved_by     uuid references access.app_user,
    approved_name   text not null default '',
    -- approved by who made it, since nobody else could
    alone           boolean not null default false,
    version         integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, number),
    check ((approved_at is null) = (approved_by is null)),
    constraint batch_four_eyes check (approved_by <> created_by or alone)
);

-- What one agency is paid in a batch: all that was payable, in whole units of the currency.
create table payouts.payment (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null,
    batch_id        uuid not null,
    position        integer not null,
    agency_id       uuid not null,
    agency_name     text not null,
    currency        text not null check (currency ~ '^[A-Z]{3}$'),
    -- what it takes off the ledger's payable, and what the bank sends
    payable_minor   bigint not null check (payable_minor > 0),
    amount_minor    bigint not null check (amount_minor > 0),
    reference       text not null check (length(reference) between 1 and 35),
    purpose         text not null,
    executes_on     date not null,
    -- to which account, as it was then
    holder          text not null,
    iban            text not null,
    bic             text not null,
    routing         text not null,
    account_number  text not null,
    state           text not null default 'batched'
                    check (state in ('batched', 'approved', 'sent', 'paid', 'refused', 'withdrawn')),
    -- when the agency had it
    value_on        date check (value_on is null or state in ('paid', 'refused')),
    reason          text not null default '' check (length(reason) <= 500),
    version         integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, reference),
    unique (organisation_id, batch_id, agency_id),
    check (state <> 'paid' or value_on is not null),
    check (iban <> '' or account_number <> ''),
    foreign key (organisation_id, batch_id) references payouts.batch (organisation_id, id),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id)
);
-- What waits for a second person is still payable by the ledger: no other batch may hold it.
create unique index payment_waiting on payouts.payment (organisation_id, agency_id, currency)
    where state = 'batched';
create index on payouts.payment (organisation_id, agency_id, batch_id);

-- The statements that a payment settles.
create table payouts.settled (
    organisation_id uuid not null,
    payment_id      uuid not null,
    agency_id       uuid not null,
    statement_id    uuid not null,
    number          text not null,
    -- 0, and one more for each payment of it that came to nothing
    attempt         integer not null,
    primary key (organisation_id, payment_id, statement_id),
    constraint statement_paid_once unique (organisation_id, statement_id, attempt),
    foreign key (organisation_id, payment_id) references payouts.payment (organisation_id, id),
    foreign key (organisation_id, statement_id)
        references commissions.statement (organisation_id, id)
);

-- A statement is in one payment at most that has not come to nothing, whoever asks and when:
-- those who ask at the same time meet at the unique attempt.
create function payouts.settle_once() returns trigger language plpgsql as $$
begin
    if exists (select from payouts.settled s
               join payouts.payment p on p.id = s.payment_id
               where s.organisation_id = new.organisation_id and s.statement_id = new.statement_id
                 and p.state not in ('refused', 'withdrawn')) then
        raise exception 'statement % is in a payment already', new.number
            using errcode = 'unique_violation', constraint = 'statement_paid_once';
    end if;
    select count(*) into new.attempt
    from payouts.settled s
    where s.organisation_id = new.organisation_id and s.statement_id = new.statement_id;
    return new;
end $$;
create trigger once before insert on payouts.settled
    for each row execute function payouts.settle_once();

-- What was approved stays as it was: the ledger and the bank have it. Only what became of a
-- payment goes on, and never back; Undo is refused like anybody else.
create function payouts.keep_batch() returns trigger language plpgsql as $$
begin
    if old.approved_at is not null
        or to_jsonb(new) - '{approved_at,approved_by,approved_name,alone,version}'::text[]
           <> to_jsonb(old) - '{approved_at,approved_by,approved_name,alone,version}'::text[] then
        raise exception 'batch % stays as it is', old.number
            using errcode = 'check_violation', constraint = 'batch_kept';
    end if;
    return new;
end $$;
create trigger kept before update on payouts.batch
    for each row execute function payouts.keep_batch();

create function payouts.keep_payment() returns trigger language plpgsql as $$
begin
    if to_jsonb(new) - '{state,value_on,reason,version}'::text[]
       <> to_jsonb(old) - '{state,value_on,reason,version}'::text[]
        or not (old.state || ' ' || new.state = any (array[
            'batched approved', 'batched withdrawn', 'approved sent', 'approved withdrawn',
            'sent paid', 'sent refused', 'paid paid', 'paid refused'])) then
        raise exception 'payment % cannot go from % to %', old.reference, old.state, new.state
            using errcode = 'check_violation', constraint = 'payment_kept';
    end if;
    return new;
end $$;
create trigger kept before update on payouts.payment
    for each row execute function payouts.keep_payment();

-- What the bank is handed, byte for byte as it was approved.
create table payouts.file (
    organisation_id uuid not null,
    batch_id        uuid not null,
    format          text not null check (format in ('xml', 'csv')),
    content         bytea not null,
    sha256          text not null check (sha256 = encode(sha256(content), 'hex')),
    primary key (organisation_id, batch_id, format),
    foreign key (organisation_id, batch_id) references payouts.batch (organisation_id, id)
);

-- From which total of a calendar year on payments are reported to the tax office, where the
-- organisation has entered one.
create table payouts.threshold (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    year            integer not null check (year between 2000 and 2200),
    amount_minor    bigint not null check (amount_minor >= 0),
    version         integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, year)
);

call access.protect('payouts.account', 'owner finance');
call access.protect('payouts.batch', 'owner finance');
call access.protect('payouts.payment', 'owner finance');
call access.protect('payouts.settled', 'owner finance', true);
call access.protect('payouts.file', 'owner finance', true);
call access.protect('payouts.threshold', 'owner finance');

-- A batch that was made is never deleted, by Undo neither.
drop policy removed on payouts.batch;
drop policy removed on payouts.payment;
revoke delete on payouts.batch, payouts.payment from linecard_runtime;

create policy seen on payouts.account for select
    using ((select access.staff_everywhere())
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency()));
create policy seen on payouts.batch for select using ((select access.staff_everywhere()));
-- An agency sees what is on its way, not what may be changed yet.
create policy seen on payouts.payment for select
    using ((select access.staff_everywhere())
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency())
              and state in ('approved', 'sent', 'paid', 'refused'));
create policy seen on payouts.settled for select
    using ((select access.staff_everywhere())
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency())
              and payment_id in (select p.id from payouts.payment p));
create policy seen on payouts.file for select using ((select access.acts_as('owner finance')));
create policy seen on payouts.threshold for select using ((select access.staff_everywhere()));

-- The trace holds account numbers whole: it is for those who need them.
create policy accounts on access.audit_entry as restrictive for select
    using (relation not in ('payouts.account', 'payouts.batch', 'payouts.payment')
           or (select access.acts_as('owner finance')));
