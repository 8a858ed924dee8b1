"""Sentences to passages: what is indexed and retrieved together.

One thought often takes two or three sentences, and a vector of one short sentence alone says
little; a vector of a page says nothing. So a passage takes sentences until it is long enough, at
most five, and ends early where the talk pauses.
"""

from collections.abc import Iterator, Sequence

from voxdesk.domain.ids import PassageId, TranscriptId, VisitId
from voxdesk.domain.knowledge import HitKind, Passage
from voxdesk.domain.sentences import Sentence

MOST_SENTENCES = 5

ENOUGH_WORDS = 25
"""A passage this long takes no further sentence."""

MOST_WORDS = 60
"""No sentence is added beyond this; embedders here read 256 tokens, some 150 words."""

BREAK_MS = 5_000
"""A silence over which no passage goes."""


def passages(
    sentences: Sequence[Sentence], *, transcript_id: TranscriptId, visit_id: VisitId | None
) -> tuple[Passage, ...]:
    """Every sentence of one transcript, in order, in exactly one passage."""
    return tuple(_passage(group, transcript_id, visit_id) for group in _groups(sentences))


def _groups(sentences: Sequence[Sentence]) -> Iterator[Sequence[Sentence]]:
    group: list[Sentence] = []
    words = 0
    for sentence in sentences:
        length = len(sentence.text.split())
        if group and (
            len(group) == MOST_SENTENCES
            or words >= ENOUGH_WORDS
            or words + length > MOST_WORDS
            or sentence.start_ms - group[-1].end_ms >= BREAK_MS
        ):
            yield group
            group, words = [], 0
        group.append(sentence)
        words += length
    if group:
        yield group


def _passage(
    group: Sequence[Sentence], transcript_id: TranscriptId, visit_id: VisitId | None
) -> Passage:
    return Passage(
        id=PassageId(0),
        kind=HitKind.PASSAGE,
        source_id=transcript_id,
        recording_id=group[0].recording_id,
        visit_id=visit_id,
        segment_ids=tuple(dict.fromkeys(each for one in group for each in one.segment_ids)),
        start_ms=group[0].start_ms,
        end_ms=group[-1].end_ms,
        text=" ".join(one.text for one in group),
    )
