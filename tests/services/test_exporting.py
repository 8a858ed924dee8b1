"""Exports carry the seal of the moment, in themselves or beside."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.dispute import fill
from tests.services.conftest import Work
from voxdesk.desk import Desk
from voxdesk.domain.job import JobState
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.export.formats import REPORT_FORMATS, SEALED_BESIDE, TRANSCRIPT_FORMATS
from voxdesk.services import exporting, sealing

EVERY = [("recording", fmt) for fmt in TRANSCRIPT_FORMATS] + [
    ("report", fmt) for fmt in REPORT_FORMATS
]


@pytest.fixture
def export(desk: Desk, work: Work, tmp_path: Path) -> Callable[[str, str], Path]:
    """Export what the library was filled with."""
    ids = dict(zip(("recording", "report"), fill(desk.store), strict=True))

    def run(kind: str, fmt: str) -> Path:
        target = tmp_path / f"{kind}.{fmt}"
        (ended,) = work(exporting.submit(desk, kind, ids[kind], fmt, target))
        assert ended.state is JobState.DONE, (ended.error_code, ended.error_detail)
        return target

    return run


@pytest.mark.parametrize(("kind", "fmt"), EVERY)
def test_export_holds_the_seal_of_the_event_before_it(
    desk: Desk, export: Callable[[str, str], Path], kind: str, fmt: str
) -> None:
    before = desk.store.custody.head()
    target = export(kind, fmt)
    head = desk.store.custody.head()
    assert before is not None
    assert head is not None
    beside = fmt in SEALED_BESIDE
    sealed = target.with_name(f"{target.name}.seal.txt") if beside else target
    seal = sealing.read_seal(sealed)
    assert (seal.number, seal.head) == (before.number, before.hash)
    assert (head.number, head.action) == (before.number + 1, "exported")
    sha256 = hashlib.sha256(target.read_bytes()).hexdigest()
    assert json.loads(head.detail)["sha256"] == sha256
    assert len(list(target.parent.iterdir())) == (2 if beside else 1)


def test_export_of_what_is_not_there_or_has_no_such_format_is_refused(
    desk: Desk, tmp_path: Path
) -> None:
    with pytest.raises(NothingFound):
        exporting.submit(desk, "recording", 1, "txt", tmp_path / "a.txt")
    with pytest.raises(NothingFound):
        exporting.submit(desk, "report", 1, "html", tmp_path / "a.html")
    with pytest.raises(BadRequest, match="pack"):
        exporting.submit(desk, "recording", 1, "pdf", tmp_path / "a.pdf")


def test_damaged_key_stops_an_export_and_is_told(desk: Desk, work: Work, tmp_path: Path) -> None:
    recording_id, _ = fill(desk.store)
    (desk.paths.config / sealing.KEY_NAME).write_bytes(b"damaged")
    target = tmp_path / "a.txt"
    (ended,) = work(exporting.submit(desk, "recording", recording_id, "txt", target))
    assert (ended.state, ended.error_code) == (JobState.FAILED, "seal.key_damaged")
    assert not target.exists()
