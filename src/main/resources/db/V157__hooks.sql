-- Many records that one statement deletes are told of by one statement.
create function hooks.tell_removed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    update hooks.delivery d set answer = ''
    from removed r
    where d.organisation_id = r.organisation_id and d.subject_id = r.id and d.answer <> '';
    insert into hooks.delivery (organisation_id, endpoint_id, event, subject_id, subject_version,
                                next_at)
    select e.organisation_id, e.id, tg_argv[0], r.id, r.version, greatest(now(), e.rests_until)
    from hooks.endpoint e
    join removed r on r.organisation_id = e.organisation_id
    where e.off_at is null and tg_argv[0] = any (e.events)
      and exists (select from hooks.secret s
                  where s.organisation_id = e.organisation_id and s.endpoint_id = e.id);
    return null;
end $$;
drop trigger tell_deleted on accounts.account;
create trigger tell_deleted after delete on accounts.account
    referencing old table as removed
    for each statement execute function hooks.tell_removed('account.deleted');
drop trigger tell_deleted on contacts.contact;
create trigger tell_deleted after delete on contacts.contact
    referencing old table as removed
    for each statement execute function hooks.tell_removed('contact.deleted');
drop trigger tell_deleted on pipeline.opportunity;
create trigger tell_deleted after delete on pipeline.opportunity
    referencing old table as removed
    for each statement execute function hooks.tell_removed('opportunity.deleted');

-- A record without tags and own values has no marks that go with it.
do $$
declare
    relation regclass;
begin
    foreach relation in array array['accounts.account', 'contacts.contact',
                                    'pipeline.opportunity']::regclass[]
    loop
        execute format('drop trigger drop_marks on %s', relation);
        execute format('create trigger drop_marks before delete on %s for each row
                        when (old.tags is not null or old.own is not null)
                        execute function traits.drop_marks()', relation);
    end loop;
end $$;
