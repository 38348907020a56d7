-- What one transaction changed is taken back by sets (decision 0085): row by row, the 300,000 rows
-- of a company that came over took many minutes.

-- Takes back the changes of some rows, newest first: of each from one of its entries to another, as
-- if they were one. Tables go one after the other, the one whose first change came last goes first.
-- Where that fails, the newer half is tried and then the older, down to the row that stands in the
-- way: what rows need of each other is there again, row by row, at the latest.
create function access.undo_slice(earliest bigint[], latest bigint[])
returns text language plpgsql set join_collapse_limit = 1 as $$
declare
    half integer := cardinality(earliest) / 2;
    one record;
    done bigint;
    obstacle text;
begin
    begin
        for one in
            select f.relation,
                   count(*) as rows,
                   bool_or(n.id > l.id) as is_changed_since,
                   array_agg(f.row_id) filter (where f.before is null
                                                 and l.after is not null) as added,
                   array_agg(f.id) filter (where f.before is not null
                                             and l.after is not null) as changed_from,
                   array_agg(l.id) filter (where f.before is not null
                                             and l.after is not null) as changed_to,
                   array_agg(f.id) filter (where f.before is not null
                                             and l.after is null) as removed,
                   count(*) filter (where f.before is null and l.after is null) as passing
            from unnest(undo_slice.earliest, undo_slice.latest) as u (earliest, latest)
            join access.audit_entry f on f.id = u.earliest
            join access.audit_entry l on l.id = u.latest
            join lateral (select n.id from access.audit_entry n
                          where n.organisation_id = f.organisation_id
                            and n.relation = f.relation and n.row_id = f.row_id
                          order by n.id desc limit 1) n on true
            group by f.relation
            order by min(f.id) desc
        loop
            if one.is_changed_since then raise integrity_constraint_violation; end if;
            done := one.passing;
            done := done + access.undo_added(one.relation, one.added::uuid[]);
            done := done + access.undo_changed(one.relation, one.changed_from, one.changed_to);
            done := done + access.undo_removed(one.relation, one.removed);
            if done <> one.rows then raise integrity_constraint_violation; end if;
        end loop;
        return '';
    exception when integrity_constraint_violation then
        if half = 0 then
            return (select e.relation || '/' || e.row_id
                    from access.audit_entry e where e.id = earliest[1]);
        end if;
    end;
    obstacle := access.undo_slice(earliest[:half], latest[:half]);
    if obstacle <> '' then return obstacle; end if;
    return access.undo_slice(earliest[half + 1:], latest[half + 1:]);
end $$;

-- Each of the three answers of how many rows it could do what was asked; null asks for none.
create function access.undo_added(relation_name text, added uuid[]) returns bigint
language plpgsql as $$
declare
    done bigint;
begin
    if added is null then return 0; end if;
    execute format('delete from %s where id = any ($1)', relation_name::regclass) using added;
    get diagnostics done = row_count;
    return done;
end $$;

create function access.undo_changed(relation_name text, changed_from bigint[], changed_to bigint[])
returns bigint language plpgsql set join_collapse_limit = 1 as $$
declare
    target regclass := relation_name::regclass;
    columns text;
    done bigint;
begin
    if changed_from is null then return 0; end if;
    select string_agg(format('%1$I = o.%1$I', c.attname), ', ') into columns
    from pg_attribute c
    where c.attrelid = target and c.attnum > 0 and not c.attisdropped and c.attgenerated = ''
      and c.attname not in ('id', 'organisation_id', 'version', 'created_at');
    execute format('update %s t set %s, version = t.version + 1
                    from (select l.row_id::uuid as row_key, (l.after ->> ''version'')::integer as seen,
                                 o.*
                          from unnest($1, $2) as u (changed_from, changed_to)
                          join access.audit_entry f on f.id = u.changed_from
                          join access.audit_entry l on l.id = u.changed_to
                          cross join jsonb_populate_record(null::%s, f.before) as o) as o
                    where t.id = o.row_key and t.version = o.seen',
                   target, columns, target)
    using changed_from, changed_to;
    get diagnostics done = row_count;
    return done;
end $$;

create function access.undo_removed(relation_name text, removed bigint[]) returns bigint
language plpgsql as $$
declare
    target regclass := relation_name::regclass;
    done bigint;
begin
    if removed is null then return 0; end if;
    execute format('insert into %s
                    select o.*
                    from unnest($1) as u (removed)
                    join access.audit_entry f on f.id = u.removed
                    cross join jsonb_populate_record(null::%s, f.before) as o', target, target)
    using removed;
    get diagnostics done = row_count;
    return done;
end $$;

drop function access.undo_transaction(bigint, bigint, bigint);
drop function access.undo_span(text, text, bigint, bigint);

-- Many rows that one statement deletes leave their traces by one statement, as those that it adds.
create function access.record_removed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan as $$
begin
    if access.person() is null then
        raise exception 'a change to %.% without a person', tg_table_schema, tg_table_name;
    end if;
    insert into access.audit_entry (organisation_id, person_id, relation, row_id, action, before)
    select r.organisation_id, access.person(), tg_table_schema || '.' || tg_table_name, r.id,
           'delete', to_jsonb(r)
    from removed r;
    return null;
end $$;

do $$
declare
    relation regclass;
begin
    foreach relation in array array['accounts.account', 'accounts.alias', 'accounts.assignment',
                                    'contacts.contact', 'contacts.place']::regclass[]
    loop
        execute format('drop trigger audit on %s', relation);
        execute format('drop trigger if exists audit_added on %s', relation);
        execute format('create trigger audit after update on %s
                        for each row execute function access.record_change()', relation);
        execute format('create trigger audit_added after insert on %s
                        referencing new table as added
                        for each statement execute function access.record_added()', relation);
        execute format('create trigger audit_removed after delete on %s
                        referencing old table as removed
                        for each statement execute function access.record_removed()', relation);
    end loop;
end $$;
