"""How something is exported: a format by what it is for, and what goes into it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from voxdesk.export.formats import PACK, SOUNDING
from voxdesk.gui import theme
from voxdesk.gui.exporting import wording
from voxdesk.gui.exporting.names_box import NamesBox
from voxdesk.gui.exporting.wanted import Offer, Wish
from voxdesk.gui.recordings.chooser import Popup
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.widgets.tick import Tick
from voxdesk.gui.words import tr
from voxdesk.services.export_options import Options

LEFT_PX, RIGHT_PX = 230, 400
MOST_LIST_PX = 340
FORMAT = int(Qt.ItemDataRole.UserRole)


class ExportPanel(Popup):
    """`wishes` are those of the last time by kind; what is chosen here is told by `wanted`."""

    wanted = Signal(object, object)
    """An `Offer`, and the `Wish` how."""

    def __init__(self, at: QWidget, offers: Sequence[Offer], wishes: dict[str, Wish]) -> None:
        super().__init__(at, tr("Export"))
        self._offers = tuple(offers)
        self._wishes = wishes
        self.what = Choice(tr("What to export"))
        for each in self._offers:
            self.what.addItem(each.title)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Formats"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title = plain_label("", "strong")
        self.about = plain_label("", "muted", wrap=True)
        self.about.setMinimumHeight(2 * self.about.fontMetrics().lineSpacing())
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.clips = Tick(tr("With the sound of the quotes"))
        self.originals = Tick(tr("Originals too"))
        self.pseudonymised = Tick(tr("Pseudonymised"))
        self.names = NamesBox()
        self._with_clips = self._with_originals = True
        self.go = button(tr("Export…"), self.export, look="primary", icon="export")
        self._lay_out()
        self.what.currentIndexChanged.connect(lambda _place: self._show_offer())
        self.list.itemActivated.connect(lambda _item: self.export())
        self.list.currentItemChanged.connect(lambda _now, _was: self._allow())
        self.clips.clicked.connect(self._wish_clips)
        self.originals.clicked.connect(self._wish_originals)
        self.pseudonymised.toggled.connect(lambda _on: self._allow())
        self._show_offer()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(plain_label(tr("Export"), "heading"))
        head.addStretch()
        head.addWidget(self.what)
        self.what.setMaximumWidth(RIGHT_PX)
        self.what.setVisible(len(self._offers) > 1)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self.title)
        right.addWidget(self.about)
        right.addSpacing(8)
        for each in (self.clips, self.originals, self.pseudonymised, self.names):
            right.addWidget(each)
        right.addStretch()
        right.addSpacing(8)
        right.addWidget(self.go, 0, Qt.AlignmentFlag.AlignRight)
        self.list.setFixedWidth(LEFT_PX)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addWidget(self.list)
        both.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(both, 1)
        self.setFixedWidth(LEFT_PX + RIGHT_PX + 52)

    def offer(self) -> Offer:
        """What is exported."""
        return self._offers[max(self.what.currentIndex(), 0)]

    def fmt(self) -> str:
        """The chosen format; empty for none."""
        item = self.list.currentItem()
        return str(item.data(FORMAT) or "") if item is not None else ""

    def choose(self, fmt: str) -> None:
        for place in range(self.list.count()):
            if self.list.item(place).data(FORMAT) == fmt:
                self.list.setCurrentRow(place)

    def options(self) -> Options:
        pseudonymised = self.pseudonymised.isChecked()
        packed = self.fmt() == PACK and not pseudonymised
        return Options(
            clips=self._with_clips,
            originals=self._with_originals if packed else None,
            pseudonymised=pseudonymised,
            names=self.names.names() if pseudonymised else (),
        )

    def open(self) -> None:
        super().open()
        self._fit()
        self.list.setFocus()

    def export(self) -> None:
        """Have it exported as it is chosen, with a name that was typed and not added."""
        if not self.fmt():
            return
        self.names.take()
        offer, wish = self.offer(), Wish(self.fmt(), self.options())
        self.close()
        self.wanted.emit(offer, wish)

    def _wish_clips(self, wished: bool) -> None:
        self._with_clips = wished

    def _wish_originals(self, wished: bool) -> None:
        self._with_originals = wished

    # --- showing

    def _show_offer(self) -> None:
        offer = self.offer()
        wish = self._wishes.get(offer.kind, Wish())
        with QSignalBlocker(self.list):
            self._fill(offer)
        self.clips.setVisible(offer.kind == "report")
        self._with_clips = wish.options.clips
        self._with_originals = wish.options.originals is not False
        self.pseudonymised.setChecked(wish.options.pseudonymised)
        self.names.show_names(wish.options.names)
        self.choose(wish.fmt)
        self._allow()

    def _fill(self, offer: Offer) -> None:
        self.list.clear()
        first = -1
        for purpose, formats in wording.purposes(offer.kind, tuple(offer.formats)).items():
            self._add(purpose, Qt.ItemFlag.NoItemFlags).setFont(
                theme.font(theme.CAPTION_PX, bold=True)
            )
            for fmt in formats:
                words = wording.title(fmt)
                if offer.formats[fmt]:
                    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                    self._add(words, flags).setData(FORMAT, fmt)
                    first = self.list.count() - 1 if first < 0 else first
                else:
                    why = tr("Not allowed by your organisation")
                    self._add(f"{words}\n{why}", Qt.ItemFlag.NoItemFlags).setToolTip(why)
        self.list.setCurrentRow(first)
        rows = sum(self.list.sizeHintForRow(place) for place in range(self.list.count()))
        self.list.setMinimumHeight(min(rows + 2, MOST_LIST_PX))

    def _add(self, words: str, flags: Qt.ItemFlag) -> QListWidgetItem:
        item = QListWidgetItem(words)
        item.setFlags(flags)
        if flags == Qt.ItemFlag.NoItemFlags:
            item.setForeground(theme.colour("muted"))
        self.list.addItem(item)
        return item

    def _allow(self) -> None:
        """Show what goes with the format; what does not says why."""
        fmt, pseudonymised = self.fmt(), self.pseudonymised.isChecked()
        self.title.setText(wording.title(fmt) if fmt else "")
        self.about.setText(wording.about(self.offer().kind, fmt))
        silent = tr("Web pages and evidence packs alone carry sound")
        _allow(self.clips, "" if fmt in SOUNDING else silent, wished=self._with_clips)
        reason = tr("Evidence packs alone hold originals") if fmt != PACK else ""
        if not reason and pseudonymised:
            reason = tr("Left out: in an original the names can be heard")
        _allow(self.originals, reason, wished=self._with_originals)
        self.names.setVisible(pseudonymised)
        self.go.setEnabled(bool(fmt))
        self.go.setToolTip("" if fmt else tr("Your organisation allows no format"))

    def event(self, event: QEvent) -> bool:
        told = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return told

    def _fit(self) -> None:
        """As high as all of it is; where the screen is lower, the list scrolls."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            room = self.screen().availableGeometry().height()
            self.resize(self.width(), min(layout.totalHeightForWidth(self.width()), room))
            self.stay_in_sight()


def _allow(tick: Tick, reason: str, *, wished: bool) -> None:
    tick.setEnabled(not reason)
    tick.setChecked(wished and not reason)
    tick.setToolTip(reason)
