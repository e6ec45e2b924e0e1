"""Benchmarks: quality on the development sets against floors, and speed as ratios."""
