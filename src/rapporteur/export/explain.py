"""Why a record says what it says: the rules that each entry carries, in words, beside the words they rest on.

Nothing is reasoned anew here: an entry's `reasons`, its spans, and the mentions and times of the report as they were
read. What a stage does not keep is not told (docs/explain.md).
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from rapporteur.domain.act import Act, Actor, TerritoryStatus
from rapporteur.domain.grounds import Grounds
from rapporteur.domain.mention import Mention
from rapporteur.domain.record import Record
from rapporteur.domain.span import Span
from rapporteur.domain.statement import ChainLink, Statement
from rapporteur.domain.when import When
from rapporteur.export import wording

LEARNED = "learned"  # the rule name of the network: first where it alone found an act, later where it gave the type

Entries = Sequence[Statement | Act | TerritoryStatus]


@cache
def meanings() -> Mapping[str, Mapping[str, str]]:
    """What the rules do, by name: `rule`, patterns of names in `family`, and `date` for rules on dates."""
    return tomllib.loads((files("rapporteur.export") / "data" / "reasons.toml").read_text("utf-8"))


def in_words(rule: str) -> str:
    """A rule's name with what it does: 'not done (negated: it did not happen)'; the bare name where none is told."""
    if rule in meanings()["rule"]:
        return f"{rule} ({meanings()['rule'][rule]})"
    for pattern, meant in meanings()["family"].items():
        if match := re.fullmatch(pattern, rule):
            return f"{rule} ({meant.format(**match.groupdict())})"
    return rule


def statement(s: Statement, text: str, grounds: Grounds) -> list[str]:
    """Rules, cue, source and each link of the chain with its words and why they mean whom they mean."""
    lines = [_rules(s.reasons), f"cue: {_quoted(s.cue, text)}", f"source: {_quoted(s.source, text)}"]
    for n, link in enumerate(s.chain, 1):
        lines += [f"chain {n}: {_link(link, text)}", *_who(_link_why(link, s, grounds))]
    return [*lines, *_said(s)]


def _said(s: Statement) -> list[str]:
    """When it was said, by which words and which rule."""
    if not (s.said or s.said_text):
        return []
    words = f" by “{' '.join(s.said_text.split())}”" if s.said_text else ""
    rule = next((f", {in_words(r)}" for r in s.reasons if r.startswith("said_")), "")
    return [f"said: {s.said or 'left open'}{words}{rule}"]


def act(a: Act, text: str, grounds: Grounds) -> list[str]:
    """Who found it, rules, type, modality, both sides with their words and why these mean them, its time and its
    condition.
    """
    found = "the network" if a.reasons[:1] == (LEARNED,) else "the rules"
    lines = [f"found by {found} at {_quoted([a.trigger], text)}: {a.type}, {a.modality}", _rules(a.reasons)]
    lines += _sides("actor", a.actor, text, grounds) or ["actor: nobody that the words or the voice give"]
    lines += _sides("recipient", a.recipient, text, grounds)
    lines += [f"time: {a.time}, {in_words(r)}" for r in a.reasons if a.time and r.startswith("time ")]
    if a.condition:
        lines.append(f"condition: {a.condition.kind}, by {_quoted([a.condition.span], text)}")
    return lines


def territory(t: TerritoryStatus, text: str, grounds: Grounds) -> list[str]:
    """The frame that gave the row, at its words, and why these mean that party."""
    return [_rules(t.reasons), f"found at {_quoted([t.span], text)}", *_who(grounds.why(t.span, None, t.party))]


def dates(grounds: Grounds) -> Iterator[str]:
    """Each time expression with its value, what it was counted from and the rule that read it."""
    for when in grounds.times:
        yield f"“{' '.join(when.text.split())}” is {_value(when)}: {_anchored(when)}{_date_rules(when)}"


def names(grounds: Grounds, text: str) -> Iterator[str]:
    """Each wording that stands for somebody or some place, once, with whom it was taken for."""
    told = Counter((f"“{wording.quote([m.span], text)}” {_taken(m)}", m.reasons) for m in grounds.mentions)
    for (line, reasons), n in told.items():
        yield line if n == 1 else f"{line} ({n} times)"
        yield from (f"  {reason}" for reason in _who(reasons))


def added(out: dict[str, Any], record: Record) -> dict[str, Any]:
    """A record's plain form with `reasons` in each entry, and the report's `times` and `mentions`."""
    own: list[tuple[str, Entries]] = [("statements", record.statements), ("acts", record.acts)]
    own.append(("territory", record.territory))
    grounds = record.grounds or Grounds()
    out |= {key: _reasoned(out[key], entries, grounds) for key, entries in own}
    if record.headline:
        title: list[tuple[str, Entries]] = [("statements", record.headline.statements), ("acts", record.headline.acts)]
        out["headline"] |= {key: _reasoned(out["headline"][key], entries, Grounds()) for key, entries in title}
    out["times"] = [_time_row(w) for w in grounds.times]
    out["mentions"] = [_mention_row(m) for m in grounds.mentions]
    return out


def _reasoned(rows: Sequence[dict[str, Any]], entries: Entries, grounds: Grounds) -> list[Any]:
    pairs = zip(rows, entries, strict=True)
    return [{**row, "reasons": list(entry.reasons), "who": _who_rows(entry, grounds)} for row, entry in pairs]


def _who_rows(entry: Statement | Act | TerritoryStatus, grounds: Grounds) -> list[dict[str, Any]]:
    """Each link, actor, recipient or party of an entry that has reasons, with them."""
    if isinstance(entry, Statement):
        told = [(link.name, link.party, _link_why(link, entry, grounds)) for link in entry.chain]
    elif isinstance(entry, Act):
        sides = (*entry.actor, *entry.recipient)
        told = [(a.name, a.party, grounds.why(a.span, a.name, a.party)) for a in sides]
    else:
        told = [(None, entry.party, grounds.why(entry.span, None, entry.party))]
    return [{"name": name, "party": party, "reasons": list(why)} for name, party, why in told if why]


def _link_why(link: ChainLink, s: Statement, grounds: Grounds) -> tuple[str, ...]:
    """The last link may stand for the words of the source, where it has none of its own."""
    spans = [link.span] if link.span else list(s.source) if link is s.chain[-1] else []
    return next((why for span in spans if (why := grounds.why(span, link.name, link.party))), ())


def _sides(role: str, actors: Sequence[Actor], text: str, grounds: Grounds) -> list[str]:
    lines: list[str] = []
    for a in actors:
        lines += [f"{role}: {_actor(a, text)}", *_who(grounds.why(a.span, a.name, a.party))]
    return lines


def _who(reasons: Sequence[str]) -> list[str]:
    return [f"  since {'; '.join(reasons)}"] if reasons else []


def _time_row(w: When) -> dict[str, Any]:
    return {"span": list(w.span), "edtf": w.edtf, "kind": w.kind, "anchor": w.anchor, "reasons": list(w.reasons)}


def _mention_row(m: Mention) -> dict[str, Any]:
    return {"span": list(m.span), "kind": m.kind, "name": m.name, "party": m.party, "reasons": list(m.reasons)}


def _rules(reasons: Sequence[str]) -> str:
    return f"rules: {'; '.join(map(in_words, reasons)) or 'none kept'}"


def _quoted(spans: Iterable[Span], text: str) -> str:
    words = wording.quote(spans, text)
    return f"“{words}”" if words else "no words"


def _link(link: ChainLink, text: str) -> str:
    told = wording.voice(link)
    if link.role == "outlet" and not link.cue and not link.span:
        return f"{told}, an outlet"
    words = f"{_quoted([link.span], text)} is {told}" if link.span else told
    cue = f", by {_quoted(link.cue, text)}" if link.cue else ""
    return f"{words}, as {link.role}{cue}"


def _actor(a: Actor, text: str) -> str:
    told = wording.names([a])
    return f"{_quoted([a.span], text)} is {told}" if a.span else f"{told}, by no words of its own here"


def _value(when: When) -> str:
    if when.edtf:
        return when.edtf
    return when.term.duration if when.term and when.term.duration else "left open"


def _anchored(when: When) -> str:
    kind = "" if when.kind == "point" else f"{when.kind}, "
    return kind + (f"counted from {when.anchor}" if when.anchor else "counted from no other date")


def _date_rules(when: When) -> str:
    known = meanings()["date"]
    frame, *rules = when.reasons or ("",)
    told = [*rules, *([f"'{frame}' ({known[frame]})"] if frame in known else [])]
    return f", by {', '.join(told)}" if told else ""


def _taken(m: Mention) -> str:
    form = "pronoun" if m.kind == "pronoun" else m.kind if m.definite else f"{m.kind}, not by name"
    if m.name is None and any(reason.startswith("pair:") for reason in m.reasons):
        return f"({form}): two together"
    if m.name is None:
        return f"({form}): left open" + (f", for {m.party}" if m.party else "")
    side = f", for {m.party}" if m.party not in (None, m.name) else ""
    return f"({form}): {m.name}{side}"
