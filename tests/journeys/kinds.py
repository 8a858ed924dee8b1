"""Each kind of report on a kind of site: from a spoken visit with planted facts to its findings.

In the suite each kind once, on the beginning of a visit, spread over the kinds of site; `make
journeys` asks every cell of the matrix. What the writer made of a cell is written under
build/journeys, for `tests.journeys.table`.
"""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pytest

from tests.journeys import figures, outcome, retrieval
from tests.journeys.conftest import ROOT, Heard
from tests.journeys.visits import DESIGN, INTERVIEW, SITE_KINDS, Visit, heard_as, visit
from voxdesk.desk import Desk
from voxdesk.domain.checks import quote_stands
from voxdesk.domain.ids import ReportId
from voxdesk.paths import Paths

MARKS = [pytest.mark.speech, pytest.mark.models, pytest.mark.timeout(1200)]

# Three visits, so that no more need be spoken and heard.
DIAGONAL = (
    ("I1", "health-centre"),
    ("I3", "health-centre"),
    ("I2", "hotel"),
    ("I4", "hotel"),
    ("I5", "hotel"),
    ("D1", "restaurant"),
    ("D2", "restaurant"),
    ("D3", "restaurant"),
)
WHOLE = bool(os.environ.get("VOXDESK_MATRIX"))
MATRIX = tuple((kind, site_kind) for site_kind in SITE_KINDS for kind in figures.KINDS)

FLOORS = {
    ("I1", "health-centre"): 2,
    ("I3", "health-centre"): 1,
    ("I4", "hotel"): 2,
    ("D1", "restaurant"): 4,
    ("D2", "restaurant"): 9,
    ("D3", "restaurant"): 5,
}
"""How many of the planted facts the small writer must have right: a third and more below the 4, 2,
4, 6, 14 and 8 that it had when this was written. It cannot extract links, so I2 has no floor, and
of the few facts of I5 in the beginning of a visit it had none."""

FOUND = 0.9
"""The share of the planted facts that retrieval must bring before the writer."""

LATE_MS = 500
"""How far a quote may reach past the segments it stands in, as recognisers time words."""


@dataclass
class Cell:
    """A report of a kind on a visit that was spoken, and what it is held against."""

    kind: str
    told: Visit
    heard: Heard
    report: dict[str, Any]

    @cached_property
    def segments(self) -> dict[str, dict[str, Any]]:
        return self.heard.segments(self.told)

    @property
    def quotes(self) -> Iterator[dict[str, Any]]:
        """All evidence, also what is too unsure to count."""
        for finding in self.report["findings"]:
            yield from finding["evidence"]
            yield from finding["doubtful"]


BEGINNING = {INTERVIEW: 20, DESIGN: 15}
"""How many lines of a visit are spoken in the suite; all of them for the matrix."""


def cells(scenario: str) -> list[tuple[str, str]]:
    """The kinds of report on such visits, each with the kind of site it is asked on."""
    asked = MATRIX if WHOLE else DIAGONAL
    return [(kind, site_kind) for kind, site_kind in asked if _scenario(kind) == scenario]


def _scenario(kind: str) -> str:
    return DESIGN if kind.startswith("D") else INTERVIEW


def written(kind: str, site_kind: str, heard: Heard) -> Cell:
    told = visit(site_kind, _scenario(kind))
    if not WHOLE:
        told = told.beginning(BEGINNING[told.scenario])
    return Cell(kind, told, heard, heard.ask("report", heard.recording(told), "--kind", kind))


class EveryKind:
    """What holds of a report of every kind; `cell` comes from the module of its visits."""

    def test_every_quote_stands_where_it_says(self, cell: Cell) -> None:
        recording = cell.heard.recording(cell.told)
        length_ms = cell.heard.ask("show", recording)["recording"]["duration_ms"]
        assert list(cell.quotes)
        for each in cell.quotes:
            said_in = [cell.segments[one] for one in each["segment_ids"]]
            assert each["recording_id"] == recording
            assert quote_stands(each["quote"], " ".join(one["text"] for one in said_in))
            assert said_in[0]["start_ms"] - LATE_MS <= each["start_ms"] < each["end_ms"]
            assert each["end_ms"] <= min(said_in[-1]["end_ms"] + LATE_MS, length_ms)

    def test_evidence_is_of_the_voice_that_the_kind_asks_for(self, cell: Cell) -> None:
        speakers = {each["speaker"] for each in cell.quotes}
        asked = "Channel 1" if cell.kind in ("I1", "I5") else "Channel 2"
        assert speakers == ({None} if cell.told.scenario == DESIGN else {asked})

    def test_figures_are_what_follows_from_the_findings(self, cell: Cell) -> None:
        found, judged = figures.expected(cell.kind, cell.told.site_kind, cell.report)
        assert cell.report["figures"] == found
        assert cell.report["judged"] == judged

    def test_every_criterion_has_one_finding_in_its_section(self, cell: Cell) -> None:
        asked = figures.sections(cell.kind, cell.told.site_kind)
        wanted = [(section, row["id"]) for section, rows in asked.items() for row in rows]
        given = [(each["section"], each["criterion"]) for each in cell.report["findings"]]
        assert [each for each in given if each in wanted] == wanted
        # All others were found as they were looked for.
        assert all(not asked[section] for section, name in set(given) - set(wanted))

    def test_scores_and_polarities_follow_from_the_evidence(self, cell: Cell) -> None:
        for each in cell.report["findings"]:
            if cell.kind in figures.SCORED:
                score = figures.score(each)
                assert each["score"] == (None if score is None else round(score, 1))
            elif cell.kind != "I2":
                assert each["polarity"] == outcome.polarity(each)

    def test_planted_evidence_is_looked_at(self, cell: Cell, paths: Paths) -> None:
        number = ReportId(int(cell.report["id"].removeprefix("rep-")))
        with Desk.open(paths, cell.heard.library) as desk:
            looked_at = retrieval.looked_at(desk, number)
            together = retrieval.read_together(desk, number) if cell.kind == "I2" else []
        texts = [each["text"] for each in cell.segments.values()]
        missed = []
        planted = cell.told.of_kind(cell.kind)
        # What the recogniser did not make out, nothing can find.
        facts = [each for each in planted if heard_as(cell.told.lines[each.line].text, texts)]
        assert len(facts) >= FOUND * len(planted)
        for fact in facts:
            line = cell.told.lines[fact.line].text
            if fact.what == "link":
                lines = [
                    cell.told.lines[each.line].text for each in facts if each.name == fact.name
                ]
                # A link is seen where two lines that show it are read together.
                seen = any(
                    heard_as(line, window) and sum(bool(heard_as(one, window)) for one in lines) > 1
                    for window in together
                )
            else:
                seen = bool(heard_as(line, looked_at[fact.criterion]))
            if not seen:
                missed.append((line, fact.name))
        outcome.note(cell.kind, cell.told, retrieved=len(facts) - len(missed), planted=len(facts))
        assert len(missed) <= (1 - FOUND) * len(facts), missed

    def test_summary_cites_findings_that_are_there(self, cell: Cell) -> None:
        cited = re.findall(r"\[([\d, –-]+)\]", cell.report["summary"])
        numbers = {int(each) for each in re.findall(r"\d+", " ".join(cited))}
        assert numbers
        assert numbers <= set(range(1, len(cell.report["findings"]) + 1))

    def test_run_card_says_what_made_the_report(self, cell: Cell) -> None:
        run = cell.report["run"]
        catalogue = json.loads((ROOT / "models" / "catalogue.json").read_text("utf-8"))
        entries = {entry["id"]: entry for entry in catalogue["models"]}
        assert run["model"] == "report-adapter"
        assert run["hash"] == entries["smollm2-135m-instruct"]["files"][0]["sha256"]
        assert run["adapter_hash"] == entries["report-adapter"]["adapter"]["sha256"]
        assert run["meaning_model"] == "all-minilm-l6-v2"
        assert run["seed"] > 0
        assert run["heard_percent"] == pytest.approx(100, abs=1)
        assert 0 < run["calibration"]["right"] <= run["calibration"]["of"]
        assert run["reused_tokens"] < run["prompt_tokens"]

    def test_what_the_small_writer_finds(self, cell: Cell) -> None:
        """Told for every cell, and held to a floor: it is the model's measure, not the code's."""
        told = outcome.of_cell(cell.kind, cell.told, cell.report)
        outcome.note(cell.kind, cell.told, **told)
        print(cell.kind, cell.told.site_kind, told)
        assert told["right"] >= FLOORS.get((cell.kind, cell.told.site_kind), 0)
