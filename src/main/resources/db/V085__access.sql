-- Where an organisation's members sign in instead of giving a password here: its own identity
-- provider, by OpenID Connect.
create table access.identity_provider (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null unique references access.organisation,
    -- on the button
    name            text not null check (length(name) between 1 and 60),
    issuer          text not null check (length(issuer) between 1 and 500),
    client_id       text not null check (length(client_id) between 1 and 500),
    -- sealed with the installation's key (linecard.database.Seal)
    client_secret   text not null check (client_secret ^@ 'sealed:'),
    -- whether passwords open the organisation to its owners only
    passwords_off   boolean not null default false,
    version         integer not null default 1,
    unique (organisation_id, id)
);

-- Owners keep it; the gate needs it before anybody is known. Undo does not bring one back: it goes
-- with its secret.
call access.protect('access.identity_provider', 'owner');
drop policy organisation on access.identity_provider;
create policy organisation on access.identity_provider as restrictive for all
    using (organisation_id = (select access.organisation()) or (select access.role()) = 'gate')
    with check (organisation_id = (select access.organisation()));
create policy seen on access.identity_provider for select
    using ((select access.acts_as('owner gate')));

-- What an organisation's provider says of a person counts in that organisation only: a session
-- that came of it opens no other.
alter table access.session add column organisation_id uuid references access.organisation;
