-- What was done at an account stands in its timeline.
create index on pipeline.task (organisation_id, account_id, done_at desc, id desc)
    where done_at is not null;
