-- What somebody waits for goes before what comes round by itself.
alter table jobs.scheduled_tasks add column priority smallint not null default 10;
create index on jobs.scheduled_tasks (priority desc, execution_time);
