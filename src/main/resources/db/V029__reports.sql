-- What a rep has earned is read from these too.
create trigger pulse after insert or update or delete on commissions.part
    for each statement execute function reports.beat();
create trigger pulse after insert or update or delete on commissions.stated
    for each statement execute function reports.beat();
create trigger pulse after insert or update or delete on people.agency
    for each statement execute function reports.beat();
create trigger pulse after insert or update or delete on people.agreement
    for each statement execute function reports.beat();
