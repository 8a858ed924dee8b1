"""What people want to know of a model before they use it, in words."""

from pathlib import Path

from PySide6.QtCore import QLocale

from voxdesk.domain.model_entry import ANY_LANGUAGE, ModelEntry, ModelRole, ModelState
from voxdesk.gui.words import later, tr

SETTINGS = {
    ModelRole.SPEECH: "speech_model",
    ModelRole.MEANING: "meaning_model",
    ModelRole.WRITING: "writing_model",
}
"""The setting that says which model of a role is used."""

ROLES = {
    ModelRole.SPEECH: (later("Speech"), later("Turns recordings into text.")),
    ModelRole.MEANING: (
        later("Meaning"),
        later("Finds what was meant, not only the same words: for search and reports."),
    ),
    ModelRole.WRITING: (
        later("Writing"),
        later("Judges what was said and writes reports. Without one, quotes are listed."),
    ),
}
QUALITY = {
    "whisper-tiny.en": later("Very quick, makes mistakes"),
    "whisper-tiny": later("Very quick, makes mistakes"),
    "whisper-base": later("Quick, fair"),
    "whisper-small": later("Good, slower"),
    "whisper-medium": later("Very good, slow"),
    "whisper-large-v3": later("Best, slowest"),
    "whisper-large-v3-turbo": later("Nearly the best, quicker"),
    "distil-large-v3": later("Nearly the best, quicker"),
    "all-minilm-l6-v2": later("Quick, good for English"),
    "multilingual-e5-small": later("Quick, good"),
    "multilingual-e5-base": later("Better, slower"),
    "bge-m3": later("Best, needs much memory"),
    "smollm2-135m-instruct": later("For trials; judges poorly by itself"),
    "report-adapter": later("Quick; trained for these reports, in English"),
    "qwen2.5-1.5b-instruct": later("Fair, for small computers"),
    "qwen2.5-7b-instruct": later("Very good, slow without a graphics card"),
    "qwen3-4b-instruct": later("Good"),
    "qwen3-8b-instruct": later("Very good, slow without a graphics card"),
    "llama-3.2-3b-instruct": later("Good"),
    "phi-4-mini-instruct": later("Good"),
    "mistral-7b-instruct-v0.3": later("Very good, slow without a graphics card"),
}
STATE_ICONS = {
    ModelState.INSTALLED: ("done", "good"),
    ModelState.MISSING: ("import", "muted"),
    ModelState.DAMAGED: ("failed", "danger"),
}
GIGABYTE = 1_000_000_000
MEGABYTE = 1_000_000


def size(size_bytes: int) -> str:
    """`150 MB`, `1.5 GB`."""
    if size_bytes >= GIGABYTE:
        return tr("{number} GB").format(number=QLocale().toString(size_bytes / GIGABYTE, "f", 1))
    return tr("{number} MB").format(number=f"{size_bytes / MEGABYTE:.0f}")


def languages(entry: ModelEntry) -> str:
    if ANY_LANGUAGE in entry.languages:
        return tr("many languages")
    shown = ", ".join(each.upper() for each in entry.languages[:6])
    return f"{shown} …" if len(entry.languages) > 6 else shown


def needs(entry: ModelEntry) -> str:
    """How good it is, its languages, its size, and what memory it takes."""
    parts = [tr(QUALITY[entry.id]) if entry.id in QUALITY else "", languages(entry)]
    if entry.needs.disk_bytes:
        parts.append(size(entry.needs.disk_bytes))
    if entry.needs.ram_bytes:
        told = tr("needs about {size} of memory").format(size=size(entry.needs.ram_bytes))
        parts.append(told)
    return " · ".join(part for part in parts if part)


def origin(entry: ModelEntry) -> str:
    """Licence, who published it, and whether its files are known by their hash."""
    parts = [tr("Licence: {name}").format(name=entry.licence)]
    if entry.upstream.repository:
        parts.append(tr("from {source}").format(source=entry.upstream.repository))
    if entry.files or entry.base:
        parts.append(
            tr("files known by their hash") if entry.verified else tr("files not known by hash")
        )
    return " · ".join(parts)


def fetch_command(entry: ModelEntry) -> str:
    """What a person types to fetch a model."""
    return f"voxdesk models get {entry.id}"


def way_here(entry: ModelEntry) -> str:
    """How a model that is not here comes here."""
    if entry.obtainable or entry.base:
        return tr(
            "Fetching uses the network, and this window is locked off it. Run this in a terminal, "
            "then choose Look again:"
        )
    source = entry.upstream.repository or entry.title
    return tr(
        "Bring its folder from a computer that has it ({source}), on a stick say, and choose Add "
        "from a folder."
    ).format(source=source)


def back_again(entry: ModelEntry, folder: Path | None) -> str:
    """What removing a model frees, and what it takes to get it back."""
    freed = size(entry.needs.disk_bytes) if entry.needs.disk_bytes else str(folder or "")
    told = tr("This frees {size}.").format(size=freed)
    if entry.obtainable:
        back = tr("To get it back: {command}").format(command=fetch_command(entry))
    else:
        back = tr("To get it back, its folder must be brought here again.")
    return f"{told} {back}"
