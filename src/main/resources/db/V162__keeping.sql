-- What is over is found by its age: each first write of a transaction read the marks of a whole day
-- to find none, which grew with what the company wrote on it.
create index on keeping.pulse (organisation_id, at);

create or replace function keeping.beat() returns trigger language plpgsql as $$
begin
    if access.organisation() is null then return null; end if;
    insert into keeping.pulse (organisation_id, transaction_id, topic)
    values (access.organisation(), pg_current_xact_id()::text::bigint,
            coalesce(tg_argv[0], 'results'))
    on conflict do nothing;
    if found then
        delete from keeping.pulse
        where organisation_id = access.organisation()
          and (transaction_id, topic) in (select transaction_id, topic
                                          from keeping.pulse
                                          where organisation_id = access.organisation()
                                            and at < now() - interval '1 day'
                                          order by at
                                          limit 100
                                          for update skip locked);
    end if;
    return null;
end $$;
