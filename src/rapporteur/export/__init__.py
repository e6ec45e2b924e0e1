"""export: one format a file, from records and views."""
