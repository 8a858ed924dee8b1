"""Rules of retention on the command line."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from voxdesk import cli
from voxdesk.domain.visit import VisitCard
from voxdesk.paths import Paths
from voxdesk.store.store import Store

Ask = Callable[..., tuple[int, dict[str, Any], str]]
DONE, USAGE, INTERRUPTED = 0, 2, 130
DUE = {"kept": "audio", "id": "rec-1", "title": "old.wav", "counted_from": "2020-02-01"}


@pytest.fixture(autouse=True)
def _filled(paths: Paths) -> None:
    """A recording of an old visit, and one that came today."""
    paths.prepare()
    store = Store.open(paths.library)
    for name, day in (("old.wav", date(2020, 2, 1)), ("new.wav", None)):
        media = store.media.adopt(io.BytesIO(name.encode()), size_bytes=len(name))
        store.recordings.add(name, media, visit_id=store.visits.add(VisitCard(date=day)))
    store.close()


def test_rules_and_what_is_due_are_shown_before_anything_goes(ask: Ask) -> None:
    nothing = {"audio_months": None, "transcript_months": None, "report_months": None}
    assert ask("library", "retention")[1] == {"rules": nothing, "due": []}
    changed = ask("library", "retention", "set", "--audio-months", 12, "--report-months", 60)
    rules = {"audio_months": 12, "transcript_months": None, "report_months": 60}
    assert changed[:2] == (DONE, {"rules": rules, "due": [DUE]})
    assert ask("library", "retention")[1] == changed[1]
    kept = ask("library", "retention", "set", "--audio-months", 0)[1]
    assert (kept["rules"]["audio_months"], kept["due"]) == (None, [])
    assert ask("library", "retention", "set", "--audio-months", "-1")[0] == USAGE


def test_what_is_due_goes_when_a_person_says_so(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ask("library", "retention", "set", "--audio-months", 12)
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert cli.run(["library", "retention", "apply"]) == INTERRUPTED
    assert "old.wav" in capsys.readouterr().err
    assert ask("library", "retention")[1]["due"] == [DUE]
    assert ask("library", "retention", "apply", "--yes")[1] == {"removed": [DUE]}
    assert ask("library", "retention", "apply", "--yes")[1] == {"removed": []}
    assert ask("library", "verify")[1]["ok"]
