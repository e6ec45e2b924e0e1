"""A report's id: the digest of its normalised text."""

import hashlib
import unicodedata

_STRAIGHT = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "‛": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "―": "-",
    }
)


def normalised(text: str) -> str:
    """The text in NFC with straight quotes, plain dashes and single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_STRAIGHT).split())


def report_id(text: str) -> str:
    """`sha256:` and the digest: the same words are the same report, from HTML or plain text, however wrapped."""
    return "sha256:" + hashlib.sha256(normalised(text).encode("utf-8", "surrogatepass")).hexdigest()
