-- What a rep holds is asked for with each of the rep's figures, and read from the index alone.
create index on accounts.assignment (organisation_id, rep_id) include (account_id);
drop index accounts.assignment_organisation_id_rep_id_idx;
