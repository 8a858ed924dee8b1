"""What is dropped or pasted, as files, bytes, and reasons why something cannot be taken.

File managers name files. Mail programs name temporary files, or hand over bytes, or only promise
to fetch something later, each in a way of its own; what cannot be had says so.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from PySide6.QtCore import QMimeData, QUrl

from voxdesk.gui.words import tr

WINDOWS = 'application/x-qt-windows-mime;value="{0}"'
DESCRIPTORS = WINDOWS.format("FileGroupDescriptorW")
CONTENTS = WINDOWS.format("FileContents") + ";index={0}"
MOZILLA_URL = "text/x-moz-url"
MOZILLA_NAME = "application/x-moz-file-promise-dest-filename"
PROMISES = ("application/x-moz-file-promise", "application/x-moz-file-promise-url")
BYTES = ("audio/", "video/", "application/octet-stream")
DESCRIPTOR_BYTES = 592
NAME_AT = 72
"""Where in a FILEDESCRIPTORW its name stands: 260 letters of UTF-16."""
MOST_DESCRIPTORS = 1000


@dataclass(frozen=True, slots=True)
class Dropped:
    """`handed` are names with bytes; `refused` sentences for people."""

    paths: tuple[Path, ...] = ()
    handed: tuple[tuple[str, bytes], ...] = ()
    refused: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.paths or self.handed or self.refused)


def holds_something(mime: QMimeData) -> bool:
    """Whether there are files in it, or what mail programs offer in place of them; reads none."""
    return mime.hasUrls() or any(
        each in (DESCRIPTORS, MOZILLA_URL, *PROMISES) or each.startswith(BYTES)
        for each in mime.formats()
    )


def only_elsewhere(mime: QMimeData) -> bool:
    """Whether all of it is on the network, as far as it can be told without asking."""
    urls = _urls(mime)
    bytes_too = any(each.startswith((*BYTES, DESCRIPTORS)) for each in mime.formats())
    return bool(urls) and not bytes_too and not any(each.isLocalFile() for each in urls)


def read(mime: QMimeData) -> Dropped:
    """Everything that can be had of it."""
    local = local_paths(mime)
    handed = () if local else tuple(_windows_files(mime)) or tuple(_bytes(mime))
    if local or handed:
        elsewhere = [each for each in _urls(mime) if not each.isLocalFile()]
        refused = tuple(network_words() for _one in elsewhere[:1]) if local else ()
        return Dropped(local, handed, refused)
    if _urls(mime):
        return Dropped(refused=(network_words(),))
    if any(mime.hasFormat(each) for each in (*PROMISES, DESCRIPTORS)):
        return Dropped(refused=(promise_words(),))
    return Dropped()


def local_paths(mime: QMimeData) -> tuple[Path, ...]:
    """The files and folders on this computer, each once."""
    paths = (Path(url.toLocalFile()) for url in _urls(mime) if url.isLocalFile())
    return tuple(dict.fromkeys(paths))


def network_words() -> str:
    return tr("VoxDesk does not use the network. Save the attachment first, then drop the file.")


def promise_words() -> str:
    return tr(
        "The other program only promised this file and did not hand it over. Save it first, then "
        "drop the file."
    )


def _urls(mime: QMimeData) -> list[QUrl]:
    if mime.hasUrls():
        return mime.urls()
    address, _title = _mozilla(mime)
    return [QUrl(address)] if address else []


def _mozilla(mime: QMimeData) -> tuple[str, str]:
    """An address and what it is called: two lines of UTF-16."""
    if not mime.hasFormat(MOZILLA_URL):
        return "", ""
    lines = _wide(bytes(mime.data(MOZILLA_URL).data())).splitlines()
    return (lines[0].strip() if lines else ""), (lines[1].strip() if len(lines) > 1 else "")


def _bytes(mime: QMimeData) -> Iterator[tuple[str, bytes]]:
    for each in mime.formats():
        if each.startswith(BYTES):
            content = bytes(mime.data(each).data())
            if content:
                yield _name(mime, each), content
                return  # the same file in other words


def _name(mime: QMimeData, format_: str) -> str:
    for part in format_.split(";")[1:]:
        key, _equals, value = part.strip().partition("=")
        if key.lower() in ("name", "filename") and value:
            return unquote(value.strip('"'))
    if mime.hasFormat(MOZILLA_NAME):
        name = _wide(bytes(mime.data(MOZILLA_NAME).data())).strip()
        if name:
            return name
    return _mozilla(mime)[1] or tr("Dropped recording")


def _windows_files(mime: QMimeData) -> Iterator[tuple[str, bytes]]:
    """Outlook's attachments: a table of names, and the bytes of each under its number."""
    if not mime.hasFormat(DESCRIPTORS):
        return
    table = bytes(mime.data(DESCRIPTORS).data())
    count = struct.unpack_from("<I", table)[0] if len(table) >= 4 else 0
    for at in range(min(count, MOST_DESCRIPTORS)):
        entry = table[4 + at * DESCRIPTOR_BYTES : 4 + (at + 1) * DESCRIPTOR_BYTES]
        name = entry[NAME_AT:].decode("utf-16-le", "replace").partition("\0")[0]
        content = bytes(mime.data(CONTENTS.format(at)).data())
        if name and content:
            yield name, content


def _wide(content: bytes) -> str:
    """Text that Mozilla writes in UTF-16, in UTF-8 on some systems."""
    if b"\0" in content[:4]:
        return content.decode("utf-16-le", "replace").strip("\0\ufeff")
    return content.decode("utf-8", "replace")
