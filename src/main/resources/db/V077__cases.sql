-- Cases: conflicts of interest that somebody perceived, from the first word to the decision. Only
-- owners and compliance see them; who was asked sees the question and the own answer, and who told
-- without a name sees, by a code, what was told and answered. All but a case's own row only grows,
-- so the trace is the rows themselves and goes when they go.
create schema cases;
grant usage on schema cases to linecard_runtime;

-- How an organisation works on them. Without a row, what linecard.cases.Setting says.
create table cases.setting (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    -- working days to the first action
    act_days        integer not null check (act_days between 1 and 30),
    -- days that somebody who is asked has to answer
    answer_days     integer not null check (answer_days between 1 and 90),
    -- months that a decided case is kept
    keep_months     integer not null check (keep_months between 1 and 240),
    tip_line        boolean not null,
    version         integer not null default 1,
    unique (organisation_id),
    unique (organisation_id, id)
);

create table cases.conflict_case (
    id              uuid primary key,
    organisation_id uuid not null references access.organisation,
    intake          text not null check (intake in ('signal', 'person', 'anonymous')),
    title           text not null check (length(title) between 1 and 200),
    content         text not null check (length(content) <= 10000),
    -- of a signal: the rule that gave it, and what says which fact it is about
    rule            text not null default '' check (length(rule) <= 60),
    fingerprint     text check (length(fingerprint) between 1 and 200),
    signal_id       uuid,
    -- null until somebody weighed it
    severity        text check (severity in ('notice', 'serious')),
    -- whom it is about, as far as that is known
    agency_id       uuid,
    rep_id          uuid,
    account_id      uuid,
    -- one of the organisation's own people
    person_id       uuid references access.app_user,
    -- the role that is not to read what was told without a name
    hidden_from     text not null default '' check (hidden_from in ('', 'owner', 'compliance')),
    -- SHA-256 of the code by which it can be read again
    code_hash       text check (code_hash ~ '^[0-9a-f]{64}$'),
    reported_on     date not null,
    -- the last day for the first action
    due_on          date not null check (due_on >= reported_on),
    opened_at       timestamptz,
    opened_by       uuid references access.app_user,
    opened_name     text not null default '' check (length(opened_name) <= 200),
    version         integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, fingerprint),
    unique (organisation_id, code_hash),
    -- nothing says who told it, nor when but for the day
    check ((intake = 'anonymous') = (code_hash is not null)),
    check ((intake = 'anonymous') = (opened_by is null)),
    check ((intake = 'anonymous') = (opened_at is null)),
    check (intake <> 'anonymous' or opened_name = ''),
    check (intake = 'anonymous' or hidden_from = ''),
    check ((intake = 'signal') = (fingerprint is not null)),
    check (rep_id is null or agency_id is not null),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id),
    foreign key (organisation_id, agency_id, rep_id)
        references people.rep (organisation_id, agency_id, id),
    foreign key (organisation_id, account_id) references accounts.account (organisation_id, id)
);
create index on cases.conflict_case (organisation_id, agency_id);
create index on cases.conflict_case (organisation_id, account_id);

-- What was done in a case, and what was said. It only grows.
create table cases.act (
    id              uuid primary key,
    organisation_id uuid not null,
    case_id         uuid not null,
    -- the order in which they came
    place           bigint generated always as identity,
    kind            text not null
                    check (kind in ('note', 'subject', 'severity', 'measure', 'lifted', 'question',
                                    'answer', 'decision', 'task', 'done', 'told', 'heard')),
    -- the measure that is lifted, the question that is answered, the task that is done
    about_id        uuid,
    -- a measure's kind, a severity, how it was decided
    word            text not null default '' check (length(word) <= 40),
    content         text not null default '' check (length(content) <= 10000),
    -- by when it is to be answered or done; of a measure, the first day without it
    due_on          date,
    -- whom the question is put to, and who answers
    agency_id       uuid,
    rep_id          uuid,
    -- what a measure set
    restraint_id    uuid,
    on_day          date not null,
    -- null where it was told without a name
    at              timestamptz default clock_timestamp(),
    by_id           uuid default access.person() references access.app_user,
    by_name         text not null default '' check (length(by_name) <= 200),
    unique (organisation_id, id),
    unique (organisation_id, case_id, id),
    check ((kind in ('lifted', 'answer', 'done')) = (about_id is not null)),
    check ((kind in ('question', 'answer')) = (agency_id is not null)),
    check (kind not in ('question', 'task') or due_on is not null),
    check ((kind = 'heard') = (by_id is null)),
    check ((kind = 'heard') = (at is null)),
    check (kind <> 'heard' or by_name = ''),
    foreign key (organisation_id, case_id) references cases.conflict_case (organisation_id, id)
        on delete cascade,
    foreign key (organisation_id, case_id, about_id)
        references cases.act (organisation_id, case_id, id) on delete cascade,
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id),
    foreign key (organisation_id, restraint_id) references people.restraint (organisation_id, id)
);
create index on cases.act (organisation_id, case_id, place);
create index on cases.act (organisation_id, agency_id) where agency_id is not null;
-- Answered, lifted, done: once. Decided: once.
create unique index on cases.act (about_id) where about_id is not null;
create unique index decided_once on cases.act (case_id) where kind = 'decision';

-- Facts that were decided about. They stay when the case goes, so that the same fact brings it up
-- no more; they say nothing of anybody.
create table cases.settled (
    organisation_id uuid not null references access.organisation,
    fingerprint     text not null check (length(fingerprint) between 1 and 200),
    decided_on      date not null,
    primary key (organisation_id, fingerprint)
);

call access.protect('cases.setting', 'owner compliance');
call access.protect('cases.conflict_case',
                    'owner manager finance compliance agency_owner rep teller', true);
call access.protect('cases.act', 'owner compliance agency_owner rep teller', true);
call access.protect('cases.settled', 'owner compliance', true);

create policy seen on cases.setting for select using (true);
create policy seen on cases.settled for select
    using ((select access.acts_as('owner compliance')));

-- Nobody sees the case about oneself. Who tells without a name has a code, whose hash the
-- transaction says.
create policy seen on cases.conflict_case for select
    using ((select access.acts_as('owner compliance'))
           and ((select current_setting('linecard.whole', true)) = 'on'
                or hidden_from <> (select access.role())
                   and person_id is distinct from (select access.person()))
           or (select access.role()) = 'teller'
              and code_hash = (select current_setting('linecard.tip', true)));
-- Whoever reports says what there is to say; weighing it and naming is for those who decide.
create policy own on cases.conflict_case as restrictive for insert
    with check ((select access.role()) = 'teller' and intake = 'anonymous' and severity is null
                   and num_nonnulls(agency_id, account_id, person_id) = 0
                or opened_by = (select access.person()) and intake = 'person'
                   and severity is null and num_nonnulls(agency_id, account_id, person_id) = 0
                or (select access.acts_as('owner compliance'))
                   and opened_by = (select access.person()) and intake <> 'anonymous');
create policy changed on cases.conflict_case for update
    using ((select access.acts_as('owner compliance')));
create policy removed on cases.conflict_case for delete
    using ((select access.acts_as('owner compliance')));
grant update (severity, agency_id, rep_id, account_id, person_id, version)
    on cases.conflict_case to linecard_runtime;
grant delete on cases.conflict_case to linecard_runtime;

create policy seen on cases.act for select
    using ((select access.acts_as('owner compliance')) and case_id in (
               select c.id from cases.conflict_case c)
           or kind in ('told', 'heard') and (select access.role()) = 'teller' and case_id in (
               select c.id from cases.conflict_case c)
           or kind in ('question', 'answer') and agency_id = (select access.agency())
              and (rep_id = (select access.rep())
                   or rep_id is null and (select access.role()) = 'agency_owner'));
create policy own on cases.act as restrictive for insert
    with check ((select access.acts_as('owner compliance')) and by_id = (select access.person())
                   and kind not in ('answer', 'heard')
                   and case_id in (select c.id from cases.conflict_case c)
                or (select access.acts_as('agency_owner rep')) and kind = 'answer'
                   and by_id = (select access.person())
                   and agency_id = (select access.agency())
                   and (rep_id = (select access.rep())
                        or rep_id is null and (select access.role()) = 'agency_owner')
                or (select access.role()) = 'teller' and kind = 'heard'
                   and case_id in (select c.id from cases.conflict_case c));

-- The rules that no program may get around. Who restores an archive does nothing anew.
create function cases.today() returns date language sql stable
return (select (now() at time zone o.zone)::date
        from access.organisation o
        where o.id = access.organisation());

create function cases.keep_order() returns trigger language plpgsql as $$
begin
    if not row_security_active('cases.act') then return new; end if;
    if new.kind = 'answer' then
        if not exists (select
                       from cases.act q
                       where q.id = new.about_id and q.case_id = new.case_id
                         and q.kind = 'question' and q.agency_id = new.agency_id
                         and q.rep_id is not distinct from new.rep_id) then
            raise exception 'this is no answer to a question of the own'
                using errcode = 'check_violation', constraint = 'answers_question';
        end if;
        return new;
    end if;
    if new.kind in ('subject', 'severity', 'measure', 'question', 'decision')
       and exists (select from cases.act d
                   where d.case_id = new.case_id and d.kind = 'decision') then
        raise exception 'the case is decided'
            using errcode = 'check_violation', constraint = 'case_decided';
    end if;
    if new.kind <> 'decision' then return new; end if;
    if exists (select
               from cases.act q
               left join cases.act a on a.about_id = q.id
               where q.case_id = new.case_id and q.kind = 'question' and a.id is null
                 and q.due_on >= cases.today()) then
        raise exception 'an answer is still waited for'
            using errcode = 'check_violation', constraint = 'case_unanswered';
    end if;
    if new.word <> 'unfounded'
       and exists (select from cases.conflict_case c
                   where c.id = new.case_id and c.agency_id is not null)
       and not exists (select from cases.act q
                       where q.case_id = new.case_id and q.kind = 'question') then
        raise exception 'nobody was heard'
            using errcode = 'check_violation', constraint = 'case_unheard';
    end if;
    return new;
end $$;
create trigger keep_order before insert on cases.act
    for each row execute function cases.keep_order();

-- A case goes when it was decided long enough ago, and not before.
create function cases.keep_cases() returns trigger language plpgsql as $$
begin
    if exists (select
               from cases.act d
               where d.case_id = old.id and d.kind = 'decision'
                 and d.on_day + make_interval(months => coalesce(
                     (select s.keep_months from cases.setting s
                      where s.organisation_id = old.organisation_id), 60)) <= cases.today()) then
        return old;
    end if;
    raise exception 'case % is kept still', old.id
        using errcode = 'check_violation', constraint = 'case_kept';
end $$;
create trigger keep_cases before delete on cases.conflict_case
    for each row execute function cases.keep_cases();

-- No new account for who may be given none, however it is written.
create function cases.refuse_account() returns trigger language plpgsql as $$
begin
    if not row_security_active('people.restraint') then return new; end if;
    if exists (select
               from people.rep p
               where p.id = new.rep_id and people.is_restrained(
                   p.agency_id, p.id, 'no_territory', lower(new.valid), upper(new.valid)))
       and not exists (select
                       from accounts.assignment s
                       where s.organisation_id = new.organisation_id
                         and s.account_id = new.account_id and s.rep_id = new.rep_id
                         and s.id <> new.id and lower(s.valid) <= lower(new.valid)
                         and coalesce(upper(s.valid), 'infinity') >= lower(new.valid)) then
        raise exception 'rep % is given no account at present', new.rep_id
            using errcode = 'check_violation', constraint = 'restrained';
    end if;
    return new;
end $$;
create trigger restrained before insert on accounts.assignment
    for each row execute function cases.refuse_account();
create trigger restrained_later before update on accounts.assignment for each row
    when (new.rep_id <> old.rep_id or new.account_id <> old.account_id)
    execute function cases.refuse_account();

-- What a rep under a second signature sends out was signed by the staff.
create function cases.require_signature() returns trigger language plpgsql as $$
begin
    if new.approval = 'given' or (select access.staff()) then return new; end if;
    if people.is_restrained(new.agency_id, new.rep_id, 'second_signature', cases.today(),
                            cases.today() + 1) then
        raise exception 'quote % is signed by one person only', new.id
            using errcode = 'check_violation', constraint = 'restrained';
    end if;
    return new;
end $$;
create trigger restrained before update on quotes.quote for each row
    when (old.state = 'draft' and new.state = 'sent')
    execute function cases.require_signature();
