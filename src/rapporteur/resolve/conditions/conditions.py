"""Conditions: the words of a sentence on which an act depends, with their kind.

Works from words; where a parse is given it ends the clause. A marker is none where a guard says so: 'asked if',
'even if', 'on condition of anonymity', 'once ruled', 'until June 11'.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapporteur.domain.annotation import Token
from rapporteur.domain.span import Span
from rapporteur.resolve.conditions.end import clause_end
from rapporteur.resolve.conditions.guards import is_condition
from rapporteur.resolve.conditions.words import Marked, markers


@dataclass(frozen=True, slots=True)
class ConditionSpan:
    """A condition: its kind (those of the record), the whole phrase from its marker on, and the marker's own words.

    `asked` is, in an exchange, what is asked for the thing that follows the marker, with the marker: 'accept the plan
    in return for' in 'is pressing them to accept the plan in return for a pledge'; the condition of an act inside
    what follows. None elsewhere.
    """

    kind: str
    span: Span
    marker: Span
    asked: Span | None = None


def find_conditions(text: str, sentence: Span, tokens: Sequence[Token]) -> tuple[ConditionSpan, ...]:
    """The conditions of one sentence in text order, none inside another.

    `tokens` are those of the whole report, since their heads are indices into it; with none, words alone decide where
    a clause ends. Spans are those of the report's text; a condition has no final comma or full stop of the sentence.
    """
    words = text[sentence.start : sentence.end]
    return tuple(_read(words, sentence, text, tokens))


def _read(words: str, sentence: Span, text: str, tokens: Sequence[Token]) -> Iterator[ConditionSpan]:
    done = 0
    for marked in markers(words):
        if marked.start < done or not is_condition(words, marked):
            continue
        end = clause_end(words, marked, text, sentence, tokens)
        if end < marked.end or (end == marked.end and not marked.whole):
            continue
        span = Span(marked.start, end).shifted(sentence.start)
        yield ConditionSpan(
            marked.kind, span, Span(marked.start, marked.end).shifted(sentence.start), _asked(marked, sentence)
        )
        done = end


def _asked(marked: Marked, sentence: Span) -> Span | None:
    return None if marked.asked is None else Span(marked.asked, marked.end).shifted(sentence.start)
