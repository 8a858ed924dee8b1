"""Files outside: the whole new one or the old one; what cannot be written is told."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from voxdesk.errors import FileBusy, FileMissing
from voxdesk.services.replacing import replace_file


def test_target_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "Bericht – 面談.html"
    target.write_bytes(b"old")
    sha256 = replace_file(target, lambda file: file.write(b"new"))
    assert sha256 == hashlib.sha256(b"new").hexdigest()
    assert target.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == [target.name]


def test_export_can_be_read_as_any_new_file_can(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        replace_file(tmp_path / "report.md", lambda file: file.write(b"text"))
    finally:
        os.umask(mask)
    assert (tmp_path / "report.md").stat().st_mode & 0o777 == 0o644


def test_name_at_the_limit_of_the_file_system_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("ü" * 125 + ".md")
    replace_file(target, lambda file: file.write(b"text"))
    assert target.read_bytes() == b"text"


def test_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        replace_file(tmp_path / "no such folder" / "report.md", lambda file: file.write(b"text"))


def test_folder_of_that_name_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "report.md").mkdir()
    with pytest.raises(FileBusy):
        replace_file(tmp_path / "report.md", lambda file: file.write(b"text"))
    assert (tmp_path / "report.md").is_dir()


def test_failed_export_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    target = tmp_path / ("n" * 300)  # longer than any file system takes
    with pytest.raises(FileBusy):
        replace_file(target, lambda file: file.write(b"text"))
    assert list(tmp_path.iterdir()) == []


def test_writing_that_fails_midway_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    target.write_bytes(b"old")

    def fail(file: BinaryIO) -> None:
        file.write(b"half")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        replace_file(target, fail)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [
        ("report.md", b"old")
    ]


def test_hash_is_that_of_the_file_even_when_it_was_written_out_of_order(tmp_path: Path) -> None:
    target = tmp_path / "pack.zip"

    def write(file: BinaryIO) -> None:
        file.write(b"....end")
        file.seek(0)
        file.write(b"from")

    assert replace_file(target, write) == hashlib.sha256(b"fromend").hexdigest()


def test_what_a_killed_process_left_is_removed_by_the_next_one(tmp_path: Path) -> None:
    killed = (
        "import os, signal, sys; from pathlib import Path;"
        "from voxdesk.services.replacing import replace_file;"
        "replace_file(Path(sys.argv[1]), lambda file: os.kill(os.getpid(), signal.SIGKILL))"
    )
    target, other = tmp_path / "pack.zip", tmp_path / "other.zip"
    for path in (target, other):
        subprocess.run([sys.executable, "-c", killed, str(path)], check=False, timeout=60)
    assert len(list(tmp_path.iterdir())) == 2
    replace_file(target, lambda file: file.write(b"whole"))
    left = [each.name for each in tmp_path.iterdir() if each != target]
    assert len(left) == 1
    assert left[0].startswith(".voxdesk-")
