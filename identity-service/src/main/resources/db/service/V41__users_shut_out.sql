-- Who is disabled proves who they are in vain.
alter table users add column disabled_at timestamptz;
call service_table('users');

alter table sessions
  drop constraint sessions_end_reason_check,
  add constraint sessions_end_reason_check check (
    end_reason in ('logout', 'replay', 'password_changed', 'mfa_changed', 'ended_by_user', 'user_disabled', 'user_deleted'));

-- Ids of those who left for good, and nothing else of them.
create table erased_users (
  user_id   uuid        primary key,
  erased_at timestamptz not null
);
call service_table('erased_users');
