"""settled: the rows of the views as a dossier keeps them, and how they are kept true (decisions/0015-scale.md)."""
