-- Tags, and the answers to what the organisation itself asks (traits.trait), on contacts and on
-- opportunities as on accounts.

-- Of the values that a record holds, those that the viewer may not see, and what is said now: so
-- who does not see a value does not take it away by saving the others. Null for nothing.
create function traits.over(record_kind text, own jsonb, said jsonb) returns jsonb language sql stable
return nullif(coalesce(said, '{}'::jsonb) || case
    when own is null or access.staff() then '{}'::jsonb
    else (select coalesce(jsonb_object_agg(e.key, e.value), '{}'::jsonb)
          from jsonb_each(own) as e
          where e.key not in (select t.key from traits.trait t where t.record = record_kind)) end,
    '{}'::jsonb);

alter table contacts.contact
    add column tags text[] check (cardinality(tags) <= 20),
    add column own jsonb check (jsonb_typeof(own) = 'object');

create policy seen_of_contacts on traits.mark for select
    using (record = 'contact' and exists (
               select from contacts.contact c
               where c.organisation_id = mark.organisation_id and c.id = mark.record_id));

create trigger add_marks after insert on contacts.contact for each row
    when (new.tags is not null or new.own is not null)
    execute function traits.add_marks('contact');
create trigger drop_marks before delete on contacts.contact
    for each row execute function traits.drop_marks();
create trigger change_marks before update on contacts.contact for each row
    when (old.tags is distinct from new.tags or old.own is distinct from new.own)
    execute function traits.drop_marks();
create trigger changed_marks after update on contacts.contact for each row
    when (old.tags is distinct from new.tags or old.own is distinct from new.own)
    execute function traits.add_marks('contact');

-- The same, where the table has a column of the name of its first parameter.
create or replace function pipeline.is_claimed(
    own uuid, asking_rep uuid, account uuid, name_plain text, tax_number_plain text,
    asked_lines uuid[], day date, before timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    asking text := coalesce(current_setting('linecard.role', true), '');
    territory text := coalesce(current_setting('linecard.territory', true), '');
    found boolean;
begin
    perform pg_advisory_xact_lock(hashtextextended(access.organisation()::text, 44));
    set local linecard.role = 'owner';
    set local linecard.territory = '';
    found := exists (
        select from pipeline.opportunity o
        where o.organisation_id = access.organisation()
          and o.id <> is_claimed.own and o.rep_id <> asking_rep
          and o.outcome is null and o.registered_until >= day and o.registered_at < before
          and (o.account_id = account
               or o.account_plain = name_plain and name_plain <> ''
               or o.tax_plain = tax_number_plain and tax_number_plain <> '')
          and (o.lines = '{}' or asked_lines = '{}' or o.lines && asked_lines));
    execute format('set local linecard.role = %L', asking);
    execute format('set local linecard.territory = %L', territory);
    return found;
end $$;

alter table pipeline.opportunity
    add column tags text[] check (cardinality(tags) <= 20),
    add column own jsonb check (jsonb_typeof(own) = 'object');

create policy seen_of_opportunities on traits.mark for select
    using (record = 'opportunity' and exists (
               select from pipeline.opportunity o
               where o.organisation_id = mark.organisation_id and o.id = mark.record_id));

create trigger add_marks after insert on pipeline.opportunity for each row
    when (new.tags is not null or new.own is not null)
    execute function traits.add_marks('opportunity');
create trigger drop_marks before delete on pipeline.opportunity
    for each row execute function traits.drop_marks();
create trigger change_marks before update on pipeline.opportunity for each row
    when (old.tags is distinct from new.tags or old.own is distinct from new.own)
    execute function traits.drop_marks();
create trigger changed_marks after update on pipeline.opportunity for each row
    when (old.tags is distinct from new.tags or old.own is distinct from new.own)
    execute function traits.add_marks('opportunity');
