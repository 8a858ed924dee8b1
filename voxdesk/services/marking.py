"""Which letters of a text are words that were looked for, and the stretch of it around them."""

import re

from voxdesk.store.search import COMMON

LONG = 420
"""Letters of a hit: more are cut, around the first word that was looked for."""

BEFORE = 100

Marks = tuple[tuple[int, int], ...]
"""Start and length of each marked word, in order."""


def marked(text: str, asked: str) -> tuple[str, Marks]:
    """A text, cut when it is long, and the words in it; those that say nothing stay unmarked.

    The last word may be the beginning of one.
    """
    words = re.findall(r"\w+", asked.casefold())
    telling = {word for word in words if word not in COMMON} or set(words)
    if not telling:
        return _cut(text, 0), ()
    longest_first = sorted(telling, key=len, reverse=True)
    whole = "|".join(map(re.escape, longest_first))
    begun = rf"|{re.escape(words[-1])}\w*" if words[-1] in telling else ""
    pattern = re.compile(rf"(?<!\w)(?:(?:{whole})(?!\w){begun})", re.IGNORECASE)
    first = pattern.search(text)
    shown = _cut(text, first.start() if first else 0)
    found = pattern.finditer(shown)
    return shown, tuple((match.start(), match.end() - match.start()) for match in found)


def _cut(text: str, around: int) -> str:
    if len(text) <= LONG:
        return text
    start = max(around - BEFORE, 0)
    start = 0 if start < BEFORE else text.find(" ", start) + 1
    end = start + LONG
    cut = text[start:end].rsplit(" ", 1)[0] if end < len(text) else text[start:]
    return f"{'… ' if start else ''}{cut}{' …' if end < len(text) else ''}"
