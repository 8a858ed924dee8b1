"""The sound of quotes: what is cut, once each, and that it plays in a browser from one file."""

import base64
import io
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import soundfile

from tests.browser import chromium
from tests.services import interview
from tests.services.conftest import Work
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, SegmentId
from voxdesk.domain.job import JobState
from voxdesk.domain.report import Evidence, Finding, Review, Stance
from voxdesk.errors import Cancelled
from voxdesk.export.sheets import Clip
from voxdesk.services import clips, exporting
from voxdesk.services.export_options import Options
from voxdesk.store import removal


@pytest.fixture
def recording_id(desk: Desk, work: Work, spoken: Callable[..., Path], tmp_path: Path) -> int:
    return interview.transcribed(desk, interview.recorded(desk, work, spoken, tmp_path))


@pytest.fixture
def finding(desk: Desk, recording_id: RecordingId) -> Finding:
    report_id = interview.reported(desk, recording_id)
    return desk.store.findings.of_report(report_id)[1]


def quote(recording_id: int, start_ms: int, end_ms: int, stance: Stance | None = None) -> Evidence:
    return Evidence(
        RecordingId(recording_id), (SegmentId(1),), "said", start_ms, end_ms, stance, None
    )


def cut(desk: Desk, finding: Finding, quotes: Sequence[Evidence]) -> dict[Evidence, Clip]:
    return clips.of_findings(
        desk,
        [replace(finding, evidence=tuple(quotes))],
        bleeps={},
        on_clip=lambda _done, _total: None,
        cancelled=lambda: False,
    )


def seconds(clip: Clip) -> float:
    return float(soundfile.info(io.BytesIO(clip.content)).duration)


def test_clips_have_a_margin_and_never_go_beyond_the_recording(
    desk: Desk, recording_id: int, finding: Finding
) -> None:
    facts = desk.store.recordings.get(RecordingId(recording_id)).facts
    assert facts is not None
    length_ms = facts.duration_ms
    quotes = [
        quote(recording_id, 2_000, 3_000),
        quote(recording_id, 50, 1_000),
        quote(recording_id, length_ms - 1_000, length_ms + 9_000),
        quote(recording_id, 2_000, 2_000),
        quote(recording_id, length_ms + 10, length_ms + 20),
    ]
    made = cut(desk, finding, quotes)
    assert [each in made for each in quotes] == [True, True, True, False, False]
    assert [seconds(made[each]) for each in quotes[:3]] == pytest.approx(
        [1.3, 1.15, 1.15], abs=0.02
    )


def test_equal_stretches_are_cut_once_and_rejected_findings_not_at_all(
    desk: Desk, recording_id: int, finding: Finding
) -> None:
    told: list[tuple[int, int]] = []
    twice = (quote(recording_id, 0, 900), quote(recording_id, 0, 900, Stance.FOR))
    other = quote(recording_id, 1_000, 1_900)
    rejected = replace(finding, review=Review.REJECTED, evidence=(quote(recording_id, 9, 999),))
    made = clips.of_findings(
        desk,
        [replace(finding, evidence=(*twice, other)), rejected],
        bleeps={},
        on_clip=lambda done, total: told.append((done, total)),
        cancelled=lambda: False,
    )
    assert told == [(1, 2), (2, 2)]
    assert len({id(clip) for clip in made.values()}) == 2
    assert set(made) == {*twice, other}


def test_no_clip_is_made_of_sound_that_is_gone(
    desk: Desk, recording_id: RecordingId, finding: Finding
) -> None:
    quotes = [quote(recording_id, 0, 900)]
    assert cut(desk, finding, quotes)
    removal.remove_audio(desk.store, recording_id, {"months": 12})
    assert cut(desk, finding, quotes) == {}


def test_a_hundred_quotes_take_seconds_and_can_be_stopped(
    desk: Desk, recording_id: int, finding: Finding
) -> None:
    quotes = tuple(quote(recording_id, 100 * place, 100 * place + 1_000) for place in range(90))
    started = time.monotonic()
    assert len(cut(desk, finding, quotes)) == 90
    assert time.monotonic() - started < 60  # some 3 s; machines that run tests are busy

    def stop(done: int, _total: int) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        clips.of_findings(
            desk,
            [replace(finding, evidence=quotes)],
            bleeps={},
            on_clip=stop,
            cancelled=lambda: False,
        )
    assert cut(desk, finding, quotes[:1])


@pytest.mark.parametrize("options", [Options(), Options(pseudonymised=True)])
def test_a_click_on_a_clip_plays_it_in_a_browser_without_a_network(
    desk: Desk, work: Work, recording_id: RecordingId, tmp_path: Path, options: Options
) -> None:
    target = tmp_path / "page" / "report.html"
    target.parent.mkdir()
    report_id = interview.reported(desk, recording_id)
    (ended,) = work(exporting.submit(desk, "report", report_id, "html", target, options))
    assert ended.state is JobState.DONE, ended.error_detail
    with chromium(tmp_path / "profile") as page:
        page.open(target)
        assert page.value("document.querySelectorAll('audio').length") >= 4
        page.click("audio", x=20)
        page.until("document.querySelector('audio').currentTime > 0.3")
        assert page.value("document.querySelector('audio').error") is None
        assert page.value("document.querySelector('audio').duration") == pytest.approx(3, abs=1)


def test_html_can_be_written_without_clips_and_says_how_large_it_is(
    desk: Desk, work: Work, recording_id: RecordingId, tmp_path: Path
) -> None:
    report_id = interview.reported(desk, recording_id)
    sizes = []
    for options in (Options(), Options(clips=False)):
        target = tmp_path / "report.html"
        (ended,) = work(exporting.submit(desk, "report", report_id, "html", target, options))
        sounds = re.findall(r"data:audio/mpeg;base64,([A-Za-z0-9+/=]+)", target.read_text())
        assert len(set(sounds)) == (4 if options.clips else 0)
        for sound in sounds:
            assert soundfile.info(io.BytesIO(base64.b64decode(sound))).format == "MP3"
        assert ended.result["size_bytes"] == target.stat().st_size
        sizes.append(target.stat().st_size)
    assert sizes[0] > sizes[1]
