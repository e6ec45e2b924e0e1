"""Gold dossiers of the project's own writing, and what checks their form."""
