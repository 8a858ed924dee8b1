"""Exports carry the seal of the moment, in themselves or beside."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.dispute import fill
from tests.services.conftest import Work
from voxdesk.desk import Desk
from voxdesk.domain.job import JobState
from voxdesk.domain.pseudonyms import AliasKind
from voxdesk.errors import BadRequest, ForbiddenByPolicy, NothingFound
from voxdesk.export.formats import REPORT_FORMATS, SEALED_BESIDE, TRANSCRIPT_FORMATS
from voxdesk.paths import Paths
from voxdesk.services import exporting, sealing
from voxdesk.services.export_options import Options

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


@pytest.mark.parametrize("rule", ["export.pack", "export.evidence", "export.zip", "export"])
def test_pack_is_forbidden_by_whatever_name_the_rules_have_for_it(
    paths: Paths, tmp_path: Path, rule: str
) -> None:
    paths.policy.parent.mkdir(parents=True, exist_ok=True)
    paths.policy.write_text(f'forbid = ["{rule}"]')
    with Desk.open(paths) as desk:
        recording_id, _ = fill(desk.store)
        for name in ("pack", "evidence", "zip"):
            with pytest.raises(ForbiddenByPolicy):
                exporting.submit(desk, "recording", recording_id, name, tmp_path / "a.zip")


def test_options_of_an_export_come_back_as_they_were_asked_for() -> None:
    asked = Options(False, False, pseudonymised=True, names=((AliasKind.SITE, "Park"),))
    assert Options.of(json.loads(json.dumps(asked.request))) == asked
    assert Options.of({}) == Options()  # of a job that an earlier version queued
    assert [each.with_originals for each in (Options(), asked)] == [True, False]


def test_originals_are_left_out_of_a_pack_when_nobody_wants_them(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    recording_id, _ = fill(desk.store)
    target = tmp_path / "a.zip"
    job = exporting.submit(desk, "recording", recording_id, "zip", target, Options(originals=False))
    (ended,) = work(job)
    assert ended.state is JobState.DONE, ended.error_detail
    with zipfile.ZipFile(target) as members:
        assert not [name for name in members.namelist() if name.startswith("original")]
        (original,) = json.loads(members.read("manifest.json"))["originals"]
    assert original["path"] is None
    assert original["sha256"]
