"""How keys are written for people."""

from PySide6.QtGui import QAction, QKeySequence

NATIVE = QKeySequence.SequenceFormat.NativeText
PORTABLE = QKeySequence.SequenceFormat.PortableText


def keys_of(action: QAction) -> str:
    """The keys of an action, as this system writes them."""
    return "  ·  ".join(each.toString(NATIVE) for each in action.shortcuts())


def fits(asked: str, *said: str) -> bool:
    """Whether every word of what is asked begins a word of what is said."""
    words = " ".join(said).casefold().split()
    return all(any(word.startswith(part) for word in words) for part in asked.casefold().split())
