"""Column types that the databases do not share by themselves."""

from sqlalchemy import Text
from sqlalchemy.dialects.postgresql import TEXT

WORDS = Text().with_variant(TEXT(collation="C"), "postgresql")
"""Text that is compared and ordered by code point, as SQLite does, whatever the language of the server."""
