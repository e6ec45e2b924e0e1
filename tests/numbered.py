"""Postings in any number from one full record, each of another report: its text ends with a number of its own."""

from dataclasses import replace

from rapporteur.domain.posting import Posting
from rapporteur.domain.record import Record
from rapporteur.read.identity import report_id

ADDED = "2031-05-08T09:00:00.000000Z"


def numbered(record: Record, number: int) -> Posting:
    """The posting of that number. Every span stays where it is, and the id is that of the text."""
    text = f"{record.report.text}\n\nNote {number}."
    report = replace(record.report, text=text, id=report_id(text), published=f"2031-05-{1 + number % 28:02}")
    return Posting(replace(record, report=report), ADDED, f"note-{number}.txt")
