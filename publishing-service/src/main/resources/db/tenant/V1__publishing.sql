-- Films as film-service told of them; without a generation one is not ready.
create table films (
  workspace_id  uuid   not null,
  id            uuid   not null,
  project_id    uuid,
  title         text   not null,
  generation_id uuid,
  -- The number of the event that was heard last.
  sequence      bigint not null,
  primary key (workspace_id, id)
);
call service.tenant_table('films');

create table film_variants (
  workspace_id    uuid   not null,
  id              uuid   not null,
  film_id         uuid   not null,
  generation_id   uuid   not null,
  aspect          text   not null,
  object_key      text   not null,
  poster_key      text,
  content_type    text   not null,
  size_bytes      bigint not null,
  width           int    not null,
  height          int    not null,
  duration_millis bigint not null,
  sha256          text   not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, film_id) references films (workspace_id, id)
);
create index film_variants_of_film on film_variants (workspace_id, film_id);
call service.tenant_table('film_variants');

-- Where posts appear.
create table social_accounts (
  workspace_id uuid        not null,
  id           uuid        not null,
  platform     text        not null,
  display_name text        not null,
  status       text        not null,
  created_at   timestamptz not null,
  primary key (workspace_id, id)
);
create unique index social_accounts_one_feed on social_accounts (workspace_id) where platform = 'feed';
create index social_accounts_in_order on social_accounts (workspace_id, created_at desc, id);
call service.tenant_table('social_accounts');

create table posts (
  workspace_id uuid        not null,
  id           uuid        not null,
  title        text        not null,
  description  text        not null,
  film_id      uuid,
  variant_id   uuid,
  asset_ids    uuid[]      not null,
  status       text        not null,
  scheduled_at timestamptz,
  published_at timestamptz,
  created_by   uuid,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  version      bigint      not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, film_id) references films (workspace_id, id),
  foreign key (workspace_id, variant_id) references film_variants (workspace_id, id)
);
create index posts_in_order on posts (workspace_id, created_at desc, id);
create index posts_of_film on posts (workspace_id, film_id);
call service.tenant_table('posts');

-- A post on one social account.
create table publications (
  workspace_id      uuid        not null,
  id                uuid        not null,
  post_id           uuid        not null,
  social_account_id uuid        not null,
  platform          text        not null,
  status            text        not null,
  -- Raised whenever it is planned anew, so that a job of an earlier plan knows that it is one.
  round             int         not null,
  due_at            timestamptz,
  attempts          int         not null,
  variant_id        uuid,
  media_type        text,
  media_bytes       bigint,
  media_millis      bigint,
  has_poster        boolean     not null,
  url               text,
  published_at      timestamptz,
  error_code        text,
  error_detail      text,
  error_remedy      text,
  metrics           jsonb       not null default '{}',
  created_at        timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, post_id, social_account_id),
  foreign key (workspace_id, post_id) references posts (workspace_id, id),
  foreign key (workspace_id, social_account_id) references social_accounts (workspace_id, id)
);
create index publications_in_order on publications (workspace_id, created_at desc, id);
create index publications_published on publications (workspace_id, platform, published_at desc) where status = 'published';
call service.tenant_table('publications');
