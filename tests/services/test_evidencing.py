"""Evidence packs: complete, the same each time, checked by the verifier, and streamed."""

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import soundfile

from tests.dispute import ORIGINAL, fill
from tests.services.conftest import Work
from voxdesk.desk import Desk
from voxdesk.domain.job import JobState
from voxdesk.events import Event, JobMoved
from voxdesk.export.formats import PACK, REPORT_FORMATS
from voxdesk.paths import bundled
from voxdesk.services import exporting, sealing
from voxdesk.store import removal

Export = Callable[[str, int], Path]


@pytest.fixture
def export(desk: Desk, work: Work, tmp_path: Path) -> Export:
    """Export the pack of a recording or a report."""

    def run(kind: str, number: int) -> Path:
        target = tmp_path / f"{kind}-{len(list(tmp_path.iterdir()))}.zip"
        (ended,) = work(exporting.submit(desk, kind, number, PACK, target))
        assert ended.state is JobState.DONE, (ended.error_code, ended.error_detail)
        return target

    return run


def verified(pack: Path, *options: str) -> tuple[int, dict[str, Any]]:
    """The exit code of the verifier on its own, and what it says."""
    verifier = bundled("resources", "verifier", "verify.py")
    command = [sys.executable, "-I", str(verifier), str(pack), "--json", *options]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return ended.returncode, json.loads(ended.stdout)


def test_pack_of_a_report_holds_what_it_rests_on_and_passes(desk: Desk, export: Export) -> None:
    recording_id, report_id = fill(desk.store)
    pack = export("report", report_id)
    with zipfile.ZipFile(pack) as members:
        reports = [fmt for fmt in ("json", "html", "pdf", "docx") if fmt in REPORT_FORMATS]
        assert members.namelist() == [
            "README.txt",
            "verify.py",
            "seal.txt",
            *(f"report/rep-{report_id}.{fmt}" for fmt in reports),
            f"transcript/rec-{recording_id}.json",
            f"transcript/rec-{recording_id}.txt",
            "clips/finding-01-quote-01.mp3",
            f"original/rec-{recording_id}.wav",
            "states.jsonl",
            "custody.jsonl",
            "manifest.json",
            "manifest.sig",
        ]
        assert members.read(f"original/rec-{recording_id}.wav") == ORIGINAL
        clip = soundfile.info(io.BytesIO(members.read("clips/finding-01-quote-01.mp3")))
        assert (clip.format, clip.duration) == ("MP3", pytest.approx(5.3, abs=0.01))
        assert b"data:audio/mpeg;base64," in members.read(f"report/rep-{report_id}.html")
        stored = members.getinfo(f"original/rec-{recording_id}.wav")
        assert stored.compress_type == zipfile.ZIP_STORED
        manifest = json.loads(members.read("manifest.json"))
    assert [each["subject"] for each in manifest["models"]] == ["trn-1", f"rep-{report_id}"]
    code, said = verified(pack, "--fingerprint", sealing.anchor(desk).fingerprint)
    assert (code, said["ok"], said["faults"]) == (0, True, [])
    assert said["pack"] | {"quotes": 1, "earlier": 0, "clips": 1, "originals": 1} == said["pack"]


def test_pack_of_a_recording_holds_no_report(desk: Desk, export: Export) -> None:
    recording_id, _ = fill(desk.store)
    pack = export("recording", recording_id)
    with zipfile.ZipFile(pack) as members:
        assert not [name for name in members.namelist() if name.startswith(("report", "clips"))]
    assert verified(pack)[0] == 0


def test_chain_ends_at_the_seal_and_the_export_is_told_after_it(desk: Desk, export: Export) -> None:
    recording_id, _ = fill(desk.store)
    before = desk.store.custody.head()
    pack = export("recording", recording_id)
    head = desk.store.custody.head()
    assert before is not None
    assert head is not None
    with zipfile.ZipFile(pack) as members:
        events = members.read("custody.jsonl").decode().splitlines()
    assert sealing.read_seal(pack).number == before.number == len(events)
    assert head.number == before.number + 1
    assert json.loads(head.detail)["sha256"] == hashlib.sha256(pack.read_bytes()).hexdigest()


def test_pack_differs_in_its_seal_alone_when_made_again(desk: Desk, export: Export) -> None:
    _, report_id = fill(desk.store)
    first, second = export("report", report_id), export("report", report_id)
    with zipfile.ZipFile(first) as one, zipfile.ZipFile(second) as other:
        assert one.namelist() == other.namelist()
        times = {each.date_time for each in [*one.infolist(), *other.infolist()]}
        assert times == {(1980, 1, 1, 0, 0, 0)}
        same = {name for name in one.namelist() if one.read(name) == other.read(name)}
    sealed = {"seal.txt", "custody.jsonl", "manifest.json", "manifest.sig"}
    documents = {name for name in one.namelist() if name.startswith(("report/", "transcript/"))}
    assert set(one.namelist()) - same == sealed | documents


def test_original_that_is_not_what_came_in_is_not_packed(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    recording_id, _ = fill(desk.store)
    with desk.store.writing() as db:
        db.execute("UPDATE media_chunk SET content = zeroblob(length(content)) WHERE position = 1")
    target = tmp_path / "pack.zip"
    (ended,) = work(exporting.submit(desk, "recording", recording_id, PACK, target))
    assert (ended.state, ended.error_code) == (JobState.FAILED, "store.damaged")
    assert not target.exists()


def test_recording_without_a_transcript_can_be_packed(desk: Desk, export: Export) -> None:
    content = b"no words yet"
    media = desk.store.media.adopt(io.BytesIO(content), size_bytes=len(content))
    recording = desk.store.recordings.add("odd.name.ü\u202eexe", media)
    pack = export("recording", recording.id)
    with zipfile.ZipFile(pack) as members:
        assert members.read(f"original/rec-{recording.id}") == content
    assert verified(pack)[0] == 0


def test_audio_that_a_rule_of_retention_removed_is_told_and_the_rest_packed(
    desk: Desk, export: Export
) -> None:
    recording_id, report_id = fill(desk.store)
    removal.remove_audio(desk.store, recording_id, {"months": 12})
    pack = export("report", report_id)
    with zipfile.ZipFile(pack) as members:
        assert not [name for name in members.namelist() if name.startswith(("original", "clips"))]
        (original,) = json.loads(members.read("manifest.json"))["originals"]
    assert original == {
        "subject": "ori-1",
        "recording": f"rec-{recording_id}",
        "sha256": hashlib.sha256(ORIGINAL).hexdigest(),
        "size_bytes": len(ORIGINAL),
        "path": None,
    }
    assert verified(pack)[0] == 0


def test_report_that_rests_on_no_recording_can_be_packed(desk: Desk, export: Export) -> None:
    report_id = desk.store.reports.start("walk-through", "Old", "walk-through", None, (), "ru")
    assert verified(export("report", report_id))[0] == 0


def test_stopped_export_leaves_nothing(desk: Desk, work: Work, tmp_path: Path) -> None:
    recording_id, _ = fill(desk.store)
    target = tmp_path / "pack.zip"
    job = exporting.submit(desk, "recording", recording_id, PACK, target)

    def stop(event: Event) -> None:
        if isinstance(event, JobMoved) and event.progress is not None:
            desk.jobs.cancel(job.id)

    desk.events.subscribe(stop)
    (ended,) = work(job)
    assert ended.state is JobState.CANCELLED
    assert list(tmp_path.iterdir()) == []
