-- Sales at the size of a real company. A document is split alike on all its lines, so who is
-- credited stands once a document (sales.share) and not once a line; only documents of several
-- shares keep the parts of their lines. sales.credit, a table before, is a view of them.
-- Documents and payments may come in other currencies, and be corrected: a correction takes the
-- earlier document back whole (reverses_id) and books the new one under the next revision.

-- what is here was written under row-level security that binds the owner too
alter table sales.document no force row level security;
alter table sales.line no force row level security;
alter table sales.credit no force row level security;
alter table sales.month no force row level security;
alter table commissions.statement_line no force row level security;

alter table sales.document
    add column revision integer not null default 1 check (revision > 0),
    -- the document that this one takes back whole: a correction or the undoing of an import
    add column reverses_id uuid,
    -- the content under this number that this one took the place of, and that comes back when
    -- the import of this one is undone
    add column replaced_id uuid,
    -- null: the organisation's own. Else what the document says in its own currency, and the
    -- organisation's currency for one unit of it, in billionths
    add column currency text check (currency ~ '^[A-Z]{3}$'),
    add column currency_net_minor bigint,
    add column rate_nanos bigint check (rate_nanos > 0),
    -- none of these is part of the net
    add column freight_minor bigint not null default 0,
    add column tax_minor bigint not null default 0,
    add column discount_minor bigint not null default 0,
    add check ((currency is null) = (rate_nanos is null)
               and (currency is null) = (currency_net_minor is null)),
    drop constraint document_organisation_id_kind_number_key,
    -- found by organisation and id, as row-level security asks anyway
    drop constraint document_pkey,
    add unique (organisation_id, kind, number, revision),
    add foreign key (organisation_id, reverses_id)
        references sales.document (organisation_id, id) not enforced,
    add foreign key (organisation_id, replaced_id)
        references sales.document (organisation_id, id) not enforced;

-- Checking five keys for each row takes two thirds of the time in which documents go in. Of
-- organisations, people and documents no row ever goes; accounts and reps are kept by the two
-- tables below, which have a row for each that a document names, and whose keys are checked.
alter table sales.document alter constraint document_organisation_id_fkey not enforced;
alter table sales.document alter constraint document_recorded_by_fkey not enforced;
alter table sales.document alter constraint document_organisation_id_account_id_fkey not enforced;
alter table sales.document alter constraint document_organisation_id_stated_rep_id_fkey not enforced;
alter table sales.document alter constraint document_organisation_id_original_id_fkey not enforced;
alter table sales.month alter constraint month_organisation_id_fkey not enforced;

create table sales.buyer (
    organisation_id uuid not null,
    account_id      uuid not null,
    primary key (organisation_id, account_id),
    foreign key (organisation_id, account_id) references accounts.account (organisation_id, id)
);
create table sales.seller (
    organisation_id uuid not null,
    rep_id          uuid not null,
    primary key (organisation_id, rep_id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id)
);
insert into sales.buyer select distinct organisation_id, account_id from sales.document;
insert into sales.seller
select organisation_id, stated_rep_id from sales.document where stated_rep_id is not null
union
select organisation_id, rep_id from sales.credit where rep_id is not null;
-- a document is taken back once
create unique index on sales.document (organisation_id, reverses_id)
    where reverses_id is not null;
create index on sales.document (organisation_id, replaced_id) where replaced_id is not null;
drop index sales.document_organisation_id_account_id_booked_on_idx;

create table sales.share (
    organisation_id  uuid not null,
    document_id      uuid not null,
    -- in the order of the split, from 1
    place            smallint not null check (place > 0),
    -- null: the house
    rep_id           uuid,
    agency_id        uuid,
    share_millionths bigint not null check (share_millionths between 1 and 1000000),
    -- what its parts of the lines come to
    net_minor        bigint not null,
    returned_minor   bigint not null,
    cost_minor       bigint not null,
    quantity_milli   bigint not null,
    lines            integer not null check (lines >= 0),
    -- of a document that takes another back: what it takes back were no returns
    reversal         boolean not null default false,
    -- copied from the document, for reading without a join
    kind             text not null,
    booked_on        date not null,
    account_id       uuid not null,
    territory_id     uuid,
    primary key (document_id, place),
    check ((rep_id is null) = (agency_id is null)),
    foreign key (organisation_id, document_id)
        references sales.document (organisation_id, id) not enforced
);

-- The parts of the lines of documents with several shares; with one, the line is the part.
create table sales.part (
    organisation_id uuid not null,
    document_id     uuid not null,
    position        integer not null,
    place           smallint not null,
    net_minor       bigint not null,
    cost_minor      bigint,
    quantity_milli  bigint not null,
    primary key (document_id, position, place),
    foreign key (organisation_id, document_id)
        references sales.document (organisation_id, id) not enforced
);

-- A document without lines has no credits, so its place in the split is known to nobody and needs
-- no row.
insert into sales.share (
    organisation_id, document_id, place, rep_id, agency_id, share_millionths, net_minor,
    returned_minor, cost_minor, quantity_milli, lines, kind, booked_on, account_id, territory_id)
select organisation_id, document_id, row_number() over (partition by document_id order by first),
       rep_id, agency_id, share_millionths, net, returned, cost, quantity, lines, kind, booked_on,
       account_id, territory_id
from (select organisation_id, document_id, rep_id, agency_id, share_millionths, kind, booked_on,
             account_id, territory_id, min(id) as first, sum(net_minor)::bigint as net,
             sum(least(net_minor, 0))::bigint as returned,
             sum(coalesce(cost_minor, 0))::bigint as cost,
             sum(quantity_milli)::bigint as quantity, count(*)::integer as lines
      from sales.credit
      group by organisation_id, document_id, rep_id, agency_id, share_millionths, kind, booked_on,
               account_id, territory_id) c;
create index on sales.share (rep_id, booked_on);
create index on sales.share (agency_id, booked_on);
create index on sales.share (account_id, booked_on);
create index on sales.share (organisation_id, booked_on);

insert into sales.part (
    organisation_id, document_id, position, place, net_minor, cost_minor, quantity_milli)
select c.organisation_id, c.document_id, l.position, s.place, c.net_minor, c.cost_minor,
       c.quantity_milli
from sales.credit c
join sales.line l on l.id = c.line_id
join sales.share s on s.organisation_id = c.organisation_id and s.document_id = c.document_id
                  and s.rep_id is not distinct from c.rep_id
where s.share_millionths < 1000000;

-- A statement's line names its credit by the document, the line's position and the share's place.
-- The numbers that credits had before stay where a statement was issued with them: its seal
-- covers them.
alter table commissions.statement_line
    alter column credit_id drop not null,
    add column line_position integer,
    add column share_place smallint;
update commissions.statement_line t
set line_position = l.position, share_place = s.place
from sales.credit c
join sales.line l on l.id = c.line_id
join sales.share s on s.organisation_id = c.organisation_id and s.document_id = c.document_id
                  and s.rep_id is not distinct from c.rep_id
where c.id = t.credit_id;
alter table commissions.statement_line
    alter column line_position set not null,
    alter column share_place set not null,
    drop constraint statement_line_organisation_id_credit_id_key,
    add unique (organisation_id, document_id, line_position, share_place);

drop policy seen on sales.line;
drop policy seen on sales.document;
drop table sales.credit;
alter table sales.line
    drop column id,
    -- what was taken off before the net; zero where the file says nothing of it
    add column discount_minor bigint not null default 0,
    drop constraint line_organisation_id_document_id_position_key,
    add primary key (document_id, position);

-- A part of a line, as far as one share goes. Parts below zero are returns; where a document takes
-- another back, its parts above zero take returns back and the others are none.
create view sales.credit with (security_invoker = true) as
select c.organisation_id, c.document_id, c.position, c.place, c.rep_id, c.agency_id,
       c.share_millionths, c.net_minor,
       case when c.reversal then greatest(c.net_minor, 0) else least(c.net_minor, 0) end
           as returned_minor,
       c.cost_minor, c.quantity_milli, c.reversal, c.kind, c.booked_on, c.account_id,
       c.territory_id, c.product_id, c.product_line_id
from (select s.organisation_id, s.document_id, l.position, s.place, s.rep_id, s.agency_id,
             s.share_millionths,
             case when s.share_millionths = 1000000 then l.net_minor else p.net_minor end
                 as net_minor,
             case when s.share_millionths = 1000000 then l.cost_minor else p.cost_minor end
                 as cost_minor,
             case when s.share_millionths = 1000000 then l.quantity_milli else p.quantity_milli end
                 as quantity_milli,
             s.reversal, s.kind, s.booked_on, s.account_id, s.territory_id, l.product_id,
             l.product_line_id
      from sales.share s
      join sales.line l on l.organisation_id = s.organisation_id and l.document_id = s.document_id
      left join sales.part p on s.share_millionths < 1000000
                            and p.organisation_id = s.organisation_id
                            and p.document_id = s.document_id
                            and p.position = l.position and p.place = s.place) c;
grant select on sales.credit to linecard_runtime;

-- By account first: that is how the months of single accounts are read; of all accounts, the
-- table below is read.
alter table sales.month
    drop constraint month_organisation_id_month_rep_id_agency_id_account_id_pro_key,
    add unique nulls not distinct (account_id, month, product_line_id, rep_id, agency_id, kind,
                                   territory_id);
drop index sales.month_organisation_id_account_id_month_idx;
drop index sales.month_organisation_id_rep_id_month_idx;
drop index sales.month_organisation_id_agency_id_month_idx;
create index on sales.month (rep_id, month);
create index on sales.month (agency_id, month);
create index on sales.month (organisation_id, month);

-- The months' sums without accounts: what a page of all reps reads.
create table sales.rep_month (
    organisation_id  uuid not null references access.organisation not enforced,
    kind             text not null,
    -- first day of the fiscal month
    month            date not null,
    rep_id           uuid,
    agency_id        uuid,
    territory_id     uuid,
    product_line_id  uuid not null,
    net_minor        bigint not null,
    returned_minor   bigint not null,
    cost_minor       bigint not null,
    quantity_milli   bigint not null,
    credits          bigint not null,
    unique nulls not distinct (organisation_id, month, rep_id, agency_id, product_line_id, kind,
                               territory_id)
);
create index on sales.rep_month (organisation_id, rep_id, month);
create index on sales.rep_month (organisation_id, agency_id, month);
insert into sales.rep_month
select organisation_id, kind, month, rep_id, agency_id, territory_id, product_line_id,
       sum(net_minor), sum(returned_minor), sum(cost_minor), sum(quantity_milli), sum(credits)
from sales.month
group by organisation_id, kind, month, rep_id, agency_id, territory_id, product_line_id;

-- What customers paid: only grows, a correction reverses.
create table sales.payment (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    reference       text not null check (length(reference) between 1 and 60),
    revision        integer not null default 1 check (revision > 0),
    reverses_id     uuid,
    replaced_id     uuid,
    account_id      uuid not null,
    -- of the invoice it pays; empty where none is named
    document_number text not null default '',
    paid_on         date not null,
    amount_minor    bigint not null,
    -- as with documents
    currency        text check (currency ~ '^[A-Z]{3}$'),
    currency_minor  bigint,
    rate_nanos      bigint check (rate_nanos > 0),
    fingerprint     text not null,
    import_id       uuid not null,
    recorded_at     timestamptz not null default now(),
    recorded_by     uuid not null default access.person() references access.app_user,
    check ((currency is null) = (rate_nanos is null)
           and (currency is null) = (currency_minor is null)),
    unique (organisation_id, id),
    -- one transfer may pay several invoices
    unique (organisation_id, reference, document_number, revision),
    foreign key (organisation_id, account_id) references accounts.account (organisation_id, id),
    foreign key (organisation_id, reverses_id)
        references sales.payment (organisation_id, id) not enforced,
    foreign key (organisation_id, replaced_id)
        references sales.payment (organisation_id, id) not enforced
);
create unique index on sales.payment (organisation_id, reverses_id)
    where reverses_id is not null;
create index on sales.payment (organisation_id, replaced_id) where replaced_id is not null;
create index on sales.payment (organisation_id, account_id, paid_on);
create index on sales.payment (organisation_id, document_number);
create index on sales.payment (organisation_id, import_id);

-- What one unit of a currency is worth from a day on, in billionths of the organisation's own.
create table sales.currency_rate (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    currency        text not null check (currency ~ '^[A-Z]{3}$'),
    starts_on       date not null,
    rate_nanos      bigint not null check (rate_nanos > 0),
    version         integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, currency, starts_on)
);

call access.protect('sales.buyer', 'owner manager finance', true);
call access.protect('sales.seller', 'owner manager finance', true);
create policy seen on sales.buyer for select using ((select access.staff_everywhere()));
create policy seen on sales.seller for select using ((select access.staff_everywhere()));
call access.protect('sales.share', 'owner manager finance', true);
call access.protect('sales.part', 'owner manager finance', true);
call access.protect('sales.payment', 'owner manager finance', true);
call access.protect('sales.currency_rate', 'owner manager finance');
call sales.fence('sales.share');
create policy seen on sales.part for select
    using ((select access.staff_everywhere())
           or exists (select from sales.share s
                      where s.organisation_id = part.organisation_id
                        and s.document_id = part.document_id and s.place = part.place));
create policy seen on sales.line for select
    using ((select access.staff_everywhere())
           or exists (select from sales.share s
                      where s.organisation_id = line.organisation_id
                        and s.document_id = line.document_id));
create policy seen on sales.document for select
    using ((select access.staff_everywhere())
           or (select access.staff()) and territory_id = (select access.territory())
           or (select not access.staff())
              and exists (select from sales.share s
                          where s.organisation_id = document.organisation_id
                            and s.document_id = document.id));
create policy seen on sales.payment for select
    using ((select access.staff_everywhere())
           or exists (select from sales.document d
                      where d.organisation_id = payment.organisation_id
                        and d.kind = 'invoice' and d.number = payment.document_number));
create policy seen on sales.currency_rate for select using ((select access.staff()));

alter table sales.rep_month enable row level security;
alter table sales.rep_month force row level security;
create policy organisation on sales.rep_month as restrictive for all
    using (organisation_id = (select access.organisation()))
    with check (organisation_id = (select access.organisation()));
call sales.fence('sales.rep_month');
create policy kept on sales.rep_month for all
    using ((select access.acts_as('owner manager finance')) and (select access.staff_everywhere()))
    with check ((select access.acts_as('owner manager finance')));
grant select, insert, update, delete on sales.rep_month to linecard_runtime;

alter table sales.document force row level security;
alter table sales.line force row level security;
alter table sales.month force row level security;
alter table commissions.statement_line force row level security;
