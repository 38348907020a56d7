-- Some providers never say that an address is verified, such as Microsoft Entra: whether an owner has
-- said that the provider's addresses are to be trusted all the same.
alter table access.identity_provider add column trusts_addresses boolean not null default false;
