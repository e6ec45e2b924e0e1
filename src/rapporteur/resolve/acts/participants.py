"""Participants: which words of the sentence name who acts and at whom it is aimed."""

from collections.abc import Sequence

from rapporteur.resolve.acts.agents import agentive, subjects, with_conjuncts
from rapporteur.resolve.acts.clause import RELATIVES, Clause
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.lexicon import listed
from rapporteur.resolve.acts.mood import governing_mood
from rapporteur.resolve.acts.nearby import phrase_after
from rapporteur.resolve.acts.nouns import announced_by, content, owners
from rapporteur.resolve.acts.tree import SUBJECTS, Tree, Word

AIMED = {  # prepositions that name whom an act is aimed at
    "to": {"OFFER", "PLEDGE", "AID", "CONCEDE", "REQUEST", "SUPPORT", "RETREAT", "DECLINE", "THREATEN", "COOPERATE"},
    "with": {"AGREE", "CONSULT", "COOPERATE", "THREATEN", "SANCTION", "SUPPORT", "RETREAT", "ASSAULT", "REJECT"},
    "against": {"ASSAULT", "SANCTION", "ACCUSE", "THREATEN", "PROTEST", "COERCE", "MOBILIZE", "REJECT"},
    "on": {"SANCTION", "ASSAULT", "REQUEST", "COERCE", "THREATEN", "CONCEDE"},
    "upon": {"REQUEST", "ASSAULT"},
    "at": {"ASSAULT", "ACCUSE"},
    "from": {"REQUEST", "OFFER", "COERCE", "RETREAT"},
    "between": {"CONSULT"},
    "by": {"REJECT"},
    "of": {"REQUEST", "ACCUSE"},
    "for": {"SUPPORT", "AID"},
    "into": {"AID", "ASSAULT"},
}
ANSWERING = frozenset(
    {"reject", "refuse", "turn", "accept", "dismiss", "spurn", "decline", "knock", "rebuff", "consider"}
)
TALKS = frozenset({"talk", "talks", "discussion", "consultation", "negotiation", "meeting"})
STRIFE = frozenset({"strike", "walkout", "stoppage", "picket", "lockout"})
CONTRAST = frozenset({"but", "while", "whereas", "although", "though"})
DIRECT = frozenset(
    {
        "REQUEST",
        "ACCUSE",
        "THREATEN",
        "ASSAULT",
        "COERCE",
        "SANCTION",
        "AID",
        "SUPPORT",
        "CONSULT",
        "PLEDGE",
        "OFFER",
        "REJECT",
        "RETREAT",
        "CONCEDE",
    }
)
SENT = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})  # acts whose subject may be a thing that somebody sent
OWNED = frozenset({"REJECT", "SUPPORT", "ACCUSE", "AGREE", "SANCTION", "ASSAULT", "COERCE"})


def actor_words(hit: Hit) -> tuple[Word, ...]:
    """Heads of the phrases that name the actor, each of a joint one; () where the sentence names none."""
    if hit.kind == "noun":
        brought = announced_by(hit.clause) is not None
        found = (brought and _light_subject(hit)) or owners(hit.clause) or _light_subject(hit)
    elif hit.inverse:
        found = tuple(n for p, n in _phrases_near(hit) if p in {"of", "by", "from"})[:1]
    else:
        found = _doers(hit)
    return tuple(n for w in found for n in with_conjuncts(hit.tree, w))


def _doers(hit: Hit) -> tuple[Word, ...]:
    """The subject; where that is a thing that somebody sent ('shells from the Vestan side killed'), whose it is."""
    found = subjects(hit.clause) or _strife(hit)
    if found and hit.type in SENT and not agentive(hit.tree, found[0]):
        return owners(Clause.at(hit.tree, found[0].i))
    return found


def _strife(hit: Hit) -> tuple[Word, ...]:
    """'The strike has been suspended': who stopped it is told by what it was."""
    stopped = hit.type in {"RETREAT", "CONCEDE"} and hit.clause.passive
    return (
        tuple(w for w in hit.tree.children(hit.v, *SUBJECTS, "obj") if w.low in STRIFE and w.i < hit.v)
        if stopped
        else ()
    )


def _phrases_near(hit: Hit) -> tuple[tuple[str, Word], ...]:
    """Phrases of the verb and of the nouns of an idiom ('fell into the hands [of rebels]')."""
    inner = [(hit.clause.case(n), n) for i in hit.words[1:] for n in hit.tree.children(i, "nmod", "obl")]
    return (*inner, *hit.clause.oblique)


def _light_subject(hit: Hit) -> tuple[Word, ...]:
    """The subject of the verb that has the noun as object: 'Norland has a standing offer to ...'."""
    g = announced_by(hit.clause) or hit.clause.governor
    carried = g is not None and g.pos == "VERB" and hit.clause.word.rel in {"obj", "obl"}
    return subjects(Clause.at(hit.tree, g.i)) if g is not None and carried else ()


def recipient_words(hit: Hit) -> tuple[Word, ...]:
    """Heads of the phrases that name whom the act is aimed at."""
    mine = {w.i for w in actor_words(hit)}
    if hit.inverse:
        return tuple(s for s in subjects(hit.clause) if agentive(hit.tree, s))
    if answerers := _answerers(hit):
        return tuple(n for w in answerers for n in with_conjuncts(hit.tree, w) if n.i not in mine)
    found = [
        w
        for w in (
            *_direct(hit),
            *promised_to(hit),
            *_aimed(hit),
            *_owners_of_object(hit),
            *_with_object(hit),
            *_for_talks(hit),
            *_answered(hit),
            *_asked(hit),
        )
        if w.i not in mine
    ]
    seen: dict[int, Word] = {}
    for w in found:
        for n in with_conjuncts(hit.tree, w):
            if agentive(hit.tree, n):
                seen.setdefault(n.i, n)
    return tuple(seen.values())


def surely_meant(hit: Hit) -> tuple[Word, ...]:
    """Recipients that their construction leaves no doubt about: who answers an offer, with whom a truce is signed."""
    return (*_answerers(hit), *_with_object(hit), *_for_talks(hit), *promised_to(hit))


def _answerers(hit: Hit) -> tuple[Word, ...]:
    """'The drivers turned down an offer from the firm': who answers an offer is whom it was made to."""
    over = hit.clause.governor
    answered = hit.kind == "noun" and hit.type in {"OFFER", "REQUEST"} and hit.clause.word.base_rel == "obj"
    if not answered or over is None or over.lemma not in ANSWERING:
        return ()
    return tuple(s for s in subjects(Clause.at(hit.tree, over.i)) if agentive(hit.tree, s))


def _direct(hit: Hit) -> list[Word]:
    clause = hit.clause
    if hit.kind == "noun" or hit.type not in DIRECT or _wanted(hit):
        return []
    told = [o for o in clause.objects if agentive(hit.tree, o) and "that" not in hit.tree.lows(hit.v + 1, o.i)]
    return [*clause.recipients, *told]


def _wanted(hit: Hit) -> bool:
    """'Wants observers on board', 'demanded a new judge': the object is what is asked for, nobody who is asked."""
    asks = hit.type == "REQUEST" and hit.clause.word.lemma in listed("wanting")
    asks = asks and not any(o.pos in {"PROPN", "PRON"} for o in hit.clause.objects)
    return asks and hit.clause.infinitival is None and not hit.clause.recipients


def promised_to(hit: Hit) -> tuple[Word, ...]:
    """'The data that Vesta was promised', 'the crew were refused leave': the subject is whom it was said to."""
    clause = hit.clause
    given = hit.kind == "verb" and clause.passive and clause.word.lemma in listed("giving")
    given = given and any(h.lemma == "be" for h in clause.helpers)
    found = (*clause.own_subjects, *(() if clause.own_subjects else clause.objects)) if given else ()
    return tuple(s for s in found if agentive(hit.tree, s) and s.low not in RELATIVES)


def _aimed(hit: Hit) -> list[Word]:
    phrases = (
        hit.clause.oblique
        if hit.kind != "noun"
        else tuple((hit.clause.case(n), n) for n in hit.tree.children(hit.v, "nmod", "obl"))
    )
    return [n for p, n in phrases if hit.type in AIMED.get(p, set()) and n.pos not in {"VERB", "NUM"}]


def _owners_of_object(hit: Hit) -> list[Word]:
    """'rejected Norland's proposal', 'condemned the raid by Norland', 'its refusal of Norland's plan': the owner."""
    if hit.type not in OWNED:
        return []
    objects: Sequence[Word] = hit.clause.objects
    if hit.kind == "noun":
        objects = [n for n in hit.tree.children(hit.v, "nmod", "obl", "obj") if hit.clause.case(n) == "of"]
    return [w for o in objects if not agentive(hit.tree, o) for w in owners(Clause.at(hit.tree, o.i))]


def _with_object(hit: Hit) -> list[Word]:
    """'signed a truce with Norland', 'reached a deal with the union': with whom it was made."""
    if hit.type not in {"SUPPORT", "AGREE", "COOPERATE"} or hit.kind == "noun":
        return []
    phrases = [n for o in hit.clause.objects for n in hit.tree.children(o.i, "nmod", "obl")]
    beside = [n for p, n in hit.clause.oblique if p == "with" and hit.type == "SUPPORT" and agentive(hit.tree, n)]
    return [*(n for n in phrases if hit.clause.case(n) == "with"), *beside]


def _for_talks(hit: Hit) -> list[Word]:
    """'will travel to Varsk for talks with the premier': whom the talks are with."""
    words = hit.tree.words
    talks = (i for i in range(hit.v + 1, len(words) - 2) if words[i].lemma in TALKS and words[i + 1].low == "with")
    found = (phrase_after(hit.tree, i + 1) for i in talks) if hit.clause.word.pos == "VERB" else ()
    return [w for w in found if w is not None and hit.type == "CONSULT"]


def _answered(hit: Hit) -> list[Word]:
    """'has not replied to the Board's invitation': whose letter or question stays without an answer."""
    if hit.type != "DECLINE" or hit.kind == "noun":
        return []
    led = (o for o in hit.clause.objects if hit.clause.case(o) == "to")
    sent = (n for n in (*(n for p, n in hit.clause.oblique if p == "to"), *led) if not agentive(hit.tree, n))
    return [w for n in sent for w in owners(Clause.at(hit.tree, n.i))]


def _asked(hit: Hit) -> list[Word]:
    """'demanded that the army leave': the one who is to do it."""
    clause = hit.clause
    verb = clause.that_clause if hit.kind != "noun" else content(clause)
    if hit.type != "REQUEST" or verb is None:
        return []
    inner = Clause.at(hit.tree, verb.i)
    return [s for s in inner.own_subjects if not inner.passive] or list(inner.agents)


def about_places(hit: Hit) -> tuple[int, ...]:
    """The places of what is demanded, offered, agreed: complement clause, else object, else the phrase after it."""
    tree, clause = hit.tree, hit.clause
    if hit.kind == "noun":
        found = content(clause)
        return tree.below(found.i) if found is not None else ()
    inner = (n for i in hit.words[1:] for n in tree.children(i, "nmod", "obl") if n.rel != "nmod:poss")
    own = [n for n in inner if n.i > hit.v and n.i not in hit.words]
    if own:  # 'lay claim to [the islands]'
        return tree.below(own[0].i)
    verb = clause.infinitival or clause.that_clause or clause.gerund_clause
    if verb is not None and (told := _before_another(tree, tree.below(verb.i))):
        return told
    after = [n for p, n in _phrases_near(hit) if p not in {"by", "at", "in"} and n.i > hit.v and n.i not in hit.words]
    objects = [o for o in clause.objects if o.i not in hit.words]
    if objects and (not after or any(o.i > hit.v for o in objects)):
        return tuple(
            sorted(
                {
                    p
                    for o in objects
                    for p in tree.below(o.i, frozenset({"acl:relcl"}))
                    if p != hit.v and hit.v not in tree.below(o.i)
                }
            )
        )
    return tree.below(after[0].i) if after else ()


def _before_another(tree: Tree, places: tuple[int, ...]) -> tuple[int, ...]:
    """'to talk, | but she stood firm', '| while he said': a contrasting clause that the parse hangs on is another."""
    words, first = tree.words, places[0]
    opens = (i for i in range(first, places[-1]) if words[i].low in CONTRAST and (not i or words[i - 1].low == ","))
    end = next(opens, places[-1] + 1)
    told = tuple(p for p in places if p < end)
    return told if any(words[p].pos != "PUNCT" for p in told) else ()


def finite_clause(hit: Hit) -> Clause:
    """The finite clause that holds the hit: of 'plans to send' that of 'plans'."""
    return governing_mood(hit.clause)[2] if hit.kind != "noun" else _verb_above(hit.tree, hit.v)


def _verb_above(tree: Tree, v: int) -> Clause:
    verb = next((w for w in tree.above(v) if w.pos in {"VERB", "AUX"}), tree.words[v])
    return Clause.at(tree, verb.i)
