-- Whose orders and accounts an agency took over.
alter table terms.agreement
    add column predecessor_id uuid check (predecessor_id <> agency_id),
    add foreign key (organisation_id, predecessor_id)
        references people.agency (organisation_id, id);

-- An assignment that states no share of its own earns what the agreement of the rep's agency gives
-- the role.
alter table accounts.assignment alter column share_millionths drop not null;

-- What every role earns by each version of terms, from its first day on: nothing where the version
-- does not speak of it. Who books and reports must know that, and needs to see no other clause.
create table terms.role_share (
    id               uuid primary key default uuidv7(),
    organisation_id  uuid not null,
    version_id       uuid not null,
    agency_id        uuid not null,
    starts_on        date not null,
    role             text not null,
    share_millionths bigint not null check (share_millionths between 0 and 1000000),
    unique (organisation_id, version_id, role),
    foreign key (organisation_id, version_id)
        references terms.version (organisation_id, id) on delete cascade
);
create index on terms.role_share (organisation_id, agency_id);
alter table terms.role_share enable row level security;
alter table terms.role_share force row level security;
create policy organisation on terms.role_share as restrictive for all
    using (organisation_id = (select access.organisation()))
    with check (organisation_id = (select access.organisation()));
create policy seen on terms.role_share for select
    using ((select access.staff()) or agency_id = (select access.agency()));
create policy kept on terms.role_share for all
    using ((select access.acts_as('owner finance')))
    with check ((select access.acts_as('owner finance')));
grant select, insert, update, delete on terms.role_share to linecard_runtime;

-- Kept with the versions themselves, whoever writes them.
create function terms.keep_role_shares() returns trigger language plpgsql as $$
begin
    delete from terms.role_share where version_id = new.id;
    insert into terms.role_share (organisation_id, version_id, agency_id, starts_on, role,
                                  share_millionths)
    select new.organisation_id, new.id, new.agency_id, new.starts_on, r.role,
           coalesce((select (s ->> 'share')::bigint
                     from jsonb_array_elements(new.clauses -> 'roles') s
                     where s ->> 'role' = r.role), 0)
    from unnest(array['owner', 'specification', 'purchasing', 'ship_to']) as r (role);
    return null;
end $$;
create trigger role_shares after insert or update on terms.version
    for each row execute function terms.keep_role_shares();

-- row-level security binds the owner too
alter table terms.version no force row level security;
alter table terms.role_share no force row level security;
insert into terms.role_share (organisation_id, version_id, agency_id, starts_on, role,
                              share_millionths)
select v.organisation_id, v.id, v.agency_id, v.starts_on, r.role,
       coalesce((select (s ->> 'share')::bigint
                 from jsonb_array_elements(v.clauses -> 'roles') s
                 where s ->> 'role' = r.role), 0)
from terms.version v
cross join unnest(array['owner', 'specification', 'purchasing', 'ship_to']) as r (role);
alter table terms.role_share force row level security;
alter table terms.version force row level security;

-- boards are made of whom sales count for
create trigger pulse after insert or update or delete on terms.role_share
    for each statement execute function reports.beat();

-- A manager bound to a territory sees the disputes of its agencies, but those about lines of reps
-- who are elsewhere.
drop policy seen on disputes.dispute;
create policy seen on disputes.dispute for select
    using ((select access.staff_everywhere())
           or (select access.staff())
              and (rep_id in (select id from people.rep)
                   or rep_id is null and agency_id in (select id from people.agency))
           or (select access.role()) = 'agency_owner' and agency_id = (select access.agency())
           or (select access.role()) = 'rep' and rep_id = (select access.rep()));

-- Who issues statements sees whether their letters went out.
create policy stated on mail.letter for select
    using ((select access.acts_as('finance')) and enclosed = 'statement');
