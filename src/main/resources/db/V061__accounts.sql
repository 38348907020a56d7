-- Tags, and the answers to what the organisation itself asks (traits.trait): key to text, numbers
-- and days as programs write them. Null is nothing: a change that was traced before these columns
-- were here can still be taken back.
alter table accounts.account
    add column tags text[] check (cardinality(tags) <= 20),
    add column own jsonb check (jsonb_typeof(own) = 'object');

create policy seen on traits.mark for select
    using ((select access.staff_everywhere())
           or record = 'account' and exists (
               select from accounts.account a
               where a.organisation_id = mark.organisation_id and a.id = mark.record_id));

create trigger add_marks after insert on accounts.account for each row
    when (new.tags is not null or new.own is not null)
    execute function traits.add_marks('account');
create trigger drop_marks before delete on accounts.account
    for each row execute function traits.drop_marks();
create trigger change_marks before update on accounts.account for each row
    when (old.tags is distinct from new.tags or old.own is distinct from new.own)
    execute function traits.drop_marks();
create trigger changed_marks after update on accounts.account for each row
    when (old.tags is distinct from new.tags or old.own is distinct from new.own)
    execute function traits.add_marks('account');

-- One change of many accounts, as it was proposed and what became of it. It is taken back whole,
-- by the trace of the transaction that made it.
create table accounts.bulk (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    person_id       uuid not null default access.person() references access.app_user,
    made_at         timestamptz not null default now(),
    what            text not null check (length(what) between 1 and 60),
    value           text not null check (length(value) <= 1000),
    -- null: all that the list's address finds
    picked          uuid[] check (cardinality(picked) between 1 and 1000),
    query           text not null default '' check (length(query) <= 2000),
    state           text not null default 'proposed'
                    check (state in ('proposed', 'applying', 'applied', 'undoing', 'undone')),
    changed         integer not null default 0,
    kept            integer not null default 0,
    refused         integer not null default 0,
    transaction     bigint,
    first_entry     bigint,
    last_entry      bigint,
    job_id          uuid,
    version         integer not null default 1,
    unique (organisation_id, id),
    check ((state in ('proposed', 'applying')) = (transaction is null))
);
call access.protect('accounts.bulk', 'owner manager');
create policy seen on accounts.bulk for select using ((select access.staff_everywhere()));
