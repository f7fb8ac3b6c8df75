-- What the tests' listeners heard, as a tenant table of a service would look.
create table heard (
  workspace_id uuid        not null,
  id           uuid        not null,
  number       bigint      not null generated always as identity,
  consumer     text        not null,
  event_id     uuid        not null,
  key          uuid        not null,
  sequence     bigint      not null,
  text         text,
  primary key (workspace_id, id)
);
call tenant_table('heard');
call visible_across('heard');
