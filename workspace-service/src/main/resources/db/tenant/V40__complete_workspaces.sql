-- What a music publisher is, and how it makes its money; nothing for the other kinds.
alter table workspaces
  add column publisher_tier text check (publisher_tier in ('ENTERPRISE', 'PROFESSIONAL', 'PLATFORM', 'BOUTIQUE')),
  add column business_model text check (business_model in ('TRADITIONAL', 'PLATFORM', 'HYBRID')),
  add constraint only_publishers_publish_music
    check (kind = 'MUSIC_PUBLISHER' or (publisher_tier is null and business_model is null));
call tenant_table('workspaces');

-- A deleted project can be restored for a while, and gives its slug away at once.
alter table projects add column deleted_at timestamptz;
alter table projects drop constraint project_slug_unique;
create unique index project_slug_unique on projects (workspace_id, parent_id, slug) nulls not distinct where deleted_at is null;
create index projects_deleted on projects (deleted_at) where deleted_at is not null;
call tenant_table('projects');

-- Which films lie in which project, as film-service told.
create table project_films (
  workspace_id uuid not null,
  id           uuid not null,  -- the film
  project_id   uuid not null,
  primary key (workspace_id, id)
);
create index project_films_of_a_project on project_films (workspace_id, project_id);
call tenant_table('project_films');

-- Which assets its films are made of.
create table project_assets (
  workspace_id uuid not null,
  film_id      uuid not null,
  asset_id     uuid not null,
  primary key (workspace_id, film_id, asset_id)
);
create index project_assets_of_an_asset on project_assets (workspace_id, asset_id);
call tenant_table('project_assets');

-- What people call their account, and what it is.
create table accounts (
  account_id uuid        not null,
  id         uuid        not null check (id = account_id),
  name       text        not null,
  kind       text        not null check (kind in ('PERSONAL', 'AGENCY', 'PUBLISHER', 'NETWORK')),
  region     text        not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version    bigint      not null,
  primary key (account_id, id)
);
call account_table('accounts');
call visible_across('accounts');
