-- Calls come in from files as well. Which subjects there are, the program says from now on.
alter table exchange.import
    drop constraint import_subject_check,
    add constraint import_subject_check check (subject ~ '^[a-z][a-z-]{0,39}$');

-- A call that is planned again, since what was told of it was taken back: the tasks that it had
-- closed are open again. They bear the moment at which it was told.
create or replace function pipeline.keep_task() returns trigger language plpgsql
set plan_cache_mode = force_generic_plan as $$
begin
    if not row_security_active('pipeline.task') then return null; end if;
    if new.state = 'made' then
        update pipeline.task t
        set done_at = new.reported_at, version = t.version + 1
        from calls.call c
        where t.organisation_id = new.organisation_id and t.rep_id = new.rep_id
          and t.account_id = new.account_id and t.done_at is null
          and c.organisation_id = t.organisation_id and c.id = t.call_id
          and c.visited_on < new.visited_on;
    elsif tg_op = 'UPDATE' and new.state = 'planned' and old.state = 'made' then
        update pipeline.task t
        set done_at = null, version = t.version + 1
        where t.organisation_id = new.organisation_id and t.rep_id = new.rep_id
          and t.account_id = new.account_id and t.done_at = old.reported_at
          and t.call_id <> new.id;
    end if;
    if new.next_step is null or new.next_on is null or new.state = 'planned'
       or exists (select from calls.call c
                  where c.organisation_id = new.organisation_id and c.rep_id = new.rep_id
                    and c.account_id = new.account_id and c.state = 'made'
                    and c.visited_on > new.visited_on)
    then
        delete from pipeline.task
        where organisation_id = new.organisation_id and call_id = new.id and done_at is null;
        return null;
    end if;
    insert into pipeline.task (organisation_id, rep_id, account_id, call_id, step, content,
                               due_on)
    values (new.organisation_id, new.rep_id, new.account_id, new.id, new.next_step, '',
            new.next_on)
    on conflict (organisation_id, call_id) do update
    set step = excluded.step, due_on = excluded.due_on, account_id = excluded.account_id,
        version = task.version + 1
    where task.done_at is null
      and (task.step, task.due_on, task.account_id)
          is distinct from (excluded.step, excluded.due_on, excluded.account_id);
    return null;
end $$;
