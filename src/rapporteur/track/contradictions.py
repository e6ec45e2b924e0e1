"""Contradictions: each denial or conflict with the claim that it is chiefly about; retellings count once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapporteur.domain.similarity import alike
from rapporteur.track.claims import claim_keys, same_claim
from rapporteur.track.dates import earliest, latest
from rapporteur.track.denials import Denial
from rapporteur.track.denied import own_assertion
from rapporteur.track.docket import Docket
from rapporteur.track.entries import Entry
from rapporteur.track.gist import matter
from rapporteur.track.groups import Blocks, connected
from rapporteur.track.origins import independent, relayed_outlet
from rapporteur.track.positions import NEWS
from rapporteur.track.reach import in_reach, told_day
from rapporteur.track.wording import sentence_of

#: Share of words from which two denials of one report, and of two reports, are one.
SAME, RECALLED = 0.4, 0.5
#: A denial, and the tellings of what it is about.
Told = tuple[Denial, tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A claim, the denial of it, and the other entries that tell the claim."""

    claim: Entry
    denial: Entry
    kind: str
    also: tuple[Entry, ...]


def contradictions(docket: Docket, as_of: str | None = None) -> tuple[Contradiction, ...]:
    """All contradictions told by that date, by the day of the denial."""
    told = [e for e in docket.acts if e.known_at(as_of)]
    blocks = Blocks([claim_keys(e) for e in told])
    found = [(d, _tellings(d, told, blocks, as_of)) for d in docket.denials if d.entry.known_at(as_of)]
    rows = [r for group in _groups([f for f in found if f[1]]) for r in _contradictions(group, docket)]
    return tuple(sorted(rows, key=lambda c: (c.denial.day, c.denial.key, c.kind, c.claim.key)))


def _tellings(denial: Denial, acts: Sequence[Entry], blocks: Blocks, as_of: str | None) -> tuple[Entry, ...]:
    """What the denial is chiefly about, and where else the same is told: a relay of the story leads back to it."""
    touched = [e for e in denial.touches if e.known_at(as_of)]
    if not touched:
        return ()
    best = touched[0]
    beside = [e for e in touched[1:] if e.report.id == best.report.id or same_claim(e, best)]
    near = (acts[n] for n in blocks.sharing(claim_keys(best)))
    again = [e for e in near if _deniable(denial, e) and _retold(e, best)]
    return tuple(dict.fromkeys((best, *beside, *again)))


def _retold(entry: Entry, claim: Entry) -> bool:
    return in_reach(told_day(entry), told_day(claim)) and same_claim(entry, claim)


def _deniable(denial: Denial, entry: Entry) -> bool:
    return entry.act is not None and entry.act.modality != "negated" and not own_assertion(entry, denial.entry)


def _groups(found: Sequence[Told]) -> list[list[Told]]:
    """The denials, each with those that tell of it again: oldest first, and again of the first that it can be."""
    out: list[list[Told]] = []
    by_denier: dict[str, list[int]] = {}
    for told in sorted(found, key=lambda f: (f[0].entry.day == date.min, f[0].entry.day, f[0].entry.key)):
        near = sorted({n for side in told[0].entry.actors for n in by_denier.get(side, ())})
        again = next((n for n in near if any(_same(member, told) for member in out[n])), None)
        if again is None and _past(told[0].entry):
            again = next((n for n in near if _of_one_denier(out[n][0], told)), None)
        number = len(out) if again is None else again
        out[number:] = [[*(out[number] if number < len(out) else []), told], *out[number + 1 :]]
        for side in told[0].entry.actors:
            by_denier.setdefault(side, []).append(number)
    return out


def _same(a: Told, b: Told) -> bool:
    """One denial told twice: by one denier, of one claim, in like words or in one sentence. Who denies again on a later
    day denies a second time.
    """
    (first, told), (second, again) = a, b
    if first.kind != second.kind or not set(first.entry.actors) & set(second.entry.actors):
        return False
    if _anew(first.entry, second.entry):
        return False
    if {e.key for e in told} & {e.key for e in again}:
        return True
    one_report = first.entry.report.id == second.entry.report.id
    if alike(matter(first.entry), matter(second.entry), SAME if one_report else RECALLED):
        return True
    sentences = [sentence_of(d.entry).strip("\"'”’ \n") for d in (first, second)]
    return one_report and sentences[0] == sentences[1]


def _of_one_denier(a: Told, b: Told) -> bool:
    """Whether one side denied something on one issue: what is recalled of it without more is that."""
    first, second = a[0].entry, b[0].entry
    issues = [set(e.act.issue) if e.act else set() for e in (first, second)]
    return bool(set(first.actors) & set(second.actors) and issues[0] & issues[1]) and first.day < second.day


def _anew(a: Entry, b: Entry) -> bool:
    """Whether the later of two reports tells of a denial of its own, with its day; without one it recalls the other."""
    later = max(a, b, key=lambda e: (e.day, e.key))
    return a.report.id != b.report.id and a.day != b.day and later.stated is not None and not _recalled(later)


def _recalled(entry: Entry) -> bool:
    """Whether a denial is told without a day of its own, or as past."""
    return _past(entry) or not (entry.time or (entry.statement and entry.statement.said))


def _past(entry: Entry) -> bool:
    """Whether a denial is told as past, or with a day well before the printing."""
    dated = latest(entry.time or (entry.statement.said if entry.statement else None))
    printed = latest(entry.report.published)
    old = printed is not None and dated is not None and printed - dated > NEWS
    return old or (entry.act is not None and entry.act.modality == "background")


def _contradictions(denials: Sequence[Told], docket: Docket) -> list[Contradiction]:
    """The denial as it was first told, against the first telling of the claim that other reports relay; once for each
    origin that the claim has.
    """
    first, _ = denials[0]
    told = list(dict.fromkeys(e for d, claims in denials if d.entry.day <= first.entry.day for e in claims))
    meant = {e.key for d, _ in denials for e in d.touches}
    claims = [e for e in told if e.key in meant]
    parts = connected(len(claims), lambda a, b: _one_story(claims[a], claims[b], docket))
    stories = [[claims[n] for n in part] for part in parts] or [[]]
    stories[0] += [e for e in told if e.key not in meant]  # what only retells the story belongs to it
    return [_contradiction(first, story) for story in stories if story]


def _one_story(a: Entry, b: Entry, docket: Docket) -> bool:
    return a.report.id == b.report.id or independent((a, b), docket.relays) == 1


def _contradiction(denial: Denial, told: Sequence[Entry]) -> Contradiction:
    claim = min(told, key=lambda e: (_printed(e), e.day, relayed_outlet(e) is not None, e.key))
    return Contradiction(claim, denial.entry, denial.kind, tuple(e for e in told if e.key != claim.key))


def _printed(entry: Entry) -> date:
    """The first day on which its report can have been printed; undated ones last."""
    return max(earliest(entry.report.published) or date.max, entry.floor or date.min)
