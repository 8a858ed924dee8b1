"""Deleting, restoring and emptying on the command line."""

import io
from collections.abc import Callable
from typing import Any

import pytest

from voxdesk import cli
from voxdesk.domain.visit import VisitCard
from voxdesk.paths import Paths
from voxdesk.store.store import Store

Ask = Callable[..., tuple[int, dict[str, Any], str]]
DONE, USAGE, KNOWN, INTERRUPTED = 0, 2, 3, 130


@pytest.fixture(autouse=True)
def _filled(paths: Paths) -> None:
    """Two visits with a recording each."""
    paths.prepare()
    store = Store.open(paths.library)
    for number in range(2):
        media = store.media.adopt(io.BytesIO(bytes([number])), size_bytes=1)
        visit_id = store.visits.add(VisitCard(site=f"Site {number}"))
        store.recordings.add(f"{number}.wav", media, visit_id=visit_id)
    store.close()


def ids(answer: tuple[int, dict[str, Any], str]) -> list[str]:
    return [each["id"] for each in answer[1]["recordings"]]


def test_deleted_recording_is_listed_nowhere_until_it_is_restored(ask: Ask) -> None:
    code, deleted, _ = ask("delete", "rec-1")
    assert code == DONE
    (entry,) = deleted["bin"]
    assert set(entry) == {"id", "subject", "title", "person", "binned_at"}
    assert (entry["id"], entry["subject"], entry["title"]) == ("bin-1", "rec-1", "0.wav")
    assert ids(ask("recordings")) == ["rec-2"]
    assert ask("bin", "list")[1] == deleted
    assert ask("bin", "restore", "bin-1")[:2] == (DONE, entry)
    assert ids(ask("recordings")) == ["rec-2", "rec-1"]
    assert ask("bin", "list")[1] == {"bin": []}


def test_emptied_bin_has_forgotten_what_was_in_it(ask: Ask) -> None:
    ask("delete", "vis-1", "rec-2")
    code, answer, _ = ask("bin", "empty", "--yes")
    assert (code, [each["subject"] for each in answer["forgotten"]]) == (DONE, ["rec-2", "vis-1"])
    assert ask("bin", "list")[1] == {"bin": []}
    assert ask("recordings")[1]["recordings"] == []
    assert ask("show", "rec-1")[1]["error"]["code"] == "nothing_found"
    assert ask("bin", "empty", "--yes")[1] == {"forgotten": []}
    assert ask("library", "verify")[1]["ok"]


def test_emptying_asks_and_names_what_would_go(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ask("delete", "rec-1")
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert cli.run(["bin", "empty"]) == INTERRUPTED
    assert "0.wav" in capsys.readouterr().err
    assert len(ask("bin", "list")[1]["bin"]) == 1
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert cli.run(["bin", "empty", "bin-1"]) == DONE
    assert ask("bin", "list")[1] == {"bin": []}


def test_what_is_not_there_or_cannot_be_deleted_is_told(ask: Ask) -> None:
    assert ask("delete", "rec-9")[0] == KNOWN
    assert ask("delete", "seg-1")[0] == USAGE
    assert ask("bin", "restore", "bin-4")[1]["error"]["code"] == "nothing_found"
    ask("delete", "rec-1")
    assert ask("delete", "rec-1")[1]["error"]["code"] == "bad_request"
