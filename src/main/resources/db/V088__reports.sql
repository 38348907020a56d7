-- Views are kept of reports as well: of any page whose address says how it is narrowed.
alter table views.view drop constraint view_list_check;
alter table views.view add constraint view_list_check check (list ~ '^[a-z]+([/-][a-z]+)*$'
                                                             and length(list) <= 60);

-- A report goes out as a view says it at that time; as it was kept here where the view is gone.
alter table reports.sending add column view_id uuid;
alter table reports.sending add foreign key (organisation_id, view_id)
    references views.view (organisation_id, id) on delete set null (view_id);
create index on reports.sending (organisation_id, view_id);
