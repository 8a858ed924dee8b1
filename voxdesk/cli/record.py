"""`voxdesk record`, `devices`, `captures`: sound from a microphone into the library."""

import sys
import time

import click

from voxdesk import texts
from voxdesk.cli import output
from voxdesk.cli.arguments import Id, with_card
from voxdesk.cli.asked import Asked
from voxdesk.cli.made import show_made
from voxdesk.domain.ids import CaptureId, written
from voxdesk.domain.timecode import clock
from voxdesk.domain.visit import VisitCard
from voxdesk.errors import NoSound, VoxDeskError
from voxdesk.services import capturing, finishing
from voxdesk.services.capturing import Capturing

LOOK_S = 0.2
LEVEL_CELLS = 20


@click.command()
@click.option("--seconds", type=click.FloatRange(min=0, min_open=True), help="How long.")
@click.option("--device", default="", help="The microphone, by its name; `devices` lists them.")
@click.option("--system", default="", help="Beside it, on the right, what this device plays.")
@click.option("--name", default="", help="What to call the recording.")
@with_card
@click.option("--transcribe", is_flag=True, help="Transcribe and index what was recorded.")
@click.pass_obj
def record(
    asked: Asked,
    *,
    seconds: float | None,
    device: str,
    system: str,
    name: str,
    card: VisitCard,
    transcribe: bool,
) -> int:
    """Record from a microphone until Ctrl+C, or for some seconds."""
    with asked.desk() as desk:
        capture = capturing.start(desk, device=device, system=system, name=name, visit=card)
        follow(capture, seconds)
        if capture.capture_id is None:
            raise capture.error or NoSound("nothing was recorded")
        job = finishing.submit(desk, capture.capture_id, transcribe=transcribe)
        ended = output.finish(desk, [job.id])
        code = show_made(asked, desk, ended)
    if isinstance(capture.error, VoxDeskError):
        raise capture.error
    return code


def follow(capture: Capturing, seconds: float | None) -> None:
    """Show time and level until the end; Ctrl+C is how people say that it is over."""
    until = None if seconds is None else time.monotonic() + seconds
    shown = sys.stderr.isatty()
    click.echo("Recording. Ctrl+C ends it; what was recorded is kept.", err=True)
    told = 0
    try:
        while not capture.ended(LOOK_S) and (until is None or time.monotonic() < until):
            for each in capture.told()[told:]:
                told += 1
                words = texts.message(each.code, each.detail)
                click.echo(("\r" if shown else "") + words, err=True)
            if shown:
                level = "#" * round(capture.peak * LEVEL_CELLS)
                line = f"{clock(capture.captured_ms)} [{level:<{LEVEL_CELLS}}]"
                click.echo(f"\r{line}", nl=False, err=True)
    except KeyboardInterrupt:
        pass
    finally:
        capture.stop()
        click.echo(("\r" if shown else "") + f"{clock(capture.captured_ms)} recorded.", err=True)


@click.command()
@click.pass_obj
def devices(asked: Asked) -> None:
    """List the microphones."""
    with asked.desk() as desk:
        found = capturing.devices(desk)

    def words() -> None:
        for device in found:
            mark = "*" if device.is_default else " "
            called = f"{device.name}  {device.words}" if device.words else device.name
            kind = ", what the computer plays" if device.system else ""
            click.echo(f"{mark} {called}  {device.rate_hz} Hz, {device.channels} channels{kind}")

    asked.show(
        {
            "devices": [
                {
                    "name": device.name,
                    "words": device.words,
                    "system": device.system,
                    "rate_hz": device.rate_hz,
                    "channels": device.channels,
                    "default": device.is_default,
                }
                for device in found
            ]
        },
        words,
    )


@click.group(invoke_without_command=True)
@click.pass_context
def captures(context: click.Context) -> None:
    """What was recorded when VoxDesk or the computer stopped, and is not yet a recording."""
    if context.invoked_subcommand is None:
        context.invoke(captures_list)


@captures.command("list")
@click.pass_obj
def captures_list(asked: Asked) -> None:
    """List them, the oldest first."""
    with asked.desk() as desk:
        found = finishing.unfinished(desk)

    def words() -> None:
        for each in found:
            name = written("capture", each.id)
            click.echo(f"{name:>8}  {each.started_at}  {clock(each.duration_ms)}  {each.name}")

    asked.show(
        {
            "captures": [
                {
                    "id": written("capture", each.id),
                    "name": each.name,
                    "started_at": each.started_at,
                    "duration_ms": each.duration_ms,
                }
                for each in found
            ]
        },
        words,
    )


@captures.command("finish")
@click.argument("capture", type=Id("capture"))
@click.option("--transcribe", is_flag=True, help="Transcribe and index it.")
@click.pass_obj
def captures_finish(asked: Asked, capture: tuple[str, int], *, transcribe: bool) -> int:
    """Make a recording of it."""
    with asked.desk() as desk:
        job = finishing.submit(desk, CaptureId(capture[1]), transcribe=transcribe)
        return show_made(asked, desk, output.finish(desk, [job.id]))


@captures.command("discard")
@click.argument("capture", type=Id("capture"))
@click.pass_obj
def captures_discard(asked: Asked, capture: tuple[str, int]) -> None:
    """Forget it for good."""
    name = written("capture", capture[1])
    with asked.desk() as desk:
        finishing.discard(desk, CaptureId(capture[1]))
    asked.show({"discarded": name}, lambda: click.echo(f"{name} is forgotten."))
