-- Rooms below the reports keep what they worked out, too; so the marks of changes lie lower, and
-- say what was changed: what is made of sales alone holds while calls are told and opportunities
-- move.
create schema keeping;
grant usage on schema keeping to linecard_runtime;
alter table reports.pulse set schema keeping;
alter table keeping.pulse
    add column topic text not null default 'results' check (topic in ('results', 'activity')),
    drop constraint pulse_pkey,
    add primary key (organisation_id, transaction_id, topic);

-- As before, with the topic that the trigger names.
alter function reports.beat() set schema keeping;
create or replace function keeping.beat() returns trigger language plpgsql as $$
begin
    if access.organisation() is null then return null; end if;
    insert into keeping.pulse (organisation_id, transaction_id, topic)
    values (access.organisation(), pg_current_xact_id()::text::bigint,
            coalesce(tg_argv[0], 'results'))
    on conflict do nothing;
    if found then
        delete from keeping.pulse
        where organisation_id = access.organisation()
          and (transaction_id, topic) in (select transaction_id, topic
                                          from keeping.pulse
                                          where organisation_id = access.organisation()
                                            and at < now() - interval '1 day'
                                          order by transaction_id
                                          limit 100
                                          for update skip locked);
    end if;
    return null;
end $$;

do $$
declare
    relation regclass;
begin
    foreach relation in array array[
        'pipeline.opportunity', 'pipeline.history', 'pipeline.stage', 'pipeline.won_order',
        'calls.call', 'calls.participant']::regclass[]
    loop
        execute format('create trigger pulse after insert or update or delete on %s
                        for each statement execute function keeping.beat(''activity'')',
                       relation);
    end loop;
end $$;
