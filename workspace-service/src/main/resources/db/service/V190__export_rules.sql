insert into shared_only (table_name) values ('exports'), ('export_parts');

insert into export_rules (table_name, column_name, rule, why) values
  ('exports', '*', 'left_out', 'an archive does not tell of archives'),
  ('export_parts', '*', 'left_out', 'an archive does not tell of archives'),
  ('isolation_moves', '*', 'left_out', 'where the rows lay is a matter of this installation'),
  ('isolation_reports', '*', 'left_out', 'where the rows lay is a matter of this installation'),
  ('isolation_probes', '*', 'left_out', 'how rows are kept apart is a matter of this installation'),
  ('isolation_probe_reports', '*', 'left_out', 'how rows are kept apart is a matter of this installation'),
  ('data_keys', '*', 'left_out', 'keys never leave'),
  ('provider_keys', 'sealed', 'left_out', 'keys of providers never leave; which there were does'),
  ('provider_keys', 'data_key_id', 'left_out', 'refers to a key that does not leave'),
  ('provider_key_uses', 'provider_key_id', 'exported', 'an id'),
  ('domains', 'token', 'left_out', 'what proves a domain here proves nothing elsewhere');
