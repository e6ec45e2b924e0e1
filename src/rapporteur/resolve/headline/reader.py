"""The headline reader: a title's reading and annotation and the report's record in, the headline and its doubts out.

A headline is read after the text, so that the text can tell who 'Venn' and 'minister' are; it adds nothing to the
record's own statements and acts.
"""

from collections.abc import Sequence
from dataclasses import replace

from rapporteur.domain.act import Act, Actor
from rapporteur.domain.annotation import Annotation
from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.headline import Headline
from rapporteur.domain.record import Record
from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.domain.statement import ChainLink, Statement
from rapporteur.resolve.acts.reader import read_acts
from rapporteur.resolve.catalogue import Catalogue
from rapporteur.resolve.headline.cased import cased
from rapporteur.resolve.headline.frames import headline_frames
from rapporteur.resolve.headline.links import Link, repeated_act, repeated_statement
from rapporteur.resolve.headline.places import Places
from rapporteur.resolve.headline.quotes import title_quotes
from rapporteur.resolve.headline.speakers import Speakers
from rapporteur.resolve.headline.strength import strength_doubts
from rapporteur.resolve.saying.chains import Relay, chain_of
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.saying.frames import holds
from rapporteur.resolve.syntax import Syntax
from rapporteur.resolve.times.when import find_times
from rapporteur.resolve.who.cast import build_cast
from rapporteur.resolve.who.gazetteer import Gazetteer

# Announced flatly, these have taken place with the announcement; the others are still to come (guideline 14).
_DONE_BY_WORDS = frozenset({"OFFER", "THREATEN", "PLEDGE", "CONCEDE", "REJECT", "DECLINE", "DENY", "REQUEST", "ACCUSE"})


def read_headline(
    title: Reading,
    annotation: Annotation,
    record: Record,
    *,
    gazetteer: Gazetteer,
    catalogue: Catalogue | None = None,
) -> tuple[Headline, tuple[Diagnostic, ...]]:
    """The headline of a report and the doubts about it. `title` is the title as a reading (see `read.title`).

    Spans of the headline lie in `record.report.title`; spans of the doubts in `record.report.text`.
    """
    title = cased(title, annotation, record.report.text)
    text = title.report.text
    times, _ = find_times(text, title.sentences, published=title.report.published)
    scene = Scene(title, Syntax(text, annotation.tokens), title_quotes(title), times)
    cast = build_cast(title, annotation, gazetteer)
    speakers = Speakers(scene, cast, record)
    frames = headline_frames(speakers, annotation)
    statements = _statements(speakers, frames)
    acts, _ = read_acts(title, annotation, statements, cast, times, catalogue=catalogue)
    acts = tuple(_inside(a, statements) for a in acts)
    return _tied(title, statements, tuple(_announced(a, text) for a in acts), record)


def _statements(speakers: Speakers, frames: Sequence[Frame]) -> tuple[Statement, ...]:
    """The frames with their chains, an inner one after the one that holds it."""
    done: list[tuple[Frame, tuple[ChainLink, ...]]] = []
    outlet = speakers.record.report.outlet
    for frame in frames:
        outer = next((chain for f, chain in reversed(done) if holds(f, frame)), ())
        chain = chain_of(speakers.scene, frame, speakers.cast, Relay(outlet, tuple(done)), outer)
        if len(chain) == 1 and not frame.source:
            chain = (*chain, ChainLink(None, "source", anonymous=True))
        done.append((frame, _known(speakers, frame, chain)))
    return tuple(_statement(f"h{n}", *parts) for n, parts in enumerate(done, 1))


def _known(speakers: Speakers, frame: Frame, chain: tuple[ChainLink, ...]) -> tuple[ChainLink, ...]:
    """The chain with the voice that the text knows by the headline's words: 'Venn' is Ada Venn of Southmark."""
    if not frame.source:
        return chain
    words = frame.source[0].of(speakers.scene.text)
    voice = speakers.voice_named(chain[-1].name or words)
    if voice is None or chain[-1].role == "outlet":
        return chain
    return (*chain[:-1], replace(voice, role=chain[-1].role if chain[-1].name else "speaker", cue=chain[-1].cue))


def _statement(id_: str, frame: Frame, chain: tuple[ChainLink, ...]) -> Statement:
    return Statement(
        id_,
        frame.kind,
        frame.content,
        frame.cue,
        frame.source,
        frame.stance,
        chain,
        confidence=frame.confidence,
        reasons=frame.reasons,
    )


def _inside(act: Act, statements: Sequence[Statement]) -> Act:
    """An act in what somebody says has what it is about there too, not in 'Putin presses Trump – | Kommersant'."""
    home = next((c for s in statements for c in s.content if c.covers(act.trigger)), None)
    if home is None:
        return act
    about = tuple(Span(max(a.start, home.start), min(a.end, home.end)) for a in act.about if a.overlaps(home))
    recipient = tuple(r for r in act.recipient if r.span is None or home.covers(r.span))
    return replace(act, about=about, recipient=recipient)


def _announced(act: Act, text: str) -> Act:
    """'Norland to sign accord', spelled out as 'will sign': the signing is planned."""
    ahead = text[max(0, act.trigger.start - 5) : act.trigger.end].lower().lstrip()
    if act.modality != "actual" or act.type in _DONE_BY_WORDS or "will " not in ahead:
        return act
    return replace(act, modality="planned", reasons=(*act.reasons, "headline_ahead"))


def _tied(
    title: Reading, statements: tuple[Statement, ...], acts: tuple[Act, ...], record: Record
) -> tuple[Headline, tuple[Diagnostic, ...]]:
    """The headline with its spans in the title and each entry tied to the one of the text that it repeats."""
    name = record.report.title or ""
    places = Places(title.offsets)
    own_words = {s.id: s.source[0].of(title.report.text) if s.source else None for s in statements}
    ids = {a.id: f"h{a.id}" for a in acts}
    statements = tuple(places.statement(s) for s in statements)
    statements = tuple(s for s in statements if s.content or s.cue)
    acts = tuple(replace(m, id=ids[a.id]) for a in acts if (m := places.act(a)))
    doubts: list[Diagnostic] = []
    repeats: list[tuple[str, str | None]] = []
    told: list[Statement] = []
    for s in statements:
        link = repeated_statement(s, name, record, own_words[s.id])
        open_ = not s.voice.name or link.common
        told.append(_with_voice(s, record.statement(link.id)) if link.same_voice and open_ else s)
        repeats.append((s.id, link.id))
        doubts += _doubts(link, " … ".join(c.of(name) for c in s.content))
    for a in acts:
        link = repeated_act(a, name, record)
        repeats.append((a.id, link.id))
    headline = Headline(name, tuple(told), tuple(_with_sides(a, record) for a in acts), tuple(repeats))
    plain = name[next((p for p in title.offsets if p >= 0), 0) :]
    return headline, (*doubts, *strength_doubts(headline, plain, record))


def _with_voice(mine: Statement, other: Statement | None) -> Statement:
    """A voice that the headline leaves open is that of the statement that it repeats: 'minister', a bare quotation."""
    if other is None or mine.voice.role == "outlet":
        return mine
    if mine.voice.party and other.voice.party and mine.voice.party != other.voice.party:
        return mine
    return replace(mine, chain=tuple(_without_places(link) for link in other.chain))


def _without_places(link: ChainLink) -> ChainLink:
    """A link of the text in the headline's chain: the same source, without the places of its words in the text."""
    same = link.unnamed and replace(link.unnamed, affiliation=None, knowledge=(), reason=(), condition=())
    return replace(link, cue=(), span=None, unnamed=same)


def _with_sides(act: Act, record: Record) -> Act:
    """Actors under the names and sides that the text gives them: 'Venn' is Ada Venn of Southmark."""
    people = {a.name: a for entry in record.acts for a in (*entry.actor, *entry.recipient) if a.name}
    voices = {v.name: Actor(v.name, v.party) for s in record.statements for v in s.chain[1:] if v.name}
    known = {**voices, **people}
    return replace(
        act, actor=tuple(_side(a, known) for a in act.actor), recipient=tuple(_side(a, known) for a in act.recipient)
    )


def _side(actor: Actor, known: dict[str, Actor]) -> Actor:
    name = actor.name or ""
    fits = [k for n, k in sorted(known.items()) if n == name or (len(n.split()) in (2, 3) and n.split()[-1] == name)]
    return replace(actor, name=fits[0].name, party=fits[0].party) if len(fits) == 1 else actor


def _doubts(link: Link, words: str) -> list[Diagnostic]:
    if link.candidates:
        message = f"the headline's “{words}” could repeat more than one statement; left open"
        return [Diagnostic("headline.ambiguous", message, None, link.candidates)]
    if link.id is None:
        return [
            Diagnostic(
                "headline.alone", f"no statement was found in the text that the headline's “{words}” could repeat", None
            )
        ]
    return []
