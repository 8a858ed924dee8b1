"""How a text file is encoded, told from its bytes: UTF-8, UTF-16 with its mark, or an older one.

The older ones have no mark. A word in a Cyrillic encoding consists of bytes beyond ASCII alone; in
a Latin one such bytes stand among ASCII letters. Between the Cyrillic ones, the letters that are
frequent in Russian decide.
"""

import codecs
import re
from collections.abc import Iterable

CYRILLIC = ("cp1251", "koi8-r", "cp866")
LATIN = "cp1252"

MOST_BROKEN = 10
"""One letter in so many may be broken in a text that is UTF-8 for all that."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FREQUENT = frozenset("оеаинтсрвлкмдпу")
_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")


def encoding(content: bytes) -> str:
    """The name of the encoding of a whole text; every text has one."""
    return encoding_of_parts([content])


def encoding_of_parts(parts: Iterable[bytes]) -> str:
    """The same of a text that is too long to hold."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    broken = beyond = 0
    doubtful = b""
    for index, part in enumerate(parts):
        if index == 0 and (marked := _mark(part)):
            return marked
        text = decoder.decode(part)
        beyond += sum(1 for letter in text if letter > "\x7f")
        if lost := text.count("\ufffd"):
            broken += lost
            doubtful = doubtful or part
    # A few broken letters do not make an older encoding: there, nearly all would be broken.
    return unmarked(doubtful) if broken * MOST_BROKEN > beyond else "utf-8"


def _mark(content: bytes) -> str:
    return next((name for mark, name in _MARKS if content.startswith(mark)), "")


def unmarked(content: bytes) -> str:
    """The older encoding that bytes which are not UTF-8 are likely to be in."""
    beyond = [word for word in _WORD.findall(content) if not word.isascii()]
    whole = sum(1 for word in beyond if all(byte >= 0x80 for byte in word))
    if whole * 2 < len(beyond):
        return LATIN
    letters = b"".join(beyond)
    return max(CYRILLIC, key=lambda name: _familiar(letters.decode(name, "replace")))


def decoded(content: bytes) -> str:
    """A text file as text, with one kind of line end; what does not decode shows as U+FFFD."""
    text = content.decode(encoding(content), "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _familiar(text: str) -> int:
    return sum(1 for letter in text if letter in _FREQUENT)
