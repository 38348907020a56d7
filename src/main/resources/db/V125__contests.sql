-- Places are worked out anew for those alone whose results changed since; the others stand as they
-- stood, and only their numbers move.

-- Whose results changed on which days: left by the transaction that changed them.
create table contests.moved (
    organisation_id uuid not null references access.organisation not enforced,
    -- bigint, since row-level security lets no index find a xid8
    transaction_id  bigint not null,
    -- null: the house
    rep_id          uuid,
    from_day        date not null,
    last_day        date not null check (last_day >= from_day),
    at              timestamptz not null default now()
);
create index on contests.moved (organisation_id, transaction_id);

-- What was known when places were worked out last, by the transactions of this very server, and by
-- which settings of the organisation that was.
create table contests.known (
    organisation_id uuid not null references access.organisation,
    contest_id      uuid primary key,
    snapshot        text not null,
    settings        integer not null,
    foreign key (organisation_id, contest_id) references contests.contest (organisation_id, id)
        on delete cascade
);
alter table contests.tally drop column snapshot;

call access.protect('contests.moved', 'owner manager finance', true);
call access.protect('contests.known', 'owner manager', true);
create policy seen on contests.moved for select
    using ((select access.acts_as('owner manager')));
create policy forgotten on contests.moved for delete
    using ((select access.acts_as('owner manager')));
create policy seen on contests.known for select
    using ((select access.acts_as('owner manager')));
create policy changed on contests.known for update
    using ((select access.acts_as('owner manager')));
grant delete on contests.moved to linecard_runtime;
grant update on contests.known to linecard_runtime;

-- Shares only grow.
create function contests.note_sold() returns trigger language plpgsql as $$
begin
    insert into contests.moved (organisation_id, transaction_id, rep_id, from_day, last_day)
    select a.organisation_id, pg_current_xact_id()::text::bigint, a.rep_id, min(a.booked_on),
           max(a.booked_on)
    from added a
    group by a.organisation_id, a.rep_id;
    return null;
end $$;
create trigger contests after insert on sales.share
    referencing new table as added
    for each statement execute function contests.note_sold();

-- Who leaves, or comes back, may be out of a contest, or in it again.
create function contests.note_left() returns trigger language plpgsql as $$
begin
    insert into contests.moved (organisation_id, transaction_id, rep_id, from_day, last_day)
    values (new.organisation_id, pg_current_xact_id()::text::bigint, new.id, '-infinity',
            'infinity');
    return null;
end $$;
create trigger contests after update of archived_at on people.rep
    for each row when (old.archived_at is distinct from new.archived_at)
    execute function contests.note_left();

-- When one leaps ahead, the numbers of all behind it move: a place is rewritten where it stands,
-- which it can be with room beside it and no index of numbers. The few thousand of a contest are
-- sorted as they are read.
drop index contests.place_contest_id_number_who_idx;
alter table contests.place set (fillfactor = 45);
