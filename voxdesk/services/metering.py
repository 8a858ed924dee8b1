"""How loud it is before anything is recorded: nothing is kept."""

import threading
from contextlib import closing

from voxdesk.desk import Desk
from voxdesk.engines.base import SoundBlock
from voxdesk.errors import Cancelled, VoxDeskError


class Metering:
    """Listens to a device until `stop`; `error` is why it hears nothing.

    `heard` says whether any sound came yet, loud or not.
    """

    def __init__(self, desk: Desk, device: str) -> None:
        desk.policy.require("microphone")
        self.peak = 0.0
        self.rms = 0.0
        self.heard = False
        self.error: VoxDeskError | None = None
        self._desk = desk
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(device,), name="level")
        self._thread.start()

    def stop(self) -> None:
        """Let the device go."""
        self._over.set()
        self._thread.join()

    def _run(self, device: str) -> None:
        microphone = self._desk.engines.microphone(cancelled=self._over.is_set)
        try:
            with closing(microphone.listen(device)) as pieces:
                for piece in pieces:
                    if isinstance(piece, SoundBlock):
                        self.peak, self.rms, self.heard = piece.peak, piece.rms, True
                    if self._over.is_set():
                        return
        except Cancelled:
            return
        except VoxDeskError as error:
            self.error = error
        finally:
            self.peak = self.rms = 0.0
