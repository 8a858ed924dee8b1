"""The one presenter of errors: views raise, this shows, in a banner that stops nobody.

Owns `sys.excepthook` and `threading.excepthook` while the window lives. Known errors become a
sentence and a remedy; anything else is a bug and looks like one, with its traceback folded away.
The same error within five seconds is counted, not shown again: a broken paint would flood.
"""

import logging
import sys
import threading
import time
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from voxdesk import texts
from voxdesk.errors import Cancelled, VoxDeskError
from voxdesk.events import Notice
from voxdesk.gui.widgets.banner import Banner
from voxdesk.gui.words import later, tr

log = logging.getLogger(__name__)

AGAIN_WITHIN_S = 5.0
BUG_HEADING = later("Something in VoxDesk went wrong")
BUG_TEXT = later("What was saved is safe. You can go on; if it happens again, restart VoxDesk.")


class Alerts(QObject):
    """Shows errors and notices in `banner`; `show` may be called from any thread."""

    _raised = Signal(object)

    def __init__(self, banner: Banner) -> None:
        super().__init__(banner)
        self._banner = banner
        self._last = ""
        self._last_at = 0.0
        self._again = 0
        self._raised.connect(self._present, Qt.ConnectionType.AutoConnection)

    def show(self, error: BaseException) -> None:
        self._raised.emit(error)

    def notice(self, notice: Notice) -> None:
        """Tell something that is no error."""
        self._banner.tell("accent", texts.message(notice.code, notice.detail), "")

    def _present(self, error: BaseException) -> None:
        if isinstance(error, Cancelled | KeyboardInterrupt):
            log.info("cancelled")
            return
        same = f"{type(error).__qualname__}: {error}"
        now = time.monotonic()
        if same == self._last and now - self._last_at < AGAIN_WITHIN_S:
            self._again += 1
            return
        if self._again:
            log.error("%s: %d times more", self._last, self._again)
        self._last, self._last_at, self._again = same, now, 0
        if isinstance(error, VoxDeskError):
            log.warning("%s: %s", error.code, error.detail)
            self._banner.tell(
                "warning", texts.message(error.code, error.detail), texts.remedy(error.remedy)
            )
        else:
            log.error("unexpected error", exc_info=error)
            trace = "".join(traceback.format_exception(error))
            self._banner.tell("danger", tr(BUG_HEADING), tr(BUG_TEXT), trace)

    # --- hooks

    def take_hooks(self) -> None:
        """Be told of everything that nobody caught; `give_hooks_back` ends it."""
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread

    def give_hooks_back(self) -> None:
        sys.excepthook, threading.excepthook = self._before

    def _uncaught(
        self,
        _kind: type[BaseException],
        error: BaseException,
        _trace: TracebackType | None,
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            raise SystemExit(130)
        self.show(error)

    def _uncaught_in_thread(self, uncaught: threading.ExceptHookArgs) -> None:
        if uncaught.exc_value is not None:
            self.show(uncaught.exc_value)
