insert into export_rules (table_name, column_name, rule, why) values
  ('film_variants', 'object_key', 'exported', 'where an object of film-service lies'),
  ('film_variants', 'poster_key', 'exported', 'where an object of film-service lies');
