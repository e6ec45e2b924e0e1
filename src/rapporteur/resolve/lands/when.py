"""When a territorial status began or held: from the times of its sentence."""

import re
from collections.abc import Sequence

from rapporteur.domain.span import Span
from rapporteur.domain.when import When

_SINCE = re.compile(r"\bsince\b|\bfrom then on\b", re.I)


def time_of(text: str, trigger: Span, sentence: Span, times: Sequence[When], *, event: bool) -> str | None:
    """EDTF, or None where the sentence does not tell.

    An event takes the time after its words, else the one before them ('annexed in 2014', 'In 2014 … annexed'). A state
    is dated only by 'since': 'has held since 2009' gives `2009/..`; a bare 'since' takes the sentence's own date.
    """
    dated = [w for w in times if w.edtf and sentence.covers(w.span) and w.kind != "deadline"]
    if event:
        return _event(trigger, dated)
    return _since(text, trigger, sentence, dated)


def _event(trigger: Span, dated: Sequence[When]) -> str | None:
    after = [w for w in dated if w.span.start >= trigger.end]
    before = [w for w in dated if w.span.start < trigger.end]
    chosen = after[0] if after else before[-1] if before else None
    return chosen.edtf if chosen else None


def _since(text: str, trigger: Span, sentence: Span, dated: Sequence[When]) -> str | None:
    found = _SINCE.search(text, trigger.start, sentence.end)
    if not found or re.search(r"[,;]", text[trigger.end : found.start()]):
        return None
    told = [w for w in dated if found.start() - 1 <= w.span.start <= found.end() + 6]
    bare = re.match(r"[\s.,;”\"’]*(?:$|[.,;”\"])", text[found.end() : sentence.end] + ".")
    own = told or ([w for w in dated if w.span.end <= trigger.start] if bare else [])
    if not own or not own[-1].edtf:
        return None
    return own[-1].edtf if "/" in own[-1].edtf else f"{own[-1].edtf}/.."
