"""Chains: from the outlet that printed a statement, through every relay, to the voice that it goes back to."""

from dataclasses import dataclass, replace

from rapporteur.domain.span import Span
from rapporteur.domain.statement import ChainLink
from rapporteur.resolve.saying.carried import Before, carried, repeated_document, reported
from rapporteur.resolve.saying.cited import cited
from rapporteur.resolve.saying.cues import cues
from rapporteur.resolve.saying.documents import is_document, issuer
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.saying.receivers import told_passively
from rapporteur.resolve.saying.via import hands
from rapporteur.resolve.who.cast import Cast, Voice


@dataclass(frozen=True, slots=True)
class Relay:
    """What a chain may draw on: the printing outlet and the statements before, outermost first."""

    outlet: str | None
    before: tuple[tuple[Frame, tuple[ChainLink, ...]], ...]


def chain_of(
    scene: Scene, frame: Frame, cast: Cast, relay: Relay, outer: tuple[ChainLink, ...]
) -> tuple[ChainLink, ...]:
    """The whole chain of a frame. `outer` is the chain of the statement that holds it, () where none does."""
    chain = [*(outer or (ChainLink(relay.outlet, "outlet"),))]
    voice = _voice(scene, frame, cast)
    for hand in hands(scene, frame, cast, voice):
        if not _is_printer(hand.name, relay):
            _extend(chain, [_link(hand, ())])
    before = Before(relay.before)
    known = repeated_document(scene, frame, before) if voice is None or voice.anonymous else []
    if known:
        _extend(chain, known)
    elif voice is not None:
        _extend(chain, _carried(scene, frame, voice, before) if len(chain) == 1 else [])
        own = _link(voice, frame.cue)
        if not _same(own, chain[-1]):
            chain.append(own)
    elif len(chain) == 1 or frame.heard or told_passively(scene, frame):
        chain.append(ChainLink(None, "source", anonymous=True))
    for other, cue in cited(scene, frame, cast, outlet=len(chain) > 1 and chain[-1].role == "outlet"):
        _extend(chain, [_link(other, cue)])
    return tuple(_roles(chain))


def _carried(scene: Scene, frame: Frame, voice: Voice, before: Before) -> list[ChainLink]:
    return carried(scene, frame, voice, before) or reported(scene, frame, before)


def _extend(chain: list[ChainLink], links: list[ChainLink]) -> None:
    chain += [link for link in links if not _among(link, chain)]


def _voice(scene: Scene, frame: Frame, cast: Cast) -> Voice | None:
    span = frame.source[0] if frame.source else frame.speaker
    if span and is_document(span.of(scene.text)):
        by = issuer(scene.text, span)
        span = by or span
    return cast.voice(span) if span else None


def _is_printer(name: str | None, relay: Relay) -> bool:
    """Whether a name is that of the outlet that prints the report, 'The' apart."""
    return name is not None and name.removeprefix("The ") == (relay.outlet or "").removeprefix("The ")


def _link(voice: Voice, cue: tuple[Span, ...]) -> ChainLink:
    if voice.kind == "outlet" and voice.name:
        return ChainLink(voice.name, "outlet", cue=cue)
    if voice.anonymous or voice.name is None:
        return ChainLink(None, "source", voice.party, True, voice.description, cue, span=voice.span)
    return ChainLink(voice.name, "speaker", voice.party, cue=cue, members=voice.members)


def _same(a: ChainLink, b: ChainLink) -> bool:
    if a.anonymous or b.anonymous:
        return a.anonymous and b.anonymous and a.description == b.description
    return a.name == b.name


def _among(link: ChainLink, chain: list[ChainLink]) -> bool:
    return any(_same(link, other) for other in chain)


def _roles(chain: list[ChainLink]) -> list[ChainLink]:
    """An intermediate named voice has role `source`, the last one `speaker`; outlets stay outlets."""
    out = []
    for i, link in enumerate(chain):
        last = i == len(chain) - 1
        named = link.name is not None and link.role != "outlet"
        out.append(replace(link, role="speaker" if last else "source") if named else link)
    return out


def hearsay(scene: Scene, frame: Frame) -> bool:
    """'is said to', 'reportedly': a cue that reports without telling from whom."""
    if frame.source or not frame.cue:
        return False
    words = scene.syntax.words(frame.cue[0])
    return bool(set(words) & cues()["hearsay_adverbs"]) or (
        bool(set(words) & {"is", "are", "was", "were", "been", "be"})
        and bool(set(scene.lemmas(frame.cue[0])) & cues()["hearsay"])
    )
