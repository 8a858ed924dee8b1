"""`voxdesk marker`: moments of a recording to come back to, and the notes beside it."""

import click

from voxdesk import texts
from voxdesk.cli import output
from voxdesk.cli.arguments import Id, Moment
from voxdesk.cli.asked import Asked
from voxdesk.desk import Desk
from voxdesk.domain.ids import NoteId, RecordingId, written
from voxdesk.domain.note import Note
from voxdesk.domain.timecode import clock
from voxdesk.services import noting


@click.group()
def marker() -> None:
    """Moments of a recording to come back to: list, add, change, remove."""


@marker.command("list")
@click.argument("recording", type=Id("recording"))
@click.pass_obj
def marker_list(asked: Asked, recording: tuple[str, int]) -> None:
    """List the markers and notes of a recording in the order of time."""
    with asked.desk() as desk:
        desk.store.recordings.get(RecordingId(recording[1]))
        found = desk.store.notes.of_recording(RecordingId(recording[1]))

    def words() -> None:
        cells = [
            (
                written("note", each.id),
                "" if each.start_ms is None else clock(each.start_ms),
                texts.name(each.kind),
                each.text,
            )
            for each in found
        ]
        output.table(("id", "time", "kind", "text"), cells)

    asked.show({"markers": [document(each) for each in found]}, words)


@marker.command("add")
@click.argument("recording", type=Id("recording"))
@click.argument("at_ms", metavar="TIME", type=Moment())
@click.argument("text", default="")
@click.pass_obj
def marker_add(asked: Asked, recording: tuple[str, int], at_ms: int, text: str) -> None:
    """Mark a moment, with a text or without."""
    with asked.desk() as desk:
        tell(asked, desk, noting.mark(desk, RecordingId(recording[1]), at_ms, text))


@marker.command("change")
@click.argument("note", metavar="MARKER", type=Id("note"))
@click.argument("text")
@click.pass_obj
def marker_change(asked: Asked, note: tuple[str, int], text: str) -> None:
    """Put another text in place of the one it has."""
    with asked.desk() as desk:
        noting.change(desk, NoteId(note[1]), text)
        tell(asked, desk, NoteId(note[1]))


@marker.command("remove")
@click.argument("note", metavar="MARKER", type=Id("note"))
@click.pass_obj
def marker_remove(asked: Asked, note: tuple[str, int]) -> None:
    """Move it to the bin; `voxdesk bin restore` takes it out again."""
    with asked.desk() as desk:
        entry = noting.remove(desk, NoteId(note[1]))
    name = written("bin", entry.id)
    asked.show({"bin": name, "removed": entry.subject}, lambda: click.echo(name))


def tell(asked: Asked, desk: Desk, note_id: NoteId) -> None:
    note = desk.store.notes.get(note_id)
    at = "" if note.start_ms is None else clock(note.start_ms)
    name = written("note", note.id)
    asked.show(document(note), lambda: click.echo(f"{name}  {at}  {note.text}".rstrip()))


def document(note: Note) -> dict[str, object]:
    return {
        "id": written("note", note.id),
        "kind": note.kind.value,
        "start_ms": note.start_ms,
        "end_ms": note.end_ms,
        "text": note.text,
        "person": note.person,
        "changed_at": note.changed_at,
    }
