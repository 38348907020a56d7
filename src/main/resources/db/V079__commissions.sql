-- Prizes in cash stand on statements beside commission: what an award comes to, less what was
-- stated of it before. They become payable with their statement.
create table commissions.prize_line (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null,
    statement_id    uuid not null,
    -- of the statement, as in commissions.part
    statement_number text not null,
    issued          boolean not null default false,
    agency_id       uuid not null,
    -- null: an agency won as a team
    rep_id          uuid,
    position        integer not null check (position > 0),
    award_id        uuid not null,
    who             text not null check (length(who) <= 400),
    contest         text not null check (length(contest) between 1 and 120),
    -- null where places decide nothing
    place           integer check (place > 0),
    approved_on     date not null,
    approved_name   text not null,
    -- below zero where it takes back what was stated before
    amount_minor    bigint not null check (amount_minor <> 0),
    unique (organisation_id, statement_id, position),
    unique (organisation_id, statement_id, award_id),
    foreign key (organisation_id, statement_id)
        references commissions.statement (organisation_id, id) on delete cascade,
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id)
);
create index on commissions.prize_line (organisation_id, agency_id);
create index on commissions.prize_line (organisation_id, award_id);

create trigger kept before update or delete on commissions.prize_line
    for each row execute function commissions.keep_detail();
create trigger kept_whole before truncate on commissions.prize_line
    for each statement execute function commissions.refuse_change();

call access.protect('commissions.prize_line', 'owner finance', true);
create policy gone on commissions.prize_line for delete
    using ((select access.acts_as('owner finance')));
create policy issued on commissions.prize_line for update
    using ((select access.acts_as('owner finance')));
create policy seen on commissions.prize_line for select
    using ((select access.staff_everywhere())
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency())
              and issued
           or (select access.role()) = 'rep' and rep_id = (select access.rep()) and issued);
grant delete on commissions.prize_line to linecard_runtime;
grant update (issued) on commissions.prize_line to linecard_runtime;

alter table commissions.posting drop constraint posting_kind_check;
alter table commissions.posting add constraint posting_kind_check check (kind in (
    'earned', 'held', 'released', 'recovered', 'waived', 'drawn', 'guaranteed', 'approved',
    'disputed', 'granted', 'rejected', 'paid', 'refused', 'prize'));
