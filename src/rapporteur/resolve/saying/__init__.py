"""saying: attributions to statements: which count, their kind and stance, their chain, when and where it was said."""
