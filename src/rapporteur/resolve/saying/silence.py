"""Silence: refusals to comment, dodges and unanswered questions, found by rule since taggers of speech miss them."""

import re
from dataclasses import dataclass

from rapporteur.domain.span import Span
from rapporteur.resolve.saying.cues import cues
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.syntax import SUBJECTS, Syntax

_IDIOMS = (
    r"(?:had|has|have|offered|made|gave|provided|issued) no (?:immediate |further |official |public )?"
    r"(?:comment|response|reply|answer)",
    r"(?:did|does|do|has|have|had)(?: not|n['’]t) (?:immediately |yet |publicly )?(?:return(?:ed)?|answer(?:ed)?)"
    r" (?:[\w’']+ ){0,4}(?:calls?|messages?|emails?|e-mails?|requests?|questions?|inquiries)",
    r"(?:could not|couldn['’]t|cannot) (?:immediately |be )*reached(?: for (?:a )?comment)?",
    r"(?:was|were|is|are)(?:(?: not|n['’]t) (?:immediately )?(?:available|reachable)| unavailable)"
    r"(?: for (?:a )?comment)?",
    r"(?:would|will|could|did)(?: not|n['’]t) be drawn",
    r"(?:has|have|had) yet to (?:reply|respond|comment|answer)",
    r"(?:would|could|did|will|can) neither confirm nor deny|neither confirm(?:ed|s)? nor den(?:ied|ies|y)",
    r"declined (?:any |all |further |immediate |public )*comment",
    r"hung up|put (?:down the phone|the phone down)",
    r"(?:went|stayed|remained|kept|fell|has stayed|has remained|have remained) (?:quiet|silent|mum|tight-lipped)",
    r"(?:ignored|dodged|ducked|sidestepped|evaded|deflected|brushed off|waved away|took no)"
    r" (?:[\w’']+ ){0,3}questions?",
)
_IDIOM = re.compile(rf"\b(?:{'|'.join(_IDIOMS)})\b", re.IGNORECASE)


_TOPIC = re.compile(
    r"\s+(?P<on>on |about |over )?(?P<topic>[^,.;:—\n]{2,}?)"
    r"(?=,| but | and (?:said|added|referred|he|she|it|they)\b|[.;:—]|\s*$)"
)


@dataclass(frozen=True, slots=True)
class Dodge:
    """A dodge: its words, its subject's head token and the span of what was asked, if told."""

    cue: Span
    subject: int
    content: Span | None
    reason: str


def find_silence(scene: Scene) -> list[Frame]:
    """Frames of stance `declines`, one a dodge, in text order."""
    found = [*_verbs(scene), *_idioms(scene)]
    out: list[Frame] = []
    for dodge in sorted(found, key=lambda d: (d.cue, d.reason)):
        if any(f.cue[0].overlaps(dodge.cue) for f in out):
            continue
        source = scene.syntax.phrase(dodge.subject)
        content = (dodge.content,) if dodge.content else ()
        out.append(Frame(content, (dodge.cue,), (source,), 0.85, 0, "declines", reasons=(dodge.reason,)))
    return out


def _verbs(scene: Scene) -> list[Dodge]:
    """'declined to discuss X', 'would not say why', 'did not respond', 'has not replied'."""
    out = []
    syntax = scene.syntax
    for i, token in enumerate(syntax.tokens):
        if token.pos != "VERB" or _in_quotes(scene, token.span):
            continue
        lemma = scene.lemmas(token.span)[0]
        for rule in (_withheld, _negated):
            dodge = rule(scene, i, lemma)
            if dodge:
                out.append(dodge)
                break
    return out


def _withheld(scene: Scene, i: int, lemma: str) -> Dodge | None:
    """'declined to comment', 'refused to say whether': the cue runs to the infinitive; 'to be named' is no answer."""
    syntax = scene.syntax
    if lemma not in cues()["withhold"]:
        return None
    for c in syntax.of(i, "xcomp"):
        if scene.lemmas(syntax.tokens[c].span)[0] in cues()["answer"] and not _passive(syntax, c):
            subject = _subject(scene, i)
            if subject is not None:
                cue = Span(syntax.tokens[i].span.start, syntax.tokens[c].span.end)
                return Dodge(cue, subject, _asked(scene, c), "withheld_answer")
    return None


def _passive(syntax: Syntax, i: int) -> bool:
    """'to be named', by its words where the parse does not say so."""
    return bool(syntax.of(i, "aux:pass")) or (i > 0 and syntax.word(i - 1) == "be")


def _negated(scene: Scene, i: int, lemma: str) -> Dodge | None:
    """'would not say what', 'did not respond to questions', 'has not replied'; 'did not say that' is none."""
    syntax = scene.syntax
    minus = [c for c in syntax.children[i] if syntax.word(c) in ("not", "n't", "n’t", "never") and c < i]
    if not minus or lemma not in cues()["answer"]:
        return None
    if lemma == "answer" and syntax.word(min(i + 1, len(syntax.tokens) - 1)) == "for":  # answers for a deed
        return None
    auxiliaries = [c for c in syntax.children[i] if c < i and syntax.tokens[c].pos == "AUX"]
    words = {syntax.word(c) for c in auxiliaries}
    asked = _asked(scene, i)
    wh = bool(asked) and syntax.word(syntax.inside(asked)[0]) in _WH if asked else False
    refuses = bool(words & {"would", "will", "wo", "could", "can", "ca"})
    silent = lemma in cues()["silent_when_negated"]
    if not (silent or (refuses and (lemma != "say" or wh or not asked)) or (lemma in ("say", "specify") and wh)):
        return None
    subject = _subject(scene, i)
    if subject is None:
        return None
    cue = Span(syntax.tokens[min([*auxiliaries, *minus])].span.start, syntax.tokens[i].span.end)
    return Dodge(cue, subject, None if silent else asked, "negated_answer")


_WH = frozenset({"what", "when", "where", "why", "how", "who", "whom", "which", "whether", "if"})


def _asked(scene: Scene, i: int) -> Span | None:
    """What was asked: the object, the clause, or the phrase after 'on'/'about'; None for 'declined to comment'."""
    syntax = scene.syntax
    clause = _wh_clause(scene, i)
    if clause is not None:
        return clause
    for c in syntax.of(i, "obj", "ccomp", "advcl", "xcomp", "advmod", "obl"):
        if c < i:
            continue
        rel = syntax.tokens[c].rel.split(":")[0]
        case = [syntax.word(k) for k in syntax.of(c, "case")]
        if rel == "obl" and not set(case) & {"on", "about", "upon"}:
            continue
        if rel == "advcl" and not any(syntax.word(k) in _WH for k in syntax.subtree(c)[:2]):
            continue
        if rel == "advmod" and syntax.word(c) not in _WH:
            continue
        run = [k for k in syntax.subtree(c) if k > i]
        while run and (syntax.tokens[run[0]].pos == "PUNCT" or syntax.word(run[0]) in {"on", "about", "upon"}):
            run = run[1:]
        while run and syntax.tokens[run[-1]].pos == "PUNCT" and syntax.word(run[-1]) not in '"”’':
            run = run[:-1]
        if run and run == list(range(run[0], run[-1] + 1)):
            return syntax.span_of(run)
    return None


def _wh_clause(scene: Scene, i: int) -> Span | None:
    """'would not say why', 'what it would do if the talks failed': from the question word to the end of its clause."""
    syntax = scene.syntax
    if i + 1 >= len(syntax.tokens) or syntax.word(i + 1) not in _WH:
        return None
    start, end = syntax.tokens[i + 1].span.start, scene.sentence(syntax.tokens[i].span).end
    words = scene.text[start:end]
    cut = re.search(r"[;:—]|,? but |, (?:and|he|she|it|they|adding|saying|who|which)\b|[.!?]?[\"”’]?\s*$", words)
    return Span(start, start + cut.start()) if cut and cut.start() else None


def _subject(scene: Scene, i: int) -> int | None:
    subject = scene.syntax.subject(i)
    if subject is None and scene.syntax.tokens[i].rel in ("acl", "acl:relcl"):
        return scene.syntax.tokens[i].head
    if subject is not None and scene.syntax.word(subject) in ("who", "which", "that"):
        return scene.syntax.tokens[scene.syntax.tokens[subject].head].head
    return subject


def _idioms(scene: Scene) -> list[Dodge]:
    """'had no immediate comment', 'could not be reached', 'went quiet', 'did not return calls'."""
    out = []
    for match in _IDIOM.finditer(scene.text):
        span = Span(*match.span())
        if _in_quotes(scene, span):
            continue
        subject = _near_subject(scene, span)
        if subject is not None:
            out.append(Dodge(span, subject, _after_idiom(scene, span), "silent_idiom"))
    return out


def _after_idiom(scene: Scene, span: Span) -> Span | None:
    """'would not be drawn on | whether it would stay', 'would neither confirm nor deny | the report'."""
    end = scene.sentence(span).end
    words = span.of(scene.text).lower()
    match = _TOPIC.match(scene.text, span.end, end)
    if not match or not (match["on"] or words.endswith(("drawn", "deny"))) or words.endswith(("hung up", "down")):
        return None
    topic = Span(*match.span("topic"))
    return None if any(t.span.start == topic.start for t in scene.times) else topic


def _near_subject(scene: Scene, span: Span) -> int | None:
    """The subject of the verb inside the idiom, else the last noun phrase before it in the sentence."""
    syntax = scene.syntax
    for i in syntax.inside(span):
        subject = _subject(scene, i)
        if subject is not None and subject < i:
            return subject
    sentence = scene.sentence(span)
    before = [i for i in syntax.inside(Span(sentence.start, span.start)) if syntax.tokens[i].rel in SUBJECTS]
    return before[-1] if before else None


def _in_quotes(scene: Scene, span: Span) -> bool:
    return any(q.covers(span) for q in scene.quotes)
