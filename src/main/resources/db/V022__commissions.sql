-- How an organisation cuts its years decides in which month each sale counts. It changes by
-- commissions.recut alone, whose caller sums the months anew in the same transaction; not by
-- Undo, which knows nothing of months; and no more once a statement was issued for a month.
create function commissions.keep_calendar() returns trigger language plpgsql as $$
begin
    perform commissions.wait_for_others(new.id);
    if current_setting('linecard.recutting', true) is distinct from 'yes' then
        raise exception 'the months of sales rest on the fiscal calendar'
            using errcode = 'check_violation', constraint = 'calendar_kept';
    end if;
    if exists (select from commissions.statement s where s.organisation_id = new.id) then
        raise exception 'statements rest on the fiscal calendar'
            using errcode = 'check_violation', constraint = 'calendar_stated';
    end if;
    return new;
end $$;
create trigger calendar before update of fiscal_calendar on access.organisation
    for each row when (old.fiscal_calendar <> new.fiscal_calendar)
    execute function commissions.keep_calendar();

-- Answers how many organisations were changed: none where it is not of that version any more.
create function commissions.recut(changed uuid, calendar text, seen integer) returns integer
language plpgsql as $$
declare
    done integer;
begin
    set local linecard.recutting = 'yes';
    update access.organisation
    set fiscal_calendar = calendar, version = version + 1
    where id = changed and version = seen;
    get diagnostics done = row_count;
    set local linecard.recutting = 'no';
    return done;
end $$;

-- Who left is no member any more, but what the person did is still there, and by whom: those who
-- see the trace see its names.
drop policy seen on access.app_user;
create policy seen on access.app_user for select
    using (id = (select access.person()) or (select access.role()) in ('gate', 'setup')
           or id in (select user_id from access.membership)
           or id in (select (e.before ->> 'user_id')::uuid
                     from access.audit_entry e
                     where e.organisation_id = (select access.organisation())
                       and e.relation = 'access.membership' and e.action = 'delete'));
