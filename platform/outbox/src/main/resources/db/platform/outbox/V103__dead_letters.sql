-- Events that a consumer could not take, and those that wait behind them.
create table dead_letters (
  id          bigint      generated always as identity primary key,
  consumer    text        not null,
  generation  int         not null,
  -- Where the record came from; it may come again before its place was kept.
  topic       text        not null,
  partition   int         not null,
  "offset"    bigint      not null,
  -- Null where the record's key is no uuid.
  key         uuid,
  event_id    uuid,
  type        text,
  sequence    bigint,
  workspace_id uuid,
  headers     jsonb       not null,
  -- As it came; null is a tombstone.
  payload     bytea,
  -- failed, unreadable, behind (an earlier event of the key is here), early (an earlier one has not come)
  reason      text        not null check (reason in ('failed', 'unreadable', 'behind', 'early')),
  error       text,
  state       text        not null default 'waiting' check (state in ('waiting', 'replayed', 'discarded')),
  received_at timestamptz not null default now(),
  closed_at   timestamptz,
  unique (consumer, generation, topic, partition, "offset")
);
create index dead_letters_waiting on dead_letters (consumer, generation, key, id) where state = 'waiting';

-- Aggregates that a consumer does not hear of until their dead letters are gone.
create table parked_keys (
  consumer   text        not null,
  generation int         not null,
  key        uuid        not null,
  parked_at  timestamptz not null default now(),
  primary key (consumer, generation, key)
);

do $$
begin
  execute format('grant select, insert, update on dead_letters to %I', role_of('app'));
  execute format('grant select, insert, update, delete on parked_keys to %I', role_of('app'));
end $$;

-- Asks, at the start of a listener's transaction, whether an event is to be handled, and takes note that it was.
--   new        handle it
--   duplicate  it was handled before
--   outdated   a later one of its aggregate was handled (LATEST), or it was passed over (STRICT)
--   parked     its aggregate is parked: put it with the dead letters; nothing was noted
--   early      STRICT, and one before it has not come: roll back, then park
-- A replay passes replaying, since it works through what is parked.
create function inbox_admit(
  e uuid, c text, g int, k uuid, s bigint, ordering text, replaying boolean) returns text language plpgsql as $$
declare
  known bigint;
begin
  if not replaying then
    -- Waits for a replay that is about to release the key; what it releases is then not there any more.
    perform 1 from parked_keys where consumer = c and generation = g and key = k for share;
    if found then
      perform 1 from inbox where event_id = e and consumer = c and generation = g;
      if found then return 'duplicate'; end if;
      if ordering = 'STRICT' then
        select last into known from inbox_sequences where consumer = c and generation = g and key = k;
        -- The one that the parked ones wait for.
        if s <> coalesce(known, 0) + 1 then return 'parked'; end if;
      else
        return 'parked';
      end if;
    end if;
  end if;
  insert into inbox (event_id, consumer, generation) values (e, c, g) on conflict do nothing;
  if not found then return 'duplicate'; end if;
  if ordering = 'COMMUTATIVE' then return 'new'; end if;
  select last into known from inbox_sequences where consumer = c and generation = g and key = k for update;
  if s <= known then return 'outdated'; end if;
  if ordering = 'STRICT' and s > coalesce(known, 0) + 1 then return 'early'; end if;
  insert into inbox_sequences as i (consumer, generation, key, last) values (c, g, k, s)
    on conflict (consumer, generation, key) do update set last = excluded.last;
  return 'new';
end $$;
