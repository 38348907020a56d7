-- What may be found is looked up once a statement, not for each word that matches.
drop policy seen on search.token;
create policy seen on search.token for select
    using ((select access.staff_everywhere())
           or kind = 'product'
           or kind = 'account' and record_id in (select unnest(accounts.held()))
           or kind = 'contact' and record_id in (select unnest(contacts.held())));
