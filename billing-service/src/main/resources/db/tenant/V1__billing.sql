-- Billing's tenant is the account. All its tables lie here, one copy each: a workspace that is dedicated elsewhere still draws
-- on its account's one balance, so this service never places a workspace in a schema of its own.

create table subscriptions (
  account_id uuid not null,
  id uuid not null,
  plan text not null,
  plan_version int not null,
  status text not null check (status in ('trialing', 'active', 'past_due', 'cancelled')),
  payment_method text,
  credits_included bigint not null check (credits_included >= 0),
  period_start timestamptz not null,
  period_end timestamptz not null,
  opened_at timestamptz not null,
  version bigint not null default 0,
  primary key (account_id, id),
  unique (account_id),
  check (period_end > period_start)
);
call account_table('subscriptions');
call visible_across('subscriptions');
create index subscriptions_due on subscriptions (period_end) where status in ('trialing', 'active');

-- One row per account. It is locked first by everything that moves credits, and only the ledger's trigger changes it.
create table balances (
  account_id uuid not null,
  id uuid not null check (id = account_id),
  available bigint not null default 0 constraint available_is_not_negative check (available >= 0),
  held bigint not null default 0 constraint held_is_not_negative check (held >= 0),
  used bigint not null default 0 check (used >= 0),
  primary key (account_id, id)
);
call account_table('balances');

create table grants (
  account_id uuid not null,
  id uuid not null,
  source text not null check (source in ('trial', 'plan', 'adjustment')),
  period date,
  priority int not null,
  credits bigint not null check (credits > 0),
  available bigint not null default 0 check (available >= 0),
  held bigint not null default 0 check (held >= 0),
  used bigint not null default 0 check (used >= 0),
  lapsed bigint not null default 0 check (lapsed >= 0),
  expires_at timestamptz,
  created_at timestamptz not null,
  primary key (account_id, id),
  check (available + held + used + lapsed <= credits)
);
call account_table('grants');
call visible_across('grants');
create index grants_spendable on grants (account_id, priority, expires_at, created_at) where available > 0;
create index grants_due on grants (expires_at) where available > 0;

create table reservations (
  account_id uuid not null,
  id uuid not null,
  workspace_id uuid not null,
  project_id uuid,
  reference uuid not null,
  credits bigint not null check (credits >= 0),
  status text not null check (status in ('held', 'confirmed', 'released', 'expired', 'rejected')),
  credits_used bigint not null default 0 check (credits_used >= 0),
  written_off bigint not null default 0 check (written_off >= 0),
  reason text,
  detail text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz,
  primary key (account_id, id),
  unique (account_id, workspace_id, reference)
);
call account_table('reservations');
call visible_across('reservations');
create index reservations_due on reservations (expires_at) where status = 'held';
create index reservations_held on reservations (account_id, workspace_id) where status = 'held';

-- The ledger. An entry moves credits of one grant from one book to another, so it is a debit and a credit of the same amount
-- and cannot be out of balance.
create table ledger_transactions (
  account_id uuid not null,
  id uuid not null,
  workspace_id uuid,
  project_id uuid,
  reservation_id uuid,
  reference uuid,
  kind text not null check (kind in ('grant', 'hold', 'confirm', 'release', 'charge', 'lapse')),
  created_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, reservation_id) references reservations (account_id, id)
);
call account_table('ledger_transactions');
create index ledger_transactions_newest on ledger_transactions (account_id, created_at desc, id);

create table ledger_entries (
  account_id uuid not null,
  id uuid not null,
  transaction_id uuid not null,
  workspace_id uuid,
  reservation_id uuid,
  grant_id uuid not null,
  from_book text not null,
  to_book text not null,
  credits bigint not null check (credits > 0),
  primary key (account_id, id),
  foreign key (account_id, transaction_id) references ledger_transactions (account_id, id),
  foreign key (account_id, grant_id) references grants (account_id, id),
  constraint moves_are_known check ((from_book, to_book) in (
    ('issued', 'available'), ('available', 'held'), ('held', 'available'), ('held', 'used'), ('available', 'used'), ('available', 'lapsed')))
);
call account_table('ledger_entries');
create index ledger_entries_of_transaction on ledger_entries (account_id, transaction_id);
create index ledger_entries_of_reservation on ledger_entries (account_id, reservation_id) where reservation_id is not null;

-- The balance is the ledger's: it changes by this trigger alone, and its checks refuse what would make it negative. It runs as
-- the owner, since the app role has no right to write a balance; the rows it follows have passed the app role's policies.
create function apply_ledger_entries() returns trigger language plpgsql security definer as $$
begin
  update shared.grants g
     set available = g.available + d.available, held = g.held + d.held, used = g.used + d.used, lapsed = g.lapsed + d.lapsed
    from (select account_id, grant_id,
                 sum(case 'available' when to_book then credits when from_book then -credits else 0 end) as available,
                 sum(case 'held' when to_book then credits when from_book then -credits else 0 end) as held,
                 sum(case 'used' when to_book then credits else 0 end) as used,
                 sum(case 'lapsed' when to_book then credits else 0 end) as lapsed
            from added group by account_id, grant_id) d
   where g.account_id = d.account_id and g.id = d.grant_id;
  update shared.balances b
     set available = b.available + d.available, held = b.held + d.held, used = b.used + d.used
    from (select account_id,
                 sum(case 'available' when to_book then credits when from_book then -credits else 0 end) as available,
                 sum(case 'held' when to_book then credits when from_book then -credits else 0 end) as held,
                 sum(case 'used' when to_book then credits else 0 end) as used
            from added group by account_id) d
   where b.account_id = d.account_id;
  if exists (select 1 from added a where not exists (select 1 from shared.balances b where b.account_id = a.account_id)) then
    raise exception 'a ledger entry names an account that has no balance';
  end if;
  return null;
end $$;
create trigger apply_ledger_entries after insert on ledger_entries
  referencing new table as added for each statement execute function apply_ledger_entries();

-- What was used, for ever and once: the fact's id and the meter name it.
create table usage_events (
  account_id uuid not null,
  id uuid not null,
  workspace_id uuid not null,
  project_id uuid,
  meter text not null,
  amount numeric(20, 3) not null check (amount >= 0),
  event_id uuid not null,
  occurred_at timestamptz not null,
  period date not null check (extract(day from period) = 1),
  recorded_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, workspace_id, event_id, meter)
);
call account_table('usage_events');
create index usage_events_of_period on usage_events (account_id, workspace_id, period, meter) include (amount);

do $$
declare
  t text;
  bound text := '(select nullif(current_setting(''app.workspace_id'', true), '''')::uuid)';
begin
  -- The app role opens a balance and a grant at nought; what they hold follows from the ledger. FOR UPDATE needs the right to
  -- update some column: the id, which its check holds fast.
  execute format('revoke insert, update, delete on balances from %I', role_of('app'));
  execute format('grant insert (id), update (id) on balances to %I', role_of('app'));
  execute format('revoke insert, update, delete on grants from %I', role_of('app'));
  execute format('grant insert (id, source, period, priority, credits, expires_at, created_at) on grants to %I', role_of('app'));
  -- Rows are only added: what was booked stays booked.
  foreach t in array array['ledger_transactions', 'ledger_entries', 'usage_events'] loop
    execute format('revoke update, delete on %I from %I', t, role_of('app'));
  end loop;
  -- Within an account, a workspace sees its own share and what belongs to the whole account. With no workspace bound (the
  -- account's own pages, jobs) the account's policy alone decides. Restrictive: it only takes away.
  foreach t in array array['reservations', 'ledger_transactions', 'ledger_entries', 'usage_events'] loop
    execute format('create policy workspace_share on %I as restrictive to %I using (%s is null or workspace_id is null or workspace_id = %s)',
      t, role_of('app'), bound, bound);
  end loop;
end $$;
