"""Photos and documents of a visit: shown, added, opened as a copy, removed into the bin."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QSize, Qt, QTemporaryDir, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QImage, QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from voxdesk.domain.ids import written
from voxdesk.gui import theme
from voxdesk.gui.background import run_in_order, run_task
from voxdesk.gui.card.opened_visit import Attachment
from voxdesk.gui.card.thumbnails import EDGE_PX, thumbnail
from voxdesk.gui.frame import Frame
from voxdesk.gui.visits.into_bin import into_bin
from voxdesk.gui.widgets.buttons import button, more_button
from voxdesk.gui.widgets.labels import ElidedLabel, plain_label, tool_tip
from voxdesk.gui.words import tr


class AttachmentsView(QWidget):
    """Shows what is with a visit; `add` asks for files. Whoever holds it says how to keep them."""

    def __init__(self, frame: Frame, add: Callable[[], object]) -> None:
        super().__init__()
        self._frame = frame
        self._rows: dict[int, AttachmentRow] = {}
        self._copies: QTemporaryDir | None = None
        head = QHBoxLayout()
        head.addWidget(plain_label(tr("Photos and documents"), "section"))
        head.addStretch()
        self.add = button(tr("Add…"), add, look="link", name=tr("Add photos and documents"))
        head.addWidget(self.add)
        self._none = plain_label(
            tr("Drop photos and documents here: they are kept with the visit."),
            "muted",
            wrap=True,
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self._column.addWidget(self._none)

    def show_attachments(self, attachments: Sequence[Attachment]) -> None:
        wanted = {int(each.id): each for each in attachments}
        for number in [each for each in self._rows if each not in wanted]:
            row = self._rows.pop(number)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for number, document in wanted.items():
            if number not in self._rows:
                self._rows[number] = AttachmentRow(document, self)
                self._column.addWidget(self._rows[number])
                self._picture(self._rows[number])
        self._none.setVisible(not wanted)

    def rows(self) -> tuple["AttachmentRow", ...]:
        return tuple(self._rows.values())

    def _picture(self, row: "AttachmentRow") -> None:
        if not row.document.photo:
            return
        desk, document = self._frame.desk, row.document
        run_task(row, lambda: thumbnail(desk, document.id, document.size_bytes), row.show_picture)

    # --- doing

    def open_copy(self, document: Attachment) -> None:
        """Show a copy in the system's program; it goes when the window does."""
        if self._copies is None:
            self._copies = QTemporaryDir()
        name = Path(document.name).name or written("document", document.id)
        folder = Path(self._copies.path()) / str(document.id)
        target = folder / name

        def write() -> None:
            folder.mkdir(exist_ok=True)
            self._write(document, target)

        def done(_none: None) -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

        run_task(self, write, done)

    def ask_where_to_save(self, document: Attachment) -> None:
        target, _ = QFileDialog.getSaveFileName(self, tr("Save a copy"), document.name)
        if target:
            self.save_copy(document, Path(target))

    def save_copy(self, document: Attachment, target: Path) -> None:
        """Write the bytes as they were given."""

        def done(_none: None) -> None:
            self._frame.tell(tr("Saved {name}").format(name=target.name), False)

        run_in_order(self, lambda: self._write(document, target), done)

    def remove(self, document: Attachment) -> None:
        words = tr("Moved {name} to the bin").format(name=document.name)
        into_bin(self._frame, self, written("document", document.id), words)

    def _write(self, document: Attachment, target: Path) -> None:
        from voxdesk.services import filling, replacing

        pieces = filling.pieces(self._frame.desk, document.id)
        replacing.replace_file(target, lambda file: file.writelines(pieces))


class AttachmentRow(QWidget):
    """One photo or document: picture, name, kind and size, what can be done with it."""

    def __init__(self, document: Attachment, view: AttachmentsView) -> None:
        super().__init__()
        self.document = document
        self.picture = QToolButton()
        self.picture.setIcon(theme.icon("photo" if document.photo else "document", "muted"))
        self.picture.setIconSize(QSize(theme.ICON_PX, theme.ICON_PX))
        self.picture.setFixedSize(EDGE_PX + 4, EDGE_PX + 4)
        self.picture.setCursor(Qt.CursorShape.PointingHandCursor)
        self.picture.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = tr("Open a copy of {name}").format(name=document.name)
        self.picture.setAccessibleName(words)
        self.picture.setToolTip(tool_tip(words))
        self.picture.clicked.connect(lambda _checked=False: view.open_copy(document))
        size = QLocale().formattedDataSize(
            document.size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat
        )
        kind = tr("Photo") if document.photo else Path(document.name).suffix[1:].upper()
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(ElidedLabel(document.name, mode=Qt.TextElideMode.ElideMiddle))
        names.addWidget(plain_label(" · ".join(part for part in (kind, size) if part), "caption"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.picture)
        row.addLayout(names, 1)
        row.addWidget(self._menu(view))

    def _menu(self, view: AttachmentsView) -> QToolButton:
        more = more_button(tr("What to do with {name}").format(name=self.document.name))
        menu = QMenu(more)
        for words, act in (
            (tr("Open a copy"), view.open_copy),
            (tr("Save a copy…"), view.ask_where_to_save),
            (tr("Move to the bin"), view.remove),
        ):
            action = QAction(words, menu)
            action.triggered.connect(lambda _checked=False, act=act: act(self.document))
            menu.addAction(action)
        more.setMenu(menu)
        return more

    def show_picture(self, image: QImage | None) -> None:
        if image is None:
            return
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(picture.width() / EDGE_PX)
        self.picture.setIcon(picture)
        self.picture.setIconSize(QSize(EDGE_PX, EDGE_PX))
