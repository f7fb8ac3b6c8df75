-- The public halves of the keys that somebody's devices keep.
create table passkeys (
  id            uuid        primary key,
  user_id       uuid        not null references users (id) on delete cascade,
  credential_id bytea       not null unique,
  credential    bytea       not null,  -- attested credential data of WebAuthn: model, id, public key
  name          text        not null,
  sign_count    bigint      not null,
  backup_eligible boolean   not null,  -- whether it may be copied between devices
  backed_up     boolean     not null,
  created_at    timestamptz not null,
  last_used_at  timestamptz
);
create index passkeys_of_a_user on passkeys (user_id, created_at desc, id);
call service_table('passkeys');
