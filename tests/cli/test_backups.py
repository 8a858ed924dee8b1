"""Backups and damage on the command line."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.services.samples import overwrite, real_library
from voxdesk.paths import Paths
from voxdesk.store.keys import LibraryKey
from voxdesk.store.store import Store

DONE, KNOWN = 0, 3
PASSPHRASE = "correct horse battery"

Ask = Callable[..., tuple[int, dict[str, Any], str]]


@pytest.fixture
def library(paths: Paths) -> Path:
    return real_library(paths.library)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "backups"
    made.mkdir()
    return made


def test_backup_goes_into_a_folder_and_comes_back(ask: Ask, library: Path, folder: Path) -> None:
    code, made, _told = ask("library", "backup", folder, "--rotate")
    assert code == DONE
    backup = Path(made["path"])
    assert backup.parent == folder
    assert made["size_bytes"] == backup.stat().st_size
    with closing(Store.open(library)) as store:
        store.library.set("mark", "newer")
    code, said, _told = ask("library", "restore", backup)
    assert (code, said["path"]) == (DONE, str(library))
    assert Path(said["aside"]).is_file()
    with closing(Store.open(library)) as store:
        assert store.library.get("mark", "") == ""


def test_backup_goes_into_a_new_file_and_over_none(ask: Ask, library: Path, folder: Path) -> None:
    assert library.exists()
    target = folder / "mine.voxdesk"
    assert ask("library", "backup", target)[0] == DONE
    content = target.read_bytes()
    code, said, _told = ask("library", "backup", target)
    assert (code, said["error"]["code"]) == (KNOWN, "bad_request")
    assert target.read_bytes() == content


def test_backup_into_nowhere_is_refused(ask: Ask, library: Path, folder: Path) -> None:
    assert library.exists()
    code, said, _told = ask("library", "backup", folder / "unplugged")
    assert (code, said["error"]["code"]) == (KNOWN, "file.missing")


def test_restore_beside_leaves_the_library_alone(ask: Ask, library: Path, folder: Path) -> None:
    ask("library", "backup", folder / "mine.voxdesk")
    to = folder / "beside.voxdesk"
    code, said, _told = ask("library", "restore", folder / "mine.voxdesk", "--to", to)
    assert (code, said) == (DONE, {"path": str(to), "aside": None})
    assert ask("--library", to, "library", "check")[1] == {"ok": True, "problems": []}
    assert library.exists()


def test_encrypted_library_goes_there_and_back_by_its_passphrase(
    ask: Ask, paths: Paths, folder: Path
) -> None:
    secret = folder / "secret"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)
    real_library(paths.library, LibraryKey.new(PASSPHRASE))
    with_it = ("--passphrase-file", secret)
    assert ask(*with_it, "library", "backup", folder / "mine.voxdesk")[0] == DONE
    assert ask(*with_it, "library", "restore", folder / "mine.voxdesk")[0] == DONE
    assert ask(*with_it, "library", "check")[1]["ok"] is True
    assert ask("library", "check")[1]["error"]["code"] == "store.passphrase_needed"


def test_schedule_is_kept_told_and_stopped(ask: Ask, library: Path, folder: Path) -> None:
    assert library.exists()
    assert ask("library", "schedule")[1] == {"folder": None, "every_hours": None}
    kept = {"folder": str(folder), "every_hours": 12}
    assert ask("library", "schedule", folder, "--every", 12)[1] == kept
    assert ask("library", "schedule")[1] == kept
    assert ask("library", "schedule", "off")[1] == {"folder": None, "every_hours": None}


def test_check_finds_damage_and_exits_with_3(ask: Ask, library: Path) -> None:
    assert ask("library", "check")[:2] == (DONE, {"ok": True, "problems": []})
    overwrite(library, 20 * 4096, 4096)
    content = library.read_bytes()
    code, said, _told = ask("library", "check")
    assert (code, said["ok"]) == (KNOWN, False)
    assert said["problems"][0].keys() == {"what", "detail"}
    assert library.read_bytes() == content


def test_salvage_tells_what_is_lost(ask: Ask, library: Path, folder: Path) -> None:
    code, said, _told = ask("library", "salvage", folder / "whole.voxdesk")
    assert (code, said["ok"], said["lost"]) == (DONE, True, [])
    assert said["tables"]["finding"] == {"read": 11, "lost": 0, "dropped": 0}
    overwrite(library, 40 * 4096, 60 * 4096)
    code, said, _told = ask("library", "salvage", folder / "rest.voxdesk")
    assert (code, said["ok"]) == (KNOWN, False)
    assert Path(said["path"]).is_file()
    assert any(table["lost"] for table in said["tables"].values()) or said["unsure"]
