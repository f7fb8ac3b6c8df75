-- What the service said. Rows are written in the business transaction and never changed; the relay carries them to Kafka.
-- They stay for audit, reconciliation and replay, in one partition per day (UTC) of their UUIDv7 ids.
create table outbox (
  id             uuid        not null,
  -- Before seq, since defaults are computed in this order: whoever holds a number has had its xid. The reconciler rests on it.
  xid            xid8        not null default pg_current_xact_id(),
  seq            bigint      not null generated always as identity,
  type           text        not null,
  topic          text        not null,
  key            uuid        not null,
  sequence       bigint      not null,
  time           timestamptz not null,
  workspace_id   uuid,
  account_id     uuid,
  actor          text,
  correlation_id uuid        not null,
  causation_id   uuid,
  traceparent    text,
  -- JSON; null is a tombstone.
  payload        text,
  primary key (id)
) partition by range (id);
create index outbox_seq on outbox (seq);

-- The last number given to an event of each aggregate. Its row lock makes numbers free of gaps and puts them in commit order.
create table outbox_sequences (
  topic text   not null,
  key   uuid   not null,
  last  bigint not null,
  primary key (topic, key)
) with (fillfactor = 80);

-- What was heard: an event's effect and its row here are committed together.
create table inbox (
  event_id   uuid        not null,
  consumer   text        not null,
  generation int         not null,
  heard_at   timestamptz not null default now(),
  primary key (event_id, consumer, generation)
) partition by range (event_id);

-- The last number heard of each aggregate, for listeners that are LATEST or STRICT.
create table inbox_sequences (
  consumer   text   not null,
  generation int    not null,
  key        uuid   not null,
  last       bigint not null,
  primary key (consumer, generation, key)
) with (fillfactor = 80);

-- The nets: rows with an id that lies outside of the days made so far.
create table outbox_default partition of outbox default;
create table inbox_default partition of inbox default;

-- The lowest UUIDv7 of a moment.
create function uuid_floor(moment timestamptz) returns uuid language sql immutable
as $$ select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid $$;

-- Makes the partitions of today and the days ahead. Anyone of the service may call it; gives the number made.
create function make_partitions(days_ahead int) returns int
  language plpgsql security definer set search_path = service, pg_temp set lock_timeout = '2s' as $$
declare
  parent text;
  day date;
  today date := (now() at time zone 'UTC')::date;
  made int := 0;
begin
  perform pg_advisory_xact_lock(hashtext('marquee.make_partitions'));
  foreach parent in array array['outbox', 'inbox'] loop
    for ahead in 0 .. days_ahead loop
      day := today + ahead;
      continue when to_regclass(format('service.%I', parent || to_char(day, '_YYYYMMDD'))) is not null;
      begin
        -- Made first and attached then: attaching holds up nobody who writes to the other partitions.
        execute format('create table %I (like %I including defaults including constraints including storage)',
                       parent || to_char(day, '_YYYYMMDD'), parent);
        execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent,
                       parent || to_char(day, '_YYYYMMDD'),
                       uuid_floor(day::timestamp at time zone 'UTC'), uuid_floor((day + 1)::timestamp at time zone 'UTC'));
        made := made + 1;
      exception when check_violation then
        raise warning 'rows of % lie in %_default and stay there', day, parent;
      end;
    end loop;
  end loop;
  return made;
end $$;
revoke execute on function make_partitions(int) from public;

do $$
begin
  -- On the parents only: a granted partition would show every row.
  execute format('grant insert (id, type, topic, key, sequence, time, workspace_id, account_id, actor, correlation_id,'
                 ' causation_id, traceparent, payload) on outbox to %I', role_of('app'));
  execute format('grant select on outbox to %I', role_of('relay'));
  execute format('grant select on sequence outbox_seq_seq to %I', role_of('relay'));
  execute format('grant select, insert, update on outbox_sequences to %I', role_of('app'));
  execute format('grant select, insert on inbox to %I', role_of('app'));
  execute format('grant select, insert, update on inbox_sequences to %I', role_of('app'));
  execute format('grant execute on function make_partitions(int) to %I, %I', role_of('app'), role_of('relay'));
end $$;

select make_partitions(7);

-- Inserts alone: a partition that is dropped or a row that is taken out is no event.
create publication marquee_outbox for table outbox with (publish = 'insert', publish_via_partition_root = true);
