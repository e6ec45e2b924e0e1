"""cli: the command line; exit codes are decided here and nowhere else."""
