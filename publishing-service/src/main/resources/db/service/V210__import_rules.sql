insert into import_rules (table_name, column_name, rule, value, why) values
  ('films', 'sequence', 'value', '0', 'events are counted anew here; the next that tells of the film is newer'),
  ('film_variants', 'object_key', 'object', null, 'what is read from there is published'),
  ('film_variants', 'poster_key', 'object', null, 'what is read from there is published'),
  ('social_accounts', '*', 'replaces', $$t.platform = 'feed' and r.platform = 'feed'$$,
   'each workspace has the account of one feed from the start'),
  ('social_accounts', 'status', 'value', $$'disconnected'$$, 'nothing is published anywhere until somebody here wants it'),
  ('posts', 'status', 'value', $$case when r.status in ('scheduled', 'publishing', 'unknown') then 'draft' else r.status end$$,
   'a copy publishes nothing by itself'),
  ('posts', 'scheduled_at', 'value', $$case when r.status in ('scheduled', 'publishing', 'unknown') then null else r.scheduled_at end$$,
   'a copy publishes nothing by itself'),
  ('publications', 'status', 'value', $$case when r.status in ('scheduled', 'publishing', 'unknown') then 'draft' else r.status end$$,
   'a copy publishes nothing by itself'),
  ('publications', 'due_at', 'left_out', null, 'a copy publishes nothing by itself');
