-- By which words records are found: each word of each that is not archived, kept in step by
-- triggers with what the records' own rooms say they are searched by.
create schema search;
grant usage on schema search to linecard_runtime;

create table search.token (
    organisation_id uuid not null references access.organisation,
    -- as linecard.words.SearchText writes it
    word            text not null collate "C" check (length(word) between 2 and 60),
    kind            text not null check (kind in ('account', 'contact', 'product')),
    record_id       uuid not null,
    primary key (organisation_id, word, kind, record_id)
);
create index on search.token (organisation_id, record_id);

-- The trace is the records' own.
alter table search.token enable row level security;
alter table search.token force row level security;
create policy organisation on search.token as restrictive for all
    using (organisation_id = (select access.organisation()))
    with check (organisation_id = (select access.organisation()));
create policy seen on search.token for select
    using ((select access.staff_everywhere())
           or kind = 'product'
           or kind = 'account' and exists (
               select from accounts.account a
               where a.organisation_id = token.organisation_id and a.id = token.record_id)
           or kind = 'contact' and exists (
               select from contacts.contact c
               where c.organisation_id = token.organisation_id and c.id = token.record_id));
create policy kept on search.token for insert with check (true);
create policy dropped on search.token for delete using (true);
grant select, insert, delete on search.token to linecard_runtime;

-- Before a record goes or changes, while whoever does it still sees it.
create function search.drop_tokens() returns trigger language plpgsql
set plan_cache_mode = force_generic_plan as $$
begin
    delete from search.token
    where organisation_id = old.organisation_id and record_id = old.id;
    if tg_op = 'DELETE' then return old; end if;
    return new;
end $$;

create function search.add_tokens() returns trigger language plpgsql
set plan_cache_mode = force_generic_plan as $$
begin
    if new.archived_at is null then
        insert into search.token (organisation_id, word, kind, record_id)
        select distinct new.organisation_id, left(word, 60), tg_argv[0], new.id
        from string_to_table(new.search, ' ') as word
        where length(word) > 1;
    end if;
    return null;
end $$;

create trigger add_tokens after insert on accounts.account
    for each row execute function search.add_tokens('account');
create trigger drop_tokens before delete on accounts.account
    for each row execute function search.drop_tokens();
create trigger change_tokens before update on accounts.account for each row
    when (old.search <> new.search
          or (old.archived_at is null) <> (new.archived_at is null))
    execute function search.drop_tokens();
create trigger changed_tokens after update on accounts.account for each row
    when (old.search <> new.search
          or (old.archived_at is null) <> (new.archived_at is null))
    execute function search.add_tokens('account');

create trigger add_tokens after insert on contacts.contact
    for each row execute function search.add_tokens('contact');
create trigger drop_tokens before delete on contacts.contact
    for each row execute function search.drop_tokens();
create trigger change_tokens before update on contacts.contact for each row
    when (old.search <> new.search
          or (old.archived_at is null) <> (new.archived_at is null))
    execute function search.drop_tokens();
create trigger changed_tokens after update on contacts.contact for each row
    when (old.search <> new.search
          or (old.archived_at is null) <> (new.archived_at is null))
    execute function search.add_tokens('contact');

create trigger add_tokens after insert on catalog.product
    for each row execute function search.add_tokens('product');
create trigger drop_tokens before delete on catalog.product
    for each row execute function search.drop_tokens();
create trigger change_tokens before update on catalog.product for each row
    when (old.search <> new.search
          or (old.archived_at is null) <> (new.archived_at is null))
    execute function search.drop_tokens();
create trigger changed_tokens after update on catalog.product for each row
    when (old.search <> new.search
          or (old.archived_at is null) <> (new.archived_at is null))
    execute function search.add_tokens('product');

-- What is there already; row-level security binds the owner too.
alter table accounts.account no force row level security;
alter table catalog.product no force row level security;
alter table search.token no force row level security;
insert into search.token (organisation_id, word, kind, record_id)
select distinct a.organisation_id, left(w.word, 60), 'account', a.id
from accounts.account a, string_to_table(a.search, ' ') as w (word)
where a.archived_at is null and length(w.word) > 1;
insert into search.token (organisation_id, word, kind, record_id)
select distinct p.organisation_id, left(w.word, 60), 'product', p.id
from catalog.product p, string_to_table(p.search, ' ') as w (word)
where p.archived_at is null and length(w.word) > 1;
alter table accounts.account force row level security;
alter table catalog.product force row level security;
alter table search.token force row level security;
