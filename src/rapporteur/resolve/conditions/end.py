"""Where a condition's words end: with its quotation, before a reporting or main clause, or with the sentence."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from rapporteur.domain.annotation import Token
from rapporteur.domain.span import Span
from rapporteur.resolve.conditions.words import Marked, guard
from rapporteur.resolve.lemmas import irregular_pasts

MOST_TOKENS = 400  # a longer sentence is no sentence; words alone decide there
_WORD = re.compile(r"[\w’'-]+")
_MAIN_VERBS = frozenset(
    [
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
        "shall",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "does",
        "do",
        "did",
        "won't",
        "won’t",
        "cannot",
        "can't",
        "can’t",
    ]
)
_LINKS = frozenset({"that", "which", "who", "whom", "whose", "if", "when", "where", "what", "how", "not"})
_PHRASAL = frozenset(
    {
        "contingent on",
        "conditional on",
        "barring",
        "without",
        "in the event of",
        "in case of",
        "subject to",
        "on condition of",
    }
)
_PARTICIPLE = re.compile(r"\s(?:\w+ly\s)?[a-z]{3,}ing\b")
_SUBJECTS = frozenset({"he", "she", "it", "they", "we", "i", "there", "this", "you"})
_AHEAD = frozenset({"will", "would", "shall", "won't", "won’t"})
# 'in exchange for a road, a dam and a port': the only commas that a noun phrase keeps
_LIST = re.compile(
    r"\s*(?:(?:[\w’'-]+\s){0,5}[\w’'-]+,\s*)*(?:[\w’'-]+\s){0,5}[\w’'-]+(?:,?\s+and\s(?:[\w’'-]+\s?){1,6})[.\s]*"
)
_TRIM = " \t\n\r,;:.—–-"


def clause_end(words: str, marked: Marked, text: str, sentence: Span, tokens: Sequence[Token]) -> int:
    """The offset in the sentence `words` at which the condition that begins at the marker ends."""
    if marked.whole:
        return marked.end
    limit = _quote_end(words, marked)
    end = _by_commas(words, marked, limit)
    if marked.kind in {"exchange", "condition-of"} or marked.words in _PHRASAL:
        end = _before_verb(words, marked, end)
    told = _by_tree(words, marked, text, sentence, tokens)
    if told is not None and marked.end < told < end and _clean_cut(words, told, end):
        end = told
    return _trimmed(words, marked.end, end)


def _quote_end(words: str, marked: Marked) -> int:
    """The closing mark of the quotation that the marker stands in; the sentence's end outside one."""
    before = words[: marked.start]
    if before.count("“") > before.count("”"):
        found = words.find("”", marked.end)
    elif before.count('"') % 2:
        found = words.find('"', marked.end)
    else:
        found = -1
    return found if found >= 0 else len(words)


def _before_verb(words: str, marked: Marked, end: int) -> int:
    """A noun phrase ends before the verb of the clause that it stands in: 'in return for the men | still stands'."""
    seen = list(_WORD.finditer(words, marked.end, end))
    for i, match in enumerate(seen[1:], 1):
        if match[0].lower() in _LINKS:
            return end
        resumed = seen[i - 1][0].lower() in {"and", "but"} and match[0].lower() in guard("reporting") | {
            "say",
            "denied",
        }
        if resumed:
            return seen[i - 1].start()
        if match[0].lower() in _MAIN_VERBS or match[0].lower() in {"still", "remains", "stands", "lies"}:
            return match.start()
    return end


def _by_commas(words: str, marked: Marked, limit: int) -> int:
    """The first comma, dash or semicolon before `limit` behind which something other than the condition goes on."""
    inner = False
    for match in re.finditer(r"[,;—“”\"()]|\s[-–]\s", words[marked.end : limit]):
        at = marked.end + match.start()
        mark = match[0]
        if mark in '“”"':
            inner = mark == "“" or (mark == '"' and not inner)
        elif not inner and (
            mark in ";—(" or mark[:1].isspace() or (mark == ")" or _goes_on(words, at + 1, limit, marked))
        ):
            return at
    return limit


def _goes_on(words: str, at: int, limit: int, marked: Marked) -> bool:
    """Whether after a comma comes a reporting or relative clause, or the main clause of a fronted condition."""
    if _PARTICIPLE.match(words, at):
        return True
    segment = re.split(r"[,;—]", words[at:limit], maxsplit=1)[0]
    found = _WORD.findall(segment.lower())
    if not found:
        return limit < len(words) or not words[at:limit].strip()
    if marked.kind in {"exchange", "condition-of"} and not _LIST.fullmatch(words, at, limit):
        return True
    if _set_in(words, marked):  # 'and, if the army leaves, to hand in their guns'
        return True
    if found[0] in {"and", "then"} and len(found) > 3 and not _fronted(words, marked) and _has_verb(found[2:]):
        return True
    if found[0] in {"who", "which", "whose", "where"} and _fronted(words, marked):
        return False
    if set(found[:9]) & guard("reporting") or found[0] in guard("subordinators") or _tells(found):
        return True
    if found[0] in _SUBJECTS or set(found[1:5]) & _AHEAD:
        return True
    return _fronted(words, marked) and _has_verb(found)


def _tells(found: list[str]) -> bool:
    """'two delegates tell the paper': a present tense of telling."""
    return bool(set(found[:6]) & {"tell", "say", "tells", "says", "writes", "reports"}) and len(found) < 14


def _fronted(words: str, marked: Marked) -> bool:
    """Whether the condition comes before its main clause: it opens the sentence, the quotation or the that-clause."""
    before = words[: marked.start].rstrip()
    if not before or before[-1] in "“\"‘'—:,;(" or re.search(r"\b(?:that|and|but|or)$", before):
        return True
    return len(_WORD.findall(before)) < 2


def _set_in(words: str, marked: Marked) -> bool:
    """Whether commas set the condition into a clause, after its 'and' or 'that'."""
    return bool(re.search(r"\b(?:and|but|that|or|who|which|then),\s+$", words[: marked.start]))


def _has_verb(found: list[str]) -> bool:
    for word in found[:12]:
        if word in _MAIN_VERBS or word in irregular_pasts() or (word.endswith("ed") and len(word) > 4):
            return True
    return any(w.endswith("’ll") or w.endswith("'ll") for w in found[:6])


def _by_tree(words: str, marked: Marked, text: str, sentence: Span, tokens: Sequence[Token]) -> int | None:
    """The end of the subtree of the word that the marker introduces."""
    low = bisect_left(tokens, sentence.start, key=lambda t: t.span.start)
    high = bisect_left(tokens, sentence.end, key=lambda t: t.span.start)
    if not low < high <= low + MOST_TOKENS:
        return None
    own = Span(marked.start, marked.end).shifted(sentence.start)
    inside = [i for i in range(low, high) if own.covers(tokens[i].span)]
    heads = [tokens[i].head for i in inside if tokens[i].head not in inside and low <= tokens[i].head < high]
    head = next((h for h in heads if tokens[h].span.start >= own.end), None)
    return None if head is None else _reach(tokens, head, low, high) - sentence.start


def _reach(tokens: Sequence[Token], head: int, low: int, high: int) -> int:
    """Where the subtree of `head` ends in the text."""
    under = {head}
    while more := {i for i in range(low, high) if i not in under and tokens[i].head in under and tokens[i].head != i}:
        under |= more
    return max(tokens[i].span.end for i in under)


def _clean_cut(words: str, told: int, end: int) -> bool:
    """Whether the parse may shorten the condition: only at a mark, or where a new clause with its own verb begins."""
    rest = words[told:end]
    return bool(re.match(r"\s*[,;:—–)]", rest))


def _trimmed(words: str, floor: int, end: int) -> int:
    while end > floor and words[end - 1] in _TRIM:
        end -= 1
    return end
