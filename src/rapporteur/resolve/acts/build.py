"""Build: from the hits of one sentence to its acts, every field filled."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.act import Act, Actor, Condition, Term
from rapporteur.domain.annotation import Annotation
from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement
from rapporteur.domain.when import When
from rapporteur.resolve.acts.clause import Clause
from rapporteur.resolve.acts.clauses import by_a_deal, condition_of, supposed, times_of
from rapporteur.resolve.acts.constructions import OPEN, find_constructions
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.joining import Around, confirms, joined, kept, weighed
from rapporteur.resolve.acts.lookalikes import is_lookalike, names, only_a_risk
from rapporteur.resolve.acts.modality import modality_of
from rapporteur.resolve.acts.participants import about_places, actor_words, recipient_words
from rapporteur.resolve.acts.pointed import actor_of, recipient_of
from rapporteur.resolve.acts.scope import outside_contents, standing
from rapporteur.resolve.acts.seen import seen_in
from rapporteur.resolve.acts.settle import settle
from rapporteur.resolve.acts.stances import told_once, with_stances
from rapporteur.resolve.acts.timing import timing_of
from rapporteur.resolve.acts.together import talkers, the_two
from rapporteur.resolve.acts.tree import Tree
from rapporteur.resolve.acts.triggers import find_hits
from rapporteur.resolve.acts.where import place_of
from rapporteur.resolve.acts.who import actors_of, implied, is_outlet, is_place, sayer, speaker
from rapporteur.resolve.conditions.conditions import ConditionSpan, find_conditions
from rapporteur.resolve.times.edtf import bounds
from rapporteur.resolve.times.terms import carried_on, read_term
from rapporteur.resolve.who.cast import Cast

COMMITTING = frozenset({"AGREE", "PLEDGE", "OFFER", "CONCEDE", "RETREAT", "COOPERATE"})
# A town may be meant by these; who promises something of a town promises it to somebody else.
AIMED_AT = frozenset({"SANCTION", "ACCUSE", "THREATEN", "REQUEST", "REJECT", "SUPPORT", "CONSULT"})
AGAINST = frozenset({"ACCUSE", "THREATEN", "SANCTION", "COERCE"})  # done to an outlet too; else it only tells
VOICED = frozenset(
    {"REJECT", "CLAIM", "PLEDGE", "THREATEN", "REQUEST"}
)  # acts that a statement's voice does by saying it


@dataclass(frozen=True)
class Desk:
    """What all rules of one report may look at."""

    reading: Reading
    annotation: Annotation
    statements: tuple[Statement, ...]
    cast: Cast
    times: tuple[When, ...]

    @property
    def text(self) -> str:
        """The report's text."""
        return self.reading.report.text


def build(tree: Tree, desk: Desk) -> tuple[Act, ...]:
    """The acts of one sentence."""
    conditions = find_conditions(desk.text, tree.span, desk.annotation.tokens)
    found = candidates(tree, desk, conditions)
    by_rules = desk.annotation.triggers is None
    stand = found if by_rules else tuple(w for h in found if kept(w := weighed(h, around(h, desk))))
    stand = outside_contents(told_once(stand, desk.statements))
    return tuple(_act(hit, desk, conditions, stand) for hit in stand)


def candidates(tree: Tree, desk: Desk, conditions: Sequence[ConditionSpan]) -> tuple[Hit, ...]:
    """All that the rules or the trained reader take for an act of the sentence, not yet weighed."""
    found = find_hits(tree)
    hits = _distinct([h for h in (*found, *find_constructions(tree, found)) if not _none(h, conditions, desk.text)])
    settled = _distinct([s for h in hits if (s := _settled(h, conditions, hits, desk)) is not None and s.type != OPEN])
    found_too = seen_in(tree, desk.annotation.triggers or (), desk.annotation.tokens)
    seen = tuple(
        s
        for s in found_too
        if not names(tree, s.words)
        and not only_a_risk(Clause.at(tree, s.v))
        and not is_lookalike(desk.text, tree.cover(s.words), tree.span)
    )
    told = standing(settled)
    stand = [h for h in told if h.type != "CONSULT" or not _told(h, [o for o in told if o is not h])]
    back = [h for h in settled if h not in stand and not _told(h, stand) and any(confirms(s, h) for s in seen)]
    return with_stances(tree, joined(tree, (*stand, *back), seen), desk.statements)


def _told(hit: Hit, others: Sequence[Hit]) -> bool:
    """Whether one of the others, of the same type, has it below it: 'talks planned for May were postponed' is one."""
    return any(o.type == hit.type and hit.v in hit.tree.below(o.v) for o in others)


def around(hit: Hit, desk: Desk) -> Around:
    """Where a hit stands."""
    statement = statement_of(hit.trigger, desk.statements)
    side = any(a.party for a in actors_of(actor_of(hit, actor_words(hit)), hit.tree, desk.cast, statement))
    if statement is None:
        return Around(side)
    cue = any(c.overlaps(hit.trigger) for c in statement.cue)
    return Around(side, cue, not cue, statement.kind == "direct")


def _none(hit: Hit, conditions: Sequence[ConditionSpan], text: str) -> bool:
    """Whether a hit is no act: only supposed, or a wording that merely looks like one."""
    return (
        supposed(hit, conditions)
        or only_a_risk(hit.clause)
        or names(hit.tree, hit.words)
        or is_lookalike(text, hit.trigger, hit.tree.span)
    )


def _settled(hit: Hit, conditions: Sequence[ConditionSpan], others: Sequence[Hit], desk: Desk) -> Hit | None:
    condition = condition_of(hit, conditions, others)
    agreed = by_a_deal(hit.tree)
    return settle(hit, condition.kind if condition else None, dated=bool(times_of(hit, desk.times)), agreed=agreed)


def _distinct(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """One hit a place: of two whose triggers overlap the longer one, then the surer one, stands."""
    out: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (-len(h.words), -h.prior, h.v)):
        if not any(set(hit.words) & set(o.words) for o in out):
            out.append(hit)
    return tuple(sorted(out, key=lambda h: h.v))


def _act(hit: Hit, desk: Desk, conditions: Sequence[ConditionSpan], others: Sequence[Hit]) -> Act:
    statement = statement_of(hit.trigger, desk.statements)
    actor = _actor(hit, desk, statement)
    condition = _reaching(condition_of(hit, conditions, others), hit, desk.statements)
    about = _told_with(about_places(hit), hit, statement)
    spans = (hit.tree.cover(about),) if about else ()
    dates, own = times_of(hit, desk.times), _own(actor, statement)
    timing = timing_of(hit, dates, statement, desk.reading, own_voice=own, times=desk.times)
    return Act(
        id="",
        type=hit.type,
        trigger=hit.trigger,
        statement=statement.id if statement else None,
        actor=actor,
        recipient=_recipient(hit, desk, statement, actor, (*spans, *((condition.span,) if condition else ()))),
        about=spans,
        condition=condition,
        modality=modality_of(timing.modality, hit.seen, denial=hit.type in {"DENY", "DECLINE"}),
        time=timing.time,
        place=place_of(hit, desk.cast),
        term=_term(hit, desk, timing.time),
        confidence=round(min(0.98, max(0.02, hit.prior)), 4),
        reasons=(*hit.rules, timing.why) if timing.why else hit.rules,
    )


def _reaching(condition: Condition | None, hit: Hit, statements: Sequence[Statement]) -> Condition | None:
    """The condition, unless it is told in a statement that the act stands outside of: 'After the call he argued that
    it would not have come if …' sets the call no condition.
    """
    if condition is None:
        return None
    holding = (s for s in statements if any(c.covers(condition.span) for c in s.content))
    apart = any(not any(x.overlaps(hit.trigger) for x in (*s.content, *s.cue)) for s in holding)
    return None if apart else condition


def _told_with(places: tuple[int, ...], hit: Hit, statement: Statement | None) -> tuple[int, ...]:
    """Of what an act is about, what its statement tells: '[talks to go on on Sunday], the envoy said' ends there."""
    content = next((c for c in statement.content if c.covers(hit.trigger)), None) if statement else None
    if content is None:
        return places
    return tuple(p for p in places if content.covers(hit.tree.words[p].span))


def _actor(hit: Hit, desk: Desk, statement: Statement | None) -> tuple[Actor, ...]:
    """The words' actors; the voice of the statement where the act is done by saying it."""
    if hit.kind == "voice" and statement is not None:
        return (speaker(statement, None),)
    told = actors_of(actor_of(hit, actor_words(hit)), hit.tree, desk.cast, statement) if hit.kind != "said" else ()
    if hit.type == "CONSULT" and not any(a.party for a in told):
        told = talkers(hit, desk.cast) or told
    if not any(a.party for a in told):
        told = the_two(hit, told, desk.cast) or told
    if told or (hit.type not in VOICED and hit.kind != "said"):
        return told
    if statement is not None:
        return (speaker(statement, None),)
    return actors_of(sayer(hit), hit.tree, desk.cast, None)


def _own(actor: Sequence[Actor], statement: Statement | None) -> bool:
    """Whether the statement's voice, or its side, is the one that acts."""
    if statement is None:
        return False
    voice = statement.voice
    return any(a.name == voice.name or (a.party is not None and a.party == voice.party) for a in actor)


def _recipient(
    hit: Hit, desk: Desk, statement: Statement | None, actor: tuple[Actor, ...], spans: tuple[Span, ...]
) -> tuple[Actor, ...]:
    sides = {a.party for a in actor if a.party}
    doers = actor_of(hit, actor_words(hit))
    words = actors_of(recipient_of(hit, recipient_words(hit), doers), hit.tree, desk.cast, statement)
    told = tuple(a for a in words if (a.party is None or a.party not in sides) and not _only_where(a, hit, desk))
    area = (
        next((c for c in statement.content if c.overlaps(hit.trigger)), hit.tree.span) if statement else hit.tree.span
    )
    return told or implied(hit, desk.cast, sides, (*spans, area))


def _only_where(actor: Actor, hit: Hit, desk: Desk) -> bool:
    """'met in Vask', 'closed the mine near Orsk', an outlet that tells of it; not 'shelled Orsk', 'sanctions on
    Ruzhan', 'rang Tamm', 'sued the Courier'.
    """
    if hit.type == "ASSAULT" or not is_place(actor, desk.cast):
        return False
    if is_outlet(actor, desk.cast):
        return hit.type not in AGAINST
    return hit.type not in AIMED_AT or actor.span is None or desk.cast.locates(actor.span)


def _term(hit: Hit, desk: Desk, time: str | None) -> Term | None:
    if hit.type not in COMMITTING or hit.modality == "negated":
        return None
    told = read_term(desk.text, hit.tree.span, desk.times, act_time=time)
    if hit.type != "AGREE":
        return told
    following = next((s for s in desk.reading.sentences if s.start >= hit.tree.span.end), None)
    return carried_on(desk.text, hit.tree.span, following, desk.times, told) or _agreed_day(hit, desk)


def _agreed_day(hit: Hit, desk: Desk) -> Term | None:
    """'Agreed to swap them on Saturday': the day that lies ahead, after the verb, is when the agreed deed begins."""
    printed = bounds(desk.reading.report.published)
    inside = (t for t in desk.times if hit.tree.span.covers(t.span) and t.span.start > hit.trigger.end)
    ahead = (t.edtf for t in inside if t.kind == "point" and printed and (b := bounds(t.edtf)) and b[0] > printed[1])
    day = next(ahead, None)
    return Term(start=day) if day else None


def statement_of(trigger: Span, statements: Sequence[Statement]) -> Statement | None:
    """The innermost statement whose content or cue holds the trigger."""
    found = [s for s in statements if any(x.overlaps(trigger) for x in (*s.content, *s.cue))]
    return min(found, key=_size, default=None)


def _size(statement: Statement) -> int:
    return sum(s.end - s.start for s in (*statement.content, *statement.cue))
