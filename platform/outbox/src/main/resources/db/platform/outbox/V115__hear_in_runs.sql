-- inbox_admit for a run of events of one tenant, in the order in which they came: one statement instead of one for each.
-- For each event, in the same order:
--   new        handle it
--   duplicate  it was handled before, or earlier in this run
--   outdated   a later one of its aggregate was handled (LATEST), or it was passed over (STRICT)
--   alone      its aggregate is parked, or one before it has not come (STRICT): nothing was noted of any of the aggregate's
--              events; hand them to inbox_admit, one by one
-- Without statistics of a table that grows fast, the planner would read it through; and a plan for twenty partitions is dear.
create function inbox_admit_run(e uuid[], k uuid[], s bigint[], c text, g int, ordering text) returns text[]
  language plpgsql set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  answers text[] := array_fill('new'::text, array[cardinality(e)]);
  aside   uuid[];
  fresh   uuid[];
  current uuid;
  known   bigint;
  event   record;
begin
  -- Without a lock: who sees the key of a replay that is about to release it waits for that in inbox_admit.
  select coalesce(array_agg(key), '{}') into aside
    from parked_keys where consumer = c and generation = g and key = any (k);

  if ordering <> 'COMMUTATIVE' then
    perform 1 from inbox_sequences where consumer = c and generation = g and key = any (k) order by key for update;
    for event in
      select u.i, u.k, u.s, q.last
        from unnest(k, s) with ordinality u(k, s, i)
        left join inbox_sequences q on q.consumer = c and q.generation = g and q.key = u.k
       order by u.k, u.i
    loop
      if current is distinct from event.k then
        current := event.k;
        known := coalesce(event.last, 0);
      end if;
      if event.s <= known then
        answers[event.i] := 'outdated';
      elsif ordering = 'STRICT' and event.s > known + 1 then
        aside := aside || event.k;
      else
        known := event.s;
      end if;
    end loop;
  end if;

  with heard as (
    insert into inbox (event_id, consumer, generation)
    select distinct u.e, c, g from unnest(e, k) u(e, k) where u.k <> all (aside) order by u.e
    on conflict do nothing
    returning event_id)
  select coalesce(array_agg(event_id), '{}') into fresh from heard;

  select array_agg(case when u.k = any (aside) then 'alone'
                        when f.id is null or u.nth > 1 then 'duplicate'
                        else u.answer end order by u.i)
    into answers
    from (select n.*, row_number() over (partition by n.e order by n.i) as nth
            from unnest(e, k, answers) with ordinality n(e, k, answer, i)) u
    left join unnest(fresh) f(id) on f.id = u.e;

  if ordering <> 'COMMUTATIVE' then
    insert into inbox_sequences as q (consumer, generation, key, last)
    select c, g, u.k, max(u.s) from unnest(k, s, answers) u(k, s, answer) where u.answer = 'new' group by u.k order by u.k
    on conflict (consumer, generation, key) do update set last = greatest(q.last, excluded.last);
  end if;
  return answers;
end $$;

-- A key that was parked for a failure is tried again by itself for a while; null: it waits for somebody.
alter table parked_keys add column attempts int not null default 0, add column retry_at timestamptz;
create index parked_keys_retry on parked_keys (retry_at) where retry_at is not null;
