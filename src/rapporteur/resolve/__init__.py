"""resolve: Annotation to statements, acts and territory rows: who, when, where, which issue, which chain."""
