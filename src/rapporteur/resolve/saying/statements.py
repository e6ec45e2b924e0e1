"""Statements: frames with their chain, occasion and id."""

from dataclasses import replace

from rapporteur.domain.annotation import Annotation
from rapporteur.domain.statement import ChainLink, Statement
from rapporteur.resolve.saying.chains import Relay, chain_of
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.saying.frames import all_frames, holds, statement_frames
from rapporteur.resolve.saying.occasion import Occasion, goes_on, occasion_of
from rapporteur.resolve.who.cast import Cast


def read_statements(
    scene: Scene, annotation: Annotation, cast: Cast, *, attributions: bool = False
) -> tuple[Statement, ...]:
    """The statements of a report in text order, an inner one after the one that holds it.

    With `attributions` every outermost attribution of the tagger, spans untouched, whether it counts as a statement
    or not.
    """
    frames = all_frames(annotation) if attributions else statement_frames(scene, annotation)
    outlet = scene.reading.report.outlet
    done: list[tuple[Frame, tuple[ChainLink, ...], Occasion]] = []
    for frame in sorted(frames, key=lambda f: (f.start, -_extent(f))):
        outer = min((d for d in done if holds(d[0], frame)), key=lambda d: (_extent(d[0]), -d[0].start), default=None)
        relay = Relay(outlet, tuple((f, c) for f, c, _ in done))
        chain = chain_of(scene, frame, cast, relay, outer[1] if outer else ())
        done.append((frame, chain, _occasion(scene, frame, chain, cast, done)))
    return tuple(_statement(f"s{n}", *parts) for n, parts in enumerate(_sharing_citations(scene, done), 1))


def _sharing_citations(
    scene: Scene, done: list[tuple[Frame, tuple[ChainLink, ...], Occasion]]
) -> list[tuple[Frame, tuple[ChainLink, ...], Occasion]]:
    """'The paper wrote that …. …, it added, citing two officials': what it adds to rests on the officials too.

    Only inside one paragraph, and only for statements that end at that paper.
    """
    out = list(done)
    for frame, chain, _ in done:
        cited = len(chain) > 2 and chain[-1].anonymous and bool(chain[-1].cue) and chain[-2].role == "outlet"
        if not cited or not goes_on(scene, frame):
            continue
        for n, (other, links, occasion) in enumerate(out):
            near = other.start < frame.start and scene.paragraph(other.anchor) == scene.paragraph(frame.anchor)
            if near and len(links) > 1 and links[-1].role == "outlet" and links[-1].name == chain[-2].name:
                out[n] = (other.because("shares_citation"), (*links, chain[-1]), occasion)
    return out


def _extent(frame: Frame) -> int:
    return sum(c.end - c.start for c in frame.content)


def _occasion(
    scene: Scene,
    frame: Frame,
    chain: tuple[ChainLink, ...],
    cast: Cast,
    done: list[tuple[Frame, tuple[ChainLink, ...], Occasion]],
) -> Occasion:
    """The frame's own occasion; what it leaves open holds over from the same voice's statement just before."""
    outlets = frozenset(link.name for link in chain if link.role == "outlet" and link.name)
    own = occasion_of(scene, frame, cast, outlets)
    if not done or not frame.cue:
        return own
    before, before_chain, last = done[-1]
    near = scene.paragraph(before.anchor) == scene.paragraph(frame.anchor)
    if not near or before_chain[-1] != replace(chain[-1], cue=before_chain[-1].cue):
        return own
    same_sentence = scene.sentence(before.anchor) == scene.sentence(frame.anchor)
    if (goes_on(scene, frame) or same_sentence) and own.said is None:
        own = replace(own, said=last.said, said_text=last.said_text)
    return replace(own, channel=own.channel or last.channel)


def _statement(id_: str, frame: Frame, chain: tuple[ChainLink, ...], occasion: Occasion) -> Statement:
    return Statement(
        id=id_,
        kind=frame.kind,
        content=frame.content,
        cue=frame.cue,
        source=frame.source,
        stance=frame.stance,
        chain=chain,
        said=occasion.said,
        said_text=occasion.said_text,
        channel=occasion.channel,
        confidence=frame.confidence,
        reasons=frame.reasons,
    )
