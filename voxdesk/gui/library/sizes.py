"""Sizes and counts as people read them."""

from PySide6.QtCore import QLocale

from voxdesk.gui.words import tr


def size(size_bytes: int) -> str:
    """`12.4 MB`, in the language of the system."""
    return QLocale().formattedDataSize(size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def counted(kind: str, count: int) -> str:
    """`3 recordings`: so many things of a kind that can lie in the bin."""
    match kind:
        case "visit":
            return tr("%n visits", count)
        case "recording":
            return tr("%n recordings", count)
        case "document":
            return tr("%n documents", count)
        case "report":
            return tr("%n reports", count)
        case "note":
            return tr("%n notes", count)
        case "chat":
            return tr("%n chats", count)
    return tr("%n answers", count)


def kind_word(kind: str) -> str:
    """What one thing of a kind is called."""
    return {
        "visit": tr("Visit"),
        "recording": tr("Recording"),
        "document": tr("Document"),
        "report": tr("Report"),
        "note": tr("Note"),
        "chat": tr("Chat"),
        "answer": tr("Answer"),
    }.get(kind, kind)
