-- The key that a workspace's secrets are sealed with, itself sealed with a key of the installation. Without it they are noise:
-- to purge it is to destroy them, in backups too.
create table data_keys (
  workspace_id       uuid        not null,
  id                 uuid        not null,
  key_encryption_key text        not null,  -- which of the installation's keys
  sealed             bytea       not null,
  created_at         timestamptz not null,
  retired_at         timestamptz,
  primary key (workspace_id, id)
);
create unique index data_keys_one_at_work on data_keys (workspace_id) where retired_at is null;
create index data_keys_by_key on data_keys (key_encryption_key);
call tenant_table('data_keys');
call visible_across('data_keys');

create table provider_keys (
  workspace_id uuid        not null,
  id           uuid        not null,
  provider     text        not null,
  label        text        not null,
  hint         text        not null,  -- the last characters, to tell keys apart
  data_key_id  uuid        not null,
  sealed       bytea       not null,
  created_by   uuid        not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  version      bigint      not null,
  primary key (workspace_id, id),
  unique (workspace_id, provider),
  foreign key (workspace_id, data_key_id) references data_keys (workspace_id, id)
);
call tenant_table('provider_keys');

-- Who was shown a key, and when.
create table provider_key_uses (
  workspace_id    uuid        not null,
  id              uuid        not null,
  provider_key_id uuid        not null,
  used_by         text        not null,
  created_at      timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, provider_key_id) references provider_keys (workspace_id, id) on delete cascade
);
create index provider_key_uses_in_order on provider_key_uses (workspace_id, provider_key_id, created_at desc, id);
call tenant_table('provider_key_uses');
