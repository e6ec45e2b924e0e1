"""Timing: when an act took place, and whether the report only recalls it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement
from rapporteur.domain.when import When
from rapporteur.resolve.acts.clause import Clause
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.lexicon import listed
from rapporteur.resolve.acts.others_day import SPOKEN
from rapporteur.resolve.acts.own_day import own_day
from rapporteur.resolve.acts.participants import finite_clause
from rapporteur.resolve.acts.talks import talks_day
from rapporteur.resolve.times.edtf import bounds

RECALLING = frozenset({"previously", "earlier", "formerly", "originally", "once"})
RECENT = 3  # days before the report within which an act is its news
AHEAD = frozenset(
    {"CONSULT", "AID", "RETREAT", "SANCTION", "MOBILIZE", "COOPERATE", "PROTEST", "SUPPORT", "COERCE", "ASSAULT"}
)


POINTING = frozenset({"them", "it", "that", "this", "those"})
_LONG_AGO = re.compile(
    r"\b(?:days|weeks|months|years) (?:after|before|earlier|later|ago)\b|\bat the time\b|\bback then\b", re.IGNORECASE
)
_LONG_PAST = re.compile(r"\b(?:months|years) (?:after|before|earlier|later|ago)\b.*\band\b", re.IGNORECASE | re.DOTALL)
_LEADS_TO = re.compile(r"\b(?:to|until|till)\s(?:on\s)?$", re.IGNORECASE)
AT_TALKS = frozenset({"AGREE", "CONSULT", "PLEDGE"})


@dataclass(frozen=True, slots=True)
class Timing:
    """When an act took place (EDTF, None where not told), its modality with that known, and what the time rests on.

    `why` names the rule and quotes the words, '' where there is no time.
    """

    time: str | None
    modality: str
    why: str = ""


def timing_of(
    hit: Hit,
    dates: Sequence[When],
    statement: Statement | None,
    reading: Reading,
    *,
    own_voice: bool,
    times: Sequence[When] = (),
) -> Timing:
    """The act's time: its own words', else the statement's where the voice acts for itself, else a live entry's day."""
    clause = finite_clause(hit)
    time, why = _time(hit, clause, dates, statement, reading, own_voice, times)
    modality = _modality(hit, clause, dates, time, statement, reading.report.published)
    recalled = _goes_on_from_long_ago(hit, reading) or (_past(clause) and _recalled_with(hit, reading))
    if modality == "actual" and time is None and recalled:
        modality = "background"
    return Timing(time, modality, why)


def _time(
    hit: Hit,
    clause: Clause,
    dates: Sequence[When],
    statement: Statement | None,
    reading: Reading,
    own_voice: bool,
    times: Sequence[When],
) -> tuple[str | None, str]:
    """The day and the reason for it, the first of the sources that tells one."""
    if own := _new_day(hit, dates, reading) or own_day(hit, dates, statement, reading, times):
        return own.edtf, f"time told “{own.text}”"
    if statement and (said := _said(hit, clause, statement, own_voice)):
        return said, f"time of saying “{statement.said_text}”" if statement.said_text else "time of saying"
    if day := _live_day(hit, clause, reading):
        return day, "time of the entry"
    talks = talks_day(hit.tree.span, reading, times if hit.type in AT_TALKS and statement is None else ())
    return (talks.edtf, f"time of the talks “{talks.text}”") if talks else (None, "")


def _recalled_with(hit: Hit, reading: Reading) -> bool:
    """'The vote came months after the war. The envoy called it a sham': of what the sentence before recalls."""
    paragraph = next((p for p in reading.paragraphs if p.covers(hit.tree.span)), None)
    before = [s for s in reading.sentences if paragraph and paragraph.start <= s.start and s.end <= hit.tree.span.start]
    text = reading.report.text
    words = {w.strip("“”\"'‘’.,").lower() for w in hit.tree.span.of(text).split()}
    return bool(before) and bool(words & POINTING) and bool(_LONG_AGO.search(before[-1].of(text)))


def _new_day(hit: Hit, dates: Sequence[When], reading: Reading) -> When | None:
    """'Talks planned for May 3 were put off to May 9', 'pushed back from May 3 to May 9': the day after the 'to'."""
    if hit.type != "CONSULT" or hit.clause.word.lemma not in listed("put_off"):
        return None
    text = reading.report.text
    led = (t for t in dates if t.edtf and _LEADS_TO.search(text[max(0, t.span.start - 12) : t.span.start]))
    return next(led, None)


def _goes_on_from_long_ago(hit: Hit, reading: Reading) -> bool:
    """'It held a vote months after the war and the premier said the coast would stay': told in one breath with what
    the same sentence puts months or years back.
    """
    told = Span(hit.tree.span.start, max(hit.tree.span.start, hit.trigger.start)).of(reading.report.text)
    return hit.type in SPOKEN and bool(_LONG_PAST.search(told))


def _said(hit: Hit, clause: Clause, statement: Statement | None, own_voice: bool) -> str | None:
    if statement is None or statement.said is None:
        return None
    cue = any(c.overlaps(hit.trigger) for c in statement.cue)
    spoken = hit.type in SPOKEN and own_voice and hit.modality != "background" and not _past(clause)
    present = _present(clause) or (hit.kind == "noun" and _under_a_present(hit))
    written = "said_of_the_document" in statement.reasons and not _past(clause)  # 'the accord says that the union will'
    return statement.said if cue or spoken or ((present or written) and hit.type in SPOKEN) else None


def _under_a_present(hit: Hit) -> bool:
    """'is pressing them to agree in return for a pledge': a noun below an infinitive of what goes on."""
    verbs = [Clause.at(hit.tree, w.i) for w in hit.tree.above(hit.v) if w.pos == "VERB"]
    finite = next((c for c in verbs if not c.infinitive), None)
    return finite is not None and _present(finite)


def _past(clause: Clause) -> bool:
    """A past tense or past perfect of an act that is told, not done, in the statement."""
    return clause.word.tag == "VBD" or any(h.low == "had" for h in clause.helpers)


def _present(clause: Clause) -> bool:
    tags = {clause.word.tag, *(h.tag for h in clause.helpers)}
    return bool(tags & {"VBZ", "VBP"}) and not clause.infinitive


def _live_day(hit: Hit, clause: Clause, reading: Reading) -> str | None:
    """The day of a live blog's entry, for its present and perfect tenses, and for what a side says it will do."""
    live = sum(1 for h in reading.headings if reading.report.text[h.start : h.start + 5].strip()[:2].isdigit()) >= 3
    vowed = hit.type in SPOKEN and any(h.low in {"will", "won't", "'ll"} for h in clause.helpers)
    past = clause.word.tag in {"VBD", "VBN", ""} and not any(h.low == "had" for h in clause.helpers)
    told = _present(clause) or vowed or past
    return reading.report.published if live and told else None


def _modality(
    hit: Hit,
    clause: Clause,
    dates: Sequence[When],
    time: str | None,
    statement: Statement | None,
    published: str | None,
) -> str:
    """`planned` for what lies ahead, `background` for what lies well before the report or is past before past."""
    if hit.modality != "actual":
        return hit.modality
    gap = _gap(time, published)
    if gap is not None and gap < 0 and hit.type in AHEAD and not _past(clause):
        return "planned"
    if _since(clause):
        return "actual"
    if gap is not None and gap > RECENT:
        return "background"
    told = statement is not None and any(c.overlaps(hit.trigger) for c in statement.content)
    if any(h.low == "had" for h in clause.helpers) and not told and hit.kind != "noun":
        return "background"
    words = {w.low for w in clause.tree.children(clause.v, "advmod")}
    return "background" if words & RECALLING or _at_the_time(clause) else "actual"


def _at_the_time(clause: Clause) -> bool:
    text = " ".join(clause.tree.lows(clause.v, clause.v + 8))
    return "at the time" in text


def _since(clause: Clause) -> bool:
    """'Has held it since May': it stands still."""
    return any(p == "since" for p, _ in clause.oblique)


def _gap(time: str | None, published: str | None) -> int | None:
    """Days from the end of `time` to the publication, negative where it lies wholly ahead, None where not known."""
    when, report = bounds(time), bounds(published)
    if when is None or report is None:
        return None
    if when[0] > report[1]:
        return -(when[0] - report[1]).days
    return max(0, (report[0] - when[1]).days)
