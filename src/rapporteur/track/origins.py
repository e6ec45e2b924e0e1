"""Origins: how many independent sources entries come to, and how they are attributed.

Ten outlets that relay one anonymous briefing are one origin. Two entries share an origin where one outlet relays the
other or both relay the same outlet, where the same named voice speaks in both, or where one report copies the other.
Everything else counts as independent: an unnamed source of its own outlet, an outlet in its own voice.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from rapporteur.track.documents import is_document
from rapporteur.track.entries import Entry, voice_side
from rapporteur.track.groups import connected
from rapporteur.track.lineage import same_outlet
from rapporteur.track.passages import part_of
from rapporteur.track.tellings import quoted_words, told
from rapporteur.track.wording import mentioned

#: Act types that are done, not said.
DEEDS = frozenset(
    ("CONSULT", "COOPERATE", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
)  # fmt: skip
#: Share of the words of the longer telling from which one is made of the other.
LIKE_WORDS = 0.6
#: Fewest words of a quotation that nobody says twice.
UTTERANCE = 6
ON_RECORD, DOCUMENT, ANONYMOUS = "on the record", "document", "anonymous"


def independent(entries: Sequence[Entry], relays: Mapping[str, str]) -> int:
    """How many independent origins the entries come to; `relays` is report id to the id of the report it draws on.

    A move that an outlet tells of a side without saying who spoke for it has the origin of any telling that says so,
    and makes no two of them one.
    """
    plain = [e for e in entries if not _of_nobody(e)]
    rest = [e for e in entries if _of_nobody(e) and not any(_share(e, p, relays) for p in plain)]
    return _groups(plain, relays) + _groups(rest, relays)


def _groups(entries: Sequence[Entry], relays: Mapping[str, str]) -> int:
    return len(connected(len(entries), lambda a, b: _share(entries[a], entries[b], relays)))


def _of_nobody(entry: Entry) -> bool:
    return entry.voice is None and _own_words(entry) and _speaker(entry) is None


def attribution(entries: Iterable[Entry], relays: Mapping[str, str] | None = None) -> str:
    """The best footing that the entries give: on the record, else a document, else unnamed sources alone.

    Where an outlet only passes on what another has, it gives no footing of its own ('the Post reported that …', or a
    sentence of a report that draws on another by `relays`), as long as there is an entry that does.
    """
    rows = list(entries)
    firsthand = [e for e in rows if not _passed_on(e, relays or {})]
    kinds = {footing(e) for e in firsthand or rows}
    return next((k for k in (ON_RECORD, DOCUMENT) if k in kinds), ANONYMOUS)


def _passed_on(entry: Entry, relays: Mapping[str, str]) -> bool:
    if entry.voice and entry.voice.role == "outlet":
        return not same_outlet(entry.voice.name, entry.report.outlet)
    return entry.voice is None and entry.report.id in relays


def footing(entry: Entry) -> str:
    """How one entry is attributed. Any unnamed link of its chain makes it anonymous, whoever is quoted beyond it."""
    unnamed = [link for link in entry.statement.chain if link.anonymous] if entry.statement else []
    if not unnamed:
        return ON_RECORD
    return DOCUMENT if all(is_document(link.description) for link in unnamed) else ANONYMOUS


def relayed_outlet(entry: Entry) -> str | None:
    """The innermost outlet that the entry's report relays, None where it tells the matter at first hand."""
    chain = entry.statement.chain if entry.statement else ()
    names = [link.name for link in chain[1:] if link.role == "outlet" and link.name]
    return next((n for n in reversed(names) if not same_outlet(n, entry.report.outlet)), None)


def _share(a: Entry, b: Entry, relays: Mapping[str, str]) -> bool:
    told_alike = _same_voice(a, b) or _same_outlet_origin(a, b) or _quoted_by(a, b) or _quoted_by(b, a)
    return (
        told_alike
        or _one_utterance(a, b)
        or _copied(a, b, relays)
        or ((mentioned(a) or mentioned(b)) and bool({*a.actors} & {*b.actors}))
    )


def _copied(a: Entry, b: Entry, relays: Mapping[str, str]) -> bool:
    """Whether both go back to one report, unless two different named voices speak in other words: those were heard
    separately.
    """
    voices = [e.voice for e in (a, b) if e.voice and not e.voice.anonymous and e.voice.role != "outlet"]
    names = {v.name for v in voices if v.name}
    return (
        root(a.report.id, relays) == root(b.report.id, relays)
        and a.report.id != b.report.id
        and (len(names) < 2 or _in_like_words(a, b))
    )


def _in_like_words(a: Entry, b: Entry) -> bool:
    """Whether two tellings are so alike that one was made of the other, however their voices are named."""
    first, second = told(a).words, told(b).words
    return len(first & second) >= LIKE_WORDS * max(len(first), len(second))


def _one_utterance(a: Entry, b: Entry) -> bool:
    """Whether both quote the same words: what was said or written once is one origin, whoever prints it."""
    return any(part_of(q, r) for q in quoted_words(a) for r in quoted_words(b) if min(len(q), len(r)) >= UTTERANCE)


def root(report: str, relays: Mapping[str, str]) -> str:
    """The report (id) that a report goes back to in the end, itself where it draws on none."""
    seen = set[str]()
    while report in relays and report not in seen:
        seen.add(report)
        report = relays[report]
    return report


def _same_voice(a: Entry, b: Entry) -> bool:
    """Whether one named voice speaks in both, unnamed go-betweens apart: the minister, whichever outlet quotes her. Two
    people of one side are two voices; a side that is named for its people is any of them.
    """
    first, second = a.voice, b.voice
    if (first is None or second is None) and a.act and b.act:
        speakers = {s for s in (_speaker(a), _speaker(b)) if s}
        return _own_words(a) and _own_words(b) and set(a.actors) == set(b.actors) and len(speakers) < 2
    if first is None or second is None or first.name is None or second.name is None:
        return False
    same = first.name == second.name or (first.party == second.party and first.party in (first.name, second.name))
    return same and footing(a) == footing(b) == ON_RECORD


def _speaker(entry: Entry) -> str | None:
    """Who is named as speaking or moving for a side, None where it is the side itself."""
    voice = entry.voice
    if voice and voice.role != "outlet" and not voice.anonymous:
        return voice.name if voice.name != voice.party else None
    actors = entry.act.actor if entry.act and voice is None else ()
    return next((a.name for a in actors if a.name and a.party and a.name != a.party and _one_person(a.name)), None)


def _one_person(name: str) -> bool:
    """Two words with capitals: 'Ada Venn', and no people of a side ('Norland officers')."""
    words = name.split()
    return len(words) > 1 and all(w[0].isupper() for w in words)


def _own_words(entry: Entry) -> bool:
    """Whether the entry is a move made in words by the side that speaks, or that the outlet tells by itself: the
    mover is its origin then. A deed (an attack, a release) has as many origins as outlets tell it at first hand.
    """
    made = entry.act is not None and entry.act.type not in DEEDS
    return made and footing(entry) == ON_RECORD and (not entry.voice or voice_side(entry.voice) in entry.actors)


def _same_outlet_origin(a: Entry, b: Entry) -> bool:
    first, second = relayed_outlet(a), relayed_outlet(b)
    if first is None and second is None:
        return a.report.id == b.report.id and a.voice == b.voice
    return same_outlet(first or a.report.outlet, second or b.report.outlet)


def _quoted_by(a: Entry, b: Entry) -> bool:
    """Whether the unnamed voice of one is told to be that of the other's outlet: 'a guest quoted by the Courier'."""
    outlet, voice = relayed_outlet(b) or b.report.outlet, a.voice
    words = (voice.description or "").lower() if voice and voice.anonymous else ""
    return bool(outlet and words) and re.sub(r"^the ", "", (outlet or "").lower()) in words
