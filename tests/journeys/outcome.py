"""What a writer made of the planted facts: counted, kept for each cell, and shown as a table."""

import json
from collections.abc import Mapping
from typing import Any

from tests.journeys.conftest import ROOT
from tests.journeys.visits import Fact, Visit, is_line

FOLDER = ROOT / "build" / "journeys"

Table = Mapping[str, Any]

STANCE = {"positive": "for", "critical": "against", "neutral": "neutral"}
POLARITIES = {stance: polarity for polarity, stance in STANCE.items()}


def polarity(finding: Table) -> str | None:
    """How a finding speaks of its factor, by the evidence that it rests on."""
    stances = {each["stance"] for each in finding["evidence"]} - {None}
    if {"for", "against"} <= stances:
        return "mixed"
    return next((name for stance, name in POLARITIES.items() if stance in stances), None)


def of_cell(kind: str, told: Visit, report: Table) -> dict[str, float]:
    """What the findings hold of what was planted.

    `found`: planted lines that a finding rests on, each on what it was planted for; `right` of
    `of`: leaves, checks, links and the type of client that are as planted, by whatever lines;
    `besides`: those found that nobody planted.
    """
    calibration = report["run"]["calibration"]
    return {
        **(_links(told, report) if kind == "I2" else _facts(kind, told, report)),
        "calibration": round(100 * calibration["right"] / calibration["of"]),
        "seconds": round(report["run"]["seconds"]),
    }


def _facts(kind: str, told: Visit, report: Table) -> dict[str, float]:
    facts = told.of_kind(kind)
    findings = {each["criterion"]: each for each in report["findings"]}
    planted = {(fact.criterion, fact.check): fact for fact in facts}
    taken = {
        (name, each["check"] or "")
        for name, finding in findings.items()
        for each in finding["evidence"]
    }
    return {
        "found": sum(_rests_on(findings[each.criterion], each, told) for each in facts),
        "right": sum(_right(findings[each.criterion], each) for each in planted.values()),
        "of": len(planted),
        "besides": len(taken - planted.keys()),
    }


def _rests_on(finding: Table, fact: Fact, told: Visit) -> bool:
    """Whether the finding has the very line as evidence, on the check it was planted for."""
    line = told.lines[fact.line].text
    return any(
        is_line(line, each["quote"]) and (each["check"] or "") == fact.check
        for each in finding["evidence"]
    )


def _right(finding: Table, fact: Fact) -> bool:
    """Whether the finding says of it what was planted, by whatever lines."""
    stances = {
        each["stance"] for each in finding["evidence"] if (each["check"] or "") == fact.check
    }
    return bool(stances) if fact.what == "point" else STANCE.get(fact.how, fact.how) in stances


def _links(told: Visit, report: Table) -> dict[str, float]:
    facts = told.of_kind("I2")
    lines = [(fact.name, told.lines[fact.line].text) for fact in facts if fact.what == "link"]
    (turn, *_more) = (fact for fact in facts if fact.what == "turning-event")
    found = [each for each in report["findings"] if each["section"] == "links"]
    shown = [
        {name for name, line in lines for each in one["evidence"] if is_line(line, each["quote"])}
        for one in found
    ]
    quotes = [each["quote"] for one in report["findings"] for each in one["evidence"]]
    type_ = 1 if turn.how == "for" else 2
    return {
        "found": sum(any(is_line(told.lines[each.line].text, q) for q in quotes) for each in facts),
        "right": len(set().union(*shown)) + (report["figures"]["client_type"] == type_),
        "of": len({name for name, _line in lines}) + 1,
        "besides": sum(not each for each in shown),
    }


# --- kept and shown -------------------------------------------------------------------------------


def note(kind: str, told: Visit, **figures: object) -> None:
    """Keep figures of a cell beside those that are there."""
    path = FOLDER / f"{kind}-{told.site_kind}.json"
    FOLDER.mkdir(parents=True, exist_ok=True)
    before = json.loads(path.read_text("utf-8")) if path.exists() else {}
    path.write_text(json.dumps(before | figures, indent=2) + "\n", "utf-8")
