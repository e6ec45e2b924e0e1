"""Stored: one report's entry as the ledger keeps it, and as a line of a dump. Pure.

The record's JSON is kept to the letter: an entry that an earlier version wrote is dumped, loaded and checked as it was
written, not as today's code would write it.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from rapporteur.domain.posting import Posting
from rapporteur.ledger.rows import Row, posting_of, rows_of

KEYS = ("added", "source_file", "record", "reasons", "diagnostics")
"""The keys of a line, in its order."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What cannot be drawn from anything else: the record's JSON as text, the rules' reasons, the doubts, and when and
    from where it came.
    """

    added: str
    source_file: str | None
    record: str
    reasons: Mapping[str, Any]
    diagnostics: tuple[Mapping[str, Any], ...]

    @classmethod
    def of(cls, posting: Posting) -> Self:
        """A posting as it is to be kept."""
        rows = rows_of(posting)
        return cls.of_rows(rows["reports"][0], rows["diagnostics"])

    @classmethod
    def of_rows(cls, report: Mapping[str, Any], diagnostics: list[Row]) -> Self:
        """From a row of `reports` and its `diagnostics`, in order."""
        doubts = ({k: v for k, v in d.items() if k not in ("report_id", "position")} for d in diagnostics)
        return cls(report["added"], report["source_file"], report["record"], report["reasons"], tuple(doubts))

    @classmethod
    def of_line(cls, line: str) -> Self:
        """From a line of a dump. Raises ValueError where it is none."""
        try:
            data = json.loads(line)
            stored = cls(**{k: data[k] for k in KEYS if k != "record"} | {"record": compact(data["record"])})
            stored.posting()
            if set(data) - set(KEYS) or not isinstance(stored.added, str):
                raise ValueError("other keys than those of an entry")
        except (KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ValueError(f"{type(error).__name__}: {error}") from error
        return stored

    def line(self) -> str:
        """One line of a dump, without its end."""
        values = (
            self.added,
            self.source_file,
            json.loads(self.record),
            self.reasons,
            [dict(d) for d in self.diagnostics],
        )
        return compact(dict(zip(KEYS, values, strict=True)))

    def posting(self) -> Posting:
        """The posting that it was made from. Raises KeyError, TypeError or ValueError where the JSON is no record."""
        report = {"record": self.record, "reasons": self.reasons, "added": self.added, "source_file": self.source_file}
        return posting_of(report, self.diagnostics)

    def rows(self) -> dict[str, list[Row]]:
        """The rows of each table, by table name; `reports` first."""
        rows = rows_of(self.posting())
        rows["reports"][0] |= {"record": self.record, "reasons": self.reasons, "digest": self.digest()}
        return rows

    def digest(self) -> str:
        """`sha256:` and the digest of all that is kept, so that no letter of it can change unseen."""
        parts = [self.added, self.source_file, self.record, self.reasons, [dict(d) for d in self.diagnostics]]
        canonical = json.dumps(parts, sort_keys=True, separators=(",", ":"))  # ASCII: no text is beyond encoding
        return "sha256:" + hashlib.sha256(canonical.encode("ascii")).hexdigest()


def compact(value: Any) -> str:
    """JSON as the record is kept: no blanks, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
