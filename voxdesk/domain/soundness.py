"""What a check of the library's file can find wrong with it."""

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """Where something is wrong."""

    FILE = "file"
    """The file's own structure; nothing may be written to it any more."""
    PAGE = "page"
    """A page of an encrypted file that is not as it was written."""
    CHAIN = "chain"
    REFERENCE = "reference"
    WORD_INDEX = "word_index"
    ORIGINAL = "original"
    AUDIO = "audio"
    PASSAGE = "passage"
    SAVED_INDEX = "saved_index"
    CAPTURE = "capture"
    JOB = "job"


DAMAGE = frozenset({Trouble.FILE, Trouble.PAGE})
"""Troubles of the file itself, as opposed to those of what is in it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong; `detail` names it by ids and numbers, never by what people said."""

    trouble: Trouble
    detail: str
