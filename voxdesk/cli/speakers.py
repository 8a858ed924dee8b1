"""`voxdesk speaker` and `voxdesk role`: the voices of a recording and the parts they play."""

from collections.abc import Sequence

import click

from voxdesk import texts
from voxdesk.cli import output
from voxdesk.cli.arguments import Id
from voxdesk.cli.asked import Asked
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, SegmentId, SpeakerId, written
from voxdesk.domain.job import JobState
from voxdesk.domain.transcript import Speaker, SpeakerRole
from voxdesk.errors import BadRequest
from voxdesk.services import editing, proposing_roles, speaking

ROLE = click.Choice([each.value for each in SpeakerRole])
NOBODY = "nobody"


@click.group()
def speaker() -> None:
    """The voices of a recording: list, add, name, merge, give segments to."""


@speaker.command("list")
@click.argument("recording", type=Id("recording"))
@click.pass_obj
def speaker_list(asked: Asked, recording: tuple[str, int]) -> None:
    """List the voices of a recording with the number of their segments."""
    with asked.desk() as desk:
        show(asked, desk, RecordingId(recording[1]))


@speaker.command("add")
@click.argument("recording", type=Id("recording"))
@click.argument("name", default="")
@click.option("--role", type=ROLE, default=SpeakerRole.UNKNOWN.value)
@click.pass_obj
def speaker_add(asked: Asked, recording: tuple[str, int], name: str, *, role: str) -> None:
    """Enter one more voice."""
    with asked.desk() as desk:
        speaking.add(desk, RecordingId(recording[1]), name, SpeakerRole(role))
        show(asked, desk, RecordingId(recording[1]))


@speaker.command("rename")
@click.argument("who", metavar="SPEAKER", type=Id("speaker"))
@click.argument("name")
@click.pass_obj
def speaker_rename(asked: Asked, who: tuple[str, int], name: str) -> None:
    """Call a voice by a name; an empty one leaves it its label."""
    with asked.desk() as desk:
        speaking.rename(desk, SpeakerId(who[1]), name)
        show(asked, desk, desk.store.speakers.get(SpeakerId(who[1])).recording_id)


@speaker.command("merge")
@click.argument("who", metavar="SPEAKER", type=Id("speaker"))
@click.argument("into", type=Id("speaker"))
@click.pass_obj
def speaker_merge(asked: Asked, who: tuple[str, int], into: tuple[str, int]) -> None:
    """Make one voice of two: all that SPEAKER said is INTO's. This cannot be undone."""
    with asked.desk() as desk:
        editing.merge_speakers(desk, SpeakerId(who[1]), SpeakerId(into[1]))
        show(asked, desk, desk.store.speakers.get(SpeakerId(into[1])).recording_id)


@speaker.command("assign")
@click.argument("who", metavar="SPEAKER|nobody")
@click.argument("segments", nargs=-1, required=True, type=Id("segment"))
@click.pass_context
def speaker_assign(context: click.Context, who: str, segments: Sequence[tuple[str, int]]) -> None:
    """Give segments to a voice, or to nobody."""
    asked: Asked = context.obj
    speaker_id = None
    if who != NOBODY:
        speaker_id = SpeakerId(Id("speaker").convert(who, None, context)[1])
    with asked.desk() as desk:
        edit = editing.assign(desk, [SegmentId(number) for _kind, number in segments], speaker_id)
    told = None if edit is None else written("edit", edit.id)
    asked.show({"edit": told}, lambda: click.echo(told or "nothing to change"))


@click.command()
@click.argument("who", metavar="SPEAKER|propose")
@click.argument("what", metavar="ROLE|RECORDING")
@click.option("--apply", "hold", is_flag=True, help="Let what is proposed hold; it can be undone.")
@click.option("--writer", default="", help="The writing model that labels sentences.")
@click.pass_context
def role(context: click.Context, who: str, what: str, *, hold: bool, writer: str) -> None:
    """Say which part a voice plays (employee, client, other, unknown); `role propose rec-1` lets
    the program propose roles."""
    asked: Asked = context.obj
    if who == "propose":
        recording_id = RecordingId(Id("recording").convert(what, None, context)[1])
        propose(asked, recording_id, writer, hold=hold)
        return
    if hold or writer:
        raise click.UsageError("--apply and --writer belong to `role propose`.")
    speaker_id = SpeakerId(Id("speaker").convert(who, None, context)[1])
    chosen = SpeakerRole(ROLE.convert(what, None, context))
    with asked.desk() as desk:
        speaking.give_role(desk, speaker_id, chosen)
        show(asked, desk, desk.store.speakers.get(speaker_id).recording_id)


def propose(asked: Asked, recording_id: RecordingId, writer: str, *, hold: bool) -> None:
    with asked.desk() as desk:
        job = proposing_roles.submit(desk, recording_id, writer=writer)
        (ended,) = output.finish(desk, [job.id])
        if ended.state is not JobState.DONE:
            raise output.error_of(ended)
        proposal = proposing_roles.proposed(ended)
        if hold and not (proposal.voices or proposal.parts):
            raise BadRequest(f"{written('recording', recording_id)}: nothing to propose")
        applied = proposing_roles.apply(desk, proposal) if hold else None
    rows = [
        (written("speaker", each.speaker_id), each.role, each.probability, "")
        for each in proposal.voices
    ] + [
        (written("segment", each.segment_id), each.role, each.probability, each.text.strip())
        for each in proposal.parts
    ]

    def words() -> None:
        cells = [(name, texts.name(part), f"{sure:.0%}", text) for name, part, sure, text in rows]
        output.table(("id", "role", "sure", "text"), cells)
        if applied is not None:
            click.echo(f"{len(applied.edits)} edits, {len(applied.voices)} roles given", err=True)

    content: dict[str, object] = {
        "proposed": [
            {"id": name, "role": part.value, "probability": round(sure, 4), "text": text}
            for name, part, sure, text in rows
        ],
        "edits": None if applied is None else [written("edit", each) for each in applied.edits],
    }
    asked.show(content, words)


def show(asked: Asked, desk: Desk, recording_id: RecordingId) -> None:
    """The voices of a recording."""
    desk.store.recordings.get(recording_id)
    transcript = desk.store.transcripts.latest(recording_id)
    segments = desk.store.transcripts.segments(transcript.id, words=False) if transcript else ()
    rows = [
        (each, sum(segment.speaker_id == each.id for segment in segments))
        for each in desk.store.speakers.of_recording(recording_id)
    ]

    def words() -> None:
        output.table(
            ("id", "label", "name", "role", "segments"),
            [
                (
                    written("speaker", each.id),
                    each.label,
                    each.name,
                    texts.name(each.role),
                    str(count),
                )
                for each, count in rows
            ],
        )

    asked.show({"speakers": [document(each, count) for each, count in rows]}, words)


def document(each: Speaker, segments: int) -> dict[str, object]:
    return {
        "id": written("speaker", each.id),
        "label": each.label,
        "name": each.name,
        "role": each.role.value,
        "segments": segments,
    }
