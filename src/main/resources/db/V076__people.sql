-- What a rep, or a whole agency, is not given for a while. It says what and until when, never why:
-- that stands where it was decided, for those who decide.
create table people.restraint (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    agency_id       uuid not null,
    -- null: all of the agency's reps
    rep_id          uuid,
    kind            text not null check (kind in ('no_territory', 'no_key_account',
                                                  'prize_suspended', 'second_signature')),
    starts          date not null,
    -- the first day on which it no longer holds; null: until it is lifted
    ends            date check (ends >= starts),
    version         integer not null default 1,
    unique (organisation_id, id),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id),
    foreign key (organisation_id, agency_id, rep_id)
        references people.rep (organisation_id, agency_id, id)
);
create index on people.restraint (organisation_id, agency_id, kind);

call access.protect('people.restraint', 'owner compliance');
create policy seen on people.restraint for select
    using ((select access.staff())
           or agency_id = (select access.agency())
              and ((select access.role()) = 'agency_owner' or rep_id is null
                   or rep_id = (select access.rep())));

-- Whether one holds on any of these days.
create function people.is_restrained(agency uuid, rep uuid, what text, first date, beyond date)
returns boolean language sql stable
return exists (select
               from people.restraint r
               where r.organisation_id = access.organisation() and r.agency_id = agency
                 and (r.rep_id is null or r.rep_id = rep) and r.kind = what
                 and r.starts < coalesce(r.ends, 'infinity')
                 and r.starts < coalesce(beyond, 'infinity')
                 and first < coalesce(r.ends, 'infinity'));

-- No new territory, however it is written. Who restores an archive gives nobody anything new.
create function people.refuse_territory() returns trigger language plpgsql as $$
declare
    today date;
begin
    if not row_security_active('people.restraint') then return new; end if;
    select (now() at time zone o.zone)::date into today
    from access.organisation o
    where o.id = new.organisation_id;
    if people.is_restrained(new.agency_id, new.id, 'no_territory', today, today + 1) then
        raise exception 'rep % is given no territory at present', new.code
            using errcode = 'check_violation', constraint = 'restrained';
    end if;
    return new;
end $$;
create trigger restrained before insert on people.rep for each row
    when (new.territory_id is not null) execute function people.refuse_territory();
create trigger restrained_later before update on people.rep for each row
    when (new.territory_id is not null and new.territory_id is distinct from old.territory_id)
    execute function people.refuse_territory();
