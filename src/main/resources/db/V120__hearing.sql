-- Few words come from answers: whether an answer is seen is asked for each, not planned for all.
create function calls.answer_seen(call uuid) returns boolean language sql stable
return exists (select from calls.answer a where a.call_id = answer_seen.call);

alter policy seen on hearing.token using (
    (select access.staff_everywhere())
    or rep_id = any ((select people.reps_seen())::uuid[])
       and (source <> 'answer' or calls.answer_seen(subject_id))
    or source in ('call', 'note')
       and subject_id in (select p.call_id from calls.participant p
                          where p.rep_id = any ((select people.reps_seen())::uuid[])));
