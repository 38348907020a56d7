-- What banks say of payments: each file of theirs once, and what it said of each payment.
create table payouts.message (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    kind            text not null check (kind in ('pain.002', 'camt.054')),
    -- what the bank calls it, and when it made it, as it wrote both
    number          text not null check (length(number) between 1 and 35),
    made_at         text not null check (length(made_at) between 1 and 35),
    file_name       text not null check (length(file_name) between 1 and 120),
    sha256          text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    -- of how many other things it spoke
    others          integer not null check (others >= 0),
    taken_at        timestamptz not null default now(),
    taken_by        uuid not null default access.person() references access.app_user,
    taken_name      text not null,
    unique (organisation_id, id),
    constraint message_once unique (organisation_id, kind, number, made_at)
);

create table payouts.said (
    organisation_id uuid not null,
    message_id      uuid not null,
    payment_id      uuid not null,
    -- the bank's own word
    code            text not null check (length(code) <= 35),
    -- what became of the payment by it
    consequence     text not null check (consequence in ('none', 'received', 'paid', 'refused',
                                                         'different', 'contrary', 'day', 'unclear')),
    value_on        date,
    reason          text not null default '' check (length(reason) <= 500),
    primary key (organisation_id, message_id, payment_id),
    foreign key (organisation_id, message_id) references payouts.message (organisation_id, id),
    foreign key (organisation_id, payment_id) references payouts.payment (organisation_id, id)
);
create index on payouts.said (organisation_id, payment_id);

call access.protect('payouts.message', 'owner finance', true);
call access.protect('payouts.said', 'owner finance', true);
create policy seen on payouts.message for select using ((select access.staff_everywhere()));
create policy seen on payouts.said for select using ((select access.staff_everywhere()));
