"""From the words of a source to the voice: a person, a side, an institution, an outlet, a document or an unnamed
group.
"""

from rapporteur.domain.span import Span
from rapporteur.resolve.who.carriers import carrier, joint_parts, named_behind
from rapporteur.resolve.who.found import Found
from rapporteur.resolve.who.lexicon import FUNCTION_WORDS
from rapporteur.resolve.who.mentions import Mentions
from rapporteur.resolve.who.references import PRONOUNS
from rapporteur.resolve.who.voice import Voice, place_of, voice_of_mention, voice_of_words

__all__ = ["Voice", "voice_of"]
_RELATIVES = frozenset(["who", "which", "that", "whom"])


def voice_of(run: Mentions, span: Span) -> Voice:
    """The voice of a source span."""
    parts = joint_parts(run, span)
    if len(parts) > 1:
        voices = tuple(_single(run, p) for p in parts)
        named = all(v.name for v in voices)
        if named:
            return Voice(
                " and ".join(v.name or "" for v in voices),
                None,
                "group",
                False,
                None,
                tuple(v.name or "" for v in voices),
                span,
                voices,
            )
    return _single(run, span)


def _single(run: Mentions, span: Span) -> Voice:
    text = " ".join(span.of(run.text).split())
    inside = [
        f for f in run.found if span.overlaps(run.words[f.head].span) and (not f.owner or text.lower() in PRONOUNS)
    ]
    if text.lower() in _RELATIVES:
        inside = [
            f
            for f in run.found
            if not f.owner and f.start < len(run.words) and run.words[f.head].span.end <= span.start
        ][-1:]
        return voice_of_mention(run, inside[0], span, text) if inside else voice_of_words(run, span, text)
    main = carrier(run, span, inside)
    if (main is None or main.figure.kind != "person") and (bearer := named_behind(run, span, main)):
        return voice_of_mention(run, bearer, span, text)
    if main is not None and _only_modifies(run, main, span):
        past = any(w in run.lex.former for w in text.lower().split())  # 'a former Tarsian submariner'
        party = main.figure.party if main.figure.kind in ("party", "institution") and not past else None
        return Voice(None, party, "group", True, text, (), span)
    if main is None:
        main = next(
            (
                f
                for f in run.found
                if f.owner and place_of(run, f).start <= span.start and f.end and span.end <= place_of(run, f).end + 2
            ),
            None,
        )
    if main is None:
        return voice_of_words(run, span, text)
    return voice_of_mention(run, main, span, text)


def _only_modifies(run: Mentions, f: Found, span: Span) -> bool:
    """'A House panel': the name stands before a head that no list has."""
    if f.kind != "name" or f.figure.kind == "person" or f.end >= len(run.words):
        return False
    after = run.words[f.end]
    close = run.text[run.words[f.end - 1].span.end : after.span.start] == " "
    return close and span.covers(after.span) and after.text.islower() and after.low not in FUNCTION_WORDS
