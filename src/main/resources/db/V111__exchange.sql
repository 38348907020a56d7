-- Compliance brings in line cards and categories, and sees what became of such files.
create policy sorted on exchange.import for all
    using ((select access.acts_as('compliance')) and subject in ('line-cards', 'line-categories'))
    with check ((select access.acts_as('compliance'))
                and subject in ('line-cards', 'line-categories'));
create policy sorted on exchange.remembered_mapping for all
    using ((select access.acts_as('compliance')) and subject in ('line-cards', 'line-categories'))
    with check ((select access.acts_as('compliance'))
                and subject in ('line-cards', 'line-categories'));
do $$
declare
    relation text;
begin
    foreach relation in array array['import_file', 'rejected_row', 'correction',
                                    'unknown_account', 'mended_cell', 'mended_value']
    loop
        execute format($policy$
            create policy sorted on exchange.%I for all
                using ((select access.acts_as('compliance'))
                       and import_id in (select i.id from exchange.import i
                                         where i.subject in ('line-cards', 'line-categories')))
                with check ((select access.acts_as('compliance'))
                            and import_id in (select i.id from exchange.import i
                                              where i.subject in ('line-cards',
                                                                  'line-categories')))
            $policy$, relation);
    end loop;
end $$;
create policy sorted on jobs.job for all
    using ((select access.acts_as('compliance'))
           and kind in ('import-check', 'import-apply', 'import-undo')
           and subject_id in (select i.id from exchange.import i
                              where i.subject in ('line-cards', 'line-categories')))
    with check ((select access.acts_as('compliance'))
                and kind in ('import-check', 'import-apply', 'import-undo')
                and subject_id in (select i.id from exchange.import i
                                   where i.subject in ('line-cards', 'line-categories')));
create policy sorted on jobs.scheduled_tasks for insert
    with check ((select access.acts_as('compliance'))
                and task_name in ('import-check', 'import-apply', 'import-undo'));
