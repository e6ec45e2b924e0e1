"""views: read-only questions to a dossier, answered in plain frozen rows."""
