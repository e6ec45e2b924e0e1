"""Statements: frames with their chain, occasion and id."""

from rapporteur.domain.annotation import Annotation
from rapporteur.domain.statement import ChainLink, Statement
from rapporteur.resolve.saying.chains import Relay, chain_of
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.saying.frames import all_frames, holds, statement_frames
from rapporteur.resolve.saying.held_over import Told, goes_on, occasions
from rapporteur.resolve.saying.occasion import Occasion
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
    done: list[Told] = []
    for frame in sorted(frames, key=lambda f: (f.start, -_extent(f))):
        outer = min((d for d in done if holds(d[0], frame)), key=lambda d: (_extent(d[0]), -d[0].start), default=None)
        chain = chain_of(scene, frame, cast, Relay(outlet, tuple(done)), outer[1] if outer else ())
        done.append((frame, chain))
    told = zip(_sharing_citations(scene, done), occasions(scene, done, cast), strict=True)
    return tuple(_statement(f"s{n}", *one, occasion) for n, (one, occasion) in enumerate(told, 1))


def _sharing_citations(scene: Scene, done: list[Told]) -> list[Told]:
    """'The paper wrote that …. …, it added, citing two officials': what it adds to rests on the officials too.

    Only inside one paragraph, and only for statements that end at that paper.
    """
    out = list(done)
    for frame, chain in done:
        cited = len(chain) > 2 and chain[-1].anonymous and bool(chain[-1].cue) and chain[-2].role == "outlet"
        if not cited or not goes_on(scene, frame):
            continue
        for n, (other, links) in enumerate(out):
            near = other.start < frame.start and scene.paragraph(other.anchor) == scene.paragraph(frame.anchor)
            if near and len(links) > 1 and links[-1].role == "outlet" and links[-1].name == chain[-2].name:
                out[n] = (other.because("shares_citation"), (*links, chain[-1]))
    return out


def _extent(frame: Frame) -> int:
    return sum(c.end - c.start for c in frame.content)


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
        reasons=(*frame.reasons, occasion.reason) if occasion.reason else frame.reasons,
    )
