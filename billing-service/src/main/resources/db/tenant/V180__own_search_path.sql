-- It runs as the owner: whose functions and operators it uses is not its caller's choice.
alter function apply_ledger_entries() set search_path = shared, service, pg_temp;
