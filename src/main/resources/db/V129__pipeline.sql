-- Lists of open opportunities by what they are sorted by.
create index on pipeline.opportunity (organisation_id, amount_minor desc, id)
    where outcome is null;
create index on pipeline.opportunity (organisation_id, stage_at, id) where outcome is null;
create index on pipeline.opportunity (organisation_id, name collate "hu-x-icu", id)
    where outcome is null;
