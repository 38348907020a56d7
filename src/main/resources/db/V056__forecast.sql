-- What is open counts in the forecast, too.
alter table forecast.figure
    -- what the pipeline says by itself; empty where it says nothing
    add column pipeline bigint[] not null default '{}',
    -- the part of it that is open now, at measured rates
    add column from_open bigint[] not null default '{}',
    -- the part that rests on what will be won: that, and what nobody entered yet
    add column from_wins bigint[] not null default '{}',
    -- so much of what is open is expected to be won
    add column win_millionths bigint not null default 0
        check (win_millionths between 0 and 1000000);

alter table forecast.score drop constraint score_source_check;
alter table forecast.score add constraint score_source_check
    check (source in ('together', 'seasons', 'rhythm', 'activity', 'pipeline', 'naive', 'rep',
                      'manager'));

-- What was won or lost since a day, of everybody and of one rep.
create index on pipeline.opportunity (organisation_id, closed_at)
    include (rep_id, outcome, amount_minor, registered_at) where outcome is not null;
-- What changed since a day.
create index on pipeline.history (organisation_id, at, opportunity_id);
-- What was entered since a day.
create index on pipeline.opportunity (organisation_id, registered_at) include (id, rep_id);
-- Who sees every opportunity sees every history: nothing is looked up for each row.
alter policy seen on pipeline.history
    using ((select access.staff_everywhere())
           or exists (select from pipeline.opportunity o
                      where o.organisation_id = history.organisation_id and o.id = opportunity_id));
