-- What a document itself says of the commission on it.
alter table sales.document
    -- why a credit takes back; null where nobody says
    add column cause text
        check (cause in ('return', 'cancellation', 'unpaid', 'price', 'principals_fault')),
    -- when the order came in; null where that is the document's own day
    add column ordered_on date,
    -- the special contract that it names
    add column contract text not null default '' check (length(contract) <= 60),
    -- the rate that it states, before every agreed one
    add column rate_millionths bigint check (rate_millionths between 0 and 1000000);
