-- Tasks come in from files as well.
alter table exchange.import
    drop constraint import_subject_check,
    add constraint import_subject_check
        check (subject in ('products', 'reps', 'accounts', 'assignments', 'contacts',
                           'opportunities', 'tasks', 'goals', 'documents', 'payments',
                           'currency-rates'));
