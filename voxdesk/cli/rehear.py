"""`voxdesk transcribe --from … --to …`: a stretch heard again, beside the text as it stands."""

from collections.abc import Sequence

import click

from voxdesk.cli import output
from voxdesk.cli.asked import DONE, Asked
from voxdesk.domain.edits import Edit
from voxdesk.domain.ids import RecordingId, SegmentId, written
from voxdesk.domain.job import JobState
from voxdesk.domain.timecode import clock
from voxdesk.domain.transcript import HeardSegment, Segment
from voxdesk.services import rehearing


def run(
    asked: Asked,
    recording_id: RecordingId,
    start_ms: int,
    end_ms: int,
    *,
    model: str,
    language: str,
    accept: bool,
) -> int:
    """Hear it, show both texts, and (`accept`) let the new words stand where they fit a segment."""
    with asked.desk() as desk:
        job = rehearing.submit(
            desk, recording_id, start_ms, end_ms, model or desk.settings.speech_model, language
        )
        (ended,) = output.finish(desk, [job.id])
        if ended.state is not JobState.DONE:
            raise output.error_of(ended)
        pairs = rehearing.beside(desk, ended)
        edits: dict[SegmentId, Edit | None] = {}
        for text, again in pairs if accept else ():
            said = " ".join(each.heard for each in again)
            if len(text) == 1 and said:
                edits[text[0].id] = rehearing.accept(desk, text[0].id, said)
    rows = [
        {
            "start_ms": start_of(text, again),
            "segments": [written("segment", each.id) for each in text],
            "text": " ".join(each.text for each in text),
            "heard_again": " ".join(each.heard for each in again),
            "edits": [
                written("edit", edit.id)
                for each in text
                if (edit := edits.get(each.id)) is not None
            ],
        }
        for text, again in pairs
    ]

    def words() -> None:
        for row, (text, again) in zip(rows, pairs, strict=True):
            names = " ".join(written("segment", each.id) for each in text)
            click.echo(f"{clock(start_of(text, again)):>8}  {names or '-'}")
            click.echo(f"{'text':>10}  {row['text']}")
            click.echo(f"{'again':>10}  {row['heard_again']}")
        if accept:
            taken = sum(edit is not None for edit in edits.values())
            click.echo(f"{taken} segments changed", err=True)

    asked.show({"recording": written("recording", recording_id), "beside": rows}, words)
    return DONE


def start_of(text: Sequence[Segment], again: Sequence[HeardSegment]) -> int:
    return min([each.start_ms for each in text] + [each.start_ms for each in again])
