"""Reads the rules by which figures are computed, and refuses what nothing can be computed by."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from voxdesk.domain.scenario import Band, Compute, FigureRule, Scenario
from voxdesk.domain.toml_reader import TomlReader, at

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")

NEEDS = {
    Compute.MEAN: "sections",
    Compute.MEAN_OF: "figures",
    Compute.SCORES: "sections",
    Compute.BANDS: "bands",
    Compute.MENTIONED: "stages",
    Compute.UNMENTIONED: "stages",
    Compute.COVERAGE: "stages",
    Compute.QUOTES: "stages",
    Compute.MISSING: "stages",
    Compute.COMPLETENESS: "stages",
    Compute.COUNT: "sections",
    Compute.TYPE: "criterion",
}
"""What a rule has to name for each way of computing."""

NAMELESS = frozenset({Compute.VERDICTS, Compute.MENTIONED})
"""Ways whose results have names of their own."""


def read(
    reader: TomlReader, content: Mapping[str, object], scenario: Scenario
) -> tuple[FigureRule, ...]:
    """The figures of a scenario whose stages were read; a rule may use figures before it."""
    found: list[FigureRule] = []
    for place, row in reader.rows(content, "figures", ""):
        found.append(_figure(reader, row, place, scenario, [each.name for each in found]))
    named = enumerate((each.name for each in found), start=1)
    reader.distinct(((f"figures[{number}]", name) for number, name in named if name), "figure")
    return tuple(found)


def _figure(
    reader: TomlReader,
    row: Mapping[str, object],
    place: str,
    scenario: Scenario,
    earlier: Sequence[str],
) -> FigureRule:
    known = {"name", "title", "compute", "section", "sections", "stage", "stages", "figure"}
    known |= {"figures", "criterion", "bands", "value", "under", "list"}
    reader.only(row, known, place)
    everywhere = [one for kind in scenario.site_kinds for one in scenario.sections(kind)]
    sections = {section.id for _stage, section in everywhere}
    criteria = {each.id for _stage, section in everywhere for each in section.criteria}
    stages = {stage.id for stage in scenario.stages}
    rule = FigureRule(
        compute=reader.member(row, "compute", place, Compute),
        name=reader.matching(row, "name", place, _NAME) if "name" in row else "",
        title=reader.languages(row, "title", place) if "name" in row else None,
        sections=_known(reader, row, "section", place, sections),
        stages=_known(reader, row, "stage", place, stages),
        figures=_known(reader, row, "figure", place, earlier),
        criterion=next(iter(_known(reader, row, "criterion", place, criteria)), ""),
        bands=tuple(_bands(reader, row, place)),
        value=reader.number(row, "value", place),
        under=int(reader.number(row, "under", place)),
        as_list=reader.flag(row, "list", place),
    )
    needed = NEEDS.get(rule.compute, "")
    if needed and not getattr(rule, needed):
        raise reader.bad(place, f"needs {needed} for {rule.compute}")
    if not rule.name and rule.compute not in NAMELESS:
        raise reader.bad(place, f"needs a name for {rule.compute}")
    return rule


def _known(
    reader: TomlReader, row: Mapping[str, object], key: str, place: str, known: Collection[str]
) -> tuple[str, ...]:
    """The ids under a key, or under its plural, all of which are known."""
    plural = "criteria" if key == "criterion" else f"{key}s"
    value = row.get(plural, [row[key]] if key in row else [])
    used = plural if plural in row else key
    found = reader.texts(value, at(place, used)) if value else ()
    for each in found:
        if each not in known:
            raise reader.bad(at(place, used), f"{each!r} is no {key}")
    return found


def _bands(reader: TomlReader, row: Mapping[str, object], place: str) -> Iterable[Band]:
    bands = reader.list_(row.get("bands", []), at(place, "bands"))
    for number, each in enumerate(bands, start=1):
        here = f"{at(place, 'bands')}[{number}]"
        table = reader.table(each, here)
        reader.only(table, {"from", "id", "title"}, here)
        least = reader.number(table, "from", here)
        yield Band(least, reader.id_(table, here), reader.languages(table, "title", here))
