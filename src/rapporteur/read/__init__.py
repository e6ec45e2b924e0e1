"""read: bytes to Reading (a cleaned report, its paragraphs and sentences, an offset map back to the raw text)."""
