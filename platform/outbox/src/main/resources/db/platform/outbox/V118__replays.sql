-- What operators had heard again: the wish, how far it is, and how it ended.
create table replays (
  id           int         generated always as identity primary key,
  -- The same wish sent twice is one replay.
  request      uuid        not null unique,
  -- table: the outbox's rows are sent to Kafka again; kafka: this service reads the topic again
  source       text        not null check (source in ('table', 'kafka')),
  topics       text[]      not null,
  -- <service>.<consumer>, or * for all
  consumer     text        not null,
  forced       boolean     not null,
  workspace_id uuid,
  from_time    timestamptz not null,
  to_time      timestamptz not null check (to_time > from_time),
  state        text        not null default 'running' check (state in ('running', 'done', 'failed', 'cancelled')),
  -- table: the last seq sent, and the last to be sent
  position     bigint,
  last_seq     bigint,
  -- kafka: by topic and partition, the next offset and where to end
  positions    jsonb,
  total        bigint,
  passed       bigint      not null default 0,
  -- table: events sent; kafka: events that took effect
  done         bigint      not null default 0,
  error        text,
  started_at   timestamptz not null default now(),
  moved_at     timestamptz not null default now(),
  ended_at     timestamptz
);
create index replays_running on replays (id) where state = 'running';

do $$
begin
  execute format('grant select, insert, update on replays to %I', role_of('app'));
end $$;

-- As inbox_admit, for an event that is heard again in generation g; own is the generation of the consumer itself.
--   COMMUTATIVE  each event once in this generation
--   LATEST       only what is not older than the newest that the consumer has heard itself; what is newer counts there as well
--   STRICT       in order within this generation, which begins with whatever comes first
create function inbox_admit_again(
  e uuid, c text, g int, k uuid, s bigint, ordering text, replaying boolean, own int) returns text
  language plpgsql set search_path = service, pg_temp as $$
declare
  known bigint;
begin
  if not replaying then
    perform 1 from parked_keys where consumer = c and generation = g and key = k for share;
    if found then
      perform 1 from inbox where event_id = e and consumer = c and generation = g;
      if found then return 'duplicate'; end if;
      return 'parked';
    end if;
  end if;
  insert into inbox (event_id, consumer, generation) values (e, c, g) on conflict do nothing;
  if not found then return 'duplicate'; end if;
  if ordering = 'COMMUTATIVE' then return 'new'; end if;
  if ordering = 'LATEST' then
    select last into known from inbox_sequences where consumer = c and generation = own and key = k for update;
    if s < known then return 'outdated'; end if;
    if s > coalesce(known, 0) then
      insert into inbox_sequences as i (consumer, generation, key, last) values (c, own, k, s)
        on conflict (consumer, generation, key) do update set last = greatest(i.last, excluded.last);
    end if;
    return 'new';
  end if;
  select last into known from inbox_sequences where consumer = c and generation = g and key = k for update;
  if s <= known then return 'outdated'; end if;
  if s > known + 1 then return 'early'; end if;
  insert into inbox_sequences as i (consumer, generation, key, last) values (c, g, k, s)
    on conflict (consumer, generation, key) do update set last = excluded.last;
  return 'new';
end $$;
