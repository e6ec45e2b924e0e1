"""conditions: what an act depends on, as worded."""
