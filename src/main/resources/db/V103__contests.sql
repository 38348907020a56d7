-- Rules that are changed after the start stand beside those they took the place of; and what of
-- the catalogue counts stands as it was at the start.
create table contests.rules_version (
    organisation_id uuid not null references access.organisation,
    contest_id      uuid not null,
    -- from 1, the rules of the start
    number          integer not null check (number > 0),
    -- as linecard.scoring.RulesText writes them; from 2 on they name the hash of those before
    rules           text not null check (length(rules) between 1 and 100000),
    hash            text not null check (hash ~ '^[0-9a-f]{64}$'),
    -- why they were changed; empty for those of the start
    reason          text not null default '' check (length(reason) <= 500),
    -- who said so
    name            text not null default '' check (length(name) <= 400),
    at              timestamptz not null default now(),
    primary key (contest_id, number),
    check ((number = 1) = (reason = '')),
    foreign key (organisation_id, contest_id) references contests.contest (organisation_id, id)
);

-- The product lines whose sales count, those below the one that the rules name included.
create table contests.counted_line (
    organisation_id uuid not null references access.organisation,
    contest_id      uuid not null,
    product_line_id uuid not null,
    primary key (contest_id, product_line_id),
    foreign key (organisation_id, contest_id) references contests.contest (organisation_id, id),
    foreign key (organisation_id, product_line_id)
        references catalog.product_line (organisation_id, id)
);

-- row-level security binds the owner of the tables, too
alter table contests.contest no force row level security;
insert into contests.rules_version (organisation_id, contest_id, number, rules, hash, at)
select organisation_id, id, 1, rules, rules_hash, started_at
from contests.contest
where rules_hash is not null;
alter table contests.contest force row level security;

alter table contests.contest
    drop constraint contest_rules_check,
    add constraint contest_rules_check check (length(rules) between 1 and 100000);

call access.protect('contests.rules_version', 'owner manager', true);
call access.protect('contests.counted_line', 'owner manager', true);
create policy everywhere on contests.rules_version as restrictive for insert
    with check ((select access.staff_everywhere()));
create policy everywhere on contests.counted_line as restrictive for insert
    with check ((select access.staff_everywhere()));
-- Whoever may see a contest sees what its rules were.
create policy seen on contests.rules_version for select
    using (contest_id in (select id from contests.contest));
create policy seen on contests.counted_line for select
    using (contest_id in (select id from contests.contest));

-- Other days have other goals: what results are divided by follows the rules.
create policy rebased on contests.entrant for update
    using ((select access.acts_as('owner manager')) and (select access.staff_everywhere()));
grant update (base) on contests.entrant to linecard_runtime;

-- The rules of a started contest are those of its latest version, and nothing else of it changes;
-- after the end nothing does: for nobody.
create or replace function contests.keep_frozen() returns trigger language plpgsql as $$
begin
    if old.state <> 'draft' and (
            (new.name, new.started_at) is distinct from (old.name, old.started_at)
            or (new.rules, new.rules_hash, new.days, new.cut_off)
                is distinct from (old.rules, old.rules_hash, old.days, old.cut_off)
               and not coalesce((
                   select v.rules = new.rules and v.hash = new.rules_hash
                          and position(format(E'\ndays\t%s\t%s\ncut_off\t%s\n', lower(new.days),
                                              upper(new.days), new.cut_off) in new.rules) > 0
                   from contests.rules_version v
                   where v.organisation_id = new.organisation_id and v.contest_id = new.id
                   order by v.number desc
                   limit 1), false)) then
        raise exception 'the rules of a started contest stand'
            using errcode = 'check_violation', constraint = 'contest_frozen';
    end if;
    if old.state in ('final', 'cancelled') then
        raise exception 'an ended contest stands'
            using errcode = 'check_violation', constraint = 'contest_frozen';
    end if;
    return new;
end $$;
