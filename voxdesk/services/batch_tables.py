"""What came of a batch as a table that can be taken away."""

from voxdesk import texts
from voxdesk.desk import Desk
from voxdesk.domain.ids import written
from voxdesk.domain.tables import Cell, Column, Table, TableName
from voxdesk.services import batching
from voxdesk.services.batching import Batch, BatchRow

COLUMNS = (
    *(Column.VISIT, Column.SITE, Column.DATE, Column.KIND, Column.STATE, Column.REPORT),
    *(Column.FIGURE, Column.VALUE, Column.FINDINGS, Column.OPEN, Column.UNSUPPORTED),
    *(Column.DOUBTFUL, Column.SECONDS, Column.ERROR),
)


def of_batch(desk: Desk, batch: Batch) -> Table:
    """A row for each report of it, those that could not be queued too."""
    rows = tuple(_row(each) for each in batching.table(desk, batch))
    return Table(TableName.BATCH, COLUMNS, rows)


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
