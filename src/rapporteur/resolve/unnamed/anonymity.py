"""Why a source is not named: the words for anonymity, and the reason told for it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.span import Span

_CONDITION = re.compile(
    r"\b(?:(?:who\s+)?(?:(?:spoke|speaking|talked|talking|agreed\s+to\s+(?:speak|talk|be\s+interviewed)|were\s+interviewed|"
    r"was\s+interviewed|interviewed)\s+)?(?:only\s+)?(?:on|under|upon)\s+(?:the\s+|a\s+)?(?:strict\s+)?condition\s+(?:of\s+(?:strict\s+)?"
    r"anonymity|(?:that\s+)?(?:(?:she|he|they|it|their|his|her|the)\s+)?(?:names?\s+)?(?:(?:would|will|should|must|could)\s+)?(?:not\s+be|remain|"
    r"be\s+kept|of\s+not\s+being)\s+\w+)"
    r"|(?:who\s+)?(?:(?:was|were|has|have|had|been|being|is|are|all|both|each|also)\s+)*(?:(?:asked|asking|wanted|wanting|wished|wishing|"
    r"preferred|preferring|insisted|insisting|requested|requesting|begged|pleaded|chose)\s+)(?:that\s+(?:she|he|they|their\s+names?|his\s+name|"
    r"her\s+name|the\s+\w+)\s+)?(?:to\s+)?(?:not\s+(?:to\s+)?be|(?:remain|stay)|on\s+not\s+being|on)\s+(?:further\s+)?"
    r"(?:identified|named|anonymous|quoted\s+by\s+name|unnamed|anonymity)(?:\s+by\s+(?:his|her|their)?\s*(?:full\s+)?name)?"
    r"|(?:who\s+)?(?:(?:was|were|has|have|had|been|is|are|all|both|each|also)\s+)*(?:requested|requesting|asked\s+for|asking\s+for|"
    r"insisted\s+on|insisting\s+on|granted|given|sought|demanded|offered|promised|guaranteed|under)\s+"
    r"(?:(?:her|him|them|the\s+\w+|\w+)\s+)?anonymity"
    r"|(?:who\s+)?(?:(?:did|does|do)\s+not\s+(?:want|wish)\s+(?:his\s+|her\s+|their\s+)?(?:name\s+|names\s+)?to\s+be|(?:declined|refused|"
    r"declining|refusing)\s+to\s+be)\s+(?:identified|named|quoted\s+by\s+name)"
    r"|(?:who\s+)?(?:spoke|speaking|talked|talking)\s+(?:anonymously|on\s+background|off\s+the\s+record|privately)"
    r"|(?:who\s+)?(?:(?:cannot|can\s+not|could\s+not|may\s+not|must\s+not|can[’']t|couldn[’']t|is\s+not\s+being|are\s+not\s+being|"
    r"was\s+not\s+being)\s+be|is\s+not\s+being|are\s+not\s+being|is\s+being\s+kept)\s+(?:identified|named|anonymous|unnamed)"
    r"|(?:agreed|agreeing|promised)\s+not\s+to\s+(?:name|identify)\s+(?:them|him|her|either|both|(?:the|any)\s+\w+)"
    r"|(?:whose|the)\s+(?:names?|identity|identities)\s+(?:is|are|was|were|has|have)\s+(?:been\s+|being\s+)?(?:withheld|known|changed|protected)"
    r"|(?:withheld|withholding)\s+(?:his|her|their)\s+names?)",
    re.IGNORECASE,
)
_NOT_ALLOWED = re.compile(
    r"\b(?:because|since|as|who|saying)?\s*(?:(?:she|he|they|it|the\s+\w+|neither|none|both|all)\s+)?(?:(?:is|are|was|were|had|has|have)\s+"
    r"(?:not|n[’']t|never)(?:\s+been)?|(?:is|are|was|were|has|have|had)n[’']t(?:\s+been)?|not|was|were|lacks?|lacked)\s+"
    r"(?:authori[sz]ed|allowed|permitted|cleared|empowered|entitled|supposed|meant|at\s+liberty|in\s+a\s+position|free|"
    r"authori[sz]ation|permission|clearance)\s+to\s+(?:speak|talk|discuss|comment|brief|disclose|address|give|be|make|share|reveal|describe|"
    r"release|divulge|go\s+public|publicly|answer)\b",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(
    r"\b(?:who\s+)?(?:is|are|was|were|had\s+been|have\s+been|has\s+been)\s+(?:forbidden|barred|prohibited|banned|warned\s+not)\s+"
    r"(?:from\s+(?:speaking|talking|discussing|commenting|disclosing|briefing)|to\s+(?:speak|talk|discuss|comment|brief|disclose))\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\s*,?\s*(?P<words>(?:because|since|citing|given|due\s+to|owing\s+to|lest|fearing|for\s+fear|out\s+of\s+(?:fear|concern|respect)|"
    r"over\s+(?:fears?|concerns?|the\s+sensitiv\w+)|in\s+order\s+(?:not\s+)?to|so\s+as\s+(?:not\s+)?to|so\s+that|"
    r"as\s+(?:they|he|she|it|the|those|no|not)|amid\s+(?:fears?|concerns?)|worried|concerned|afraid|saying|to\s+(?:avoid|protect|discuss|"
    r"speak|talk|describe|be\s+able|share|detail|disclose|preserve|comment|reveal|safeguard|recount|brief|divulge|offer|provide|characteri[sz]e)|"
    r"for\s+(?:his|her|their|security|safety|legal|diplomatic|personal|privacy)\b)\b)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:citing|fearing|for\s+fear|out\s+of\s+(?:fear|concern)|because\s+of|given|owing\s+to|due\s+to)\s[^,]{4,120},\s*$",
    re.IGNORECASE,
)
_CITING = re.compile(
    r"\b(?:who\s+)?(?:citing|cited)\s+(?:the\s+|their\s+|his\s+|her\s+|an?\s+)?(?:[\w-]+\s+){0,2}?(?:sensitiv\w+|confidential\w*|secrecy|"
    r"privacy|fears?\s+(?:of|for)|security\s+(?:reasons|concerns|rules|protocol\w*)|ongoing\s+(?:talks|negotiations|investigation\w*)|"
    r"rules?\s+(?:against|barring|on)|concerns?\s+(?:for|over|about)\s+(?:his|her|their|safety|retribution|reprisals?|retaliation)|"
    r"(?:reprisal|retaliation|retribution)\w*|safety)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\s*(?:(?:she|he|they|it|the\s+\w+|neither|none|both|all|each)\s+)?", re.IGNORECASE)
# A reason ends before the next clause of its own: a comma, a quotation, a full stop, the verb of the main clause.
_END = re.compile(r"[;:.—–(“”\"]\s|[;:.—–(“”\"]$|\s-\s|,|\b(?:said|says)\b|\bbut\b")
_ON = re.compile(r",?\s*(?:and|or)\s+(?:because|were|was|are|is|had|have|feared|do|did|could|would)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Withheld:
    """Words for anonymity in a text and the reason that goes with them; one of the two may be missing."""

    condition: Span | None
    reason: Span | None

    @property
    def span(self) -> Span:
        """From the first to the last of the words."""
        parts = [s for s in (self.condition, self.reason) if s]
        return Span(min(s.start for s in parts), max(s.end for s in parts))


def withheld(text: str, sentence: Span, cues: Sequence[int] = ()) -> tuple[Withheld, ...]:
    """Every place of a sentence where a name is said to be kept back; a reason ends where a cue begins.

    >>> words = "She asked not to be named, citing the sensitivity of the talks."
    >>> [found] = withheld(words, Span(0, len(words)))
    >>> found.condition.of(words), found.reason.of(words)
    ('asked not to be named', 'citing the sensitivity of the talks')
    """
    spoken = (_lean(text, Span(*m.span())) for m in _CONDITION.finditer(text, sentence.start, sentence.end))
    out = [_with_reason(text, condition, sentence, cues) for condition in spoken]
    for pattern in (_NOT_ALLOWED, _FORBIDDEN, _CITING):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            start = _lean(text, Span(*match.span())).start
            reason = Span(start, _end(text, match.end(), _stop(match.end(), sentence, cues)))
            if not any(w.span.overlaps(reason) for w in out):
                out.append(Withheld(None, reason))
    return tuple(sorted(out, key=lambda w: w.span))


def _with_reason(text: str, condition: Span, sentence: Span, cues: Sequence[int]) -> Withheld:
    """The condition with 'because …', 'citing …', 'for fear of …' behind it, or 'citing …,' right before it."""
    match = _REASON.match(text, condition.end, sentence.end)
    if match:
        return Withheld(
            condition, Span(match.start("words"), _end(text, match.end(), _stop(match.end(), sentence, cues)))
        )
    before = _BEFORE.search(text, sentence.start, condition.start)
    if before:
        return Withheld(condition, _stripped(text, Span(before.start(), condition.start)))
    return Withheld(condition, None)


def _stop(start: int, sentence: Span, cues: Sequence[int]) -> int:
    return min((c for c in cues if start <= c < sentence.end), default=sentence.end)


def _lean(text: str, span: Span) -> Span:
    """Without the subject of a main clause: 'Both asked not to be named', 'They were not authorised to speak'."""
    match = _SUBJECT.match(span.of(text))
    return Span(span.start + match.end(), span.end) if match else span


def _end(text: str, start: int, stop: int) -> int:
    at = start
    while cut := _END.search(text, at, stop):
        if text[cut.start()] == "," and (on := _ON.match(text, cut.start(), stop)):
            at = on.end()
            continue
        return _stripped(text, Span(start, cut.start())).end
    return _stripped(text, Span(start, stop)).end


def _stripped(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(span.of(text).rstrip(' ,.;:\n”"')))
