"""The passphrase on the command line: from files and the terminal, never from arguments."""

import json
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from voxdesk import cli
from voxdesk.paths import Paths
from voxdesk.store.keys import LibraryKey, is_encrypted
from voxdesk.store.store import Store

FIRST, SECOND = "correct horse battery", "another horse battery"
DONE, USAGE, KNOWN = 0, 2, 3

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A command in this process: its exit code and what it printed."""

    def run_command(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.run([str(each) for each in arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_command


def secret(path: Path, text: str) -> Path:
    path.write_text(text + "\n", "utf-8")
    path.chmod(0o600)
    return path


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return secret(tmp_path / "first", FIRST)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return secret(tmp_path / "second", SECOND)


@pytest.fixture(scope="session")
def first_key() -> LibraryKey:
    return LibraryKey.new(FIRST)


@pytest.fixture
def encrypted(paths: Paths, first_key: LibraryKey) -> Path:
    """A library under the first passphrase."""
    paths.prepare()
    Store.open(paths.library, key=first_key).close()
    return paths.library


@pytest.fixture
def plain(paths: Paths) -> Path:
    paths.prepare()
    Store.open(paths.library).close()
    return paths.library


def test_a_passphrase_is_set_from_a_file_and_the_sheet_shown_once(
    run: Run, plain: Path, first: Path
) -> None:
    code, out, err = run("library", "passphrase", "set", "--new-passphrase-file", first)
    assert (code, err) == (DONE, "")
    assert is_encrypted(plain)
    assert len(re.findall(r"[A-Z2-7]{4}", out)) >= 14
    assert FIRST not in out
    assert run("jobs")[0] == KNOWN
    assert run("jobs", "--passphrase-file", first)[0] == DONE


@pytest.mark.usefixtures("encrypted")
def test_the_file_may_stand_before_or_after_the_command(run: Run, first: Path) -> None:
    assert run("--passphrase-file", first, "jobs", "list")[0] == DONE
    assert run("jobs", f"--passphrase-file={first}", "list")[0] == DONE
    assert run("jobs", "list", "--json", "--passphrase-file", first)[0] == DONE


@pytest.mark.usefixtures("encrypted")
def test_a_wrong_passphrase_is_told(run: Run, second: Path) -> None:
    code, out, _err = run("--json", "--passphrase-file", second, "jobs")
    assert code == KNOWN
    assert json.loads(out)["error"]["code"] == "store.wrong_passphrase"


@pytest.mark.usefixtures("encrypted")
def test_without_a_terminal_a_passphrase_must_come_from_a_file(run: Run) -> None:
    code, out, _err = run("--json", "jobs")
    assert code == KNOWN
    assert json.loads(out)["error"]["code"] == "store.passphrase_needed"


def test_a_changed_passphrase_comes_with_a_new_sheet_in_a_file_of_ones_own(
    run: Run, encrypted: Path, first: Path, second: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.txt"
    code, out, _err = run(
        *("library", "passphrase", "change", "--passphrase-file", first, "--json"),
        *("--new-passphrase-file", second, "--recovery-sheet", sheet),
    )
    assert code == DONE
    assert json.loads(out) == {
        "path": str(encrypted),
        "encrypted": True,
        "recovery_code": None,
        "recovery_sheet": str(sheet),
    }
    assert sheet.stat().st_mode & 0o777 == 0o600
    assert run("jobs", "--passphrase-file", first)[0] == KNOWN
    assert run("jobs", "--passphrase-file", second)[0] == DONE


@pytest.mark.usefixtures("encrypted")
def test_a_forgotten_passphrase_is_no_loss(
    run: Run, first_key: LibraryKey, first: Path, second: Path, tmp_path: Path
) -> None:
    code = secret(tmp_path / "code", first_key.recovery_code.lower().replace("-", " "))
    assert run("jobs", "--recovery-file", code)[0] == DONE
    changed = run(
        *("library", "passphrase", "change", "--recovery-file", code),
        *("--new-passphrase-file", second),
    )
    assert changed[0] == DONE
    assert run("jobs", "--passphrase-file", second)[0] == DONE
    assert run("jobs", "--passphrase-file", first)[0] == KNOWN


def test_a_removed_passphrase_leaves_a_plain_library(
    run: Run, encrypted: Path, first: Path
) -> None:
    code, _out, _err = run("library", "passphrase", "remove", "--passphrase-file", first)
    assert code == DONE
    assert not is_encrypted(encrypted)
    assert run("jobs")[0] == DONE


@pytest.mark.parametrize(
    ("weak", "why"), [("short", "12 characters"), ("", "spaces"), (" " * 20, "spaces")]
)
def test_a_weak_passphrase_is_refused_and_nothing_changes(
    run: Run, plain: Path, tmp_path: Path, weak: str, why: str
) -> None:
    sheet = tmp_path / "sheet"
    code, _out, err = run(
        *("library", "passphrase", "set", "--recovery-sheet", sheet),
        *("--new-passphrase-file", secret(tmp_path / "weak", weak)),
    )
    assert code == KNOWN
    assert why in err
    assert not is_encrypted(plain)
    assert not sheet.exists()


def test_a_sheet_never_replaces_a_file(run: Run, plain: Path, first: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_text("mine")
    code, _out, err = run(
        *("library", "passphrase", "set", "--recovery-sheet", there),
        *("--new-passphrase-file", first),
    )
    assert code == KNOWN
    assert "there already" in err
    assert there.read_text() == "mine"
    assert not is_encrypted(plain)


def test_when_nothing_came_of_it_no_sheet_is_left(
    run: Run, plain: Path, first: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet"
    store = Store.open(plain)
    code, _out, _err = run(
        *("library", "passphrase", "set", "--recovery-sheet", sheet),
        *("--new-passphrase-file", first),
    )
    store.close()
    assert code == KNOWN
    assert not sheet.exists()


@pytest.mark.usefixtures("encrypted")
def test_a_library_with_a_passphrase_is_not_given_a_first_one(run: Run, second: Path) -> None:
    code, _out, err = run("library", "passphrase", "set", "--new-passphrase-file", second)
    assert code == KNOWN
    assert "passphrase change" in err


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("command", ["change", "remove", "remember"])
def test_a_plain_library_has_no_passphrase_to_change(run: Run, command: str) -> None:
    code, _out, err = run("library", "passphrase", command)
    assert code == KNOWN
    assert "not encrypted" in err


@pytest.mark.usefixtures("plain")
def test_a_passphrase_is_typed_without_echo(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal is stood in for where click asks it for a hidden line."""
    answers = iter([FIRST, FIRST, FIRST])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(click.termui, "hidden_prompt_func", lambda _prompt: next(answers))
    assert run("library", "passphrase", "set")[0] == DONE
    code, out, err = run("jobs")
    assert code == DONE
    assert FIRST not in out + err
    assert next(answers, None) is None


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
@pytest.mark.usefixtures("encrypted")
def test_a_file_that_others_can_read_is_warned_of(run: Run, first: Path) -> None:
    assert run("jobs", "--passphrase-file", first)[2] == ""
    first.chmod(0o644)
    code, _out, err = run("jobs", "--passphrase-file", first)
    assert code == DONE
    assert "chmod 600" in err


@pytest.mark.usefixtures("encrypted")
def test_a_file_of_an_editor_that_marks_its_text_is_read(run: Run, tmp_path: Path) -> None:
    marked = tmp_path / "marked"
    marked.write_bytes(b"\xef\xbb\xbf" + FIRST.encode() + b"\r\nand a second line\r\n")
    assert run("jobs", "--passphrase-file", marked)[0] == DONE


@pytest.mark.usefixtures("encrypted")
def test_a_file_that_cannot_be_read_is_told(run: Run, tmp_path: Path) -> None:
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\xfe\x00\x01")
    for file, found in ((binary, "bad_request"), (tmp_path / "none", "file.missing")):
        code, out, _err = run("--json", "jobs", "--passphrase-file", file)
        assert code == KNOWN
        assert json.loads(out)["error"]["code"] == found


@pytest.mark.usefixtures("plain")
def test_a_passphrase_for_a_plain_library_is_told(run: Run, first: Path) -> None:
    code, _out, err = run("jobs", "--passphrase-file", first)
    assert code == KNOWN
    assert "not encrypted" in err


def test_fetching_models_is_recognised_whatever_stands_before_it() -> None:
    assert cli.downloads(["--passphrase-file", "x", "models", "--json", "get", "m"])
    assert not cli.downloads(["--passphrase-file", "models", "get"])


@pytest.mark.usefixtures("encrypted")
def test_doctor_opens_the_library_with_the_passphrase(run: Run, first: Path) -> None:
    for arguments, ok in (((), False), (("--passphrase-file", first), True)):
        _code, out, _err = run("--json", "doctor", *arguments)
        checks = {check["name"]: check["ok"] for check in json.loads(out)["checks"]}
        assert checks["library"] is ok


def test_secrets_reach_no_log(run: Run, plain: Path, first: Path, paths: Paths) -> None:
    run("library", "passphrase", "set", "--new-passphrase-file", first)
    run("jobs", "--passphrase-file", first)
    key = LibraryKey.from_passphrase(FIRST, plain.read_bytes()[:16])
    for file in paths.log.rglob("*"):
        content = file.read_text("utf-8", "replace")
        assert not any(each in content for each in (FIRST, key.raw.hex(), key.recovery_code))


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal as POSIX has them")
@pytest.mark.usefixtures("encrypted")
def test_a_terminal_shows_nothing_of_what_is_typed() -> None:
    """A real terminal and a real process: what the terminal shows is all that is read back."""
    import pty

    process_id, terminal = pty.fork()
    if process_id == 0:
        os.execv(sys.executable, [sys.executable, "-m", "voxdesk", "jobs", "list"])
    shown = b""
    typed = False
    while True:
        try:
            shown += os.read(terminal, 1024)
        except OSError:  # the terminal's end, on Linux
            break
        if not typed and b"Passphrase of" in shown:
            time.sleep(0.3)  # until the echo is off
            os.write(terminal, FIRST.encode() + b"\n")
            typed = True
    _, status = os.waitpid(process_id, 0)
    os.close(terminal)
    assert typed, shown
    assert os.waitstatus_to_exitcode(status) == DONE, shown
    assert FIRST.encode() not in shown
