-- What is due of opportunities stands on everybody's first page.
create index on pipeline.opportunity (organisation_id, rep_id) include (expected_close, next_on)
    where outcome is null;
