-- Compliance finds the imports that it brings in itself, by the policy `sorted`, and no others.
drop policy seen on exchange.import;
create policy seen on exchange.import for select
    using ((select access.staff_everywhere())
           and (select access.acts_as('owner manager finance')));
