-- That shares do not overlap was held by an index of account and rep that PostgreSQL also looked
-- into for the shares of one account or rep: it takes it for as quick as the others, but it takes
-- milliseconds a row. Written as text only the constraint finds it.
alter table accounts.assignment
    drop constraint assignment_organisation_id_account_id_rep_id_role_valid_key,
    add constraint assignment_once exclude using gist (
        (account_id::text) with =, (rep_id::text) with =, role with =, valid with &&);

-- Whether somebody's rep holds an account is asked for with each account that a rep sees.
create index on accounts.assignment (organisation_id, account_id) include (rep_id);
drop index accounts.assignment_organisation_id_account_id_idx;
