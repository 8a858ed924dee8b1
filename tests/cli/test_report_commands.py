"""Kinds, batches, findings, states and scenarios of reports on the command line."""

from collections.abc import Callable
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from installer.sample_library import fill
from tests.services.test_reporting import ENGLISH
from tests.services.test_scenarios import SCENARIO, TAXONOMY
from tests.services.told import recorded
from voxdesk import cli
from voxdesk.desk import Desk
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.paths import Paths

Ask = Callable[..., tuple[int, Any, str]]
DONE, USAGE, KNOWN = 0, 2, 3

SITES = {
    "Astra": SiteKind.HOTEL,
    "Bistro": SiteKind.RESTAURANT,
    "Shop": SiteKind.OTHER,
}


@pytest.fixture
def _sampled(paths: Paths) -> None:
    """rep-1, complete and a draft, with eleven findings; that on the price is unsupported."""
    with Desk.open(paths) as desk:
        fill(desk.store)


@pytest.fixture
def _visits(paths: Paths, models: Path) -> None:
    """Three visits to sites of three kinds, each with a transcript."""
    assert models.is_dir()
    with Desk.open(paths) as desk:
        for number, (site, kind) in enumerate(SITES.items(), start=1):
            card = VisitCard(site=site, site_kind=kind, date=date(2026, 11, number))
            recorded(desk, [*ENGLISH, f"This is visit {number}."], card=card)


def by_title(report: Any, title: str) -> Any:
    return next(each for each in report["findings"] if each["title"] == title)


# --- kinds and reports ----------------------------------------------------------------------------


def test_kinds_name_scenario_and_sites(ask: Ask) -> None:
    code, told, _ = ask("kinds")
    assert code == DONE
    found = {each["id"]: each for each in told["kinds"]}
    assert {"walk-through", "I1", "I2", "I3", "I4", "I5", "D1", "D2", "D3"} <= set(found)
    assert (found["I3"]["scenario"], found["I3"]["name"]) == ("interview", "common-factors")
    assert found["D2"]["scenario"] == "design"
    assert found["I3"]["site_kinds"] == ["hotel", "restaurant", "health-centre"]
    assert set(found["I3"]) == {"id", "title", "scenario", "name", "site_kinds", "own"}
    assert not any(each["own"] for each in told["kinds"])


@pytest.mark.usefixtures("_visits")
def test_one_report_is_one_document_and_several_are_a_list(ask: Ask) -> None:
    code, told, _ = ask("report", "rec-1", "--kind=walk-through", "--writer=extractive")
    assert (code, told["kind"], told["site_kind"]) == (DONE, "walk-through", "hotel")
    assert told["scenario"] == {"id": "walk-through", "version": 1}
    assert ask("show", told["id"])[1] == told
    code, several, _ = ask(
        "report", "rec-1", "--kind=walk-through", "--kind=D1", "--writer=extractive"
    )
    assert code == DONE
    assert [each["kind"] for each in several["reports"]] == ["walk-through", "D1"]
    assert ask("report", "rec-3", "--kind=I3", "--writer=extractive")[0] == KNOWN


@pytest.mark.parametrize(
    "arguments",
    [("report",), ("report", "rec-1", "--all-visits"), ("report", "rec-1", "--site=Astra")],
)
@pytest.mark.usefixtures("_visits")
def test_recordings_and_all_visits_are_told_apart(ask: Ask, arguments: tuple[str, ...]) -> None:
    assert ask(*arguments)[0] == USAGE


@pytest.mark.usefixtures("_visits")
def test_a_batch_ends_with_a_table_and_is_there_later(ask: Ask) -> None:
    code, told, _ = ask(
        "report",
        "--all-visits",
        "--kind=walk-through",
        "--kind=I3",
        "--since=2026-11-02",
        "--writer=extractive",
    )
    assert code == KNOWN  # a shop has no factors
    rows = {(each["site"], each["kind"]): each for each in told["rows"]}
    assert set(rows) == set(product(("Bistro", "Shop"), ("walk-through", "I3")))
    done = rows["Bistro", "I3"]
    assert (done["state"], done["figure"]["name"], done["error"]) == ("done", "coverage", None)
    refused = rows["Shop", "I3"]
    assert (refused["state"], refused["report_id"]) == (None, None)
    assert "not for other" in refused["error"]
    assert ask("batches", told["batch"])[:2] == (DONE, told)
    (listed,) = ask("batches")[1]["batches"]
    assert {name: listed[name] for name in ("name", "reports", "done", "failed", "refused")} == {
        "name": told["batch"],
        "reports": 3,
        "done": 3,
        "failed": 0,
        "refused": 1,
    }
    code, alone, _ = ask("report", "--all-visits", "--text=Astra", "--writer=extractive")
    assert (code, [each["site"] for each in alone["rows"]]) == (DONE, ["Astra"])
    assert ask("batches", "2020-01-01-1")[0] == KNOWN
    assert ask("report", "--all-visits", "--text=nowhere")[0] == KNOWN


def test_a_batch_reads_as_a_table(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    with Desk.open(paths) as desk:
        recorded(desk, ENGLISH, card=VisitCard(site="Shop"))
    capsys.readouterr()
    assert cli.run(["report", "--all-visits", "--kind=I3"]) == KNOWN
    printed = capsys.readouterr()
    assert printed.out.splitlines()[1].split()[:5] == ["vis-1", "Shop", "-", "I3", "-"]
    assert "vis-1 I3: " in printed.err


# --- findings -------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_sampled")
def test_words_on_findings_are_kept_and_told(ask: Ask) -> None:
    name = ask("show", "rep-1")[1]["findings"][0]["id"]
    for command, word in (
        ("report-accept", "accepted"),
        ("report-reject", "rejected"),
        ("report-opinion", "opinion"),
        ("report-reopen", "open"),
    ):
        code, told, _ = ask(command, name)
        assert (code, told["finding"]["review"]) == (DONE, word)
        assert (told["report_id"], told["state"]) == ("rep-1", "draft")
    assert ask("report-accept", "fin-999")[0] == KNOWN
    assert ask("report-accept", "rep-1")[0] == USAGE


@pytest.mark.usefixtures("_sampled")
def test_fields_of_a_finding_are_written_and_put_back(ask: Ask) -> None:
    before = by_title(ask("show", "rep-1")[1], "Lighting")
    name = before["id"]
    code, told, _ = ask("report-edit", name, "--statement=All 40 lamps.", "--verdict=met")
    edited = told["finding"]
    assert (code, edited["own"]) == (DONE, ["statement", "verdict"])
    assert (edited["statement"], edited["verdict"]) == ("All 40 lamps.", "met")
    assert (edited["support"], edited["notes"]) == ("unsupported", ["unsupported:40"])
    ask("report-edit", name, "--as-computed=statement")
    back = ask("report-edit", name, "--as-computed=verdict")[1]["finding"]
    assert back == before
    assert ask("report-edit", name)[0] == USAGE
    assert ask("report-edit", name, "--statement=A.", "--as-computed=statement")[0] == USAGE


@pytest.mark.usefixtures("_sampled")
def test_evidence_is_added_counted_and_removed(ask: Ask) -> None:
    report = ask("show", "rep-1")[1]
    before = by_title(report, "Decision factors")
    assert before["verdict"] == "not_covered"
    segments = ask("show", report["findings"][0]["evidence"][0]["recording_id"])[1]["segments"]
    said = segments[-1]
    name = before["id"]
    code, told, _ = ask("report-evidence", name, said["id"], "--for", "--quote=for the breakfast")
    (added,) = told["finding"]["evidence"]
    assert (code, told["finding"]["verdict"]) == (DONE, "met")
    assert (added["quote"], added["number"], added["probability"]) == (
        "for the breakfast",
        1,
        None,
    )
    assert said["start_ms"] < added["start_ms"] < added["end_ms"] < said["end_ms"]
    out = ask("report-confirm", name, 1, "--does-not")[1]["finding"]
    assert (out["evidence"], out["verdict"]) == ([], "not_covered")
    assert [each["number"] for each in out["taken_out"]] == [1]
    assert ask("report-confirm", name, 1, "--counts")[1]["finding"]["verdict"] == "met"
    assert ask("report-evidence", name, "--remove=1")[1]["finding"] == before
    assert ask("report-evidence", name, said["id"], "--for", "--quote=no such words")[0] == KNOWN
    assert ask("report-evidence", name, said["id"])[0] == USAGE
    assert ask("report-evidence", name, "--for", "--remove=1")[0] == USAGE
    assert ask("report-confirm", name, 9, "--counts")[0] == KNOWN
    assert ask("report-confirm", name, 1)[0] == USAGE


@pytest.mark.usefixtures("_sampled")
def test_an_unsure_label_is_left_to_its_probability_again(ask: Ask) -> None:
    before = by_title(ask("show", "rep-1")[1], "Staff and service")
    (unsure,) = before["doubtful"]
    told = ask("report-confirm", before["id"], unsure["number"], "--counts")[1]
    assert told["finding"]["doubtful"] == []
    told = ask("report-confirm", before["id"], unsure["number"], "--undecided")[1]
    assert told["finding"] == before


# --- reports as a whole ---------------------------------------------------------------------------


@pytest.mark.usefixtures("_sampled")
def test_a_report_is_held_up_reviewed_signed_and_superseded(ask: Ask) -> None:
    price = by_title(ask("show", "rep-1")[1], "Price and value")
    quoted = price["evidence"][0]["segment_ids"][0]
    ask("correct", quoted, "It was cheap.")
    told = ask("report-state", "rep-1")[1]
    assert told["hindrances"] == [
        {"finding_id": price["id"], "title": "Price and value", "why": why}
        for why in ("stale", "unsupported")
    ]
    assert by_title(ask("show", "rep-1")[1], "Price and value")["stale"]
    assert ask("report-state", "rep-1", "final")[0] == KNOWN
    code, error, _ = ask("sign-off", "rep-1")
    assert (code, error["error"]["code"]) == (KNOWN, "report.hindered")
    assert f"{price['id']}: stale" in error["error"]["message"]
    assert error["error"]["remedy"]

    ask("report-opinion", price["id"])
    assert ask("report-state", "rep-1", "reviewed")[1]["state"] == "reviewed"
    assert ask("report-state", "rep-1", "draft")[1]["state"] == "draft"
    ask("report-state", "rep-1", "reviewed")
    assert ask("report-state", "rep-1", "final")[1]["state"] == "final"
    assert ask("report-accept", price["id"])[0] == KNOWN

    new = ask("report-new-version", "rep-1")[1]
    assert (new["state"], new["supersedes"]) == ("draft", "rep-1")
    again = by_title(new, "Price and value")
    ask("report-edit", again["id"], "--verdict=met")
    compared = ask("report-compare", "rep-1", new["id"])[1]
    differing = [each for each in compared["pairs"] if each["differs"]]
    assert [(each["title"], each["differs"]) for each in differing] == [
        ("Price and value", ["verdict"])
    ]
    assert (differing[0]["left"]["verdict"], differing[0]["right"]["verdict"]) == ("not_met", "met")
    assert ask("sign-off", new["id"])[1]["state"] == "final"


@pytest.mark.usefixtures("_visits")
def test_what_is_stale_is_written_anew(ask: Ask) -> None:
    report = ask("report", "rec-1", "--writer=extractive")[1]
    assert ask("report-rerun", report["id"])[0] == USAGE
    assert ask("report-rerun", report["id"], "--stale")[0] == KNOWN
    lighting = by_title(report, "Lighting")
    segment = lighting["evidence"][0]["segment_ids"][0]
    ask("correct", segment, "Two of the lamps in the corridor were lit.")
    assert by_title(ask("show", report["id"])[1], "Lighting")["stale"]
    code, told, _ = ask("report-rerun", report["id"], "--stale")
    assert code == DONE
    anew = by_title(told, "Lighting")
    assert not anew["stale"]
    assert "were lit" in anew["evidence"][0]["quote"]
    assert ask("report-rerun", report["id"], f"--finding={anew['id']}")[0] == DONE
    assert ask("report-rerun", report["id"], "--finding=fin-999")[0] == KNOWN
    assert ask("report-rerun", report["id"], "--stage=no-such-stage")[0] == KNOWN
    other = ask("report", "rec-1", "--kind=D1", "--writer=extractive")[1]
    assert ask("report-compare", report["id"], other["id"])[0] == KNOWN


@pytest.mark.usefixtures("_sampled")
def test_reports_read_as_words(capsys: pytest.CaptureFixture[str]) -> None:
    for command, expected in (
        (["show", "rep-1"], "Lighting (fin-3): "),
        (["report-state", "rep-1"], "says what no quote says"),
        (["report-accept", "fin-3"], "[accepted]"),
        (["report-compare", "rep-1", "rep-1"], "Lighting"),
        (["kinds"], "General decision factors"),
        (["scenarios"], "walk-through"),
        (["batches"], "made_at"),
    ):
        capsys.readouterr()
        assert cli.run(command) == DONE
        assert expected.lower() in capsys.readouterr().out.lower(), command


# --- scenarios ------------------------------------------------------------------------------------


def test_scenarios_of_people_come_and_go(ask: Ask, tmp_path: Path) -> None:
    taxonomy, scenario = tmp_path / "museum.toml", tmp_path / "museum-factors.toml"
    taxonomy.write_text(TAXONOMY, "utf-8")
    scenario.write_text(SCENARIO, "utf-8")
    code, error, _ = ask("scenarios", "check", scenario)
    assert (code, error["error"]["code"]) == (KNOWN, "scenario.invalid")
    assert "museum-factors.toml, line 14" in error["error"]["message"]
    assert ask("scenarios", "check", taxonomy)[1] == {
        "ok": True,
        "kind": "taxonomy",
        "name": "museum",
        "title": "What visitors choose by",
    }
    assert ask("scenarios", "add", taxonomy)[0] == DONE
    (added,) = ask("scenarios", "add", scenario)[1]["scenarios"]
    assert (added["name"], added["version"], added["own"]) == ("museum-factors", 1, True)
    assert "museum" in [each["id"] for each in ask("kinds")[1]["kinds"] if each["own"]]

    scenario.write_text(SCENARIO.replace("Museum factors", "Factors of a museum"), "utf-8")
    assert ask("scenarios", "add", scenario)[1]["scenarios"][0]["version"] == 2
    versions = ask("scenarios", "versions", "museum-factors")[1]["scenarios"]
    assert [each["version"] for each in versions] == [2, 1]
    assert "Factors of a museum" in ask("scenarios", "show", "museum-factors")[1]["text"]
    old = ask("scenarios", "show", "museum-factors", "--version=1")[1]
    assert old["text"] == SCENARIO

    assert ask("scenarios", "withdraw", "museum")[0] == KNOWN
    assert ask("scenarios", "withdraw", "museum-factors")[0] == DONE
    names = [each["name"] for each in ask("scenarios")[1]["scenarios"]]
    assert "museum-factors" not in names
    assert "museum" in names
    assert ask("library", "verify")[1]["ok"]


def test_a_copy_of_a_scenario_is_added_as_it_is_printed(
    ask: Ask, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["scenarios", "copy", "walk-through"]) == DONE
    file = tmp_path / "mine.toml"
    file.write_text(capsys.readouterr().out, "utf-8")
    assert ask("scenarios", "add", file)[1]["scenarios"][0]["name"] == "walk-through-copy"


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "nothing"),
        ("copy", "nothing"),
        ("versions", "walk-through"),
        ("withdraw", "walk-through"),
        ("check", "/no/such/file.toml"),
    ],
)
def test_scenarios_that_are_not_there_are_told(ask: Ask, arguments: tuple[str, ...]) -> None:
    code, told, _ = ask("scenarios", *arguments)
    assert (code, bool(told["error"]["message"])) == (KNOWN, True)


def test_a_file_that_is_no_text_is_told(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "odd.toml"
    file.write_bytes(b"\xff\xfe\x00")
    assert ask("scenarios", "check", file)[1]["error"]["code"] == "scenario.invalid"
