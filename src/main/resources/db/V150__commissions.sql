-- What the next statement of a window goes on from. Where it does, only the lines that it did not
-- have are stored; those before it are in the row that its statement superseded.
alter table commissions.stated add column goes_on boolean not null default false;
alter table commissions.stated add column forward bytea;
alter table commissions.stated alter column forward set storage external;
call commissions.keep_columns('commissions.stated', array['superseded_by'],
                              'commissions.refuse_detail');
