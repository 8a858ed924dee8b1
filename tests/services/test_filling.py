"""Cards are filled, recordings find their visit, documents and photos are kept byte for byte."""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.services.conftest import Work
from tests.services.everything import CARD, fill
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, VisitId
from voxdesk.domain.job import JobState
from voxdesk.domain.visit import VisitCard
from voxdesk.errors import AttachmentUnknown, FileMissing, NothingFound
from voxdesk.paths import Paths
from voxdesk.services import filling, reading
from voxdesk.services.verifying import verify
from voxdesk.store.chunks import CHUNK_BYTES

VISIT = VisitId(1)
BEGINNINGS = {
    "hall.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "hall.PNG": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "hall.heic": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00",
}


@pytest.fixture
def desk(paths: Paths) -> Iterator[Desk]:
    with Desk.open(paths) as opened:
        fill(opened)
        yield opened


def photo(folder: Path, name: str, size_bytes: int = 3000) -> Path:
    path = folder / name
    rest = random.Random(name).randbytes(size_bytes)
    path.write_bytes(BEGINNINGS[name] + rest)
    return path


def names(desk: Desk, visit_id: VisitId) -> list[str]:
    return [each.name for each in desk.store.documents.of_visit(visit_id)]


def test_consent_is_kept_with_the_card_and_in_the_chain(desk: Desk) -> None:
    card = replace(CARD, consent_by=" Ms  Ivanova ", consent_on=date(2026, 11, 20))
    filling.fill(desk, VISIT, card)
    assert desk.store.visits.get(VISIT).card == replace(card, consent_by="Ms Ivanova")
    assert verify(desk.store).ok
    with desk.store.writing("visits") as db:
        db.execute("UPDATE visit SET consent_by = 'nobody'")
    (trouble,) = verify(desk.store).breaks
    assert "vis-1" in str(trouble)


def test_a_recording_without_a_visit_gets_one_and_can_move(desk: Desk) -> None:
    made = filling.visit_of(desk, RecordingId(2))
    assert filling.visit_of(desk, RecordingId(2)) == made != VISIT
    assert desk.store.visits.get(made).card == VisitCard()
    filling.move(desk, RecordingId(2), VISIT)
    assert filling.visit_of(desk, RecordingId(2)) == VISIT
    with pytest.raises(NothingFound):
        filling.move(desk, RecordingId(2), VisitId(99))
    assert verify(desk.store).ok


def test_photos_come_back_byte_for_byte_in_pieces(desk: Desk, work: Work, tmp_path: Path) -> None:
    paths = [photo(tmp_path, name) for name in BEGINNINGS]
    paths.append(photo(tmp_path, "hall.jpg", CHUNK_BYTES + 17))
    for job in work(*filling.attach(desk, VISIT, paths[1:])):
        assert job.state is JobState.DONE, job.error_detail
    kept = {each.name: each for each in desk.store.documents.of_visit(VISIT)}
    assert set(kept) == {"standards.txt", *BEGINNINGS}
    for path in paths[1:]:
        pieces = list(filling.pieces(desk, kept[path.name].id))
        assert all(len(piece) <= CHUNK_BYTES for piece in pieces)
        assert b"".join(pieces) == path.read_bytes()
        assert kept[path.name].sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
        assert (kept[path.name].text, reading.is_photo(path.name)) == ("", True)
    assert verify(desk.store).ok


def test_the_same_bytes_are_kept_once_with_a_visit(desk: Desk, work: Work, tmp_path: Path) -> None:
    path = photo(tmp_path, "hall.jpg")
    work(*filling.attach(desk, VISIT, [path]))
    (job,) = work(*filling.attach(desk, VISIT, [path]))
    assert job.state is JobState.DONE
    assert names(desk, VISIT).count("hall.jpg") == 1
    other = desk.store.visits.add(VisitCard(site="Elsewhere"))
    work(*filling.attach(desk, other, [path]))
    assert names(desk, other) == ["hall.jpg"]
    with desk.store.writing() as db:
        ((count,),) = db.execute(
            "SELECT count(*) FROM media WHERE sha256 = ?",
            (hashlib.sha256(path.read_bytes()).hexdigest(),),
        ).fetchall()
    assert count == 1
    assert verify(desk.store).ok


def test_a_document_is_read_and_one_of_another_kind_refused(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    text = tmp_path / "plan.md"
    text.write_text("Meet at the gate.", "utf-8")
    (job,) = work(*filling.attach(desk, VISIT, [text]))
    assert job.state is JobState.DONE
    assert desk.store.documents.of_visit(VISIT)[-1].text == "Meet at the gate."
    sheet = tmp_path / "prices.xlsx"
    sheet.write_bytes(b"PK")
    with pytest.raises(AttachmentUnknown):
        filling.attach(desk, VISIT, [text, sheet])


def test_what_is_no_photo_leaves_nothing_behind(desk: Desk, work: Work, tmp_path: Path) -> None:
    path = tmp_path / "hall.jpg"
    path.write_bytes(b"<html>no photo</html>")
    (job,) = work(*filling.attach(desk, VISIT, [path]))
    assert (job.state, job.error_code) == (JobState.FAILED, AttachmentUnknown.code)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    assert desk.store.media.by_hash(sha256) is None
    (job,) = work(*filling.attach(desk, VISIT, [tmp_path / "gone.png"]))
    assert job.error_code == FileMissing.code
