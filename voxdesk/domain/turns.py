"""A transcript that came as text alone: turns of speakers, cut into parts that can be quoted.

Roles stand in brackets before each turn ("[Клиент:] …"), or begin a line ("Client: …"). Every word
that is no mark of a role is in exactly one part, in order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from voxdesk.domain.transcript import SpeakerRole

MOST_CHARACTERS = 600
"""A longer paragraph is cut at the ends of its sentences."""

_ROLES = {
    "сотрудник": SpeakerRole.EMPLOYEE,
    "employee": SpeakerRole.EMPLOYEE,
    "клиент": SpeakerRole.CLIENT,
    "client": SpeakerRole.CLIENT,
}
_NAMES = "|".join(_ROLES)
_MARK = re.compile(
    rf"\[\s*(?P<inside>{_NAMES})\s*:?\s*\]\s*:?|^[ \t]*(?P<line>{_NAMES})[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True, slots=True)
class Turn:
    """A part of what one speaker said."""

    role: SpeakerRole
    text: str


def turns(text: str) -> tuple[Turn, ...]:
    """The parts of a transcript in order, each with the role that was marked last before it."""
    return tuple(
        Turn(role, part)
        for role, spoken in _spoken(text)
        for paragraph in spoken.split("\n")
        for part in _parts(" ".join(paragraph.split()))
    )


def has_roles(text: str) -> bool:
    """Whether both speakers of an interview are marked in a text."""
    return len({_role(mark) for mark in _MARK.finditer(text)}) > 1


def _role(mark: re.Match[str]) -> SpeakerRole:
    return _ROLES[(mark["inside"] or mark["line"]).casefold()]


def _spoken(text: str) -> Iterator[tuple[SpeakerRole, str]]:
    role, begin = SpeakerRole.UNKNOWN, 0
    for mark in _MARK.finditer(text):
        yield role, text[begin : mark.start()]
        role, begin = _role(mark), mark.end()
    yield role, text[begin:]


def _parts(paragraph: str) -> Iterator[str]:
    """A paragraph whole, or in runs of sentences; a sentence too long by itself between words."""
    while len(paragraph) > MOST_CHARACTERS:
        ends = [end.start() for end in _SENTENCE_END.finditer(paragraph, 0, MOST_CHARACTERS + 1)]
        cut = ends[-1] if ends else paragraph.rfind(" ", 0, MOST_CHARACTERS + 1)
        if cut <= 0:
            cut = MOST_CHARACTERS
        yield paragraph[:cut]
        paragraph = paragraph[cut:].lstrip()
    if paragraph:
        yield paragraph
