-- How many contacts a list has is kept until one changes, or where one works, or what one agrees to.
alter table keeping.pulse
    drop constraint pulse_topic_check,
    add constraint pulse_topic_check
        check (topic in ('results', 'activity', 'standings', 'contacts'));
do $$
declare
    relation regclass;
begin
    foreach relation in array array[
        'contacts.contact', 'contacts.place', 'contacts.consent']::regclass[]
    loop
        execute format('create trigger pulse after insert or update or delete on %s
                        for each statement execute function keeping.beat(''contacts'')',
                       relation);
    end loop;
end $$;
