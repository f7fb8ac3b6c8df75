insert into export_rules (table_name, column_name, rule, why) values
  ('appearances', 'shot_key', 'exported', 'the name of a shot'),
  ('takes', 'shot_key', 'exported', 'the name of a shot'),
  ('takes', 'object_key', 'exported', 'where an object of the archive lies'),
  ('variants', 'object_key', 'exported', 'where an object of the archive lies');
