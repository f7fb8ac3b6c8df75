-- What an authenticator app and we both know.
create table authenticators (
  user_id      uuid        primary key references users (id) on delete cascade,
  secret       bytea       not null,  -- encrypted
  created_at   timestamptz not null,
  confirmed_at timestamptz,           -- null: not asked for yet
  last_step    bigint                 -- the newest code that was used: none before it is taken
);
call service_table('authenticators');

create table recovery_codes (
  user_id    uuid        not null references users (id) on delete cascade,
  hash       bytea       not null,  -- SHA-256
  created_at timestamptz not null,
  primary key (user_id, hash)
);
call service_table('recovery_codes');
