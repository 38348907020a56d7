-- Whom one may see is asked for by seventy policies, of others within some of them. A look-up inside
-- a policy is planned with each statement, with the policies of what it looks into: for a call that
-- took longer than to find it. A function is planned once a connection, see decision 0075.
create function people.reps_seen() returns uuid[] language sql stable
return (select coalesce(array_agg(r.id), '{}') from people.rep r);

create function people.agencies_seen() returns uuid[] language sql stable
return (select coalesce(array_agg(a.id), '{}') from people.agency a);

create function pg_temp.asked_once(expression text) returns text language sql immutable as $$
    select regexp_replace(regexp_replace(expression,
        'IN \( SELECT rep\.id\s+FROM people\.rep\)',
        '= any ((select people.reps_seen())::uuid[])', 'g'),
        'IN \( SELECT agency\.id\s+FROM people\.agency\)',
        '= any ((select people.agencies_seen())::uuid[])', 'g')
$$;

do $$
declare
    policy record;
begin
    for policy in
        select p.polname as name, p.polrelid::regclass as relation,
               pg_get_expr(p.polqual, p.polrelid) as seen,
               pg_get_expr(p.polwithcheck, p.polrelid) as kept
        from pg_policy p
        where p.polrelid not in ('people.rep'::regclass, 'people.agency'::regclass)
    loop
        if policy.seen <> pg_temp.asked_once(policy.seen) then
            execute format('alter policy %I on %s using (%s)', policy.name, policy.relation,
                           pg_temp.asked_once(policy.seen));
        end if;
        if policy.kept <> pg_temp.asked_once(policy.kept) then
            execute format('alter policy %I on %s with check (%s)', policy.name, policy.relation,
                           pg_temp.asked_once(policy.kept));
        end if;
    end loop;
end
$$;

drop function pg_temp.asked_once(text);
