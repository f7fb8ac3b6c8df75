-- Links that log in are secrets of mails as the others are.
alter table mail_tokens drop constraint mail_tokens_purpose_check;
alter table mail_tokens add constraint mail_tokens_purpose_check
  check (purpose in ('verify_email', 'reset_password', 'magic_link'));
