insert into import_rules (table_name, column_name, rule, value, why) values
  ('assets', '*', 'only', $$r.status = 'READY'$$, 'nobody may finish an upload that began elsewhere'),
  ('films', 'status', 'value', $$case when r.status <> 'GENERATING' then r.status when r.ready_generation_id is null then 'DRAFT' else 'READY' end$$,
   'what was being made there is not being made here'),
  ('generations', 'status', 'value', $$case when r.status in ('REQUESTED', 'RESERVED', 'RENDERING') then 'CANCELLED' else r.status end$$,
   'what was being made there is not being made here'),
  ('generations', 'ended_at', 'value', $$case when r.status in ('REQUESTED', 'RESERVED', 'RENDERING') then now() else r.ended_at end$$,
   'what was being made there is not being made here'),
  ('generations', 'reservation_id', 'left_out', null, 'an archive reserves no credits'),
  ('takes', 'paid', 'value', 'false', 'what an archive says was paid may not have been'),
  ('appearances', 'shot_key', 'plain', null, 'the name of a shot'),
  ('takes', 'shot_key', 'plain', null, 'the name of a shot'),
  ('takes', 'object_key', 'object', null, 'what is read from there is shown'),
  ('variants', 'object_key', 'object', null, 'what is read from there is shown');
