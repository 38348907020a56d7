-- Many rows that one statement adds leave their traces by one statement too.
create function access.record_added() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan as $$
begin
    if access.person() is null then
        raise exception 'a change to %.% without a person', tg_table_schema, tg_table_name;
    end if;
    insert into access.audit_entry (organisation_id, person_id, relation, row_id, action, after)
    select a.organisation_id, access.person(), tg_table_schema || '.' || tg_table_name, a.id,
           'insert', to_jsonb(a)
    from added a;
    return null;
end $$;

do $$
declare
    relation regclass;
begin
    foreach relation in array array['accounts.account', 'accounts.alias']::regclass[]
    loop
        execute format('drop trigger audit on %s', relation);
        execute format('create trigger audit after update or delete on %s
                        for each row execute function access.record_change()', relation);
        execute format('create trigger audit_added after insert on %s
                        referencing new table as added
                        for each statement execute function access.record_added()', relation);
    end loop;
end $$;
