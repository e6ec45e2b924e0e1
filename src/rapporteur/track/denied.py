"""What a denial is about: the claims that it touches, by its own words, by the kind of deed that it names, or by what
it points back to.

A denial touches a claim when the denier is a side of it, is named in it or is said to have spoken there, and is not
itself on record with it. In its own report that and the words are enough; in another the issue must be shared too.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapporteur.domain.similarity import content_words, overlap
from rapporteur.track.denial_words import (
    claim_words,
    deed_words,
    denied_words,
    of_receipt,
    points,
    told,
    uses,
)
from rapporteur.track.entries import Entry, position_in_text, voice_side
from rapporteur.track.gist import evidence_spans
from rapporteur.track.wording import sentence_of, undone

#: Share of the denial's or the claim's content words from which the one is taken to be about the other, and the share
#: and number from which it is so whatever the issues.
MATTER, PLAINLY, PLAIN_WORDS = 0.3, 0.6, 3
#: How far before a denial (code points) the claim may end that it answers without a word in common: two sentences.
REACH = 320
#: Issues that tell nothing of a matter: any matter has talks.
OPEN_ISSUES = frozenset(("process", "relations", "other"))
#: How close to the best claim, as a share of its likeness, another must come that the same denial is about.
CLOSE = 0.75
#: The same for the best claim of the denial's own report beside the best of all.
OWN = 0.5
#: What a claim of others' doing counts beside one of the denier's own.
OTHERS = 0.6


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim that can be denied, with its content words without the names of its sides."""

    entry: Entry
    words: frozenset[str]


def claimed(entries: Iterable[Entry]) -> tuple[Claimed, ...]:
    """The entries that can be denied, in their order."""
    return tuple(Claimed(e, claim_words(e)) for e in entries if can_be_denied(e))


def touched(denial: Entry, claims: Sequence[Claimed]) -> tuple[Entry, ...]:
    """The claims that a denial is about, the closest first; () where none is found."""
    if of_receipt(denial):
        return ()
    words = denied_words(denial)
    open_ = [c for c in claims if _open_to(denial, c.entry)]
    rest = [c.entry for c in open_]
    found = _nearest(denial, _by_words(denial, words, open_)) or _by_deed(denial, rest)
    return found or _pointed_at(denial, rest) or _answered(denial, rest)


def _nearest(denial: Entry, found: Sequence[tuple[float, Entry]]) -> tuple[Entry, ...]:
    """Of the claims with enough words in common those of the denial's own report, where it has any: a report sets a
    denial beside what is denied. Of these the ones that come close to the best; what was printed elsewhere first
    where the denial points at a report.
    """
    own = [(share, c) for share, c in found if c.report.id == denial.report.id]
    printed = [(share, c) for share, c in found if points(denial, "report") and _elsewhere(c, True)]
    near = own if own and own[0][0] >= OWN * found[0][0] else []
    best = near or printed or list(found)
    return tuple(c for share, c in best if share >= CLOSE * best[0][0])


def can_be_denied(entry: Entry) -> bool:
    """Whether the entry asserts something."""
    if entry.act:
        return entry.act.type not in ("DENY", "DECLINE") and entry.act.modality != "negated" and not undone(entry)
    return bool(entry.statement and entry.statement.stance == "asserts" and entry.statement.content)


def _open_to(denial: Entry, claim: Entry) -> bool:
    """Whether the denier may be denying it: not its own assertion or refusal, nor what its own words hold."""
    if claim.act and claim.act.type == "REJECT" and not claim.statement and set(claim.actors) == set(denial.actors):
        return False
    return denial.key != claim.key and not own_assertion(claim, denial) and not _same_words(denial, claim)


def _by_words(denial: Entry, words: frozenset[str], claims: Sequence[Claimed]) -> list[tuple[float, Entry]]:
    """The claims with enough words in common, each with the share of the denial's words that it covers, best first."""
    shared = [(overlap(words, c.words), len(words & c.words), n, c.entry) for n, c in enumerate(claims)]
    near = [
        s
        for s in shared
        if s[0] >= MATTER and _enough(denial, s[3], s[1], len(words)) and _sided(denial, s[3]) and _agree(denial, *s)
    ]
    covered = [(shared / len(words) * _share_of(denial, claim), n, claim) for _, shared, n, claim in near]
    return [(share, claim) for share, _, claim in sorted(covered, key=lambda s: (-s[0], s[1]))]


def _share_of(denial: Entry, claim: Entry) -> float:
    """A side denies what is told of itself rather than what others are told to do to it."""
    told_of = not claim.act or bool(set(denial.actors) & set(claim.actors)) or claim.act.type == "ACCUSE"
    return 1.0 if told_of else OTHERS


def _enough(denial: Entry, claim: Entry, shared: int, told: int) -> bool:
    """Two words in common; one is enough for a short denial of the report's own matter ('denied any cut')."""
    return shared >= 2 or (shared == 1 and told <= 3 and denial.report.id == claim.report.id)


def _agree(denial: Entry, share: float, words: int, _: int, claim: Entry) -> bool:
    """One report; or something told of the denier itself, on one issue or in so many words that it need not be."""
    if denial.report.id != claim.report.id and _share_of(denial, claim) < 1.0:
        return False
    plain = share >= PLAINLY and words >= PLAIN_WORDS
    return denial.report.id == claim.report.id or plain or _share_issue(denial, claim)


def _share_issue(a: Entry, b: Entry) -> bool:
    return not a.act or not b.act or bool(set(a.act.issue) & set(b.act.issue))


def _sided(denial: Entry, claim: Entry) -> bool:
    """The denier is a side of the claim, is said to have spoken there, or is named in its sentence."""
    deniers = set(denial.actors)
    if not deniers or not claim.act or deniers & set(claim.parties):
        return True
    if claim.voice and voice_side(claim.voice) in deniers:
        return True
    named = [w for a in (denial.act.actor if denial.act else ()) for w in (a.name, a.party) if w]
    sentence = sentence_of(claim).lower()
    return any(re.search(rf"\b{re.escape(w.lower())}\b", sentence) for w in named)


def _by_deed(denial: Entry, claims: Sequence[Entry]) -> tuple[Entry, ...]:
    """'Denied any contacts': deeds of the kind that it names, which somebody else tells of the denier. Those of its own
    report; of another one only where there is no second that it can be.
    """
    kinds = {k for k, words in deed_words().items() if uses(words, told(denial))}
    deeds = [c for c in claims if c.act and c.act.type in kinds and _may_be_meant(denial, c)]
    own = tuple(c for c in deeds if c.report.id == denial.report.id)
    named = content_words(told(denial)) - content_words(" ".join(denial.parties))
    same = tuple(c for c in deeds if named & content_words(sentence_of(c)))
    return own or same or (tuple(deeds) if len(deeds) == 1 else ())


def _may_be_meant(denial: Entry, deed: Entry) -> bool:
    """Told by a voice, not merely planned, no later than the denial, the denier a side, and no other issue."""
    issues = [set(e.act.issue) - OPEN_ISSUES for e in (denial, deed) if e.act]
    done = deed.act is not None and deed.act.modality in ("actual", "background", "possible")
    sided = bool(set(denial.actors) & set(deed.parties))
    same = len(issues) < 2 or not all(issues) or bool(issues[0] & issues[1])
    return done and sided and same and deed.statement is not None and deed.day <= denial.day


def _pointed_at(denial: Entry, claims: Sequence[Entry]) -> tuple[Entry, ...]:
    """What 'the story', 'such an offer', 'it' points at in the same report: the last claim of somebody else before
    it; for what was printed elsewhere also the first one after it. An outsider's doubt points at nothing.
    """
    to_report = points(denial, "report")
    if _outsider(denial) or not (to_report or points(denial, "back") or not denied_words(denial)):
        return ()
    place = position_in_text(denial)
    told = [c for c in claims if c.report.id == denial.report.id and _elsewhere(c, to_report)]
    before = [c for c in told if position_in_text(c) < place and (to_report or _sided(denial, c))]
    after = [c for c in told if position_in_text(c) > place] if to_report else []
    return (max(before, key=position_in_text),) if before else tuple(after[:1])


def _elsewhere(claim: Entry, to_report: bool) -> bool:
    """Whether a claim is what somebody told: for 'the story', another outlet or an unnamed source."""
    chain = claim.statement.chain[1:] if claim.statement else ()
    return not to_report or any(link.role == "outlet" or link.anonymous for link in chain)


def _answered(denial: Entry, claims: Sequence[Entry]) -> tuple[Entry, ...]:
    """Without a word in common a denial answers the claim against the denier in the two sentences before it: an
    accusation of it, or a deed or wish of its own on the same issue that somebody else tells.
    """
    place, deniers = position_in_text(denial), set(denial.actors)
    near = [
        c
        for c in claims
        if c.act and c.report.id == denial.report.id and 0 < place.start - position_in_text(c).end <= REACH
    ]
    accused = [c for c in near if c.act and c.act.type == "ACCUSE" and deniers & set(c.recipients)]
    own = [c for c in near if c.statement and deniers & set(c.actors) and _share_issue(denial, c)]
    return tuple(sorted(accused or own, key=position_in_text)[-1:])


def _outsider(denial: Entry) -> bool:
    """A named voice of no side: an analyst who doubts a story denies nothing of his own."""
    voice = denial.voice
    if denial.act is None:
        return voice is not None and voice.name is not None and voice.party is None
    unnamed = voice is not None and voice.anonymous
    return bool(denial.act.actor) and not unnamed and not any(a.party for a in denial.act.actor)


def own_assertion(claim: Entry, denial: Entry) -> bool:
    """Whether the denier itself stands behind the claim: it speaks, and nobody unnamed or relayed is in between."""
    if claim.statement is None:
        return False
    chain = claim.statement.chain
    direct = not any(link.anonymous or link.role == "outlet" for link in chain[1:])
    return bool(chain) and direct and voice_side(chain[-1]) in denial.actors


def _same_words(a: Entry, b: Entry) -> bool:
    """Whether one is told inside the other's own words: the content of a denial is no claim that it denies."""
    if a.report.id != b.report.id:
        return False
    held = a.statement.content if a.statement else ()
    return any(h.overlaps(s) for h in (*held, *evidence_spans(a)) for s in evidence_spans(b))
