-- Which few accounts make most of the business, from review to review: for the organisation, each
-- territory, rep and product line; and what seems to go wrong at them.
create schema keyaccounts;
grant usage on schema keyaccounts to linecard_runtime;

create table keyaccounts.setting (
    id                   uuid primary key default uuidv7(),
    organisation_id      uuid not null references access.organisation,
    -- the few make so much of the whole
    threshold_millionths bigint not null
                         check (threshold_millionths between 500000 and 990000),
    measure              text not null check (measure in ('revenue', 'margin')),
    version              integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id)
);

-- A look at the twelve fiscal months before a day. One a month; the latest is taken anew on demand.
create table keyaccounts.review (
    id                   uuid primary key default uuidv7(),
    organisation_id      uuid not null references access.organisation,
    -- first day of the fiscal month that follows the twelve
    as_of                date not null,
    -- first day of the first of the twelve
    since                date not null check (since < as_of),
    threshold_millionths bigint not null,
    measure              text not null check (measure in ('revenue', 'margin')),
    -- taken for a month that was over before anybody looked
    afterwards           boolean not null,
    taken_at             timestamptz not null default now(),
    unique (organisation_id, id),
    unique (organisation_id, as_of)
);

-- What a review found of a whole: the organisation, or one territory, rep or product line.
create table keyaccounts.scope (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    review_id       uuid not null,
    kind            text not null check (kind in ('organisation', 'territory', 'rep', 'line')),
    territory_id    uuid,
    rep_id          uuid,
    product_line_id uuid,
    -- accounts on the curve; those of them that make the threshold; that are key accounts
    accounts        integer not null check (accounts >= 0),
    few             integer not null check (few between 0 and accounts),
    key_accounts    integer not null check (key_accounts >= 0),
    young           integer not null,
    total_minor     bigint not null check (total_minor >= 0),
    -- what the few make, and what the largest fifth does
    few_minor       bigint not null,
    fifth_minor     bigint not null,
    negatives       integer not null,
    negative_minor  bigint not null check (negative_minor <= 0),
    -- made in the twelve months
    calls           bigint not null,
    -- after each hundredth of the accounts, in millionths of the total
    points          bigint[] not null,
    unique (organisation_id, id),
    unique nulls not distinct (organisation_id, review_id, kind, territory_id, rep_id,
                               product_line_id),
    check ((kind = 'territory') = (territory_id is not null)
           and (kind = 'rep') = (rep_id is not null)
           and (kind = 'line') = (product_line_id is not null)),
    foreign key (organisation_id, review_id) references keyaccounts.review (organisation_id, id)
        on delete cascade,
    foreign key (organisation_id, territory_id)
        references people.territory (organisation_id, id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id),
    foreign key (organisation_id, product_line_id)
        references catalog.product_line (organisation_id, id)
);

-- Where an account stood. Only those that are key accounts, came or went, might be, or came to
-- less than nothing.
create table keyaccounts.standing (
    organisation_id      uuid not null references access.organisation,
    scope_id             uuid not null,
    account_id           uuid not null,
    -- on the curve; null for less than nothing
    rank                 integer,
    value_minor          bigint not null,
    -- what it really brought: less than its value where it is young
    real_minor           bigint not null,
    margin_minor         bigint not null,
    -- what part of the total it is, and it and all before it are
    part_millionths      bigint not null,
    together_millionths  bigint not null,
    -- months since its first, up to twelve
    months               smallint not null check (months between 1 and 12),
    among_few            boolean not null,
    is_key               boolean not null,
    below                smallint not null check (below between 0 and 1),
    moved                text check (moved in ('in', 'out')),
    -- of a thousand drawings of the year, among the few in so many
    stable_permille      smallint not null check (stable_permille between 0 and 1000),
    -- made at it in the twelve months
    calls                bigint not null,
    primary key (scope_id, account_id),
    foreign key (organisation_id, scope_id) references keyaccounts.scope (organisation_id, id)
        on delete cascade,
    foreign key (organisation_id, account_id) references accounts.account (organisation_id, id)
);
create index on keyaccounts.standing (scope_id, rank);
create index on keyaccounts.standing (organisation_id, account_id);
create index on keyaccounts.standing (scope_id, moved) where moved is not null;

-- What seems to go wrong at a key account, with its evidence.
create table keyaccounts.warning (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    account_id      uuid not null,
    kind            text not null check (kind in ('interval', 'silence', 'mix', 'returns',
                                                   'contact')),
    -- interval: median days between orders. silence: the same, and days since the last. mix: lines bought regularly, and those of them that are
    -- gone. returns: thousandths of what was bought
    before          bigint not null,
    now             bigint not null,
    -- intervals or months that were compared
    points          integer not null,
    -- how likely by chance alone, in millionths
    chance          bigint not null check (chance between 0 and 1000000),
    -- first day of the evidence
    from_day        date not null,
    lines           uuid[] not null default '{}' check (cardinality(lines) <= 100),
    contact_id      uuid,
    since           date not null,
    -- the first day on which it was no more
    ended_on        date,
    unique (organisation_id, id),
    foreign key (organisation_id, account_id) references accounts.account (organisation_id, id),
    foreign key (organisation_id, contact_id) references contacts.contact (organisation_id, id)
        on delete cascade
);
create unique index on keyaccounts.warning (organisation_id, account_id, kind)
    where ended_on is null;
create index on keyaccounts.warning (organisation_id, contact_id) where contact_id is not null;

call access.protect('keyaccounts.setting', 'owner manager');
call access.protect('keyaccounts.review', 'owner manager', true);
call access.protect('keyaccounts.scope', 'owner manager', true);
call access.protect('keyaccounts.standing', 'owner manager', true);
call access.protect('keyaccounts.warning', 'owner manager', true);

create policy seen on keyaccounts.setting for select using (true);
create policy seen on keyaccounts.review for select using (true);
create policy seen on keyaccounts.scope for select
    using ((select access.staff_everywhere())
           or (select access.staff()) and territory_id = (select access.territory())
           or rep_id in (select id from people.rep));
create policy seen on keyaccounts.standing for select
    using ((select access.staff_everywhere())
           or exists (select from keyaccounts.scope s
                      where s.organisation_id = standing.organisation_id
                        and s.id = scope_id));
create policy seen on keyaccounts.warning for select
    using ((select access.staff_everywhere())
           or exists (select from accounts.account a
                      where a.organisation_id = warning.organisation_id and a.id = account_id));

-- Only who sees all works it out. The latest review may be taken anew, and a warning ends; both
-- follow the records.
create policy everywhere on keyaccounts.setting as restrictive for insert
    with check ((select access.staff_everywhere()));
create policy everywhere_later on keyaccounts.setting as restrictive for update
    using ((select access.staff_everywhere()));
create policy everywhere on keyaccounts.review as restrictive for insert
    with check ((select access.staff_everywhere()));
create policy everywhere on keyaccounts.scope as restrictive for insert
    with check ((select access.staff_everywhere()));
create policy everywhere on keyaccounts.standing as restrictive for insert
    with check ((select access.staff_everywhere()));
create policy everywhere on keyaccounts.warning as restrictive for insert
    with check ((select access.staff_everywhere()));
create function keyaccounts.latest() returns date language sql stable
return (select max(r.as_of) from keyaccounts.review r
        where r.organisation_id = access.organisation());
create policy anew on keyaccounts.review for delete
    using ((select access.acts_as('owner manager')) and (select access.staff_everywhere())
           and as_of = (select keyaccounts.latest()));
create policy changed on keyaccounts.warning for update
    using ((select access.acts_as('owner manager')) and (select access.staff_everywhere()));
grant delete on keyaccounts.review to linecard_runtime;
grant update on keyaccounts.warning to linecard_runtime;
