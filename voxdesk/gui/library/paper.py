"""What goes out of the window on paper, or into a file that its user alone can read."""

import os
from pathlib import Path

from PySide6.QtGui import QFontDatabase, QTextDocument
from PySide6.QtWidgets import QWidget

from voxdesk.errors import BadRequest, FileBusy


def write_private(path: Path, text: str) -> None:
    """Write a new file, readable by its user alone and on the disk; nothing is overwritten."""
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        raise BadRequest(f"{path} is there already") from error
    except OSError as error:
        raise FileBusy(f"{path}: {error.strerror}") from error


def document(text: str) -> QTextDocument:
    """A text as it stands, in letters of one width."""
    made = QTextDocument()
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSize(9)
    made.setDefaultFont(font)
    made.setPlainText(text)
    return made


def send_to_printer(parent: QWidget, text: str) -> bool:
    """Ask for a printer and print; False when nobody chose one."""
    # Imported when it is wanted: few people print, and it looks for printers.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter()
    asking = QPrintDialog(printer, parent)
    if asking.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    document(text).print_(printer)
    return True
