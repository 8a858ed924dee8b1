"""The sound of quotes, as clips that documents carry."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain

from voxdesk.desk import Desk
from voxdesk.domain.bleeping import Span
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.recording import SAMPLE_RATE_HZ, AudioWindow
from voxdesk.domain.report import Evidence, Finding, Review
from voxdesk.engines.base import ClipSpan
from voxdesk.errors import AudioGone
from voxdesk.export.sheets import Clip, shown

MARGIN_MS = 150
"""Around a quote, so that its first and last sounds are whole: times of words are not exact."""

MIME = "audio/mpeg"

Bleeps = Mapping[RecordingId, tuple[Span, ...]]
"""What nobody may hear of recordings: starts and ends in milliseconds, in order."""

OnClip = Callable[[int, int], None]
"""Told how many clips there are and how many there will be; may raise to stop."""


def of_findings(
    desk: Desk,
    findings: Iterable[Finding],
    *,
    bleeps: Bleeps,
    on_clip: OnClip,
    cancelled: Callable[[], bool],
) -> dict[Evidence, Clip]:
    """A clip for each quote that is shown; equal stretches are cut once.

    A quote has none where its transcript has no times, or a rule of retention removed the sound.
    """
    kept = (each for each in findings if each.review is not Review.REJECTED)
    quotes = list(chain.from_iterable(map(shown, kept)))
    asked = _asked(desk, quotes)
    total = sum(len(times) for _, times in asked.values())
    made: dict[tuple[RecordingId, Span], Clip] = {}
    for recording_id, (windows, times) in asked.items():
        bleeped = bleeps.get(recording_id, ())
        cut = desk.engines.encoder(cancelled=cancelled).clips(
            desk.store.media.derived(recording_id),
            windows,
            [_span(each, windows, bleeped) for each in times],
        )
        for each, content in zip(times, cut, strict=True):
            made[recording_id, each] = Clip(content, MIME)
            on_clip(len(made), total)
    found = ((each, made.get((each.recording_id, _times(each)))) for each in quotes)
    return {each: clip for each, clip in found if clip is not None}


def _asked(
    desk: Desk, quotes: Iterable[Evidence]
) -> dict[RecordingId, tuple[tuple[AudioWindow, ...], list[Span]]]:
    """What to cut out of which recording, each stretch once, in order."""
    times: dict[RecordingId, set[Span]] = {}
    for each in quotes:
        if each.end_ms > each.start_ms:
            times.setdefault(each.recording_id, set()).add(_times(each))
    asked = {}
    for recording_id, spans in sorted(times.items()):
        try:
            desk.store.media.require_there(recording_id)
        except AudioGone:
            continue
        windows = desk.store.media.windows(recording_id)
        there = sorted(span for span in spans if span[0] < _length_ms(windows))
        if there:
            asked[recording_id] = (windows, there)
    return asked


def _times(quote: Evidence) -> Span:
    return quote.start_ms, quote.end_ms


def _span(times: Span, windows: tuple[AudioWindow, ...], bleeps: Iterable[Span]) -> ClipSpan:
    start_ms = max(times[0] - MARGIN_MS, 0)
    end_ms = min(times[1] + MARGIN_MS, _length_ms(windows))
    heard = tuple(each for each in bleeps if each[0] < end_ms and each[1] > start_ms)
    return ClipSpan(start_ms, end_ms, heard)


def _length_ms(windows: tuple[AudioWindow, ...]) -> int:
    last = windows[-1] if windows else AudioWindow(0, 0, 0, 0)
    return (last.start_frame + last.frames) * 1000 // SAMPLE_RATE_HZ
