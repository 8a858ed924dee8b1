"""What can be done about a recording from anywhere in the window."""

from collections.abc import Callable

from voxdesk.gui.capturing.recorder import Recorder, State
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.words import later, tr

GROUP = later("Recording")
START = Command("record.start", later("Start recording"), GROUP, ("Ctrl+R",), "record")
PAUSE = Command("record.pause", later("Pause or go on"), GROUP, ("Ctrl+Shift+R",), "pause")
STOP = Command("record.stop", later("Stop recording"), GROUP, ("Ctrl+Alt+R",), "stop")
MARK = Command("record.mark", later("Mark this moment of the recording"), GROUP, ("Ctrl+M",))


def offer(
    commands: Commands,
    recorder: Recorder,
    show: Callable[[], object],
    tell: Callable[[str, bool], object],
) -> None:
    """Offer them; `show` brings the page of recording into sight, `tell` says what was done."""

    def start() -> None:
        show()
        recorder.start()

    def mark() -> None:
        if recorder.mark():
            tell(tr("Moment marked"), False)

    commands.offer(START, start)
    commands.offer(PAUSE, recorder.pause)
    commands.offer(STOP, recorder.stop)
    commands.offer(MARK, mark)

    def explain() -> None:
        under_way = recorder.under_way
        running = recorder.state in (State.RECORDING, State.PAUSED)
        reason = recorder.forbidden()
        idle = reason or tr("Nothing is being recorded")
        begun = tr("A recording is running already")
        commands.explain(START.id, begun if under_way else reason)
        for each in (PAUSE, STOP, MARK):
            commands.explain(each.id, "" if running else idle)

    recorder.changed.connect(explain)
    explain()
