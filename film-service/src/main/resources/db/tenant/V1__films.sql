-- What workspace-service told us: projects that films may belong to.
create table projects (
  workspace_id uuid not null,
  id           uuid not null,
  name         text not null,
  primary key (workspace_id, id)
);
call service.tenant_table('projects');

-- What billing told us; heard_at tells how fresh it is.
create table entitlements (
  account_id        uuid        not null,
  id                uuid        not null,
  plan              text        not null,
  status            text        not null,
  credits_available bigint      not null,
  heard_at          timestamptz not null,
  primary key (account_id, id)
);
call service.account_table('entitlements');

create table assets (
  workspace_id uuid        not null,
  id           uuid        not null,
  filename     text        not null,
  kind         text        not null check (kind in ('IMAGE', 'VIDEO', 'AUDIO', 'DOCUMENT')),
  content_type text        not null,
  size         bigint      not null check (size > 0),
  sha256       text        not null,
  status       text        not null check (status in ('PENDING', 'READY')),
  created_by   uuid        not null,
  created_at   timestamptz not null,
  version      bigint      not null,
  primary key (workspace_id, id)
);
create index assets_by_time on assets (workspace_id, created_at desc, id);
call service.tenant_table('assets');

create table characters (
  workspace_id uuid        not null,
  id           uuid        not null,
  name         text        not null,
  description  text,
  image_asset_ids uuid[]   not null,
  created_at   timestamptz not null,
  version      bigint      not null,
  primary key (workspace_id, id)
);
create unique index characters_by_name on characters (workspace_id, lower(name));
create index characters_by_time on characters (workspace_id, created_at desc, id);
call service.tenant_table('characters');

create table films (
  workspace_id        uuid        not null,
  id                  uuid        not null,
  project_id          uuid,
  title               text        not null,
  status              text        not null check (status in ('DRAFT', 'GENERATING', 'READY', 'FAILED', 'PUBLISHED')),
  screenplay_version  int         not null,
  shots               int         not null,
  duration_millis     bigint      not null,
  budget_limit_usd    numeric(12, 2),
  cost_usd            numeric(12, 2) not null,
  generation_id       uuid,
  ready_generation_id uuid,
  published_at        timestamptz,
  published_platforms text[]      not null,
  created_by          uuid        not null,
  created_at          timestamptz not null,
  updated_at          timestamptz not null,
  version             bigint      not null,
  primary key (workspace_id, id)
);
create index films_by_time on films (workspace_id, created_at desc, id);
create index films_by_project on films (workspace_id, project_id, created_at desc, id);
call service.tenant_table('films');

-- Versions of screenplays, as they were written.
create table screenplays (
  workspace_id    uuid        not null,
  id              uuid        not null,
  film_id         uuid        not null,
  number          int         not null,
  content         json        not null,
  shots           int         not null,
  duration_millis bigint      not null,
  created_by      uuid        not null,
  created_at      timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, film_id, number),
  foreign key (workspace_id, film_id) references films (workspace_id, id)
);
call service.tenant_table('screenplays');

-- Which characters are in which shots of the films as they are now; derived from the screenplays.
create table appearances (
  workspace_id uuid    not null,
  id           uuid    not null,
  film_id      uuid    not null,
  character_id uuid    not null,
  shot_key     text    not null,
  position     int     not null,
  prominence   text    not null check (prominence in ('PRIMARY', 'SECONDARY')),
  seconds      numeric(9, 3) not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, film_id) references films (workspace_id, id),
  foreign key (workspace_id, character_id) references characters (workspace_id, id)
);
create index appearances_by_character on appearances (workspace_id, character_id);
create index appearances_by_film on appearances (workspace_id, film_id);
call service.tenant_table('appearances');

create table generations (
  workspace_id       uuid        not null,
  id                 uuid        not null,
  film_id            uuid        not null,
  screenplay_version int         not null,
  aspects            text[]      not null,
  status             text        not null check (status in
                       ('REQUESTED', 'RESERVED', 'RENDERING', 'SUCCEEDED', 'FAILED', 'REJECTED', 'CANCELLED')),
  -- What the renderer is at; written beside the aggregate, so that progress never gets into a state change's way.
  stage              text,
  resumes            uuid,
  budget_limit_usd   numeric(12, 2),
  estimated_credits  bigint      not null,
  credits_used       bigint      not null,
  cost_usd           numeric(12, 2),
  reservation_id     uuid,
  failure_code       text,
  failure_stage      text,
  failure_shot       text,
  failure_detail     text,
  requested_by       uuid        not null,
  created_at         timestamptz not null,
  reserved_at        timestamptz,
  started_at         timestamptz,
  ended_at           timestamptz,
  version            bigint      not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, film_id) references films (workspace_id, id)
);
-- One at a time for each film.
create unique index generations_active on generations (workspace_id, film_id)
  where status in ('REQUESTED', 'RESERVED', 'RENDERING');
create index generations_by_film on generations (workspace_id, film_id, created_at desc, id);
call service.tenant_table('generations');

-- A take is one shot rendered in one aspect ratio.
create table takes (
  workspace_id  uuid   not null,
  id            uuid   not null,
  generation_id uuid   not null,
  position      int    not null,
  shot_key      text   not null,
  aspect        text   not null,
  credits       bigint not null,
  -- Whether a cancelled generation that this one resumes has paid for the shot.
  paid          boolean not null,
  percent       int    not null,
  -- Content address and place of the finished take.
  address       text,
  object_key    text,
  primary key (workspace_id, id),
  unique (workspace_id, generation_id, position, aspect),
  foreign key (workspace_id, generation_id) references generations (workspace_id, id)
);
call service.tenant_table('takes');

create table variants (
  workspace_id    uuid        not null,
  id              uuid        not null,
  film_id         uuid        not null,
  generation_id   uuid        not null,
  aspect          text        not null,
  object_key      text        not null,
  content_type    text        not null,
  size_bytes      bigint      not null,
  width           int         not null,
  height          int         not null,
  duration_millis bigint      not null,
  sha256          text        not null,
  created_at      timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, generation_id, aspect),
  foreign key (workspace_id, film_id) references films (workspace_id, id),
  foreign key (workspace_id, generation_id) references generations (workspace_id, id)
);
create index variants_by_film on variants (workspace_id, film_id, created_at desc, id);
call service.tenant_table('variants');
