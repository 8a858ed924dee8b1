"""Voices are entities: a new name is told by every export, and all of it is in the chain."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from tests.services.conftest import Work
from tests.services.everything import fill
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, SegmentId, SpeakerId
from voxdesk.domain.job import JobState
from voxdesk.domain.transcript import SpeakerRole
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.paths import Paths
from voxdesk.services import editing, exporting, speaking
from voxdesk.services.verifying import verify

RECORDING = RecordingId(1)


@pytest.fixture
def desk(paths: Paths) -> Iterator[Desk]:
    """A desk with one of everything: in rec-1, Petrov (spk-1) says seg-1, which rep-1 quotes."""
    with Desk.open(paths) as opened:
        fill(opened)
        yield opened


def exported(desk: Desk, work: Work, folder: Path) -> dict[str, str]:
    """Everything that can be exported of rec-1 and rep-1, as text."""
    found = {}
    for kind in ("recording", "report"):
        for fmt in exporting.formats(kind):
            target = folder / f"{kind}.{fmt}"
            (job,) = work(exporting.submit(desk, kind, 1, fmt, target))
            assert job.state is JobState.DONE, job.error_detail
            found[f"{kind}.{fmt}"] = contents(target)
    return found


def contents(target: Path) -> str:
    if target.suffix == ".pdf":
        return "".join(page.extract_text() for page in pypdf.PdfReader(target).pages)
    if not zipfile.is_zipfile(target):
        return target.read_text("utf-8")
    with zipfile.ZipFile(target) as packed:
        return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def test_a_new_name_is_in_every_export(desk: Desk, work: Work, tmp_path: Path) -> None:
    before = exported(desk, work, tmp_path)
    assert all("Petrov" in text for text in before.values()), before
    speaking.rename(desk, SpeakerId(1), "Zakharova")
    after = exported(desk, work, tmp_path)
    assert {name for name, text in after.items() if "Zakharova" not in text} == set()
    assert "Petrov" not in after["recording.srt"]
    assert "Petrov" not in after["recording.vtt"]


def test_voices_are_added_named_given_roles_and_removed(desk: Desk) -> None:
    added = speaking.add(desk, RECORDING)
    speaking.rename(desk, added, "  Anna   Berg ")
    speaking.give_role(desk, added, SpeakerRole.CLIENT)
    voice = desk.store.speakers.get(added)
    assert (voice.label, voice.name, voice.role) == ("S3", "Anna Berg", SpeakerRole.CLIENT)
    assert verify(desk.store).ok
    speaking.remove(desk, added)
    with pytest.raises(NothingFound):
        desk.store.speakers.get(added)
    assert verify(desk.store).ok


def test_a_voice_with_segments_is_not_removed_even_when_that_was_undone(desk: Desk) -> None:
    with pytest.raises(BadRequest):
        speaking.remove(desk, SpeakerId(1))
    added = speaking.add(desk, RECORDING)
    edit = editing.assign(desk, [SegmentId(3)], added)
    assert edit is not None
    editing.undo(desk, edit.id)
    with pytest.raises(BadRequest):
        speaking.remove(desk, added)
    editing.redo(desk, edit.id)
    assert desk.store.transcripts.segment(SegmentId(3)).speaker_id == added
