"""Figure: whoever a report speaks of, while it is being read; Title: the words that give a name its office."""

from dataclasses import dataclass, field


@dataclass(eq=False)
class Figure:
    """One person, party, institution, outlet or group of a report while it is being read.

    `kind` is `person`, `party`, `institution`, `outlet`, `group`, `document` or `place`. `titles` are office words in
    lower
    case ('foreign minister'). `sideless` says that the words rule a side out (analysts, relatives, courts).
    """

    kind: str
    name: str | None
    party: str | None = None
    gender: str | None = None
    titles: set[str] = field(default_factory=set)
    sideless: bool = False
    plural: bool = False
    anonymous: bool = False
    description: str | None = None
    code: str | None = None
    owner: str | None = None  # 'its', 'his': whose spokesman it is, open until the text is read in order
    members: tuple["Figure", ...] = ()
    detail: str = ""
    start: int = 0  # the word of its first mention


@dataclass(frozen=True, slots=True)
class Title:
    """What stands around a name and gives its office: the title's words, the words `[start, end)`, the side it
    names.
    """

    words: tuple[str, ...]
    start: int
    end: int
    party: str | None
    sideless: bool
    owner: str | None = None
