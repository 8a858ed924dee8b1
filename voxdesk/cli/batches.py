"""`voxdesk report --all-visits` and `voxdesk batches`: many reports, and what came of them."""

from collections.abc import Sequence

import click

from voxdesk.cli import output
from voxdesk.cli.asked import DONE, KNOWN, Asked
from voxdesk.desk import Desk
from voxdesk.domain.ids import written
from voxdesk.domain.job import JobState
from voxdesk.domain.knowledge import Scope
from voxdesk.domain.tables import Column
from voxdesk.errors import NothingFound
from voxdesk.services import batch_tables, batching
from voxdesk.services.batching import Batch, BatchRow

SHOWN = (
    *(Column.VISIT, Column.SITE, Column.DATE, Column.KIND, Column.STATE, Column.REPORT),
    *(Column.FIGURE, Column.VALUE, Column.FINDINGS, Column.OPEN, Column.UNSUPPORTED),
)


def run(
    asked: Asked, desk: Desk, scope: Scope, text: str, kinds: Sequence[str], writer: str
) -> int:
    """Write reports of these kinds on all visits in a scope, and show what came of them."""
    visits = [each.visit.id for each in desk.store.lists.visits(scope, text)]
    if not visits:
        raise NothingFound("visits")
    batch = batching.submit(desk, visits, kinds, writer)
    output.finish(desk, [job.id for job in batch.jobs])
    rows = batching.table(desk, batch)
    show(asked, batch, rows)
    return KNOWN if any(each.error for each in rows) else DONE


@click.command("batches")
@click.argument("name", required=False)
@click.pass_obj
def batches(asked: Asked, *, name: str | None) -> None:
    """List the batches of reports, the newest first; or what has come of one."""
    with asked.desk() as desk:
        if name is not None:
            batch = batching.get(desk, name)
            show(asked, batch, batching.table(desk, batch))
            return
        found = batching.batches(desk)
    rows = [summary(each) for each in found]
    headings = ("name", "made_at", "reports", "done", "failed", "refused")

    def words() -> None:
        output.table(headings, [[str(row[each]) for each in headings] for row in rows])

    asked.show({"batches": rows}, words)


def summary(batch: Batch) -> dict[str, object]:
    return {
        "name": batch.name,
        "made_at": batch.made_at,
        "reports": len(batch.jobs),
        "done": sum(each.state is JobState.DONE for each in batch.jobs),
        "failed": sum(each.ended and each.state is not JobState.DONE for each in batch.jobs),
        "refused": len(batch.refused),
    }


def show(asked: Asked, batch: Batch, rows: Sequence[BatchRow]) -> None:
    """The table of a batch, and why what is missing was not written."""

    def words() -> None:
        records = batch_tables.of_batch(rows).records()
        cells = [[record[each] for each in SHOWN] for record in records]
        told = [["-" if each in (None, "") else str(each) for each in row] for row in cells]
        output.table(SHOWN, told)
        for each in rows:
            if each.error:
                click.echo(f"{written('visit', each.visit_id)} {each.kind}: {each.error}", err=True)

    asked.show({"batch": batch.name, "rows": [document(each) for each in rows]}, words)


def document(row: BatchRow) -> dict[str, object]:
    figure = row.figure
    return {
        "visit_id": written("visit", row.visit_id),
        "site": row.site,
        "date": row.date,
        "kind": row.kind,
        "state": None if row.state is None else row.state.value,
        "job_id": None if row.job_id is None else written("job", row.job_id),
        "report_id": None if row.report_id is None else written("report", row.report_id),
        "figure": None if figure is None else {"name": figure[0], "value": figure[1]},
        "findings": row.findings,
        "open": row.open,
        "unsupported": row.unsupported,
        "doubtful": row.doubtful,
        "seconds": row.seconds,
        "error": row.error or None,
    }
