-- Statements are the difference between what is known now and what was stated before, by all
-- clauses of the terms. What was stated stands as packed lines and terms from which everything can
-- be worked out again; amounts of money stand in a ledger of double entry.

alter table commissions.statement
    -- a second person has to approve what one person prepared; only issued, the agency sees it
    add column state text not null default 'issued'
        check (state in ('prepared', 'issued', 'accepted')),
    -- its lines stand in commissions.part, not in commissions.statement_line
    add column packed boolean not null default false,
    add column approved_at timestamptz,
    add column approved_by uuid references access.app_user,
    add column approved_name text not null default '',
    add column accepted_at timestamptz,
    add column accepted_name text not null default '',
    -- what it means for the ledger, as it was worked out when it was prepared
    add column settlement text not null default '',
    add column payable_minor bigint not null default 0,
    -- by law, where one says so
    add column due_on date;

-- The lines of a statement that are one rep's, in their order; or nobody's: what a whole period
-- adds or takes.
create table commissions.part (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null,
    statement_id    uuid not null,
    agency_id       uuid not null,
    rep_id          uuid,
    rep_name        text not null,
    -- of the statement, so that a rep, who does not see the agency's, reads no other table
    statement_number text not null,
    fiscal_year     integer not null,
    fiscal_month    integer not null,
    issued          boolean not null,
    -- of its first line on the statement, from 1
    position        integer not null,
    lines           integer not null,
    base_minor      bigint not null,
    amount_minor    bigint not null,
    -- see linecard.commissions.Packing
    detail          bytea not null,
    unique (organisation_id, statement_id, position),
    unique nulls not distinct (organisation_id, statement_id, rep_id),
    foreign key (organisation_id, statement_id)
        references commissions.statement (organisation_id, id) on delete cascade
);
create index on commissions.part (organisation_id, rep_id, fiscal_year, fiscal_month);
create index on commissions.part (organisation_id, agency_id, fiscal_year, fiscal_month);

-- What was stated of a period over which terms sum: the lines as they were known, and the terms.
-- Statements that state the period anew supersede it.
create table commissions.stated (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null,
    statement_id    uuid not null,
    agency_id       uuid not null,
    starts_on       date not null,
    -- up to here lines were known, not included
    ends_on         date not null check (ends_on > starts_on),
    -- how many credits each month had
    counted         text not null,
    terms           text not null,
    lines           integer not null,
    total_minor     bigint not null,
    detail          bytea not null,
    superseded_by   uuid,
    unique (organisation_id, id),
    foreign key (organisation_id, statement_id)
        references commissions.statement (organisation_id, id) on delete cascade,
    foreign key (organisation_id, superseded_by)
        references commissions.statement (organisation_id, id) on delete set null (superseded_by)
);
create unique index on commissions.stated (organisation_id, agency_id, starts_on)
    where superseded_by is null;
create index on commissions.stated (organisation_id, statement_id);
create index on commissions.stated (organisation_id, superseded_by)
    where superseded_by is not null;

-- Who did what with a statement; stays where a prepared one is given back.
create table commissions.step (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    agency_id       uuid not null,
    statement_id    uuid not null,
    number          text not null,
    step            text not null check (step in ('prepared', 'returned', 'issued', 'accepted')),
    note            text not null default '' check (length(note) <= 2000),
    done_at         timestamptz not null default now(),
    done_by         uuid not null default access.person() references access.app_user,
    done_name       text not null,
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id)
);
create index on commissions.step (organisation_id, statement_id);

-- One entry of the ledger; its legs together are zero. Nothing in it ever changes: what was wrong
-- is taken back by another.
create table commissions.posting (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    agency_id       uuid not null,
    kind            text not null check (kind in (
        'earned', 'held', 'released', 'recovered', 'waived', 'drawn', 'guaranteed', 'approved',
        'disputed', 'granted', 'rejected', 'paid', 'refused')),
    -- what it is about, so that nothing is posted twice
    once            text not null check (length(once) between 1 and 200),
    statement_id    uuid,
    valued_on       date not null,
    recorded_at     timestamptz not null default now(),
    recorded_by     uuid not null default access.person() references access.app_user,
    unique (organisation_id, id),
    unique (organisation_id, once),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id),
    foreign key (organisation_id, statement_id)
        references commissions.statement (organisation_id, id)
);
create index on commissions.posting (organisation_id, agency_id, recorded_at);
create index on commissions.posting (organisation_id, statement_id);

create table commissions.leg (
    organisation_id uuid not null,
    posting_id      uuid not null,
    agency_id       uuid not null,
    book            text not null check (book in (
        'cost', 'earned', 'held', 'advanced', 'recovered', 'disputed', 'payable', 'paid',
        'rounding')),
    minor           bigint not null check (minor <> 0),
    primary key (organisation_id, posting_id, book),
    foreign key (organisation_id, posting_id)
        references commissions.posting (organisation_id, id)
);
create index on commissions.leg (organisation_id, agency_id, book) include (minor);

create function commissions.balanced() returns trigger language plpgsql as $$
declare
    posting uuid := case tg_table_name when 'leg' then (to_jsonb(new) ->> 'posting_id')::uuid
                    else (to_jsonb(new) ->> 'id')::uuid end;
    legs integer;
    total numeric;
begin
    select count(*), coalesce(sum(l.minor), 0) into legs, total
    from commissions.leg l
    where l.organisation_id = new.organisation_id and l.posting_id = posting;
    if legs < 2 or total <> 0 then
        raise exception 'posting % has % legs, out of balance by %', posting, legs, total
            using errcode = 'check_violation', constraint = 'posting_balanced';
    end if;
    return null;
end $$;
create constraint trigger balanced after insert on commissions.posting
    deferrable initially deferred for each row execute function commissions.balanced();
create constraint trigger balanced after insert on commissions.leg
    deferrable initially deferred for each row execute function commissions.balanced();

create function commissions.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% only grows', tg_table_name
        using errcode = 'check_violation', constraint = 'ledger_kept';
end $$;
create trigger kept before update or delete or truncate on commissions.posting
    for each statement execute function commissions.refuse_change();
create trigger kept before update or delete or truncate on commissions.leg
    for each statement execute function commissions.refuse_change();
create trigger kept before update or delete or truncate on commissions.step
    for each statement execute function commissions.refuse_change();

-- Of a statement only its state moves, and only onward; a prepared one may go.
create function commissions.keep_issued() returns trigger language plpgsql as $$
declare
    moves constant text[] := array['state', 'approved_at', 'approved_by', 'approved_name',
                                   'accepted_at', 'accepted_name'];
begin
    if tg_op = 'DELETE' then
        if old.state = 'prepared' then return old; end if;
    elsif to_jsonb(new) - moves = to_jsonb(old) - moves
          and (old.state, new.state) in (('prepared', 'issued'), ('issued', 'accepted')) then
        return new;
    end if;
    raise exception 'statement % was issued', old.number
        using errcode = 'check_violation', constraint = 'statement_kept';
end $$;
create trigger kept before update or delete on commissions.statement
    for each row execute function commissions.keep_issued();

-- Parts and what was stated go with a prepared statement, and change in nothing but in being
-- issued or superseded.
create function commissions.keep_detail() returns trigger language plpgsql as $$
declare
    moves constant text[] := array['superseded_by', 'issued'];
begin
    if tg_op = 'DELETE' then
        if not exists (select from commissions.statement s
                       where s.organisation_id = old.organisation_id and s.id = old.statement_id
                         and s.state <> 'prepared') then
            return old;
        end if;
    elsif to_jsonb(new) - moves = to_jsonb(old) - moves
          and (to_jsonb(old) ->> 'issued') is distinct from 'true' then
        return new;
    end if;
    raise exception 'a statement rests on this'
        using errcode = 'check_violation', constraint = 'statement_kept';
end $$;
create trigger kept before update or delete on commissions.part
    for each row execute function commissions.keep_detail();
create trigger kept before update or delete on commissions.stated
    for each row execute function commissions.keep_detail();
create trigger kept_whole before truncate on commissions.statement
    for each statement execute function commissions.refuse_change();
create trigger kept_whole before truncate on commissions.part
    for each statement execute function commissions.refuse_change();
create trigger kept_whole before truncate on commissions.stated
    for each statement execute function commissions.refuse_change();

call access.protect('commissions.part', 'owner finance', true);
call access.protect('commissions.stated', 'owner finance', true);
call access.protect('commissions.step', 'owner finance agency_owner', true);
call access.protect('commissions.posting', 'owner finance agency_owner', true);
call access.protect('commissions.leg', 'owner finance agency_owner', true);

create policy gone on commissions.part for delete using ((select access.acts_as('owner finance')));
create policy gone on commissions.stated for delete
    using ((select access.acts_as('owner finance')));
create policy issued on commissions.part for update
    using ((select access.acts_as('owner finance')));
create policy superseded on commissions.stated for update
    using ((select access.acts_as('owner finance')));
create policy gone on commissions.statement for delete
    using ((select access.acts_as('owner finance')));
create policy moved on commissions.statement for update
    using ((select access.acts_as('owner finance'))
           or (select access.acts_as('agency_owner')) and agency_id = (select access.agency()));
grant delete on commissions.part, commissions.stated, commissions.statement to linecard_runtime;
grant update (issued) on commissions.part to linecard_runtime;
grant update (superseded_by) on commissions.stated to linecard_runtime;
grant update (state, approved_at, approved_by, approved_name, accepted_at, accepted_name)
    on commissions.statement to linecard_runtime;

-- An agency acts for itself alone: it accepts, and it withholds what it disputes.
create policy own on commissions.step as restrictive for insert
    with check ((select access.staff_everywhere())
                or agency_id = (select access.agency()) and step = 'accepted');
create policy own on commissions.posting as restrictive for insert
    with check ((select access.staff_everywhere())
                or agency_id = (select access.agency()) and kind in ('disputed', 'granted'));
create policy own on commissions.leg as restrictive for insert
    with check ((select access.staff_everywhere()) or agency_id = (select access.agency()));

drop policy seen on commissions.statement;
create policy seen on commissions.statement for select
    using ((select access.staff_everywhere())
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency())
              and state <> 'prepared');

create policy seen on commissions.part for select
    using ((select access.staff_everywhere())
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency())
              and issued
           or (select access.role()) = 'rep' and rep_id = (select access.rep()) and issued);
create policy seen on commissions.stated for select using ((select access.staff_everywhere()));
create policy seen on commissions.step for select
    using ((select access.staff_everywhere())
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency())
              and step not in ('prepared', 'returned'));
create policy seen on commissions.posting for select
    using ((select access.staff_everywhere())
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency()));
create policy seen on commissions.leg for select
    using ((select access.staff_everywhere())
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency()));
