-- When pages that were worked out before may be shown again: not after a change to what they rest
-- on. Each transaction with such a change leaves its number here; who kept a page knows the
-- snapshot in which it was worked out, and works it out anew as soon as there is a number here
-- that this snapshot does not see. A row each, instead of a counter that all would bump, since
-- those who write should not wait for each other until they commit.
create schema reports;
grant usage on schema reports to linecard_runtime;

create table reports.pulse (
    organisation_id uuid not null references access.organisation,
    -- of the transaction; bigint, since row-level security lets no index find a xid8
    transaction_id  bigint not null,
    at              timestamptz not null default now(),
    primary key (organisation_id, transaction_id)
);
alter table reports.pulse enable row level security;
alter table reports.pulse force row level security;
create policy organisation on reports.pulse as restrictive for all
    using (organisation_id = (select access.organisation()))
    with check (organisation_id = (select access.organisation()));
create policy beaten on reports.pulse for all using (true) with check (true);
grant select, insert, update, delete on reports.pulse to linecard_runtime;

-- Once a transaction. Nothing is kept for longer than an hour (reports.Boards), so what is a day
-- old can go; two that tidy up at once pass each other by.
create function reports.beat() returns trigger language plpgsql as $$
begin
    if access.organisation() is null then return null; end if;
    insert into reports.pulse (organisation_id, transaction_id)
    values (access.organisation(), pg_current_xact_id()::text::bigint)
    on conflict do nothing;
    if found then
        delete from reports.pulse
        where organisation_id = access.organisation()
          and transaction_id in (select transaction_id
                                 from reports.pulse
                                 where organisation_id = access.organisation()
                                   and at < now() - interval '1 day'
                                 order by transaction_id
                                 limit 100
                                 for update skip locked);
    end if;
    return null;
end $$;

-- What a board of figures is made of.
do $$
declare
    relation regclass;
begin
    foreach relation in array array[
        'sales.month', 'sales.rep_month', 'sales.share', 'accounts.account',
        'accounts.assignment', 'people.rep', 'catalog.product_line', 'plan.goal',
        'plan.goal_proposal', 'plan.goal_month', 'plan.goal_agreement',
        'plan.special_day']::regclass[]
    loop
        execute format('create trigger pulse after insert or update or delete on %s
                        for each statement execute function reports.beat()', relation);
    end loop;
end $$;
