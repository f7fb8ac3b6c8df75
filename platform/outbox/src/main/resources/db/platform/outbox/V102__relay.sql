-- Who relays. Unlogged, so that renewing it every second writes no WAL and wakes no stream; after a crash of the server it
-- is empty, and whoever comes first takes a new epoch.
create unlogged table relay_lease (
  one        boolean     primary key default true check (one),
  holder     text        not null,
  epoch      bigint      not null,
  expires_at timestamptz not null
) with (fillfactor = 50);

-- How far the relay came, and in which epoch: a relay of an older epoch may not write any more.
create table relay_position (
  one       boolean     primary key default true check (one),
  epoch     bigint      not null default 0,
  lsn       pg_lsn,
  -- Up to here everything that was committed is known to be in Kafka.
  settled   bigint      not null default 0,
  moved_at  timestamptz not null default now()
) with (fillfactor = 50);
insert into relay_position default values;

-- What the brokers acknowledged: the seqs of the outbox, by the day (UTC) of the event. What is missing is a gap.
create table outbox_acknowledged (
  day  date           primary key,
  seqs int8multirange not null
) with (fillfactor = 50);

do $$
begin
  execute format('grant select, insert, update, delete on relay_lease to %I', role_of('relay'));
  execute format('grant select, update on relay_position to %I', role_of('relay'));
  execute format('grant select, insert, update on outbox_acknowledged to %I', role_of('relay'));
end $$;
