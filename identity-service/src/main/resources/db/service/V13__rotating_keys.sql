-- A key that is published no longer loses its private half, and keeps the public one: old signatures stay verifiable.
alter table signing_keys alter column private_key drop not null;
