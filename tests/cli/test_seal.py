"""Seals on the command line: written, and held against the library by `verify`."""

from collections.abc import Callable
from pathlib import Path

import pytest

from voxdesk.cli.asked import KNOWN
from voxdesk.desk import Desk
from voxdesk.domain.custody import Action
from voxdesk.paths import Paths
from voxdesk.services import sealing

Answer = tuple[int, dict[str, object], str]
Ask = Callable[..., Answer]

WITHOUT_TRIGGERS = (
    "DROP TRIGGER custody_is_never_altered",
    "DROP TRIGGER custody_is_never_removed",
    "DELETE FROM anchor",
)


@pytest.fixture
def library(paths: Paths) -> Paths:
    """A library whose chain has four events."""
    with Desk.open(paths) as desk:
        for _ in range(3):
            desk.store.custody.add(Action.BACKED_UP, "library")
    return paths


def tamper(paths: Paths, *statements: str) -> None:
    """Alter the library as somebody could who knows what guards it."""
    with Desk.open(paths) as desk, desk.store.writing() as db:
        for statement in (*WITHOUT_TRIGGERS, *statements):
            db.execute(statement)


@pytest.mark.usefixtures("library")
def test_seal_goes_into_a_folder_and_the_library_is_as_it_says(ask: Ask, tmp_path: Path) -> None:
    code, said, _ = ask("library", "seal", tmp_path)
    assert (code, said["path"], said["event"]) == (0, str(tmp_path / "voxdesk-seal-4.txt"), 4)
    code, found, told = ask("library", "verify", "--against", said["path"])
    assert (code, found["ok"]) == (0, True)
    assert str(said["fingerprint"]) in told


def test_tail_that_was_cut_is_found_only_against_the_seal(
    library: Paths, ask: Ask, tmp_path: Path
) -> None:
    ask("library", "seal", tmp_path / "seal.txt")
    tamper(library, "DELETE FROM custody WHERE number = 4")
    assert ask("library", "verify")[1]["ok"]
    code, found, _ = ask("library", "verify", "--against", tmp_path / "seal.txt")
    assert (code, found["ok"]) == (KNOWN, False)
    first = found["first_break"]
    assert isinstance(first, dict)
    assert (first["event"], first["what"]) == (4, "event 4 missing")


def test_seal_of_another_library_does_not_fit(library: Paths, ask: Ask, tmp_path: Path) -> None:
    other = tmp_path / "other.voxdesk"
    with Desk.open(library, other) as desk:
        path, _ = sealing.write_seal(desk, tmp_path)
    code, found, _ = ask("library", "verify", "--against", path)
    assert (code, found["ok"]) == (KNOWN, False)


def test_seal_by_the_key_of_somebody_else_is_told_and_no_error(
    library: Paths, ask: Ask, tmp_path: Path
) -> None:
    ask("library", "seal", tmp_path / "seal.txt")
    key = library.config / sealing.KEY_NAME
    key.rename(tmp_path / "their key.pem")
    code, found, told = ask("library", "verify", "--against", tmp_path / "seal.txt")
    assert (code, found["ok"]) == (0, True)
    assert "not yours" in told
    assert not key.exists()


def test_library_that_is_not_there_is_not_made_by_sealing_it(
    paths: Paths, ask: Ask, tmp_path: Path
) -> None:
    assert ask("library", "seal", tmp_path)[0] == KNOWN
    assert not paths.library.exists()
