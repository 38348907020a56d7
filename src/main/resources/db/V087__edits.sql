-- Changes of many records are no longer those of accounts alone: they stand in a room of their own,
-- each under the path of the list of its records.
create schema edits;
grant usage on schema edits to linecard_runtime;

alter table accounts.bulk set schema edits;
alter table edits.bulk
    add column list text not null default 'accounts'
        check (list in ('accounts', 'contacts', 'opportunities'));
alter table edits.bulk alter column list drop default;
