"""`voxdesk visits`, `recordings`, `reports`, `documents`: what the library holds, page by page."""

from collections.abc import Callable, Sequence
from functools import reduce

import click

from voxdesk import texts
from voxdesk.cli import output
from voxdesk.cli.asked import Asked
from voxdesk.cli.narrowing import ScopeOf, with_scope
from voxdesk.domain.ids import written
from voxdesk.domain.recording import RecordingState
from voxdesk.domain.report import ReportState
from voxdesk.domain.timecode import clock
from voxdesk.export import documents as forms

_PAGE = (
    click.option("--text", default="", help="Only where a name contains this."),
    click.option("--limit", type=click.IntRange(min=1), help="At most so many."),
    click.option("--offset", type=click.IntRange(min=0), default=0, help="Leave out the first."),
)


def listing(command: Callable[..., None]) -> Callable[..., None]:
    """Options of every list."""
    paged = reduce(lambda so_far, option: option(so_far), reversed(_PAGE), command)
    return with_scope(paged)


def show(
    asked: Asked,
    name: str,
    total: int,
    rows: Sequence[dict[str, object]],
    headings: Sequence[str],
    cells: Sequence[Sequence[str]],
) -> None:
    """One document, or a table; and how many there are besides."""

    def words() -> None:
        output.table(headings, cells)
        if total > len(rows):
            click.echo(f"{len(rows)} of {total}", err=True)

    asked.show({name: list(rows), "total": total}, words)


@click.command()
@listing
@click.pass_obj
def visits(asked: Asked, *, scope_of: ScopeOf, text: str, limit: int | None, offset: int) -> None:
    """List the visits, the newest first."""
    with asked.desk() as desk:
        scope = scope_of(desk)
        rows = desk.store.lists.visits(scope, text, offset=offset, limit=limit)
        total = desk.store.lists.count("visit", scope, text)
    listed: list[dict[str, object]] = [
        {
            "id": written("visit", row.visit.id),
            **forms.visit_document(row.visit.card),
            "recordings": row.recordings,
            "documents": row.documents,
            "reports": row.reports,
        }
        for row in rows
    ]
    headings = ("id", "date", "number", "site", "city", "client", "customer", "recordings")
    cells = [
        (
            written("visit", row.visit.id),
            row.visit.card.date.isoformat() if row.visit.card.date else "",
            "" if row.visit.card.number is None else str(row.visit.card.number),
            row.visit.card.site,
            row.visit.card.city,
            row.visit.card.client,
            row.visit.card.customer,
            str(row.recordings),
        )
        for row in rows
    ]
    show(asked, "visits", total, listed, headings, cells)


@click.command()
@listing
@click.option("--state", type=click.Choice([each.value for each in RecordingState]))
@click.pass_obj
def recordings(
    asked: Asked,
    *,
    scope_of: ScopeOf,
    text: str,
    limit: int | None,
    offset: int,
    state: str | None,
) -> None:
    """List the recordings, the newest first."""
    kept = RecordingState(state) if state else None
    with asked.desk() as desk:
        scope, lists = scope_of(desk), desk.store.lists
        rows = lists.recordings(scope, text, state=kept, offset=offset, limit=limit)
        total = lists.count("recording", scope, text, state=kept)
    headings = ("id", "name", "length", "site", "date", "language", "state", "reports")
    cells = [
        (
            written("recording", row.recording.id),
            row.recording.name,
            clock(row.recording.facts.duration_ms) if row.recording.facts else "-",
            row.site,
            row.date,
            row.language,
            str(texts.name(row.recording.state)),
            str(row.reports),
        )
        for row in rows
    ]
    listed = [forms.recording_document(row.recording) for row in rows]
    show(asked, "recordings", total, listed, headings, cells)


@click.command()
@listing
@click.option("--state", type=click.Choice([each.value for each in ReportState]))
@click.pass_obj
def reports(
    asked: Asked,
    *,
    scope_of: ScopeOf,
    text: str,
    limit: int | None,
    offset: int,
    state: str | None,
) -> None:
    """List the reports, the newest first."""
    kept = ReportState(state) if state else None
    with asked.desk() as desk:
        scope, lists = scope_of(desk), desk.store.lists
        rows = lists.reports(scope, text, state=kept, offset=offset, limit=limit)
        total = lists.count("report", scope, text, state=kept)
    listed: list[dict[str, object]] = [
        {
            "id": written("report", row.id),
            "kind": row.kind,
            "title": row.title,
            "state": row.state.value,
            "complete": row.complete,
            "created_at": row.created_at,
            "visit_id": None if row.visit_id is None else written("visit", row.visit_id),
            "site": row.site,
            "date": row.date,
            "recordings": row.recordings,
            "findings": row.findings,
            "stages": row.stages,
        }
        for row in rows
    ]
    headings = ("id", "title", "kind", "site", "date", "state", "findings")
    cells = [
        (
            written("report", row.id),
            row.title,
            row.kind,
            row.site,
            row.date,
            texts.name(row.state),
            str(row.findings),
        )
        for row in rows
    ]
    show(asked, "reports", total, listed, headings, cells)


@click.command()
@listing
@click.pass_obj
def documents(
    asked: Asked, *, scope_of: ScopeOf, text: str, limit: int | None, offset: int
) -> None:
    """List the written sources, the newest first."""
    with asked.desk() as desk:
        scope = scope_of(desk)
        rows = desk.store.lists.documents(scope, text, offset=offset, limit=limit)
        total = desk.store.lists.count("document", scope, text)
    listed: list[dict[str, object]] = [
        {
            "id": written("document", row.id),
            "name": row.name,
            "size_bytes": row.size_bytes,
            "added_at": row.added_at,
            "visit_id": None if row.visit_id is None else written("visit", row.visit_id),
            "site": row.site,
            "date": row.date,
        }
        for row in rows
    ]
    headings = ("id", "name", "site", "date", "bytes")
    cells = [
        (written("document", row.id), row.name, row.site, row.date, str(row.size_bytes))
        for row in rows
    ]
    show(asked, "documents", total, listed, headings, cells)
