"""Across visits: what the reports in a scope say together, and its tables as files."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from voxdesk import texts
from voxdesk.desk import Desk
from voxdesk.domain import overview
from voxdesk.domain.ids import CustomerId, written
from voxdesk.domain.knowledge import EVERYTHING, Scope
from voxdesk.domain.overview import (
    Behind,
    By,
    Compared,
    Frequent,
    Gap,
    Score,
    Told,
)
from voxdesk.domain.report import Polarity, ReportState
from voxdesk.domain.scenario import DEFAULT_LANGUAGE, Scenario
from voxdesk.domain.tables import Cell, Column, Table, TableName
from voxdesk.errors import BadRequest
from voxdesk.export.tables import table_csv, tables_xlsx
from voxdesk.services import scenarios
from voxdesk.services.replacing import replace_file

FORMATS = ("csv", "xlsx")


@dataclass(frozen=True, slots=True)
class Overview:
    """The reports that count, and what follows from them.

    `kinds` and `figures` are what kinds of report and, by kind and name, their figures are called.
    """

    reports: tuple[Told, ...]
    scores: tuple[Score, ...]
    factors: tuple[Frequent, ...]
    problems: tuple[Frequent, ...]
    gaps: tuple[Gap, ...]
    kinds: Mapping[str, str]
    figures: Mapping[tuple[str, str], str]

    @property
    def drafts(self) -> int:
        return sum(each.state is ReportState.DRAFT for each in self.reports)

    def compared(self, by: By) -> tuple[Compared, ...]:
        return overview.compared(self.scores, by)


def customers(reports: Iterable[Told]) -> dict[CustomerId | None, str]:
    """Whose reports these are, by name; those of nobody known come last."""
    found = {each.customer_id: each.customer for each in reports}
    order = sorted(found, key=lambda each: (each is None, found[each].casefold()))
    return {each: found[each] for each in order}


def read(desk: Desk, scope: Scope = EVERYTHING, language: str = DEFAULT_LANGUAGE) -> Overview:
    """What the reports in scope say together, named in a language."""
    return of_reports(desk, desk.store.overview.reports(scope), language)


def of_reports(desk: Desk, reports: Sequence[Told], language: str) -> Overview:
    """What these reports say together, such as those of one customer."""
    store = desk.store.overview
    known = _scenarios(desk, reports)
    followed = {kind: overview.followed(each, language) for kind, each in known.items()}
    names = {name for figures in followed.values() for name in figures}
    spoken, not_met = store.spoken(reports), store.not_met(reports)
    return Overview(
        reports=tuple(reports),
        scores=tuple(
            each
            for each in store.scores(reports, names)
            if each.figure in followed.get(each.told.kind, ())
        ),
        factors=overview.frequent(overview.factors(spoken, known), known, language),
        problems=overview.frequent(not_met, known, language),
        gaps=overview.gaps(reports, spoken, known, language),
        kinds={kind: each.title.within(language) for kind, each in known.items()},
        figures={
            (kind, name): title or texts.name(Column.COVERED)
            for kind, figures in followed.items()
            for name, title in figures.items()
        },
    )


def _scenarios(desk: Desk, reports: Sequence[Told]) -> dict[str, Scenario]:
    """The scenarios of these reports: those in use, else what the last report was made by."""
    asked = {each.kind: each.report_id for each in reports}
    found = {
        each.scenario.kind: each.scenario
        for each in scenarios.kinds(desk)
        if each.scenario.kind in asked
    }
    for kind in asked.keys() - found.keys():
        made_by = scenarios.of_report(desk, asked[kind])
        if made_by is not None:
            found[kind] = made_by.scenario
    return found


def behind(
    desk: Desk, of: Overview, row: Frequent, *, spoken: bool
) -> tuple[tuple[Told, Behind], ...]:
    """The findings that a count of factors (`spoken`) or of problems rests on, newest first."""
    told = {
        each.report_id: each
        for each in of.reports
        if each.kind == row.kind and each.customer_id == row.customer_id
    }
    found = desk.store.overview.behind(told.values(), row.criterion_id, row.titles, spoken=spoken)
    return tuple((told[each.report_id], each) for each in found)


# --- tables ---------------------------------------------------------------------------------------


def tables(of: Overview, by: By) -> dict[TableName, Table]:
    """Everything as tables; each row says whose it is."""
    named = customers(of.reports)
    found = (
        _compared(of, by),
        _over_time(of),
        _frequent(TableName.FACTORS, of.factors, named),
        _frequent(TableName.PROBLEMS, of.problems, named),
        _gaps(of, named),
    )
    return {each.name: each for each in found}


def _compared(of: Overview, by: By) -> Table:
    columns = (Column.CUSTOMER, Column(by.value), Column.KIND, Column.FIGURE)
    rows = (
        (
            each.customer,
            each.group,
            each.kind,
            of.figures[each.kind, each.figure],
            each.reports,
            each.latest,
            each.mean,
        )
        for each in of.compared(by)
    )
    numbers = (Column.REPORTS, Column.LATEST, Column.MEAN)
    return Table(TableName.COMPARED, (*columns, *numbers), tuple(rows))


def _over_time(of: Overview) -> Table:
    columns = (
        *(Column.CUSTOMER, Column.DATE, Column.SITE, Column.CLIENT, Column.EMPLOYEE),
        *(Column.REPORT, Column.KIND, Column.STATE, Column.FIGURE, Column.VALUE, Column.JUDGED),
    )
    rows = (
        (
            *(told.customer, told.day, told.site, told.client, told.employee),
            written("report", told.report_id),
            told.kind,
            texts.name(told.state),
            of.figures[told.kind, each.figure],
            each.value,
            each.judged,
        )
        for each in of.scores
        for told in (each.told,)
    )
    return Table(TableName.OVER_TIME, columns, tuple(rows))


POLARITIES = (Polarity.POSITIVE, Polarity.CRITICAL, Polarity.MIXED, Polarity.NEUTRAL)


def _frequent(
    name: TableName,
    found: Sequence[Frequent],
    named: Mapping[CustomerId | None, str],
) -> Table:
    factors = name is TableName.FACTORS
    what = Column.FACTOR if factors else Column.CRITERION
    columns = (Column.CUSTOMER, Column.KIND, Column.SECTION, what, Column.FINDINGS)
    polarities = (*POLARITIES, None) if factors else ()
    more = tuple(Column(each.value) if each else Column.UNJUDGED for each in polarities)
    rows: list[tuple[Cell, ...]] = []
    for each in found:
        whose = (named[each.customer_id], each.kind, each.section, each.title, each.total)
        rows.append((*whose, *(each.counts.get(polarity, 0) for polarity in polarities)))
    return Table(name, (*columns, *more), tuple(rows))


def _gaps(of: Overview, named: Mapping[CustomerId | None, str]) -> Table:
    rows = (
        (named[each.customer_id], each.site, each.kind, section, title)
        for each in of.gaps
        for section, title in each.missing
    )
    columns = (Column.CUSTOMER, Column.SITE, Column.KIND, Column.SECTION, Column.FACTOR)
    return Table(TableName.GAPS, columns, tuple(rows))


def export(desk: Desk, found: Collection[Table], target: Path) -> None:
    """Write tables into a file by its ending; CSV holds the first of them alone."""
    fmt = target.suffix.removeprefix(".").lower()
    if fmt not in FORMATS:
        raise BadRequest(f"{target.name}: a table is written as .csv or .xlsx")
    desk.policy.require(f"export.{fmt}")
    given = list(found)
    content = table_csv(given[0], texts.name) if fmt == "csv" else tables_xlsx(given, texts.name)
    replace_file(target, lambda file: file.write(content))
