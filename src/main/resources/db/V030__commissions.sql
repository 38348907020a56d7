-- What commission is reckoned from, packed: the lines of an agency's fiscal month that take nothing
-- back. It is worked out from the credits, and holds as long as there are so many of them.
create table commissions.input (
    organisation_id uuid not null references access.organisation,
    agency_id       uuid not null,
    kind            text not null,
    starts_on       date not null,
    ends_on         date not null check (ends_on > starts_on),
    -- of the kind in the month, as sales.rep_month counted them when it was packed
    credits         bigint not null,
    lines           integer not null,
    -- see linecard.commissions.InputPacking
    detail          bytea not null,
    primary key (organisation_id, agency_id, kind, starts_on),
    foreign key (organisation_id, agency_id) references people.agency (organisation_id, id)
);

-- What is packed is small already.
alter table commissions.input alter column detail set storage external;
alter table commissions.part alter column detail set storage external;
alter table commissions.stated alter column detail set storage external;

call access.protect('commissions.input', 'owner finance', true);
create policy seen on commissions.input for select using ((select access.staff_everywhere()));
create policy anew on commissions.input for update
    using ((select access.acts_as('owner finance')));
grant update on commissions.input to linecard_runtime;
