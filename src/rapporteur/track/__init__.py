"""track: pure folds over the entries of many reports: positions, commitments, meetings, territory."""
