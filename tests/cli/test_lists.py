"""Lists and names on the command line."""

import io
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from voxdesk import cli
from voxdesk.domain.recording import RecordingState
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.paths import Paths
from voxdesk.store.store import Store

Ask = Callable[..., dict[str, Any]]
DONE, USAGE, KNOWN = 0, 2, 3


@pytest.fixture(autouse=True)
def _filled(paths: Paths) -> None:
    """Three visits, each with a recording; two of them for one customer."""
    paths.prepare()
    store = Store.open(paths.library)
    for number, card in enumerate(
        (
            VisitCard("Aurora", SiteKind.HOTEL, ("lobby",), customer="Group", client="Anna"),
            VisitCard("Borealis", SiteKind.RESTAURANT, ("bar",), city="Kazan", client="anna"),
            VisitCard("Aurora", SiteKind.HOTEL, ("bar",), date=date(2026, 3, 1), number=17),
        )
    ):
        content = bytes([number])
        media = store.media.adopt(io.BytesIO(content), size_bytes=1)
        store.recordings.add(f"Запись {number}.wav", media, visit_id=store.visits.add(card))
        if number == 0:
            store.documents.add("Plan.txt", media, "text", store.visits.recent()[0].id)
    store.reports.start("walk-through", "Аудит", "s", store.visits.recent()[0].id, (), "en")
    store.close()


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    def run(*arguments: str, code: int = DONE) -> dict[str, Any]:
        capsys.readouterr()
        assert cli.run([*arguments, "--json"]) == code
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    return run


def ids(found: dict[str, Any], name: str) -> list[str]:
    return [row["id"] for row in found[name]]


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        ([], ["vis-3", "vis-2", "vis-1"]),
        (["--site", "aurora"], ["vis-3", "vis-1"]),
        (["--site-kind", "restaurant"], ["vis-2"]),
        (["--zone", "BAR"], ["vis-3", "vis-2"]),
        (["--city", "Kazan"], ["vis-2"]),
        (["--customer", "group"], ["vis-3", "vis-1"]),
        (["--client", "ANNA"], ["vis-2", "vis-1"]),
        (["--since", "2026.03.01", "--until", "2026-03-01"], ["vis-3"]),
        (["--text", "bOREAL"], ["vis-2"]),
        (["--text", "17"], ["vis-3"]),
        (["--text", "[*"], []),
        (["--report-kind", "walk-through"], ["vis-3"]),
        (["--limit", "1", "--offset", "1"], ["vis-2"]),
    ],
)
def test_visits_are_narrowed_by_what_their_cards_say(
    ask: Ask, narrowed: list[str], expected: list[str]
) -> None:
    assert ids(ask("visits", *narrowed), "visits") == expected


def test_every_list_is_narrowed_alike(ask: Ask) -> None:
    assert ids(ask("recordings", "--client", "anna"), "recordings") == ["rec-2", "rec-1"]
    assert ids(ask("recordings", "--text", "ЗАПИСЬ 2"), "recordings") == ["rec-3"]
    state = RecordingState.FAILED.value
    assert ids(ask("recordings", "--state", state), "recordings") == []
    assert ids(ask("reports", "--text", "аУДит"), "reports") == ["rep-1"]
    assert ids(ask("reports", "--customer", "Group"), "reports") == ["rep-1"]
    assert ids(ask("documents", "--site", "Aurora"), "documents") == ["doc-1"]
    assert ids(ask("documents", "--zone", "bar"), "documents") == []


def test_a_page_says_how_many_there_are(ask: Ask) -> None:
    found = ask("recordings", "--limit", "2")
    assert (len(found["recordings"]), found["total"]) == (2, 3)


def test_a_name_that_the_library_does_not_hold_is_a_known_error(ask: Ask) -> None:
    assert ask("visits", "--city", "Nowhere", code=KNOWN)["error"]["code"] == "nothing_found"


def test_names_are_listed_renamed_and_merged(ask: Ask) -> None:
    (group,) = ask("names", "list", "customer")["names"]
    assert group == {"id": "cus-1", "name": "Group", "visits": 2}
    assert ask("names", "rename", "sit-2", "Aurora Bar")["name"] == "Aurora Bar"
    error = ask("names", "merge", "sit-2", "sit-1", code=KNOWN)["error"]
    assert (error["code"], "two kinds" in error["message"]) == ("bad_request", True)
    assert ask("names", "merge", "zon-1", "zon-2")["visits"] == 3
    error = ask("names", "merge", "zon-2", "sit-1", code=KNOWN)["error"]
    assert error["code"] == "bad_request"


def test_an_id_of_another_kind_is_a_wrong_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["names", "rename", "rec-1", "x"]) == USAGE
    assert "'rec-1' is not an id like" in capsys.readouterr().err


def test_lists_for_people_are_tables(capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["visits"], ["recordings"], ["reports"], ["documents"]):
        assert cli.run(command) == DONE
        assert capsys.readouterr().out.startswith("id")
    assert cli.run(["names", "list", "site"]) == DONE
    assert "Aurora    2       Hotel       Group" in capsys.readouterr().out
