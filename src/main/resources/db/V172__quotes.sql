-- What a draft's rep is to do since it was given back without approval, with the grounds.
alter table quotes.quote add column task_id uuid,
    add foreign key (organisation_id, task_id) references pipeline.task (organisation_id, id)
        on delete set null (task_id);
create index on quotes.quote (organisation_id, task_id) where task_id is not null;
