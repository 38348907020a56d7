-- A rep's page shows what was earned too.
create trigger pulse after insert or update or delete on commissions.rate
    for each statement execute function reports.beat();
create trigger pulse after insert or update or delete on commissions.statement
    for each statement execute function reports.beat();
