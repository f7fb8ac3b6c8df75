-- How a workspace looks to its own clients.
create table brandings (
  workspace_id     uuid        not null,
  id               uuid        not null check (id = workspace_id),
  product_name     text,
  primary_color    text        not null,
  text_color       text        not null,
  background_color text        not null,
  sender_name      text,
  hide_footer      boolean     not null,
  updated_at       timestamptz not null,
  version          bigint      not null,
  primary key (workspace_id, id)
);
call tenant_table('brandings');

-- Small, and so kept here: they go where the rows go.
create table brand_images (
  workspace_id uuid        not null,
  id           uuid        not null,
  kind         text        not null check (kind in ('LOGO', 'FAVICON')),
  content_type text        not null,
  bytes        bytea       not null,
  sha256       text        not null,
  created_at   timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, kind)
);
call tenant_table('brand_images');

create table domains (
  workspace_id uuid        not null,
  id           uuid        not null,
  account_id   uuid        not null,
  host         text        not null,
  token        text        not null,
  status       text        not null check (status in ('PENDING', 'VERIFIED', 'SUSPENDED')),
  problem      text,
  failures     int         not null,
  verified_at  timestamptz,
  checked_at   timestamptz,
  created_at   timestamptz not null,
  version      bigint      not null,
  primary key (workspace_id, id),
  unique (workspace_id, host)
);
create index domains_in_order on domains (workspace_id, created_at desc, id);
call tenant_table('domains');
call visible_across('domains');
