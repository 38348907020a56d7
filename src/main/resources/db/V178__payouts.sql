-- What a bank's word meant as it was taken is kept beside the word: rules ask what was meant, and
-- know no bank's words. Null where an archive from before this brought it.
alter table payouts.said add column meaning text
    check (meaning in ('received', 'paid', 'refused', 'unclear'));

-- as these words were understood until now; row-level security binds the owner of the tables, too
alter table payouts.said no force row level security;
update payouts.said
set meaning = case
    when code in ('RJCT', 'CANC') or code like 'CRDT BOOK%' then 'refused'
    when code in ('ACSC', 'ACCC', 'DBIT BOOK') then 'paid'
    when code in ('RCVD', 'PDNG', 'ACTC', 'ACCP', 'ACFC', 'ACSP', 'ACWC', 'ACWP', 'ACPD', 'PATC',
                  'PRES')
        or code like 'CRDT %' or code like 'DBIT %' and code not like '% RVSL' then 'received'
    else 'unclear' end;
alter table payouts.said force row level security;
