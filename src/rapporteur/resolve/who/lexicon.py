"""Word lists of this stage as sets: offices, institutions, outlets, documents, groups, given names."""

from dataclasses import dataclass
from functools import cache

from rapporteur.resolve.who.tables import lists

FUNCTION_WORDS = frozenset(
    """
    the a an and but or nor so yet if when while as since because although though unless until before after once
    in on at by for from of off to with without within into onto over under about above below between among
    against during through per via than then there here this that these those it he she they we you i his her
    its their our your my him them us me who whom whose which what where why how not no yes also still even just
    only both either neither each every all any some many much more most few several such same other another one
    two three four five six seven eight nine ten however meanwhile earlier later yesterday today tomorrow now
    asked despite following according amid given like unlike is are was were be been being has have had do does
    did will would can could may might must shall should said says say told tell ahead apart instead last next
    around across behind beyond along toward towards additionally moreover nevertheless nonetheless indeed
    perhaps maybe let nobody nothing everybody everyone somebody someone something everything neither elsewhere
    well oh again soon never always often sometimes further furthermore besides thus hence therefore otherwise
    out up down back away too very
    """.split()  # noqa: SIM905
)
CALENDAR = frozenset(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Christmas Easter
    Ramadan EAT EET EEST CET CEST BST MSK PST PDT CST CDT
    GMT UTC EST EDT AM PM Mon Tue Wed Thu Fri Sat Sun I Covid COVID Internet Bible God
    """.split()  # noqa: SIM905
)


def _words(cell: str) -> frozenset[str]:
    return frozenset(cell.split())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists of titles.toml and names.toml; heads are lower case, words in names capitalised."""

    offices: frozenset[str]
    modifiers: frozenset[str]
    honorifics: frozenset[str]
    private: frozenset[str]
    former: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    spokes: frozenset[str]
    stands_for: dict[str, tuple[str, ...]]
    institutions: frozenset[str]
    of_state: frozenset[str]
    own_side: frozenset[str]
    no_side: frozenset[str]
    in_names: frozenset[str]
    place_names: frozenset[str]
    thing_names: frozenset[str]
    outlets: frozenset[str]
    outlet_names: frozenset[str]
    outlet_reports: frozenset[str]
    documents: frozenset[str]
    groups: frozenset[str]
    given_female: frozenset[str]
    given_male: frozenset[str]

    def gender_of_title(self, words: tuple[str, ...]) -> str | None:
        """'f' for 'spokeswoman', 'm' for 'king', None where the words do not tell."""
        if any(w in self.female for w in words):
            return "f"
        return "m" if any(w in self.male for w in words) else None

    def gender_of_name(self, name: str) -> str | None:
        """'f' or 'm' by the given name, None for a name that is not listed."""
        first = name.split(" ")[0]
        if first in self.given_female:
            return "f"
        return "m" if first in self.given_male else None


@cache
def lexicon() -> Lexicon:
    """The shipped word lists, read once."""
    t, n = lists("titles.toml"), lists("names.toml")
    inst, outs = t["institutions"], t["outlets"]
    return Lexicon(
        offices=_words(t["offices"]),
        modifiers=_words(t["modifiers"]),
        honorifics=_words(t["honorifics"]),
        private=_words(t["private"]),
        former=_words(t["former"]),
        female=_words(t["female"]),
        male=_words(t["male"]),
        spokes=_words(t["spokes"]),
        stands_for={k: tuple(v) for k, v in t["stands_for"].items()},
        institutions=_words(inst["heads"]),
        of_state=_words(inst["of_state"]),
        own_side=_words(inst["own_side"]),
        no_side=_words(inst["no_side"]),
        in_names=_words(inst["in_names"]),
        place_names=_words(inst["place_names"]),
        thing_names=_words(inst["thing_names"]),
        outlets=_words(outs["heads"]),
        outlet_names=_words(outs["names"]),
        outlet_reports=_words(outs["reports"]),
        documents=_words(t["documents"]["heads"]),
        groups=_words(t["groups"]["heads"]),
        given_female=_words(n["female"]),
        given_male=_words(n["male"]),
    )
