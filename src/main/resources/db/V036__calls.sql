-- Calls on paper: sheets that were printed for a rep's week, files of scanned pages, and what was
-- read from them. Only what the rep confirms becomes a call.

-- As it was printed: by this it is read again, whatever changes meanwhile.
create table calls.sheet (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    rep_id          uuid not null,
    -- its Monday
    week            date not null check (extract(isodow from week) = 1),
    -- linecard.paper.CallSheet as JSON
    form            text not null check (length(form) <= 200000),
    printed_at      timestamptz not null default now(),
    version         integer not null default 1,
    unique (organisation_id, id),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id)
);
create index on calls.sheet (organisation_id, rep_id, printed_at desc);

create table calls.scan (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    rep_id          uuid not null,
    name            text not null check (length(name) <= 200),
    sha256          text not null check (length(sha256) = 64),
    pages           integer not null check (pages between 1 and 40),
    job_id          uuid,
    state           text not null default 'reading' check (state in ('reading', 'read')),
    sent_at         timestamptz not null default now(),
    version         integer not null default 1,
    unique (organisation_id, id),
    -- the same file again is the same scan
    unique (organisation_id, rep_id, sha256),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id)
);
create index on calls.scan (organisation_id, rep_id, sent_at desc);

-- The file, until it is read.
create table calls.scan_content (
    scan_id         uuid primary key,
    organisation_id uuid not null,
    content         bytea not null check (octet_length(content) <= 20971520),
    foreign key (organisation_id, scan_id) references calls.scan (organisation_id, id)
        on delete cascade
);

create table calls.scan_page (
    scan_id         uuid not null,
    organisation_id uuid not null,
    -- of the file, from 1
    page            integer not null check (page between 1 and 40),
    sheet_id        uuid,
    -- of the sheet, from 1
    sheet_page      integer,
    -- why it was not read; empty where it was
    hint            text not null default '' check (length(hint) <= 40),
    -- how many lines it brought that were not known yet
    fresh_lines     integer not null default 0,
    primary key (organisation_id, scan_id, page),
    check ((sheet_id is null) = (sheet_page is null)),
    check (hint <> '' or sheet_id is not null),
    foreign key (organisation_id, scan_id) references calls.scan (organisation_id, id)
        on delete cascade,
    foreign key (organisation_id, sheet_id) references calls.sheet (organisation_id, id)
);

-- A line of a sheet on which something was ticked or written: once, however often it is scanned.
create table calls.scan_line (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references access.organisation,
    rep_id          uuid not null,
    sheet_id        uuid not null,
    -- from 0
    line            integer not null check (line between 0 and 99),
    scan_id         uuid not null,
    -- what was read of each box, as JSON
    boxes           text not null check (length(boxes) <= 20000),
    doubtful        integer not null,
    state           text not null default 'open' check (state in ('open', 'confirmed', 'dropped')),
    -- what it became
    call_id         uuid,
    version         integer not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, sheet_id, line),
    check ((state = 'confirmed') = (call_id is not null)),
    foreign key (organisation_id, rep_id) references people.rep (organisation_id, id),
    foreign key (organisation_id, sheet_id) references calls.sheet (organisation_id, id),
    foreign key (organisation_id, scan_id) references calls.scan (organisation_id, id),
    foreign key (organisation_id, call_id) references calls.call (organisation_id, id)
);
create index on calls.scan_line (organisation_id, rep_id, state);

-- What a person must look at: handwriting, and boxes that were not read for sure.
create table calls.scan_image (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null,
    line_id         uuid not null,
    -- 'title', 'notes', or the group and the choice of a box
    place           text not null check (length(place) <= 100),
    content         bytea not null check (octet_length(content) <= 2000000),
    unique (organisation_id, line_id, place),
    foreign key (organisation_id, line_id) references calls.scan_line (organisation_id, id)
        on delete cascade
);

call access.protect('calls.sheet', 'rep');
call access.protect('calls.scan', 'rep');
call access.protect('calls.scan_content', 'rep', true);
call access.protect('calls.scan_page', 'rep', true);
call access.protect('calls.scan_line', 'rep');
call access.protect('calls.scan_image', 'rep', true);
grant delete on calls.scan_content to linecard_runtime;

create policy seen on calls.sheet for select
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy own on calls.sheet as restrictive for insert
    with check (rep_id = (select access.rep()));
create policy seen on calls.scan for select
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy own on calls.scan as restrictive for insert
    with check (rep_id = (select access.rep()));
create policy seen on calls.scan_line for select
    using ((select access.staff_everywhere()) or rep_id in (select id from people.rep));
create policy own on calls.scan_line as restrictive for insert
    with check (rep_id = (select access.rep()));
-- What was written by hand is the rep's until it is keyed.
create policy seen on calls.scan_content for select
    using (exists (select from calls.scan one
                   where one.organisation_id = scan_content.organisation_id
                     and one.id = scan_content.scan_id
                     and one.rep_id = (select access.rep())));
create policy own on calls.scan_content as restrictive for insert
    with check (exists (select from calls.scan one
                        where one.organisation_id = scan_content.organisation_id
                          and one.id = scan_content.scan_id));
create policy removed on calls.scan_content for delete
    using (exists (select from calls.scan one
                   where one.organisation_id = scan_content.organisation_id
                     and one.id = scan_content.scan_id
                     and one.rep_id = (select access.rep())));
create policy seen on calls.scan_page for select
    using (exists (select from calls.scan one
                   where one.organisation_id = scan_page.organisation_id
                     and one.id = scan_page.scan_id));
create policy own on calls.scan_page as restrictive for insert
    with check (exists (select from calls.scan one
                        where one.organisation_id = scan_page.organisation_id
                          and one.id = scan_page.scan_id));
create policy seen on calls.scan_image for select
    using (exists (select from calls.scan_line one
                   where one.organisation_id = scan_image.organisation_id
                     and one.id = scan_image.line_id
                     and one.rep_id = (select access.rep())));
create policy own on calls.scan_image as restrictive for insert
    with check (exists (select from calls.scan_line one
                        where one.organisation_id = scan_image.organisation_id
                          and one.id = scan_image.line_id));

-- A rep has the own scans read in the background, and no other work done.
create policy scanned on jobs.job for all
    using ((select access.acts_as('rep')) and kind = 'scan'
           and asked_by = (select access.person()))
    with check ((select access.acts_as('rep')) and kind = 'scan'
                and asked_by = (select access.person()));
create policy scanned on jobs.scheduled_tasks for insert
    with check ((select access.acts_as('rep')) and task_name = 'scan');
