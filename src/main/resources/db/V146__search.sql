-- Many records that one statement adds are given their words by one statement too.
create function search.add_all_tokens() returns trigger language plpgsql
set plan_cache_mode = force_generic_plan as $$
begin
    insert into search.token (organisation_id, word, kind, record_id)
    select distinct a.organisation_id, left(w.word, 60), tg_argv[0], a.id
    from added a, string_to_table(a.search, ' ') as w (word)
    where a.archived_at is null and length(w.word) > 1;
    return null;
end $$;
drop trigger add_tokens on accounts.account;
create trigger add_tokens after insert on accounts.account
    referencing new table as added
    for each statement execute function search.add_all_tokens('account');
drop trigger add_tokens on contacts.contact;
create trigger add_tokens after insert on contacts.contact
    referencing new table as added
    for each statement execute function search.add_all_tokens('contact');
drop trigger add_tokens on catalog.product;
create trigger add_tokens after insert on catalog.product
    referencing new table as added
    for each statement execute function search.add_all_tokens('product');

-- The words of a record have its organisation, which its own key holds.
alter table search.token alter constraint token_organisation_id_fkey not enforced;
