-- A report goes out as a PDF to read, or as a spreadsheet to work with.
alter table reports.sending
    add column format text not null default 'pdf' check (format in ('pdf', 'xlsx'));
alter table reports.sending
    drop constraint sending_organisation_id_person_id_report_query_rhythm_key;
alter table reports.sending
    add unique (organisation_id, person_id, report, query, rhythm, format);
