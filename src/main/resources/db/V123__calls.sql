-- The cards of reps are kept, too, and they are made of these besides calls: what was asked of a
-- rep, when the rep works, and what may be held against it.
do $$
declare
    relation regclass;
begin
    foreach relation in array array[
        'calls.setting', 'calls.regime', 'calls.monitoring', 'calls.quota', 'calls.day_off',
        'calls.working_hours']::regclass[]
    loop
        execute format('create trigger pulse after insert or update or delete on %s
                        for each statement execute function keeping.beat(''activity'')',
                       relation);
    end loop;
end $$;
