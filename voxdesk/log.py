"""Log files: what the program did, never what people said.

Speech, documents, names and searches are content: where a line must refer to one, it names its id
or its `fingerprint`. Native crashes leave the threads' stacks in a file of their own.
"""

import faulthandler
import hashlib
import logging
import time
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

MOST_BYTES = 1_000_000
KEPT_FILES = 5

_crash_file: TextIO | None = None


def start(folder: Path, name: str = "voxdesk", *, verbose: bool = False) -> Path:
    """Log to `<folder>/<name>.log` from now on and return that path."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{name}.log"
    writer = RotatingFileHandler(
        path, maxBytes=MOST_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True
    )
    lines = logging.Formatter(
        "%(asctime)sZ %(levelname)s %(process)d %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S"
    )
    lines.converter = time.gmtime
    writer.setFormatter(lines)
    root = logging.getLogger()
    stop()
    root.addHandler(writer)
    # Libraries may log what they work on; below warnings they are not asked.
    root.setLevel(logging.WARNING)
    logging.getLogger("voxdesk").setLevel(logging.DEBUG if verbose else logging.INFO)
    watch_crashes(folder / f"{name}-crash.log")
    return path


def stop() -> None:
    """Close the log files this module opened."""
    root = logging.getLogger()
    for writer in [each for each in root.handlers if isinstance(each, RotatingFileHandler)]:
        root.removeHandler(writer)
        writer.close()
    _close_crash_file()


def watch_crashes(path: Path) -> None:
    """Write every thread's stack to `path` when native code ends the process."""
    global _crash_file
    _close_crash_file()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _crash_file = path.open("a", encoding="utf-8")
    faulthandler.enable(_crash_file)


def tail(path: Path, lines: int = 20) -> str:
    """The last lines of a log, empty when there is none."""
    try:
        with path.open("rb") as log:
            log.seek(max(0, path.stat().st_size - 16_384))
            text = log.read().decode("utf-8", "replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[-lines:])


def fingerprint(content: str) -> str:
    """What a log line may say of content: its length and eight digits that recognise it."""
    digest = hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()
    return f"[{len(content)} characters, {digest[:8]}]"


def _close_crash_file() -> None:
    global _crash_file
    if _crash_file is not None:
        faulthandler.disable()
        _crash_file.close()
        _crash_file = None
