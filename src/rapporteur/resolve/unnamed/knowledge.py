"""How an unnamed source is said to know: 'briefed on the talks', 'with direct knowledge of', 'who was in the room'."""

import re

from rapporteur.domain.span import Span

_HOW = (
    r"(?:(?:recently|directly|personally|closely|fully|regularly|deeply|intimately|well|also|since|then|both|not)\s+)*"
)
_AUX = r"(?:who\s+(?:(?:is|are|was|were|has|have|had|been|also|both|all|each|themselves|himself|herself|later)\s+)*)"
_EVENTS = (
    r"(?:talks?|table|meetings?|negotiations?|sessions?|dinner|lunch|breakfast|hearings?|briefings?|summit|conference|ceremony|scene|"
    r"gathering|call|discussions?|room|event|encounter|retreat|workshop|vote|signing|exchange)"
)
_SEEN = (
    r"(?:attended|joined|witnessed|watched|saw|seen|read|heard|overheard|reviewed|viewed|examined|studied|inspected|observed|"
    r"took\s+part|taken\s+part|participated|sat\s+(?:in|through|at|on)|listened|followed|drafted|negotiated|handled|received|"
    r"worked\s+(?:on|with|for|at|closely|under)|helped|dealt|advised|visited|monitored?|tracked|tracks?|knows?|learned|learnt|met|"
    r"spoke\s+(?:with|to)|spoken\s+(?:with|to)|talked\s+(?:with|to)|shown|told\s+(?:of|about)|consulted|in\s+(?:the|attendance)|"
    r"there|at\s+the|on\s+the|aboard|works?\s+(?:on|with|for|at|closely)|survived|escaped|fled|organi[sz]ed|oversaw|investigated)"
)
_KNOWS = re.compile(
    rf"\b(?:{_AUX}?{_HOW}(?:briefed|familiar|acquainted|conversant|informed)\s+(?:on|about|with|of|by)\b"
    rf"|(?:with|having|{_AUX}(?:claims?|claimed)?)\s*(?:(?:direct|first-?hand|intimate|detailed|close|inside|personal|independent|some|"
    r"full|good|deep|prior|immediate|an?|extensive|long)\s+)*(?:knowledge|insight|experience|awareness|access|understanding|sight|"
    r"oversight|visibility)\s+(?:of|into|to|about|on|in|with)\b"
    rf"|{_AUX}?{_HOW}(?:present|involved)\s+(?:at|in|for|during|when|with|throughout)\b"
    rf"|{_AUX}?(?:very\s+)?(?:privy|close)\s+to\b"
    rf"|{_AUX}?{_HOW}(?:aware|knowledgeable|apprised)\s+(?:of|about)\b"
    rf"|{_AUX}?{_HOW}(?:attending|witnessing|following|tracking|monitoring|overseeing|handling|observing|"
    r"(?:taking\s+part|participating|working|sitting)\s+(?:in|on|at|with))\b"
    rf"|{_AUX}{_HOW}{_SEEN}\b"
    rf"|{_AUX}?(?:inside|at|in)\s+(?:(?:the|a|an|that|this)\s+)(?:[\w-]+\s+){{0,3}}?{_EVENTS}\b"
    r"|from\s+(?:inside\s+)?(?:the|a|an)\s+(?:[\w-]+\s+){0,2}?(?:talks|meeting|dinner|session|negotiations|briefing|room)\b"
    rf"|{_AUX}?on\s+the\s+(?:[\w-]+\s+)?call\b"
    r"|in\s+a\s+position\s+to\s+know\b)",
    re.IGNORECASE,
)
# Where what is known ends: a comma, a quotation, the verb of the clause, the words for anonymity.
_END = re.compile(
    r"\s*(?:[,;:.—–(“”\"]|\s-\s|\bbut\b|\b(?:and|who|or)\s+(?:who|was|were|is|are|spoke|asked|requested|declined|insisted|cannot|could)\b|"
    r"\b(?:who\s+)?(?:spoke|speaking)\s+(?:on|anonymously|privately|under)\b|\b(?:on|under|upon)\s+(?:the\s+)?condition\b|"
    r"\bbecause\b|\bciting\b|\b(?:where|when|while)\b|\b(?:said|says|told|tells|added|confirmed|denied|described|asked|requested|requesting|estimated|according)\b|"
    r"\b(?:and|but)\s+(?:an?|another|two|three|several|one)\s)",
    re.IGNORECASE,
)


# What may stand between a source and the words that say how it knows.
_BEHIND = re.compile(r"[\s,(—–-]*(?:(?:and|all|both|each|of|whom|who|also)\s+)*", re.IGNORECASE)
_TRAILING = re.compile(r"(?:\s+(?:had|has|have|was|were|is|are|also|then|later|who|and|or))*\s*$", re.IGNORECASE)


def knowledge(text: str, source: Span, end: int) -> tuple[Span, ...]:
    """The words that say how an unnamed source knows: inside its own words, or right behind them and before `end`.

    >>> words = "two officials briefed on the talks, who attended the dinner"
    >>> [s.of(words) for s in knowledge(words, Span(0, 34), len(words))]
    ['briefed on the talks', 'who attended the dinner']
    """
    out: list[Span] = []
    at = source.start
    while match := _KNOWS.search(text, at, end):
        told = max([source.end, *(s.end for s in out)])
        if match.start() >= told and not _BEHIND.fullmatch(text, told, match.start()):
            break
        at = _end(text, match.end(), end)
        out = _joined(text, out, Span(match.start(), at))
        at = max(at, match.end())
    return tuple(out)


def _end(text: str, start: int, stop: int) -> int:
    cut = _END.search(text, start, stop)
    end = cut.start() if cut else stop
    return start + len(_TRAILING.sub("", text[start:end])) if end > start else start


def _joined(text: str, out: list[Span], span: Span) -> list[Span]:
    """One more piece; 'familiar with the talks and present at them' is one."""
    if out and re.fullmatch(r"\s+and\s+", text[out[-1].end : span.start]):
        return [*out[:-1], Span(out[-1].start, span.end)]
    return [*out, span]
