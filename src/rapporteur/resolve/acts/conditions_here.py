"""Conditions of one sentence by their opening words and the tree."""

import re

from rapporteur.domain.act import Condition
from rapporteur.domain.span import Span
from rapporteur.resolve.acts.tree import Tree

OPENINGS = (
    ("exchange", r"in (?:exchange|return) for|in return\b"),
    ("condition-of", r"as (?:a|one of (?:his|her|its|their)|the) (?:pre)?conditions? (?:of|for|to)"),
    (
        "if",
        r"(?:only )?if|provided(?: that)?|providing that|so long as|as long as|on (?:the )?condition that|on condition that|only after|once",
    ),
    ("unless", r"unless|without"),
    ("until", r"until|till"),
)


def conditions_in(tree: Tree, text: str) -> tuple[Condition, ...]:
    """The conditions of the sentence."""
    out = []
    for kind, pattern in OPENINGS:
        for m in re.finditer(rf"\b(?:{pattern})\b", text[tree.span.start : tree.span.end], re.IGNORECASE):
            at = tree.span.start + m.start()
            words = [w for w in tree.words if w.span.start >= at]
            end = next((w.span.start for w in words[2:] if w.low in {",", ".", '"', "”", ";"}), tree.span.end)
            out.append(Condition(kind, Span(at, len(text[:end].rstrip()))))
    return tuple(out)
