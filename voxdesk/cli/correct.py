"""`voxdesk correct`: other words for a segment; every correction can be undone."""

import click

from voxdesk.cli.arguments import Id
from voxdesk.cli.asked import Asked
from voxdesk.desk import Desk
from voxdesk.domain.edits import Edit
from voxdesk.domain.ids import EditId, SegmentId, written
from voxdesk.services import editing


@click.command()
@click.argument("segment", required=False, type=Id("segment"))
@click.argument("text", required=False)
@click.option("--heard", is_flag=True, help="Put back the words that were heard.")
@click.option("--undo", type=Id("edit"), help="Undo this edit.")
@click.option("--redo", type=Id("edit"), help="Make this undone edit again.")
@click.pass_obj
def correct(
    asked: Asked,
    segment: tuple[str, int] | None,
    text: str | None,
    *,
    heard: bool,
    undo: tuple[str, int] | None,
    redo: tuple[str, int] | None,
) -> None:
    """Put other words in place of those of a segment; what was heard stays beside them."""
    wanted = (text is not None) + heard + (undo is not None) + (redo is not None)
    if wanted != 1 or (segment is None) == (heard or text is not None):
        raise click.UsageError("Give a SEGMENT with its TEXT or --heard; or --undo or --redo EDIT.")
    with asked.desk() as desk:
        edit: Edit | None
        if undo is not None:
            edit = editing.undo(desk, EditId(undo[1]))
        elif redo is not None:
            edit = editing.redo(desk, EditId(redo[1]))
        else:
            edit = corrected(desk, SegmentId(segment[1] if segment else 0), text)
        rows = [] if edit is None else [document(desk, each.id) for each in edit.after]

    def words() -> None:
        click.echo("nothing to change" if edit is None else written("edit", edit.id))
        for row in rows:
            click.echo(f"{row['id']:>8}  {row['text']}")

    asked.show(
        {"edit": None if edit is None else written("edit", edit.id), "segments": rows}, words
    )


def corrected(desk: Desk, segment_id: SegmentId, text: str | None) -> Edit | None:
    if text is None:
        return editing.restore_heard(desk, segment_id)
    return editing.correct(desk, segment_id, text)


def document(desk: Desk, segment_id: SegmentId) -> dict[str, object]:
    segment = desk.store.transcripts.segment(segment_id)
    speaker_id = segment.speaker_id
    return {
        "id": written("segment", segment.id),
        "text": segment.text,
        "heard": segment.heard,
        "start_ms": segment.start_ms,
        "end_ms": segment.end_ms,
        "speaker": None if speaker_id is None else written("speaker", speaker_id),
    }
