"""What came of a batch as a table that can be taken away."""

from collections.abc import Iterable

from voxdesk import texts
from voxdesk.domain.ids import written
from voxdesk.domain.tables import Cell, Column, Table, TableName
from voxdesk.services.batching import BatchRow

COLUMNS = (
    *(Column.VISIT, Column.SITE, Column.DATE, Column.KIND, Column.STATE, Column.REPORT),
    *(Column.FIGURE, Column.VALUE, Column.FINDINGS, Column.OPEN, Column.UNSUPPORTED),
    *(Column.DOUBTFUL, Column.SECONDS, Column.ERROR),
)


def of_batch(rows: Iterable[BatchRow]) -> Table:
    """A row for each report of it, those that could not be queued too."""
    return Table(TableName.BATCH, COLUMNS, tuple(map(_row, rows)))


def _row(row: BatchRow) -> tuple[Cell, ...]:
    name, value = row.figure or ("", None)
    number = value if isinstance(value, int | float | str) else None
    made = row.report_id is not None
    return (
        *(written("visit", row.visit_id), row.site, row.date, row.kind),
        texts.name(row.state) if row.state else "",
        written("report", row.report_id) if row.report_id is not None else "",
        *(name, number),
        *(each if made else None for each in (row.findings, row.open)),
        *(each if made else None for each in (row.unsupported, row.doubtful)),
        *(row.seconds, row.error),
    )
