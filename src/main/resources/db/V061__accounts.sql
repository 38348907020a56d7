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
