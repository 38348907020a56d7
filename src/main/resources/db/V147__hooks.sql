-- Many records that one statement adds are told of by one statement too.
create function hooks.tell_added() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan as $$
begin
    insert into hooks.delivery (organisation_id, endpoint_id, event, subject_id, subject_version,
                                next_at)
    select e.organisation_id, e.id, tg_argv[0], a.id, a.version, greatest(now(), e.rests_until)
    from hooks.endpoint e
    join added a on a.organisation_id = e.organisation_id
    where e.off_at is null and tg_argv[0] = any (e.events)
      and exists (select from hooks.secret s
                  where s.organisation_id = e.organisation_id and s.endpoint_id = e.id);
    return null;
end $$;
drop trigger tell_created on accounts.account;
create trigger tell_created after insert on accounts.account
    referencing new table as added
    for each statement execute function hooks.tell_added('account.created');
drop trigger tell_created on contacts.contact;
create trigger tell_created after insert on contacts.contact
    referencing new table as added
    for each statement execute function hooks.tell_added('contact.created');
drop trigger tell_created on pipeline.opportunity;
create trigger tell_created after insert on pipeline.opportunity
    referencing new table as added
    for each statement execute function hooks.tell_added('opportunity.created');
