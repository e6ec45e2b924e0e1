"""HTML pages."""

from rapporteur.errors import ReportError
from rapporteur.read.compose import Metadata


def extract(text: str, name: str | None) -> tuple[str, Metadata]:
    """The main text of a page, its paragraphs separated by blank lines, and what its head tells."""
    raise ReportError(f"{name or 'the page'}: HTML is not read yet; save it as plain text")
