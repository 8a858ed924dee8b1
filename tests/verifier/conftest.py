"""The verifier as a module, and a pack made of a real library for it to check."""

import importlib.util
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from tests.dispute import fill
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, ReportId, written
from voxdesk.domain.report import Evidence
from voxdesk.export.sheets import Clip, ReportSheet
from voxdesk.paths import Paths, bundled
from voxdesk.services import clips, evidencing, exporting, sealing
from voxdesk.services.replacing import replace_file

VERIFIER = bundled("resources", "verifier", "verify.py")


@pytest.fixture(scope="session")
def verify() -> ModuleType:
    """`resources/verifier/verify.py`, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("verify", VERIFIER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def desk(paths: Paths) -> Iterator[Desk]:
    with Desk.open(paths) as opened:
        yield opened


def clips_of(desk: Desk, sheet: ReportSheet) -> dict[Evidence, Clip]:
    return clips.of_findings(
        desk,
        sheet.report.findings,
        bleeps={},
        on_clip=lambda _done, _total: None,
        cancelled=lambda: False,
    )


def packed(desk: Desk, target: Path) -> Path:
    """The pack of a report in a library, which is filled for it."""
    fill(desk.store)
    return repacked(desk, target)


def repacked(desk: Desk, target: Path) -> Path:
    """The pack of that report as it stands now."""
    recording_id, report_id = RecordingId(1), ReportId(1)
    seal = sealing.anchor(desk)
    write = evidencing.pack(
        desk,
        written("report", report_id),
        (exporting.transcript_sheet(desk, recording_id, seal),),
        exporting.report_sheet(desk, report_id, seal),
        seal=seal,
        originals=True,
        sound=lambda sheet: replace(sheet, clips=clips_of(desk, sheet)),
        on_bytes=lambda _count: None,
    )
    replace_file(target, write)
    return target


@pytest.fixture
def pack(desk: Desk, tmp_path: Path) -> Path:
    return packed(desk, tmp_path / "pack.zip")


@pytest.fixture
def members(pack: Path) -> dict[str, bytes]:
    """The members of the pack, to be altered and written anew."""
    with zipfile.ZipFile(pack) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
