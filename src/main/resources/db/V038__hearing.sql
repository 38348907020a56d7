-- What stands in reports, word by word, and under which themes it is counted. No index for full
-- text is used under row-level security, one for equal text is.
create schema hearing;
grant usage on schema hearing to linecard_runtime;

-- The stems of a text, by both languages, without accents: somebody who looks for a word writes it
-- with another ending, or leaves the accents out. What both languages' grammar is full of (the, és)
-- is left out. Endings that have an accent are known without it too.
create function hearing.stems(content text) returns setof text language sql stable as $$
    select distinct public.unaccent(left(stem, 40))
    from regexp_split_to_table(lower(normalize(content, NFKC)), '[^[:alnum:]]+') as word
    cross join lateral (
        select ts_lexize('hungarian_stem', word) as hungarian,
               ts_lexize('english_stem', word) as english,
               ts_lexize('hungarian_stem', case when word = public.unaccent(word) then
                   regexp_replace(regexp_replace(regexp_replace(word, '([brt])ol$', '\1ól'),
                                  'nal$', 'nál'), 'ert$', 'ért')
                   else word end) as plain) s
    cross join lateral unnest(s.hungarian || s.english || s.plain) as stem
    where length(word) > 1 and s.hungarian <> '{}' and s.english <> '{}' and s.plain <> '{}'
$$;

-- What of a call is chosen and not written, each as a token.
create function hearing.codes(outcome text, next_step text, competitors text[]) returns text[]
language sql stable as $$
    select array_remove(array['outcome=' || outcome, 'next=' || next_step]
                        || array(select left('rival=' || public.unaccent(lower(normalize(
                                     name, NFKC))), 60)
                                 from unnest(competitors) as name), null)
$$;

-- One row for each stem that a call, or a report as a whole, is found by. What is private, or was
-- taken back, never stands here, nor does anything of planned calls. It follows calls.call and
-- what was written about it, by triggers.
create table hearing.token (
    -- it follows rows that have these keys enforced
    organisation_id uuid not null references access.organisation not enforced,
    -- a stem; or a field and its value: outcome=order, rival=aquaforte
    token           text collate "C" not null check (length(token) between 1 and 60),
    -- the day of the call, or of the report
    said_on         date not null,
    -- the call; or the report, for what was written on it as a whole
    subject_id      uuid not null,
    rep_id          uuid not null,
    source          text not null check (source in ('call', 'note', 'answer', 'remark')),
    primary key (organisation_id, subject_id, token, source),
    foreign key (organisation_id, rep_id)
        references people.rep (organisation_id, id) not enforced
);
create index on hearing.token (organisation_id, token, said_on desc, subject_id desc)
    include (rep_id, source);

call access.protect('hearing.token', 'owner manager agency_owner rep', true);
create policy removed on hearing.token for delete
    using ((select access.acts_as('owner manager agency_owner rep')));
grant delete on hearing.token to linecard_runtime;
-- As calls are seen, and what is written about them: who was along sees no remarks and answers.
create policy seen on hearing.token for select
    using ((select access.staff_everywhere())
           or rep_id in (select id from people.rep)
              and (source <> 'answer' or subject_id in (select call_id from calls.answer))
           or source in ('call', 'note')
              and subject_id in (select call_id from calls.participant
                                 where rep_id in (select id from people.rep)));
create policy own on hearing.token as restrictive for insert
    with check ((select access.staff_everywhere()) or rep_id in (select id from people.rep));

-- All that calls are found by: the rows that belong into hearing.token, as far as whoever asks may
-- see them.
create view hearing.said with (security_invoker = true) as
    select c.organisation_id, s.token, c.visited_on as said_on, c.id as subject_id, c.rep_id,
           'call' as source
    from calls.call c
    cross join lateral (
        select hearing.stems(array_to_string(c.competitors, ' ') || ' ' || coalesce(
            (select string_agg(p.content, ' ') from calls.phrase p
             where p.organisation_id = c.organisation_id and p.id = any (c.phrases)), ''))
        union select unnest(hearing.codes(c.outcome, c.next_step, c.competitors))) s (token)
    where c.state <> 'planned'
    union all
    select distinct c.organisation_id, s.token, c.visited_on, c.id, c.rep_id, 'note'
    from calls.call c
    join calls.note n on n.organisation_id = c.organisation_id and n.call_id = c.id
    cross join lateral hearing.stems(n.content) as s (token)
    where c.state <> 'planned' and not n.is_private
      and not exists (select from calls.withdrawal w
                      where w.organisation_id = n.organisation_id and w.note_id = n.id)
      and not exists (select from calls.note o
                      where o.organisation_id = n.organisation_id and o.replaces_id = n.id)
    union all
    select distinct c.organisation_id, s.token, c.visited_on, c.id, c.rep_id, 'answer'
    from calls.call c
    join calls.answer a on a.organisation_id = c.organisation_id and a.call_id = c.id
    cross join lateral hearing.stems(a.content) as s (token)
    where c.state <> 'planned'
    union all
    select distinct r.organisation_id, s.token, r.day, m.call_id, r.rep_id, 'remark'
    from calls.report r
    join calls.remark m on m.organisation_id = r.organisation_id and m.report_id = r.id
    cross join lateral hearing.stems(m.content) as s (token)
    where m.call_id is not null
    union all
    select distinct r.organisation_id, s.token, r.day, r.id, r.rep_id, 'remark'
    from calls.report r
    join calls.remark m on m.organisation_id = r.organisation_id and m.report_id = r.id
    cross join lateral hearing.stems(m.content) as s (token)
    where m.call_id is null;
create index on calls.remark (organisation_id, call_id);
create index on calls.answer (organisation_id, call_id);

-- Writes anew what a call, or a report, is found by in these sources. The triggers below do the
-- usual without it, since what reads so much of calls takes some milliseconds to begin. Plans are
-- kept, and made for full tables: elsewhere each statement is planned for its values, which here
-- would take many times as long as the writing.
create procedure hearing.hear(organisation uuid, subject uuid, variadic sources text[])
language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
    delete from hearing.token t
    where t.organisation_id = organisation and t.subject_id = subject and t.source = any (sources);
    insert into hearing.token (organisation_id, token, said_on, subject_id, rep_id, source)
    select s.organisation_id, s.token, s.said_on, s.subject_id, s.rep_id, s.source
    from hearing.said s
    where s.organisation_id = organisation and s.subject_id = subject and s.source = any (sources)
    on conflict do nothing;
end $$;

create procedure hearing.add(organisation uuid, said_on date, subject uuid, rep uuid, source text,
                             content text, variadic codes text[] default '{}')
language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
    insert into hearing.token (organisation_id, token, said_on, subject_id, rep_id, source)
    select organisation, s.token, add.said_on, subject, rep, add.source
    from (select hearing.stems(content)
          union
          select unnest(codes)) s (token)
    where s.token is not null
    on conflict do nothing;
end $$;

create function hearing.hear_call() returns trigger
language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
    tapped text := '';
begin
    if tg_op = 'DELETE' then
        delete from hearing.token t
        where t.organisation_id = old.organisation_id and t.subject_id = old.id;
        return null;
    end if;
    if tg_op = 'UPDATE' then
        if (new.state, new.visited_on, new.rep_id) is distinct from
           (old.state, old.visited_on, old.rep_id) then
            call hearing.hear(new.organisation_id, new.id, 'call', 'note', 'answer', 'remark');
            return null;
        end if;
        if (new.outcome, new.next_step, new.competitors, new.phrases) is not distinct from
           (old.outcome, old.next_step, old.competitors, old.phrases) then
            return null;
        end if;
        delete from hearing.token t
        where t.organisation_id = new.organisation_id and t.subject_id = new.id
          and t.source = 'call';
    end if;
    if new.state = 'planned' then return null; end if;
    if new.phrases <> '{}' then
        select coalesce(string_agg(p.content, ' '), '') into tapped
        from calls.phrase p
        where p.organisation_id = new.organisation_id and p.id = any (new.phrases);
    end if;
    call hearing.add(new.organisation_id, new.visited_on, new.id, new.rep_id, 'call',
                     array_to_string(new.competitors, ' ') || ' ' || tapped,
                     variadic hearing.codes(new.outcome, new.next_step, new.competitors));
    return null;
end $$;
create trigger heard after insert or update or delete on calls.call
    for each row execute function hearing.hear_call();

create function hearing.hear_note() returns trigger
language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
    day date;
begin
    if new.replaces_id is not null then
        call hearing.hear(new.organisation_id, new.call_id, 'note');
    elsif not new.is_private then
        select c.visited_on into day
        from calls.call c
        where c.organisation_id = new.organisation_id and c.id = new.call_id
          and c.state <> 'planned';
        if found then
            call hearing.add(new.organisation_id, day, new.call_id, new.rep_id, 'note',
                             new.content);
        end if;
    end if;
    return null;
end $$;
create trigger heard after insert on calls.note
    for each row execute function hearing.hear_note();

create function hearing.hear_withdrawal() returns trigger language plpgsql as $$
declare
    told uuid;
begin
    select n.call_id into told
    from calls.note n
    where n.organisation_id = new.organisation_id and n.id = new.note_id;
    call hearing.hear(new.organisation_id, told, 'note');
    return null;
end $$;
create trigger heard after insert on calls.withdrawal
    for each row execute function hearing.hear_withdrawal();

create function hearing.hear_answer() returns trigger language plpgsql as $$
begin
    call hearing.hear(new.organisation_id, new.call_id, 'answer');
    return null;
end $$;
create trigger heard after insert on calls.answer
    for each row when (new.call_id is not null) execute function hearing.hear_answer();

create function hearing.hear_remark() returns trigger language plpgsql as $$
begin
    call hearing.hear(new.organisation_id, coalesce(new.call_id, new.report_id), 'remark');
    return null;
end $$;
create trigger heard after insert on calls.remark
    for each row execute function hearing.hear_remark();

-- row-level security binds the owner too
do $$
declare
    tables constant text[] := array['call', 'phrase', 'note', 'withdrawal', 'answer', 'report',
                                    'remark'];
    one text;
begin
    foreach one in array tables loop
        execute format('alter table calls.%I no force row level security', one);
    end loop;
    alter table hearing.token no force row level security;
    insert into hearing.token (organisation_id, token, said_on, subject_id, rep_id, source)
    select organisation_id, token, said_on, subject_id, rep_id, source from hearing.said;
    alter table hearing.token force row level security;
    foreach one in array tables loop
        execute format('alter table calls.%I force row level security', one);
    end loop;
end $$;
grant select on hearing.said to linecard_runtime;

-- What reports are counted by: a list of words.
create table hearing.theme (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    kind            text not null check (kind in ('objection', 'competitor', 'price', 'request')),
    name            text not null check (length(name) between 1 and 100),
    -- with blanks between them; one that ends with * stands for all that begin so
    words           text not null check (length(words) between 1 and 1000),
    version         integer not null default 1,
    archived_at     timestamptz,
    unique (organisation_id, id),
    unique (organisation_id, kind, name)
);
call access.protect('hearing.theme', 'owner manager');
create policy seen on hearing.theme for select using (true);
