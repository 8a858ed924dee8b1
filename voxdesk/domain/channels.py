"""Two channels of a recording: whether each is a person's own, and what of one is the other's echo.

All is decided from how loud each channel is, step by step, and so the same way every time.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from voxdesk.domain.transcript import HeardSegment

STEP_MS = 50
FLOOR_DB = -96
"""Loudness is kept as a byte: decibels above this, of full scale."""

ACTIVE_DB = 46
"""Somebody speaks from here (-50 dBFS) on; below it is the noise of a quiet room."""

CLEARLY_DB = 8
"""So much louder, a channel has the voice to itself. A neighbour's microphone hears 10 dB less."""

MOSTLY = 0.6
"""The share of speech that one channel must have to itself; people interrupt each other."""

LEAST_STEPS = 1000 // STEP_MS
"""Each channel must have a second to itself, or it is no person's."""

SLICE_MS = 60_000
SLACK_MS = 15_000
"""Both channels are heard in slices of a minute, cut where both are quiet: what a stop costs."""

HUSH_STEPS = 6
ECHO_MS = 700
"""How far an echo's words may lie from the words themselves, as recognisers time them."""

SAME_WORDS = 0.8


class Channels(StrEnum):
    """How the channels of a recording are heard."""

    AUTO = "auto"
    TOGETHER = "together"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Levels:
    """How loud each of two channels is in each step, in decibels above `FLOOR_DB`."""

    first: bytes
    second: bytes

    @property
    def apart(self) -> bool:
        """Whether each channel is the voice of one person.

        Most of what is said must stand clearly louder on one of them, and each must have its turn.
        """
        active = [
            pair for pair in zip(self.first, self.second, strict=True) if max(pair) >= ACTIVE_DB
        ]
        left = sum(one - other >= CLEARLY_DB for one, other in active)
        right = sum(other - one >= CLEARLY_DB for one, other in active)
        return min(left, right) >= LEAST_STEPS and left + right >= MOSTLY * len(active)

    def slices(self, length_ms: int) -> Iterator[tuple[int, int]]:
        """The whole length in parts, each ending where both channels are quiet."""
        start_ms = 0
        while length_ms - start_ms > SLICE_MS + SLACK_MS:
            end_ms = self._quietest(start_ms + SLICE_MS - SLACK_MS, start_ms + SLICE_MS)
            yield start_ms, end_ms
            start_ms = end_ms
        if start_ms < length_ms:
            yield start_ms, length_ms

    def louder_elsewhere(self, channel: int, start_ms: int, end_ms: int) -> bool:
        """Whether a stretch stands clearly louder on the other channel."""
        steps = slice(start_ms // STEP_MS, max(end_ms // STEP_MS, start_ms // STEP_MS + 1))
        own, other = self.first[steps], self.second[steps]
        if channel == 1:
            own, other = other, own
        return bool(own) and sum(other) - sum(own) >= CLEARLY_DB * len(own)

    def _quietest(self, first_ms: int, last_ms: int) -> int:
        """The middle of the quietest moment of both between two times; the latest of equals."""
        first = first_ms // STEP_MS
        stretch = slice(first, last_ms // STEP_MS)
        both = [*map(max, self.first[stretch], self.second[stretch])]
        best = min(
            range(max(1, len(both) - HUSH_STEPS)),
            key=lambda at: (sum(both[at : at + HUSH_STEPS]), -at),
        )
        return (first + best + HUSH_STEPS // 2) * STEP_MS


def merged(
    first: Sequence[HeardSegment], second: Sequence[HeardSegment], levels: Levels
) -> list[HeardSegment]:
    """The segments of both channels in the order of time, each its channel's, without echoes."""
    kept = [
        replace(segment, speaker=label(channel))
        for channel, (own, other) in enumerate(((first, second), (second, first)))
        for segment in own
        if not _is_echo(segment, channel, other, levels)
    ]
    kept.sort(key=lambda each: (each.start_ms, each.end_ms, each.speaker))
    return list(_told_apart(kept))


def label(channel: int) -> str:
    """What the voice of a channel is called until a person names it."""
    return f"Channel {channel + 1}"


def _is_echo(
    segment: HeardSegment, channel: int, others: Sequence[HeardSegment], levels: Levels
) -> bool:
    """Whether a segment is the other channel's voice, heard from afar: louder there, same words.

    One without words, which says that speech was not recognised, needs no more than words there.
    """
    if not levels.louder_elsewhere(channel, segment.start_ms, segment.end_ms):
        return False
    near = _words(
        " ".join(
            each.heard
            for each in others
            if each.start_ms < segment.end_ms + ECHO_MS and each.end_ms > segment.start_ms - ECHO_MS
        )
    )
    own = _words(segment.heard)
    if not own:
        return bool(near)
    same = SequenceMatcher(None, own, near, autojunk=False).get_matching_blocks()
    return sum(block.size for block in same) >= SAME_WORDS * len(own)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _told_apart(segments: Sequence[HeardSegment]) -> Iterator[HeardSegment]:
    """The same segments; two with the same times get an order by a millisecond."""
    last = (-1, -1)
    for segment in segments:
        end_ms = segment.end_ms
        if (segment.start_ms, end_ms) <= last:
            end_ms = last[1] + 1
        last = (segment.start_ms, end_ms)
        yield replace(segment, end_ms=end_ms)
