-- An overview reads the month's spending of each workspace of an account, and nothing else of these days.
create index daily_measures_of_spending on daily_measures (workspace_id, day) include (amount) where measure = 'SPENT_USD';
