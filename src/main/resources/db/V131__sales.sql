-- The latest documents of an account stand on its page; without this all of them were read for it.
create index on sales.document (organisation_id, account_id, booked_on, id);
