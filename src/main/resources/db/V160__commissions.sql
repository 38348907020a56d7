-- Whether anything was done with an agency's statements is asked at each close.
create index on commissions.step (organisation_id, agency_id);
