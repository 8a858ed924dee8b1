"""Files into recordings: originals byte for byte, and every bad file a clear error of its own."""

import hashlib
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.services.conftest import Work
from tests.written import docx, pdf
from voxdesk import texts
from voxdesk.desk import Desk
from voxdesk.domain.ids import DocumentId, RecordingId
from voxdesk.domain.job import JobState
from voxdesk.domain.knowledge import Scope
from voxdesk.domain.recording import RecordingState
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.engines.base import ByteSource
from voxdesk.errors import known
from voxdesk.services import importing

AUDIO = Path(__file__).parent.parent / "data" / "audio"


def tone(path: Path, *, seconds: float = 1.0, rate: int = 16_000, channels: int = 1) -> Path:
    """A file with an audible tone, different for each name."""
    pitch = 200 + int(hashlib.sha256(path.name.encode()).hexdigest()[:3], 16) % 800
    wave = 0.3 * np.sin(2 * np.pi * pitch * np.arange(int(seconds * rate)) / rate)
    soundfile.write(path, np.column_stack([wave] * channels), rate)
    return path


def test_original_is_kept_byte_for_byte(desk: Desk, work: Work, tmp_path: Path) -> None:
    path = tone(tmp_path / "walk.wav", seconds=3)
    (job,) = work(*importing.submit(desk, [path]))
    recording = desk.store.recordings.get(RecordingId(int(str(job.result["recording_id"]))))
    original = desk.store.media.reader(desk.store.media.of_recording(recording.id).id)
    assert original.read_at(0, original.size_bytes) == path.read_bytes()
    assert recording.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert recording.facts is not None
    assert recording.facts.duration_ms == 3000
    assert recording.state is RecordingState.IMPORTED


def test_recordings_of_one_card_belong_to_one_visit(desk: Desk, work: Work, tmp_path: Path) -> None:
    paths = [tone(tmp_path / name) for name in ("one.wav", "two.wav")]
    card = VisitCard(
        site="Hotel Astra",
        site_kind=SiteKind.HOTEL,
        zones=("lobby", "bar"),
        customer="Astra Group",
        employee="Anna Petrova",
        date=date(2026, 11, 3),
        number=12,
    )
    work(*importing.submit(desk, paths, card))
    first, second = desk.store.recordings.recent()
    assert first.visit_id == second.visit_id
    assert first.visit_id is not None
    assert desk.store.visits.get(first.visit_id).card == card


def test_files_without_a_card_begin_visits_of_their_own(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    work(*importing.submit(desk, [tone(tmp_path / "one.wav"), tone(tmp_path / "two.wav")]))
    first, second = desk.store.recordings.recent()
    assert first.visit_id != second.visit_id


def test_folder_stands_for_the_audio_in_it(desk: Desk, work: Work, tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    tone(tmp_path / "one.wav")
    tone(tmp_path / "deep" / "er" / "two.wav")
    (tmp_path / "notes.txt").write_text("no audio")
    (tmp_path / ".hidden.wav").write_bytes(b"")
    work(*importing.submit(desk, [tmp_path]))
    assert {each.name for each in desk.store.recordings.recent()} == {"one.wav", "two.wav"}


@pytest.mark.parametrize(
    "name",
    [
        "Gespräch – José שלום 面談.wav",
        "two  spaces and 'quotes' \"double\".wav",
        "n" * 246 + ".wav",
        "-rf.wav",
        "%2e%2e;$(reboot).wav",
    ],
)
def test_any_name_is_kept_as_it_is(desk: Desk, work: Work, tmp_path: Path, name: str) -> None:
    encoded = len(name.encode())
    if encoded > 255:
        pytest.fail(f"the name has {encoded} bytes, more than file systems take")
    (job,) = work(*importing.submit(desk, [tone(tmp_path / name)]))
    assert job.state is JobState.DONE
    assert desk.store.recordings.recent()[0].name == name


def bad_file(kind: str, folder: Path) -> Path:
    path = folder / f"{kind}.mp3"
    match kind:
        case "empty":
            path.write_bytes(b"")
        case "text":
            path.write_text("This is a shopping list.\n" * 50)
        case "playlist":
            path.write_text("#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1/x.ts\n")
        case "silent":
            soundfile.write(folder / "silent.wav", np.zeros(32_000), 16_000)
            return folder / "silent.wav"
        case "zero length":
            soundfile.write(folder / "zero.wav", np.zeros(0), 16_000)
            return folder / "zero.wav"
        case "video without sound":
            return AUDIO / "no-sound.mp4"
        case "folder":
            path = folder / "nothing inside"
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
    return path


BAD = {
    "empty": "audio.unreadable",
    "text": "audio.unreadable",
    "playlist": "audio.unreadable",
    "silent": "audio.no_sound",
    "zero length": "audio.no_sound",
    "video without sound": "audio.no_sound",
    "folder": "file.not_a_file",
    "missing": "file.missing",
    "pipe": "file.not_a_file",
}


def test_every_bad_file_is_told_and_the_rest_goes_on(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    bad = {kind: bad_file(kind, tmp_path) for kind in BAD}
    good = [tone(tmp_path / "first good.wav"), tone(tmp_path / "last good.wav")]
    jobs = work(*importing.submit(desk, [good[0], *bad.values(), good[1]]))
    codes = {str(job.request["path"]): job.error_code for job in jobs}
    assert {kind: codes[str(path)] for kind, path in bad.items()} == BAD
    assert codes[str(good[0])] == codes[str(good[1])] == ""
    assert len(desk.store.recordings.recent()) == 2
    for job in jobs:
        if job.error_code:
            assert texts.message(job.error_code, job.error_detail)
            assert texts.remedy(known()[job.error_code].remedy)


def test_what_could_not_be_decoded_leaves_nothing_behind(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    work(*importing.submit(desk, [bad_file("text", tmp_path), bad_file("silent", tmp_path)]))
    assert desk.store.recordings.recent() == ()
    rows = desk.store.rows("SELECT count(*) FROM media")
    assert rows[0][0] == 0


def test_same_file_twice_names_the_recording_that_is_there(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    path = tone(tmp_path / "one.wav")
    copy = tmp_path / "another name.wav"
    copy.write_bytes(path.read_bytes())
    work(*importing.submit(desk, [path]))
    (job,) = work(*importing.submit(desk, [copy]))
    assert job.error_code == "recording.already_there"
    assert "rec-1" in job.error_detail


def test_file_nobody_may_read_is_told(desk: Desk, work: Work, tmp_path: Path) -> None:
    # Root may read everything, so what it meets is a path that leads through a file.
    path = tone(tmp_path / "one.wav") / "inside.wav"
    if os.geteuid() != 0:
        path = tone(tmp_path / "locked.wav")
        path.chmod(0)
    (job,) = work(*importing.submit(desk, [path]))
    assert job.error_code == "file.unreadable"


@pytest.mark.parametrize("suffix", ["flac", "mp3", "ogg", "m4a"])
def test_truncated_file_keeps_what_can_be_read_or_says_why_not(
    desk: Desk, work: Work, tmp_path: Path, suffix: str
) -> None:
    whole = AUDIO / "tone.m4a"
    if suffix != "m4a":
        whole = tmp_path / f"whole.{suffix}"
        wave = 0.3 * np.sin(np.arange(20 * 16_000) / 5)
        soundfile.write(whole, wave, 16_000)
    content = whole.read_bytes()
    cut = tmp_path / f"cut.{suffix}"
    cut.write_bytes(content[: len(content) * 2 // 3])
    (job,) = work(*importing.submit(desk, [cut]))
    if job.state is JobState.DONE:
        facts = desk.store.recordings.recent()[0].facts
        assert facts is not None
        assert facts.truncated
    else:
        assert job.error_code in ("audio.unreadable", "audio.no_sound")


def test_import_that_was_stopped_halfway_goes_on(desk: Desk, work: Work, tmp_path: Path) -> None:
    """As after a kill between keeping the bytes and decoding them."""
    path = tone(tmp_path / "one.wav")
    with path.open("rb") as stream:
        media = desk.store.media.adopt(stream, size_bytes=path.stat().st_size)
    desk.store.recordings.add(path.name, media)
    (job,) = work(*importing.submit(desk, [path]))
    assert job.state is JobState.DONE
    (recording,) = desk.store.recordings.recent()
    assert recording.facts is not None


class Crashing:
    """A decoder whose worker dies of every file: for real, in a process of its own."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def decode(self, _original: ByteSource, _name: str) -> Iterator[object]:
        yield from self.desk.engines.trial().crash(0)


def test_file_that_the_decoder_dies_of_twice_is_refused_like_any_bad_file(
    desk: Desk, work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.engines, "decoder", lambda **_options: Crashing(desk))
    (job,) = work(*importing.submit(desk, [tone(tmp_path / "one.wav")]))
    assert (job.state, job.error_code, job.attempts) == (JobState.FAILED, "audio.unreadable", 2)
    assert "crashed" in job.error_detail
    assert desk.store.recordings.recent() == ()


@pytest.mark.parametrize("suffix", ["docx", "pdf", "txt", "md"])
def test_document_is_kept_byte_for_byte_with_its_visit_and_found_by_its_words(
    desk: Desk, work: Work, tmp_path: Path, suffix: str
) -> None:
    told = "Стойка стояла в темноте."
    content = {"docx": docx(told), "pdf": pdf([told])}.get(suffix, told.encode())
    path = tmp_path / f"notes.{suffix}"
    path.write_bytes(content)
    (job,) = work(*importing.submit(desk, [path], VisitCard(site="Hotel Astra")))
    assert job.state is JobState.DONE, job.error_detail
    document = desk.store.documents.get(DocumentId(int(str(job.result["document_id"]))))
    assert document.text == told
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert document.visit_id is not None
    assert desk.store.visits.get(document.visit_id).card.site == "Hotel Astra"
    assert len(desk.store.search.documents("темноте", Scope(), 5)) == 1
    (again,) = work(*importing.submit(desk, [path]))
    assert again.error_code == "document.already_there"


def test_document_that_cannot_be_read_leaves_nothing_behind(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    contents = {"locked.pdf": pdf(["x"], locked=True), "broken.docx": b"PK\x03\x04", "no.txt": b""}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    jobs = work(*importing.submit(desk, [tmp_path / name for name in contents]))
    assert {job.error_code for job in jobs} == {"document.unreadable"}
    assert all(job.error_detail.startswith(name) for job, name in zip(jobs, contents, strict=True))
    assert desk.store.rows("SELECT count(*) FROM media")[0][0] == 0
