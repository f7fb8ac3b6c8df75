insert into export_rules (table_name, column_name, rule, why) values
  ('api_keys', 'secret_hash', 'left_out', 'keys never leave; which there were does'),
  ('api_keys', 'former_secret_hash', 'left_out', 'keys never leave; which there were does'),
  ('api_keys', 'former_secret_until', 'exported', 'a time'),
  ('invitations', 'email_key', 'exported', 'an address, as it is compared'),
  ('audit_heads', 'hash', 'exported', 'the end of the chain'),
  ('audit_entries', 'hash', 'exported', 'a link of the chain'),
  ('audit_entries', 'previous_hash', 'exported', 'a link of the chain'),
  ('audit_origins', 'salt', 'exported', 'lies beside what it hides, and lets the chain be checked');
