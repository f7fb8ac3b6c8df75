-- What was said and heard ages out by whole days. An outbox day may go once everything in it is known to be in Kafka.
-- outbox_sequences and inbox_sequences stay: an aggregate that was numbered from 1 again would be ignored by all who listen.

-- Drops the partition of a day, unless it is too young or still needed. Gives: dropped, unsettled (a row of the outbox is not
-- known to be in Kafka), busy (another process is at it). Whoever writes waits for it no longer than the lock timeout; when a
-- transaction has the table in use for longer than that, the drop is given up with lock_not_available.
create function drop_event_day(parent text, day date) returns text
  language plpgsql security definer set search_path = service, pg_temp set lock_timeout = '100ms' as $$
declare
  part text := parent || to_char(day, '_YYYYMMDD');
  today date := (now() at time zone 'UTC')::date;
  last_seq bigint;
begin
  -- The floors are here and not with the caller, who may be anybody of the service: Kafka keeps 7 days.
  if parent not in ('outbox', 'inbox') or day >= today - (case parent when 'outbox' then 7 else 14 end) then
    raise exception 'the % of % is to be kept', parent, day;
  end if;
  if not pg_try_advisory_xact_lock(hashtext('marquee.drop_event_day')) then return 'busy'; end if;
  if to_regclass(format('service.%I', part)) is null then return 'dropped'; end if;
  if parent = 'outbox' then
    -- Without a lock first, since it may say no for days.
    execute format('select max(seq) from %I', part) into last_seq;
    if last_seq > (select settled from relay_position) then return 'unsettled'; end if;
  end if;
  execute format('lock table %I in access exclusive mode', parent);
  execute format('lock table %I in access exclusive mode', part);
  if parent = 'outbox' then
    -- Nobody can have an uncommitted row in it any more.
    execute format('select max(seq) from %I', part) into last_seq;
    if last_seq > (select settled from relay_position) then return 'unsettled'; end if;
  end if;
  execute format('drop table %I', part);
  return 'dropped';
end $$;

-- What does not lie in days: closed dead letters, the nets of outbox and inbox, and the ledger of outbox days that are gone.
-- At most so many rows of each at a time; gives how many went.
create function prune_events(outbox_days int, most int) returns bigint
  language plpgsql security definer set search_path = service, pg_temp set lock_timeout = '1s' as $$
declare
  today date := (now() at time zone 'UTC')::date;
  keep int := greatest(outbox_days, 7);
  known bigint;
  gone bigint;
  total bigint := 0;
begin
  select settled into known from relay_position;
  delete from dead_letters where id in (
    select id from dead_letters where state <> 'waiting' and closed_at < now() - interval '7 days' limit most);
  get diagnostics gone = row_count; total := total + gone;
  delete from outbox_default where id in (
    select id from outbox_default where time < now() - (keep + 1) * interval '1 day' and seq <= known limit most);
  get diagnostics gone = row_count; total := total + gone;
  delete from inbox_default where (event_id, consumer, generation) in (
    select event_id, consumer, generation from inbox_default where heard_at < now() - interval '15 days' limit most);
  get diagnostics gone = row_count; total := total + gone;
  delete from outbox_acknowledged
   where day < today - keep and upper(seqs) - 1 <= known
     and to_regclass(format('service.%I', 'outbox' || to_char(day, '_YYYYMMDD'))) is null;
  get diagnostics gone = row_count; total := total + gone;
  return total;
end $$;

-- The days that have a partition, the oldest first.
create function event_days(parent text) returns table (day date)
  language sql stable security definer set search_path = service, pg_temp as $$
  select to_date(right(c.relname, 8), 'YYYYMMDD')
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
   where i.inhparent = to_regclass(format('service.%I', parent)) and c.relname ~ '_[0-9]{8}$'
   order by 1
$$;

create index dead_letters_closed on dead_letters (closed_at) where state <> 'waiting';

revoke execute on function drop_event_day(text, date), prune_events(int, int), event_days(text) from public;
do $$
begin
  execute format('grant execute on function drop_event_day(text, date), prune_events(int, int), event_days(text) to %I',
                 role_of('app'));
end $$;
