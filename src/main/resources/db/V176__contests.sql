-- What is known of contests is kept as long as they are under way, and from their first moment: so
-- these rows say in which organisations one is.
create function contests.note_course() returns trigger language plpgsql as $$
begin
    if new.state = 'running' then
        -- by settings that there never were: all is to be counted
        insert into contests.known (organisation_id, contest_id, snapshot, settings)
        values (new.organisation_id, new.id, '1:1:', 0)
        on conflict do nothing;
    else
        delete from contests.known where contest_id = new.id;
    end if;
    return null;
end $$;
-- a constraint, for those that arrive in an archive, too
create constraint trigger known after insert or update of state on contests.contest
    for each row execute function contests.note_course();
create policy removed on contests.known for delete
    using ((select access.acts_as('owner manager')));
grant delete on contests.known to linecard_runtime;

-- The gate sends the round that keeps places to those organisations alone. It sees these rows,
-- which hold a contest's id and numbers of transactions, and neither the contests nor the marks.
create index on contests.known (organisation_id);
drop policy organisation on contests.known;
create policy organisation on contests.known as restrictive for all
    using (organisation_id = (select access.organisation()) or (select access.role()) = 'gate')
    with check (organisation_id = (select access.organisation()));
alter policy seen on contests.known using ((select access.acts_as('owner manager gate')));

-- row-level security binds the owner of the tables, too
alter table contests.contest no force row level security;
alter table contests.known no force row level security;
delete from contests.known;
insert into contests.known (organisation_id, contest_id, snapshot, settings)
select organisation_id, id, '1:1:', 0
from contests.contest
where state = 'running';
alter table contests.contest force row level security;
alter table contests.known force row level security;
