"""What the one file holds, whether it is as it was left, and who acts, on the command line."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.services.everything import fill
from voxdesk import cli
from voxdesk.desk import Desk
from voxdesk.paths import Paths
from voxdesk.store.keys import is_encrypted
from voxdesk.store.store import Store

Ask = Callable[..., tuple[int, dict[str, Any], str]]
DONE, USAGE, KNOWN = 0, 2, 3
QUESTIONS = [("library", "info"), ("library", "verify")]


@pytest.fixture
def filled(paths: Paths) -> Path:
    with Desk.open(paths) as desk:
        fill(desk)
        return desk.store.path


def test_info_tells_what_the_library_holds(ask: Ask, filled: Path) -> None:
    code, told, _ = ask("library", "info")
    assert code == DONE
    assert set(told) == {"path", "encrypted", "schema", "counts", "size_bytes", "last_backup"}
    assert (told["path"], told["encrypted"]) == (str(filled), False)
    assert (told["schema"], told["last_backup"]) == (3, None)
    assert told["size_bytes"] == filled.stat().st_size
    counts = told["counts"]
    assert (counts["recordings"], counts["transcripts"], counts["reports"]) == (2, 2, 2)
    assert counts["notes"] == 1  # the other one is in the bin


@pytest.mark.usefixtures("filled")
def test_library_that_is_as_it_was_left_verifies(ask: Ask) -> None:
    code, told, _ = ask("library", "verify")
    assert code == DONE
    assert set(told) == {"ok", "events", "checked", "first_break"}
    assert (told["ok"], told["first_break"]) == (True, None)
    assert told["events"] > 20
    assert told["checked"]["recording"] == 2


def test_first_break_is_told_and_the_exit_code_says_so(ask: Ask, filled: Path) -> None:
    with sqlite3.connect(filled) as db:
        db.execute("UPDATE recording SET name = 'x' WHERE id = 2")
        db.execute("UPDATE answer SET text = 'x'")
    code, told, _ = ask("library", "verify")
    assert (code, told["ok"]) == (KNOWN, False)
    first = told["first_break"]
    assert set(first) == {"event", "what", "expected", "found"}
    assert first["what"] == "rec-2 altered"
    assert first["event"] > 1
    assert len(first["expected"]) == len(first["found"]) == 64


def test_breaks_are_told_in_words(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with sqlite3.connect(filled) as db:
        db.execute("UPDATE recording SET name = 'x'")
        db.execute("INSERT INTO zone (name, name_key) VALUES ('x', 'x')")
    assert cli.run(["library", "verify"]) == KNOWN
    said = capsys.readouterr().out
    assert "rec-1 altered" in said
    assert "no event: zon-3 not in the log" in said


@pytest.mark.parametrize("question", QUESTIONS)
def test_question_about_no_library_makes_none(
    ask: Ask, paths: Paths, question: tuple[str, str]
) -> None:
    code, told, _ = ask(*question)
    assert (code, told["error"]["code"]) == (KNOWN, "file.missing")
    assert not paths.library.exists()


def test_library_is_made_plain_or_encrypted(ask: Ask, tmp_path: Path) -> None:
    plain, secret = tmp_path / "plain.voxdesk", tmp_path / "secret.voxdesk"
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("a long enough passphrase\n")
    passphrase.chmod(0o600)
    code, told, _ = ask("library", "create", plain)
    assert (code, told) == (DONE, {"path": str(plain), "encrypted": False})
    code, told, _ = ask("--passphrase-file", passphrase, "library", "create", secret)
    assert (code, told["path"], told["encrypted"]) == (DONE, str(secret), True)
    assert told["recovery_code"]
    assert (is_encrypted(plain), is_encrypted(secret)) == (False, True)
    asked = ("--library", secret, "--passphrase-file", passphrase, "library")
    assert ask(*asked, "info")[1]["encrypted"]
    assert ask(*asked, "verify")[1]["ok"]


def test_library_is_never_made_over_a_file(ask: Ask, filled: Path) -> None:
    before = filled.read_bytes()
    code, told, _ = ask("library", "create", filled, "--person", "Anna")
    assert (code, told["error"]["code"]) == (KNOWN, "bad_request")
    assert filled.read_bytes() == before
    assert ask("person")[1]["person"] == ""


def test_chosen_name_stands_in_the_chain_of_custody(ask: Ask, paths: Paths) -> None:
    assert ask("person", "  Anna   K. ")[1]["person"] == "Anna K."
    assert ask("library", "create")[0] == DONE
    store = Store.open(paths.library)
    (event,) = store.custody.events()
    store.close()
    assert event.person == "Anna K."
    assert event.system_user == ask("person")[1]["system_user"]
    assert ask("library", "create", paths.library, "--person", "Boris")[0] == KNOWN
    assert ask("person")[1]["person"] == "Anna K."


@pytest.mark.parametrize("name", ["", "   "])
def test_name_without_letters_is_refused(ask: Ask, name: str) -> None:
    code, told, _ = ask("person", name)
    assert (code, told["error"]["code"]) == (KNOWN, "bad_request")


def test_name_that_the_organisation_fixed_is_not_chosen(ask: Ask, paths: Paths) -> None:
    paths.policy.parent.mkdir(parents=True, exist_ok=True)
    paths.policy.write_text('[lock]\nperson = "Audit desk"\n')
    code, told, _ = ask("person", "Anna")
    assert (code, told["error"]["code"]) == (KNOWN, "policy.forbidden")
    assert ask("person")[1]["person"] == "Audit desk"


def test_report_is_signed_off_once(ask: Ask, filled: Path) -> None:
    code, told, _ = ask("sign-off", "rep-1")
    assert (code, told["error"]["code"]) == (KNOWN, "bad_request")
    with sqlite3.connect(filled) as db:
        assert db.execute("SELECT state FROM report WHERE id = 1").fetchone() == ("final",)
