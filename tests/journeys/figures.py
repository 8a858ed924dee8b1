"""The figures of a report worked out once more, from nothing but its document and the texts it was
made by: plain arithmetic that shares no line with the program's."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean
from typing import Any

from tests.journeys.conftest import ROOT

RESOURCES = ROOT / "resources"
SCENARIOS = {
    "I1": "interview-methodology",
    "I2": "links",
    "I3": "common-factors",
    "I4": "site-factors",
    "I5": "interviewer-performance",
    "D1": "audit-methodology",
    "D2": "programme-compliance",
    "D3": "structured-audit",
}
KINDS = tuple(SCENARIOS)
SCORED = ("I1", "I5", "D1", "D2")

WORTH = {
    frozenset({"for"}): 100.0,
    frozenset({"for", "against"}): 50.0,
    frozenset({"against"}): 0.0,
}

Table = Mapping[str, Any]


def sections(kind: str, site_kind: str) -> dict[str, list[Table]]:
    """What a report asks, by its sections, as it stands in the files."""
    found: dict[str, list[Table]] = {}
    for stage in _read("scenarios", SCENARIOS[kind])["stages"]:
        named = stage.get("taxonomies", {}).get(site_kind)
        for section in (_read("taxonomies", named) if named else stage)["sections"]:
            rows = list(section.get("criteria", ()))
            for group in section.get("groups", ()):
                rows += group["criteria"]
            found[section["id"]] = [
                row for row in rows if site_kind in row.get("site_kinds", [site_kind])
            ]
    return found


def expected(kind: str, site_kind: str, report: Table) -> tuple[Table, Table]:
    """The figures of a report, and what share of the checks each mean rests on."""
    asked = sections(kind, site_kind)
    found = report["findings"]
    match kind:
        case "I1":
            means = {
                "X": _mean(asked["compliance"], found),
                "Y": _mean(asked["violations"], found),
            }
            return _with_z(means)
        case "D2":
            means = {
                "X": _mean(asked["blocks"], found),
                "Y": _mean(asked["recommendations"], found),
            }
            figures, judged = _with_z(means)
            blocks = {row["id"]: _rounded(score(_of(found, row["id"]))) for row in asked["blocks"]}
            return {"blocks": blocks, **figures, "verdict": _band(figures["Z"])}, judged
        case "D1" | "I5":
            (rows,) = asked.values()
            scores = {row["id"]: _rounded(score(_of(found, row["id"]))) for row in rows}
            mean, share = _mean(rows, found)
            told: Table = (
                {"sections": list(scores.values())} if kind == "D1" else {"scores": scores}
            )
            return {**told, "Z": mean}, {"Z": share}
        case "I2":
            return _links(found), {}
        case _:
            return _spoken_of(kind, asked, found), {}


# --- scores ---------------------------------------------------------------------------------------


def score(finding: Table) -> float | None:
    """The mean worth of the checks that something which counts was said on."""
    worth = [WORTH[frozenset(stances)] for stances in _checks(finding).values()]
    return fmean(worth) if worth else None


def _checks(finding: Table) -> dict[str, set[str]]:
    checks: dict[str, set[str]] = {}
    for each in finding["evidence"]:
        if each["stance"] in ("for", "against"):
            checks.setdefault(each["check"], set()).add(each["stance"])
    return checks


def _mean(rows: Sequence[Table], found: Iterable[Table]) -> tuple[float | None, float]:
    findings = [_of(found, row["id"]) for row in rows]
    scores = [each for each in map(score, findings) if each is not None]
    judged = sum(len(_checks(each)) for each in findings)
    checks = sum(len(row["checks"]) for row in rows)
    return (round(fmean(scores), 1) if scores else None), round(100 * judged / checks, 1)


def _with_z(means: Mapping[str, tuple[float | None, float]]) -> tuple[dict[str, Any], Table]:
    known = [mean for mean, _share in means.values() if mean is not None]
    z = round(fmean(known), 1) if known else None
    judged = {name: share for name, (_mean, share) in means.items()}
    judged["Z"] = round(fmean(judged.values()), 1)
    return {name: mean for name, (mean, _share) in means.items()} | {"Z": z}, judged


def _band(z: float | None) -> str | None:
    names = {80: "comprehensive", 60: "fairly-full", 40: "superficial", 0: "formal"}
    return None if z is None else next(name for least, name in names.items() if z >= least)


# --- what was spoken of ---------------------------------------------------------------------------


def _links(found: Sequence[Table]) -> Table:
    (turn,) = (each for each in found if each["criterion"] == "turning-event")
    # One that only doubtful lines show is shown to a person, and not counted.
    links = [each for each in found if each["section"] == "links" and each["evidence"]]
    quotes = [len({_quote(one) for one in each["evidence"]}) for each in links]
    judged = turn["verdict"] is not None
    return {
        "client_type": (1 if turn["verdict"] in ("met", "partly_met") else 2) if judged else None,
        "links_found": len(links) if judged else None,
        "links_under_two_quotes": sum(each < 2 for each in quotes) if judged else None,
        "target": 10,
    }


def _spoken_of(
    kind: str, asked: Mapping[str, Sequence[Table]], found: Sequence[Table]
) -> dict[str, Any]:
    heard = {each["criterion"] for each in found if each["evidence"]}
    (own,) = {"I3": ("other",), "I4": ("other",), "D3": ("additional",)}[kind]
    leaves = {name: [row["id"] for row in rows] for name, rows in asked.items() if name != own}
    count = sum(map(len, leaves.values()))
    spoken = {name: len(heard & set(ids)) for name, ids in leaves.items()}
    in_all = sum(spoken.values())
    share = round(100 * in_all / count, 1)
    if kind == "D3":
        quotes = {_quote(one) for each in found for one in each["evidence"]}
        return {"items": len(quotes), "missing": count - in_all, "completeness": share}
    judged = [each for each in found if each["section"] == own and each["polarity"] is not None]
    mentioned = {**spoken, "other": len(judged), "total": in_all + len(judged)}
    if kind == "I4":
        return mentioned
    silent = {name: len(ids) - spoken[name] for name, ids in leaves.items()}
    return {
        "mentioned": mentioned,
        "unmentioned": {**silent, "total": count - in_all},
        "coverage": share,
    }


# --- reading --------------------------------------------------------------------------------------


def _read(folder: str, name: str) -> dict[str, Any]:
    return tomllib.loads((RESOURCES / folder / f"{name}.toml").read_text("utf-8"))


def _of(found: Iterable[Table], criterion: str) -> Table:
    (one,) = (each for each in found if each["criterion"] == criterion)
    return one


def _quote(evidence: Table) -> tuple[str, int, str]:
    return evidence["recording_id"], evidence["start_ms"], evidence["quote"]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
