-- Who took a batch back, and when. What was approved stays as it was; that it was taken back is
-- said once.
alter table payouts.batch
    add column withdrawn_at timestamptz,
    add column withdrawn_by uuid references access.app_user,
    add column withdrawn_name text not null default '',
    add check ((withdrawn_at is null) = (withdrawn_by is null));

-- Of those that were taken back before, the trace knows it.
alter table payouts.batch no force row level security;
alter table access.audit_entry no force row level security;
alter table access.app_user no force row level security;
alter table access.organisation no force row level security;
alter table payouts.batch disable trigger user;
update payouts.batch b
set withdrawn_at = w.at, withdrawn_by = w.person_id,
    withdrawn_name = case o.language when 'hu' then u.family_name || ' ' || u.given_name
                                     else u.given_name || ' ' || u.family_name end
from (select distinct on (e.organisation_id, e.after ->> 'batch_id')
             e.organisation_id, (e.after ->> 'batch_id')::uuid as batch_id, e.at, e.person_id
      from access.audit_entry e
      where e.relation = 'payouts.payment' and e.action = 'update'
        and e.after ->> 'state' = 'withdrawn'
      order by e.organisation_id, e.after ->> 'batch_id', e.id) w
join access.app_user u on u.id = w.person_id
join access.organisation o on o.id = w.organisation_id
where b.organisation_id = w.organisation_id and b.id = w.batch_id;
alter table payouts.batch enable trigger user;
alter table payouts.batch force row level security;
alter table access.audit_entry force row level security;
alter table access.app_user force row level security;
alter table access.organisation force row level security;

create or replace function payouts.keep_batch() returns trigger language plpgsql as $$
declare
    said text[] := '{withdrawn_at,withdrawn_by,withdrawn_name,version}'::text[]
        || case when old.approved_at is null
                then '{approved_at,approved_by,approved_name,alone}'::text[] end;
begin
    if old.withdrawn_at is not null
        or old.approved_at is not null and new.withdrawn_at is null
        or to_jsonb(new) - said <> to_jsonb(old) - said then
        raise exception 'batch % stays as it is', old.number
            using errcode = 'check_violation', constraint = 'batch_kept';
    end if;
    return new;
end $$;
