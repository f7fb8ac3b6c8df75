-- Who somebody is at other providers. A provider's subject is one user's, and a user is one subject there.
create table external_log_ins (
  issuer       text        not null,
  subject      text        not null,
  user_id      uuid        not null references users (id) on delete cascade,
  linked_at    timestamptz not null,
  last_used_at timestamptz,
  primary key (issuer, subject),
  unique (user_id, issuer)
);
call service_table('external_log_ins');
