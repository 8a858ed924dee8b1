"""What people do in the waveform of a recording: play, choose a stretch, look from nearer."""

from functools import partial

from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.page import Page
from voxdesk.gui.transcript.along import Along
from voxdesk.gui.transcript.editing import GROUP
from voxdesk.gui.transcript.segment_view import SegmentView
from voxdesk.gui.transcript.segments import SegmentList
from voxdesk.gui.widgets.waveform import Waveform
from voxdesk.gui.words import later

NEARER = Command(
    "recording.wave_nearer", later("Look at the waveform from nearer"), GROUP, ("Ctrl+=", "Ctrl++")
)
FURTHER = Command(
    "recording.wave_further", later("Look at the waveform from further off"), GROUP, ("Ctrl+-",)
)
WHOLE = Command("recording.wave_whole", later("Show the whole waveform"), GROUP, ("Ctrl+Alt+0",))


class InTheWave:
    """A stretch that was chosen chooses what is said in it."""

    def __init__(
        self, waveform: Waveform, view: SegmentView, segments: SegmentList, along: Along
    ) -> None:
        self._waveform = waveform
        self._view = view
        self._list = segments
        waveform.play_asked.connect(lambda ms: along.play(ms))
        waveform.stretch_chosen.connect(self._choose)

    def offer(self, commands: Commands, page: Page) -> None:
        for command, steps in ((NEARER, 1), (FURTHER, -1), (WHOLE, 0)):
            commands.offer(command, partial(self._waveform.zoom, steps), page)

    def _choose(self, start_ms: int, end_ms: int) -> None:
        if end_ms <= start_ms or not self._list.rowCount():
            return
        first, last = self._list.row_at(start_ms), self._list.row_at(end_ms)
        within = [self._list.segment(row) for row in range(first, last + 1)]
        self._view.choose([each.id for each in within if each.end_ms > start_ms])
