"""Unnamed sources: which are the same, how they are said to know, why they are not named."""
