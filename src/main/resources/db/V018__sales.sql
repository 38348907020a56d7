-- Who was ever credited with sales of an account. Of an account that only one was ever credited
-- with, and who holds it alone today, the sums by today's holder are those by whom was credited
-- then; so past sales by today's holders are the sums without accounts, corrected by the few
-- accounts that changed hands.
create table sales.credited (
    organisation_id uuid not null references access.organisation,
    account_id      uuid not null,
    -- null: the house
    rep_id          uuid,
    unique nulls not distinct (organisation_id, account_id, rep_id)
);
create index on sales.credited (organisation_id, rep_id);
-- row-level security binds the owner too
alter table sales.month no force row level security;
insert into sales.credited (organisation_id, account_id, rep_id)
select distinct organisation_id, account_id, rep_id
from sales.month;
alter table sales.month force row level security;

call access.protect('sales.credited', 'owner manager finance', true);
create policy seen on sales.credited for select using ((select access.staff_everywhere()));

-- Kept with the months themselves, whoever writes them. It only grows: one too many costs a
-- look at an account, one too few would be a wrong figure.
create function sales.note_credited() returns trigger language plpgsql as $$
begin
    insert into sales.credited (organisation_id, account_id, rep_id)
    select distinct a.organisation_id, a.account_id, a.rep_id
    from added a
    on conflict do nothing;
    return null;
end $$;
create trigger credited after insert on sales.month
    referencing new table as added
    for each statement execute function sales.note_credited();

-- for finding a document by how its number begins
create index on sales.document (organisation_id, number collate "C");

-- lists by what they are sorted and narrowed by
create index on accounts.account (organisation_id, city collate "hu-x-icu",
                                  name collate "hu-x-icu", id);
create index on accounts.account (organisation_id, code collate "C", id);
create index on accounts.account (organisation_id, customer_type);
create index on people.rep (organisation_id, family_name collate "hu-x-icu",
                            given_name collate "hu-x-icu", id);

-- documents of a list, latest first, a page at a time
create index on sales.share (organisation_id, booked_on, document_id);
drop index sales.share_organisation_id_booked_on_idx;

-- The same rows as before, asked so that a few accounts are looked up by themselves instead of
-- after everybody's assignments.
drop policy seen on accounts.account;
create policy seen on accounts.account for select
    using ((select access.staff_everywhere())
           or (select access.staff()) and territory_id = (select access.territory())
           or (select not access.staff())
              and exists (select from accounts.assignment s
                          where s.organisation_id = account.organisation_id
                            and s.account_id = account.id));
