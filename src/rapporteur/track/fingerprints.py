"""Fingerprints: a small sample of a text's word runs, by which reports with running text in common find each other.

Winnowing (Schleimer, Wilkerson and Aiken 2003, 'Winnowing: local algorithms for document fingerprinting'): of every
WINDOW runs in a row the one with the least hash is kept, so that two texts with SHINGLE + WINDOW - 1 words in a row in
common always share a fingerprint, wherever in them these words stand. Rejected: a fixed number of least hashes
(MinHash), which finds copies but not a passage taken over into a longer text.
"""

import re
from collections import deque
from functools import lru_cache
from zlib import crc32

#: Words in a run, and runs of which one is kept: twenty words in a row are never missed.
SHINGLE, WINDOW = 5, 16


@lru_cache(maxsize=4096)
def fingerprints(text: str) -> frozenset[int]:
    """The fingerprints of a text, numbers of 32 bits; empty where it has fewer than SHINGLE words."""
    words = re.findall(r"\w+", text.lower())
    hashes = [crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(len(words) - SHINGLE + 1)]
    if len(hashes) <= WINDOW:
        return frozenset((min(hashes),)) if hashes else frozenset()
    kept, least = set(), deque[int]()
    for place, value in enumerate(hashes):
        while least and hashes[least[-1]] > value:
            least.pop()
        least.append(place)
        if least[0] <= place - WINDOW:
            least.popleft()
        if place >= WINDOW - 1:
            kept.add(hashes[least[0]])
    return frozenset(kept)
