"""A table as people take it away: heads and rows, in which numbers are numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Cell = str | float | int | None


class Column(StrEnum):
    """What stands in a column; `texts.name` says it in words."""

    CUSTOMER = "customer"
    SITE = "site"
    SITE_KIND = "site_kind"
    CLIENT = "client"
    EMPLOYEE = "employee"
    MONTH = "month"
    DATE = "date"
    VISIT = "visit"
    REPORT = "report"
    KIND = "kind"
    STATE = "state"
    FIGURE = "figure"
    COVERED = "covered"
    VALUE = "value"
    JUDGED = "judged"
    REPORTS = "reports"
    LATEST = "latest"
    MEAN = "mean"
    SECTION = "section"
    CRITERION = "criterion"
    FACTOR = "factor"
    FINDINGS = "findings"
    POSITIVE = "positive"
    CRITICAL = "critical"
    MIXED = "mixed"
    NEUTRAL = "neutral"
    UNJUDGED = "unjudged"
    OPEN = "open"
    UNSUPPORTED = "unsupported"
    DOUBTFUL = "doubtful"
    SECONDS = "seconds"
    ERROR = "error"


class TableName(StrEnum):
    """The tables there are."""

    COMPARED = "compared"
    OVER_TIME = "over_time"
    FACTORS = "factors"
    PROBLEMS = "problems"
    GAPS = "gaps"
    BATCH = "batch"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells in the order of `columns`."""

    name: TableName
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def records(self) -> Sequence[Mapping[str, Cell]]:
        """The rows by the names of their columns."""
        names = [each.value for each in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]
