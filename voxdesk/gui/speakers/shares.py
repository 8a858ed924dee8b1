"""How long each voice speaks, and what to play of it; no Qt in here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voxdesk.domain.ids import SpeakerId
from voxdesk.domain.transcript import Segment

SAMPLE_MS = 6000
CLEAR_FROM = 0.6
MOST_SAMPLES = 5


@dataclass(frozen=True, slots=True)
class Share:
    """`part` is of all that is spoken; `samples` are stretches worth hearing, the best first."""

    spoken_ms: int = 0
    part: float = 0.0
    samples: tuple[tuple[int, int], ...] = ()


def shares(segments: Iterable[Segment]) -> dict[SpeakerId | None, Share]:
    """The share of each voice; under None what is nobody's."""
    spoken: dict[SpeakerId | None, list[Segment]] = {}
    for segment in segments:
        spoken.setdefault(segment.speaker_id, []).append(segment)
    lengths = {each: sum(map(_length, own)) for each, own in spoken.items()}
    total = sum(lengths.values()) or 1
    return {
        each: Share(lengths[each], lengths[each] / total, _samples(own))
        for each, own in spoken.items()
    }


def _samples(segments: Sequence[Segment]) -> tuple[tuple[int, int], ...]:
    """The longest segments that were heard clearly; of a voice that never was, its longest."""
    clear = [each for each in segments if not each.flags and each.confidence >= CLEAR_FROM]
    longest = sorted(clear or segments, key=_length, reverse=True)[:MOST_SAMPLES]
    return tuple(
        (each.start_ms, min(each.end_ms, each.start_ms + SAMPLE_MS))
        for each in longest
        if _length(each)
    )


def _length(segment: Segment) -> int:
    return max(segment.end_ms - segment.start_ms, 0)
