-- Banks hand out their statements of an account (camt.053) where they write no notes (camt.054).
alter table payouts.message drop constraint message_kind_check;
alter table payouts.message add constraint message_kind_check
    check (kind in ('pain.002', 'camt.053', 'camt.054'));
