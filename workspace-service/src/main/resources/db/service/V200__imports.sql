-- Which workspaces are being made from an archive: nobody may enter them until all of it is in, and one that is given up is
-- purged at once.
alter table workspace_directory add column import_id uuid;
