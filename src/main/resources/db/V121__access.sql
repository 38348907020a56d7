-- Who was a member once is named where something was done; asked for each, not planned for all.
create function access.was_member(person uuid) returns boolean language sql stable
return exists (select from access.audit_entry e
               where e.organisation_id = (select access.organisation())
                 and e.relation = 'access.membership' and e.action = 'delete'
                 and (e.before ->> 'user_id')::uuid = was_member.person);

alter policy seen on access.app_user using (
    id = (select access.person())
    or (select access.role()) in ('gate', 'setup')
    or id in (select m.user_id from access.membership m)
    or access.was_member(id));
