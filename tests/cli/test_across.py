"""What reports say together, on the command line and in files."""

import csv
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.store.reported import finding, report, visit
from voxdesk.domain.report import Polarity, Verdict
from voxdesk.paths import Paths
from voxdesk.store.store import Store

Ask = Callable[..., tuple[int, dict[str, Any], str]]
EVIL = '=HYPERLINK("http://evil","x")'


@pytest.fixture(autouse=True)
def _filled(paths: Paths) -> None:
    """Two customers; a site of the first was visited twice."""
    paths.prepare()
    store = Store.open(paths.library)
    spoken = [
        finding("parking", polarity=Polarity.CRITICAL),
        finding("swimming-pool", verdict=Verdict.NOT_COVERED),
    ]
    for site, day, customer, z in (
        ("Aurora", "2026-01-10", "Plaza", 40),
        ("Aurora", "2026-02-10", "Plaza", 60.5),
        (EVIL, "2026-02-11", "Other", 90),
    ):
        about = visit(store, site, day, customer=customer, employee="Field")
        report(store, about, "I1", figures={"Z": z, "X": 1})
        report(store, about, "I3", spoken, {"coverage": 1.5})
    store.close()


def test_sites_are_compared_each_customer_for_itself(ask: Ask) -> None:
    _code, found, _told = ask("across", "--report-kind", "I1")
    rows = {
        (row["customer"], row["site"], row["figure"]): (row["reports"], row["latest"], row["mean"])
        for row in found["compared"]
    }
    figures = {figure for _customer, site, figure in rows if site == "Aurora"}
    assert figures == {"Compliance with the rules", "Final score of the interview"}
    assert rows["Plaza", "Aurora", "Final score of the interview"] == (2, 60.5, 50.2)
    assert rows["Other", EVIL, "Final score of the interview"] == (1, 90, 90)
    assert {row["customer"] for row in found["compared"]} == {"Plaza", "Other"}
    assert (found["reports"], found["drafts"]) == (3, 3)


@pytest.mark.parametrize(
    ("narrowed", "reports"),
    [([], 6), (["--customer", "plaza"], 4), (["--since", "2026-02-01"], 4)],
)
def test_reports_are_narrowed_as_lists_are(ask: Ask, narrowed: list[str], reports: int) -> None:
    assert ask("across", *narrowed)[1]["reports"] == reports


def test_months_follow_each_other(ask: Ask) -> None:
    _code, found, _told = ask("across", "--by", "month", "--customer", "Plaza")
    assert sorted({row["month"] for row in found["compared"]}) == ["2026-01", "2026-02"]


def test_factors_and_gaps_are_counted_by_customer(ask: Ask) -> None:
    _code, found, _told = ask("across", "--customer", "Plaza")
    (factor,) = found["factors"]
    assert (factor["findings"], factor["critical"], factor["positive"]) == (2, 2, 0)
    spoken = factor["factor"]
    assert len(found["gaps"]) > 50
    assert spoken not in {row["factor"] for row in found["gaps"]}


def test_a_csv_file_holds_the_comparison_and_no_formula(ask: Ask, tmp_path: Path) -> None:
    target = tmp_path / "across.csv"
    assert ask("across", "--output", target)[0] == 0
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["Site"] for row in rows} == {"Aurora", f"'{EVIL}"}
    assert "60.5" in {row["Latest"] for row in rows}


def test_a_workbook_holds_every_table_with_numbers_as_numbers(ask: Ask, tmp_path: Path) -> None:
    target = tmp_path / "across.xlsx"
    assert ask("across", "--output", target)[0] == 0
    with zipfile.ZipFile(target) as book:
        names = book.namelist()
        sheets = [name for name in names if name.startswith("xl/worksheets/sheet")]
        cells = [
            cell
            for name in sheets
            for cell in ElementTree.fromstring(book.read(name)).iter()
            if cell.tag.endswith("}c")
        ]
        strings = book.read("xl/sharedStrings.xml").decode()
        links = [name for name in names if "_rels/sheet" in name]
    assert len(sheets) == 5
    assert not any(part.tag.endswith("}f") for cell in cells for part in cell)
    values = {part.text for cell in cells if cell.get("t") is None for part in cell}
    assert {"60.5", "50.2"} <= values
    assert "=HYPERLINK" in strings
    assert links == []


def test_another_ending_is_refused(ask: Ask, tmp_path: Path) -> None:
    code, found, _told = ask("across", "--output", tmp_path / "across.txt")
    assert (code, found["error"]["code"]) == (3, "bad_request")
