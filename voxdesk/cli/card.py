"""`voxdesk card`: the card of a visit, shown and filled in; what is kept with the visit."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date
from functools import reduce
from pathlib import Path
from typing import TextIO

import click

from voxdesk import texts
from voxdesk.cli import output
from voxdesk.cli.arguments import SITE_KIND, Day, Id
from voxdesk.cli.asked import DONE, KNOWN, Asked, failure, tell_failures
from voxdesk.desk import Desk
from voxdesk.domain import captions
from voxdesk.domain.document import Document
from voxdesk.domain.ids import RecordingId, VisitId, written
from voxdesk.domain.job import Job, JobState
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.errors import BadRequest
from voxdesk.export import documents
from voxdesk.services import filling, reading

FIELDS = {
    field.name.removesuffix("_id").replace("_", "-"): field.name for field in fields(VisitCard)
}

_FILL = (
    click.option("--site", help="The place visited."),
    click.option("--kind", "--site-kind", "site_kind", type=SITE_KIND, help="What it is."),
    click.option("--zone", "zones", multiple=True, help="A part of the site; may be repeated."),
    click.option("--city"),
    click.option("--client", help="The person interviewed."),
    click.option("--customer", help="The organisation that ordered the work."),
    click.option("--employee", help="Who was there for us."),
    click.option("--date", type=Day()),
    click.option("--number", type=click.IntRange(min=0), help="The number of the visit."),
    click.option("--scenario", "scenario_id", help="What kind of visit it is."),
    click.option("--consent-by", help="Who consented to being recorded."),
    click.option("--consent-on", type=Day(), help="On which day."),
)


def fillable(command: Callable[..., int]) -> Callable[..., int]:
    """Options for each field of a card; what is not given stays as it is."""
    return reduce(lambda so_far, option: option(so_far), reversed(_FILL), command)


@click.command()
@click.argument("subject", metavar="VISIT|RECORDING", type=Id("visit", "recording"))
@fillable
@click.option("--clear", multiple=True, type=click.Choice(sorted(FIELDS)), help="Empty this field.")
@click.option("--paste", type=click.File(encoding="utf-8"), help="Fill it from a caption's lines.")
@click.option(
    "--attach",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Keep this document or photo with the visit; may be repeated.",
)
@click.option("--move-to", type=Id("visit"), help="Let the recording belong to this visit.")
@click.pass_obj
def card(
    asked: Asked,
    /,
    subject: tuple[str, int],
    *,
    clear: Sequence[str],
    paste: TextIO | None,
    attach: Sequence[Path],
    move_to: tuple[str, int] | None,
    **given: str | int | date | tuple[str, ...] | None,
) -> int:
    """Show the card of a visit, or of the visit of a recording; fill it in."""
    pasted = caption(paste.read()) if paste is not None else None
    with asked.desk() as desk:
        if move_to is not None:
            move(desk, subject, VisitId(move_to[1]))
        visit_id = visit_of(desk, subject)
        old = VisitCard() if visit_id is None else desk.store.visits.get(visit_id).card
        new = changed(old, pasted.card if pasted else VisitCard(), given, clear)
        if visit_id is None and (new != old or attach):
            visit_id = filling.visit_of(desk, RecordingId(subject[1]))
        if visit_id is not None and new != old:
            filling.fill(desk, visit_id, new)
        failed: list[Job] = []
        if visit_id is not None and attach:
            jobs = filling.attach(desk, visit_id, attach)
            ended = output.finish(desk, [job.id for job in jobs])
            failed = [job for job in ended if job.state is not JobState.DONE]
        shown = new if visit_id is None else desk.store.visits.get(visit_id).card
        kept = () if visit_id is None else desk.store.documents.of_visit(visit_id)
    unread = pasted.unread if pasted else ()
    return show(asked, visit_id, shown, kept, unread, [failure(job) for job in failed])


def show(
    asked: Asked,
    visit_id: VisitId | None,
    shown: VisitCard,
    kept: Sequence[Document],
    unread: Sequence[str],
    failed: Sequence[dict[str, object]],
) -> int:
    def words() -> None:
        click.echo("no visit yet" if visit_id is None else written("visit", visit_id))
        for name, value in documents.visit_document(shown).items():
            said = ", ".join(value) if isinstance(value, list) else value
            if name == "site_kind" and shown.site:
                said = texts.name(shown.site_kind)
            elif name == "site_kind":
                said = ""
            if said not in ("", None):
                click.echo(f"{name.replace('_', ' '):>12}  {said}")
        for each in kept:
            what = "photo" if reading.is_photo(each.name) else "document"
            click.echo(f"{what:>12}  {written('document', each.id)}  {each.name}")
        for field in unread:
            click.echo(f"The caption's line for {field} was not understood.", err=True)
        tell_failures(failed)

    content: dict[str, object] = {
        "id": None if visit_id is None else written("visit", visit_id),
        **documents.visit_document(shown),
        "documents": [
            {
                "id": written("document", each.id),
                "name": each.name,
                "size_bytes": each.size_bytes,
                "sha256": each.sha256,
                "photo": reading.is_photo(each.name),
            }
            for each in kept
        ],
        "unread": list(unread),
        "failed": list(failed),
    }
    asked.show(content, words)
    return KNOWN if failed else DONE


def move(desk: Desk, subject: tuple[str, int], visit_id: VisitId) -> None:
    if subject[0] != "recording":
        raise BadRequest(f"{written(*subject)} is not a recording")
    filling.move(desk, RecordingId(subject[1]), visit_id)


def visit_of(desk: Desk, subject: tuple[str, int]) -> VisitId | None:
    """The visit that is meant; None for a recording that has none yet."""
    if subject[0] == "visit":
        return desk.store.visits.get(VisitId(subject[1])).id
    return desk.store.recordings.get(RecordingId(subject[1])).visit_id


def caption(text: str) -> captions.Caption:
    found = captions.caption(text)
    if found is None:
        raise BadRequest("these lines have not the form of a caption")
    return found


def changed(
    old: VisitCard,
    pasted: VisitCard,
    given: dict[str, str | int | date | tuple[str, ...] | None],
    clear: Sequence[str],
) -> VisitCard:
    """A card with what was cleared, then pasted, then typed; an empty text clears as well."""
    empty = VisitCard()
    new = replace(old, **{FIELDS[name]: getattr(empty, FIELDS[name]) for name in clear})
    said = {
        field: getattr(pasted, field)
        for field in FIELDS.values()
        if getattr(pasted, field) != getattr(empty, field)
    }
    for field, value in given.items():
        if field == "zones" and isinstance(value, tuple):
            said |= {field: tuple(each.strip() for each in value if each.strip())} if value else {}
        elif field == "site_kind" and value is not None:
            said[field] = SiteKind(str(value))
        elif value is not None:
            said[field] = value.strip() if isinstance(value, str) else value
    return replace(new, **said)
