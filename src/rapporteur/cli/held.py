"""What a threshold held back, counted over the reports of a command and told in one line."""

from collections import Counter
from typing import TYPE_CHECKING

from rapporteur.cli.edge import tell

if TYPE_CHECKING:
    from rapporteur.domain.record import Record


class Held:
    """The count; `tell` is for the end, where nothing was held back it is silent."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._at_least: float | None = None

    def count(self, record: "Record") -> None:
        """Add what was held back of one record."""
        if held := record.held_back:
            self._at_least = held.at_least
            self._counts += Counter(statement=len(held.statements), act=len(held.acts))
            self._counts += Counter({"territory row": held.territory})

    def tell(self) -> None:
        """One line on standard error: how many of each."""
        if told := ", ".join(f"{n} {name}{'s' if n > 1 else ''}" for name, n in self._counts.items()):
            tell(f"held back, less sure than {self._at_least:g} or resting on what is: {told}")
