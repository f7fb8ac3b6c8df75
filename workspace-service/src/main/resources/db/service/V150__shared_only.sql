-- This service is the list of workspaces: what is read over many of them lies in "shared", for dedicated ones too, and so does
-- what refers to it. Projects and what belongs to them move.
insert into shared_only (table_name) values
  ('workspaces'), ('members'), ('daily_measures'), ('total_measures'), ('dimension_measures'),
  ('data_keys'), ('provider_keys'), ('provider_key_uses'), ('brandings'), ('brand_images'), ('domains'),
  ('isolation_moves'), ('isolation_reports');
