"""Setting markers while listening or reading."""

from PySide6.QtCore import QObject

from voxdesk.domain.bin_entry import BinEntry
from voxdesk.domain.ids import NoteId
from voxdesk.domain.timecode import clock
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.transcript.acts import Acts
from voxdesk.gui.transcript.along import Along
from voxdesk.gui.transcript.changing import Changing
from voxdesk.gui.transcript.editing import GROUP
from voxdesk.gui.transcript.opened import Opened
from voxdesk.gui.words import later, tr

MARK = Command("recording.mark", later("Set a marker"), GROUP, ("M",), "marker")


class Marking(QObject):
    """Sets a marker where it plays, else where a segment is chosen."""

    def __init__(self, frame: Frame, acts: Acts, along: Along, changing: Changing) -> None:
        super().__init__(acts)
        self._frame = frame
        self._desk = frame.desk
        self._acts = acts
        self._along = along
        self._changing = changing
        self._opened: Opened | None = None

    def offer(self, commands: Commands, page: Page) -> None:
        commands.offer(MARK, self.mark, page)

    def explain(self, commands: Commands) -> None:
        nowhere = tr("Play the recording or choose a segment first")
        commands.explain(MARK.id, "" if self._moment() is not None else nowhere)

    def show_opened(self, opened: Opened) -> None:
        self._opened = opened

    def _moment(self) -> int | None:
        playing = self._along.position()
        chosen = self._changing.chosen()
        return chosen[0].start_ms if playing is None and chosen else playing

    def mark(self) -> None:
        at_ms = self._moment()
        if self._opened is None or at_ms is None:
            return
        from voxdesk.services import noting

        desk, recording_id = self._desk, self._opened.recording.id
        removed: list[BinEntry] = []
        words = tr("marker at {time}").format(time=clock(at_ms))

        def did(note_id: NoteId) -> None:
            self._frame.undoing.did(
                words,
                undo=lambda: removed.append(noting.remove(desk, note_id)),
                redo=lambda: noting.restore(desk, removed.pop()),
            )
            said = tr("Marker set at {time}").format(time=clock(at_ms))
            self._frame.tell(said, True)

        self._acts.run(lambda: noting.mark(desk, recording_id, at_ms), did)
