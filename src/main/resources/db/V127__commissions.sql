-- What a statement rests on was compared as text, with all of its lines in it, whenever it was
-- issued or superseded. Which columns a change names tells as much, and costs nothing.
create function commissions.refuse_statement() returns trigger language plpgsql as $$
begin
    raise exception 'statement % was issued', old.number
        using errcode = 'check_violation', constraint = 'statement_kept';
end $$;
create function commissions.refuse_detail() returns trigger language plpgsql as $$
begin
    raise exception 'a statement rests on this'
        using errcode = 'check_violation', constraint = 'statement_kept';
end $$;

drop trigger kept on commissions.statement;
drop function commissions.keep_issued();
create trigger kept before delete on commissions.statement for each row
    when (old.state <> 'prepared') execute function commissions.refuse_statement();
create trigger kept_onward before update on commissions.statement for each row
    when ((old.state, new.state) not in (('prepared', 'issued'), ('issued', 'accepted')))
    execute function commissions.refuse_statement();

create or replace function commissions.keep_detail() returns trigger language plpgsql as $$
begin
    if exists (select from commissions.statement s
               where s.organisation_id = old.organisation_id and s.id = old.statement_id
                 and s.state <> 'prepared') then
        raise exception 'a statement rests on this'
            using errcode = 'check_violation', constraint = 'statement_kept';
    end if;
    return old;
end $$;

-- All columns but those that move, those of later migrations too if they do this again.
create procedure commissions.keep_columns(relation regclass, moving text[], refusal regproc)
language plpgsql as $$
begin
    execute format('drop trigger if exists kept_columns on %s', relation);
    execute format('create trigger kept_columns before update of %s on %s
                    for each row execute function %s()',
        (select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
         from pg_attribute a
         where a.attrelid = relation and a.attnum > 0 and not a.attisdropped
           and a.attname <> all (moving)),
        relation, refusal);
end $$;
call commissions.keep_columns('commissions.statement',
    array['state', 'approved_at', 'approved_by', 'approved_name', 'accepted_at', 'accepted_name'],
    'commissions.refuse_statement');
call commissions.keep_columns('commissions.part', array['issued'], 'commissions.refuse_detail');
call commissions.keep_columns('commissions.prize_line', array['issued'],
                              'commissions.refuse_detail');
call commissions.keep_columns('commissions.stated', array['superseded_by'],
                              'commissions.refuse_detail');

do $$
declare
    relation text;
begin
    foreach relation in array array['part', 'stated', 'prize_line'] loop
        execute format('drop trigger kept on commissions.%I', relation);
        execute format('create trigger kept before delete on commissions.%I
                        for each row execute function commissions.keep_detail()', relation);
        if relation <> 'stated' then
            execute format('create trigger kept_issued before update on commissions.%I
                            for each row when (old.issued)
                            execute function commissions.refuse_detail()', relation);
        end if;
    end loop;
end $$;

-- The same sums as before, planned once and not for every posting and every leg.
create or replace function commissions.balanced() returns trigger language plpgsql
set plan_cache_mode = force_generic_plan as $$
declare
    posting uuid;
    legs integer;
    total numeric;
begin
    if tg_table_name = 'leg' then posting := new.posting_id; else posting := new.id; end if;
    select count(*), coalesce(sum(l.minor), 0) into legs, total
    from commissions.leg l
    where l.organisation_id = new.organisation_id and l.posting_id = posting;
    if legs < 2 or total <> 0 then
        raise exception 'posting % has % legs, out of balance by %', posting, legs, total
            using errcode = 'check_violation', constraint = 'posting_balanced';
    end if;
    return null;
end $$;
create or replace function disputes.keep_held_back() returns trigger language plpgsql as $$
begin
    if access.staff() then return null; end if;
    if (select sum(l.minor) from commissions.leg l
        where l.organisation_id = new.organisation_id and l.agency_id = new.agency_id
          and l.book = 'disputed') < 0 then
        raise exception 'agency % gets back more than was held back', new.agency_id
            using errcode = 'check_violation', constraint = 'held_back';
    end if;
    return null;
end $$;

-- The next number of a year, however many there are.
create index on commissions.statement (
    organisation_id, fiscal_year, (substring(number from '^\d+-(\d+)$')::numeric) desc nulls last);

-- What came back is read for each agency, whatever else it sold.
create index on sales.share (agency_id, booked_on) where kind = 'credit';
