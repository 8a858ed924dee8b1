"""The pages around reports, beside each other: one stop of the rail, a tab for each."""

from PySide6.QtWidgets import QTabBar

from voxdesk.gui.frame import Frame
from voxdesk.gui.words import later, tr

TABS = (
    ("reports", later("Reports")),
    ("batches", later("Batches")),
    ("insights", later("Across visits")),
    ("scenarios", later("Kinds of report")),
)


class SectionTabs(QTabBar):
    """Goes to another page of the section; its own tab always is the one of its page."""

    def __init__(self, frame: Frame, current: str) -> None:
        super().__init__()
        self._frame = frame
        self._own = [key for key, _words in TABS].index(current)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setAccessibleName(tr("Pages about reports"))
        for _key, words in TABS:
            self.addTab(tr(words))
        self.setCurrentIndex(self._own)
        self.currentChanged.connect(self._go)

    def _go(self, at: int) -> None:
        if at != self._own:
            self.setCurrentIndex(self._own)
            self._frame.show(TABS[at][0], None)
