-- An agency sees of what each of its payments is made, though neither batches nor what was taken
-- back: when a payment was made, and when the one before it that reached the ledger was.
create policy timed on payouts.batch for select to current_user
    using ((select access.role()) = 'agency_owner');
create policy timed on payouts.payment for select to current_user
    using ((select access.role()) = 'agency_owner' and agency_id = (select access.agency()));

create function payouts.paid_before(agency uuid, moment timestamptz) returns timestamptz
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(max(b.created_at), '-infinity')
    from payouts.payment p
    join payouts.batch b on b.id = p.batch_id
    where p.agency_id = agency and b.approved_at is not null and b.created_at < moment
$$;

create function payouts.made_between(wanted uuid[])
returns table (id uuid, agency_id uuid, since timestamptz, until timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select m.id, m.agency_id, coalesce(m.since, '-infinity'), m.until
    from (
        select p.id, p.agency_id, b.created_at as until,
               max(b.created_at) filter (where b.approved_at is not null) over (
                   partition by p.agency_id order by b.created_at
                   groups between unbounded preceding and 1 preceding) as since
        from payouts.payment p
        join payouts.batch b on b.id = p.batch_id
        where p.agency_id in (select o.agency_id from payouts.payment o where o.id = any(wanted))
        ) m
    where m.id = any(wanted)
$$;
