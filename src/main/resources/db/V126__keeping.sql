-- Leaderboards are kept while no place moves: they have a mark of their own, so that they hold while
-- goals and accounts change, and other figures hold while places move.
alter table keeping.pulse
    drop constraint pulse_topic_check,
    add constraint pulse_topic_check check (topic in ('results', 'activity', 'standings'));

do $$
declare
    relation regclass;
begin
    foreach relation in array array[
        'contests.contest', 'contests.tally', 'contests.place', 'contests.consent']::regclass[]
    loop
        execute format('create trigger pulse after insert or update or delete on %s
                        for each statement execute function keeping.beat(''standings'')',
                       relation);
    end loop;
end $$;
-- how they are called, and who sees them
create trigger pulse_standings after insert or update or delete on people.rep
    for each statement execute function keeping.beat('standings');
