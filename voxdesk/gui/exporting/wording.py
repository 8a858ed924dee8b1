"""The formats of exports by what they are for, and what is said of each."""

from voxdesk.gui.words import later, tr

TO_CHECK = later("To check without VoxDesk")
FOR_PROGRAMS = later("For other programs")
PURPOSES = {
    "report": {
        later("To sign and send"): ("docx", "pdf"),
        later("With sound"): ("html",),
        TO_CHECK: ("pack",),
        FOR_PROGRAMS: ("csv", "json", "md"),
    },
    "recording": {
        later("To read and send"): ("docx", "txt"),
        later("Subtitles"): ("srt", "vtt"),
        TO_CHECK: ("pack",),
        FOR_PROGRAMS: ("json",),
    },
}
"""By the kind of what is exported; in this order they are shown."""
TITLES = {
    "docx": later("Word document (DOCX)"),
    "pdf": later("PDF"),
    "html": later("Web page (HTML)"),
    "pack": later("Evidence pack (ZIP)"),
    "csv": later("Table of findings (CSV)"),
    "json": later("Data (JSON)"),
    "md": later("Markdown"),
    "txt": later("Text"),
    "srt": later("Subtitles (SRT)"),
    "vtt": later("Subtitles (WebVTT)"),
}
ABOUT = {
    "report": {
        "docx": later("On your letterhead, and open to your own changes before you sign it."),
        "pdf": later("On your letterhead; looks the same everywhere and is not easily changed."),
        "html": later("One file for any browser, without the internet; quotes can be heard in it."),
        "pack": later(
            "Report, transcripts and originals with signed hashes, and a program that checks them."
        ),
        "csv": later("A row for each quote, for spreadsheets; its seal is a file beside it."),
        "json": later("All of the report as data, in a form that is published with VoxDesk."),
        "md": later("Plain text with headings, for wikis and version control."),
    },
    "recording": {
        "docx": later("The transcript with times and speakers, to read, mark and send."),
        "txt": later("The transcript with times and speakers as plain text."),
        "srt": later("For video players; its seal is a file beside it."),
        "vtt": later("For web players."),
        "pack": later(
            "Transcript and original with signed hashes, and a program that checks them."
        ),
        "json": later("Every segment with its times as data, in a published form."),
    },
}


def title(fmt: str) -> str:
    """What people call a format; one that is not known here goes by its own name."""
    return tr(TITLES[fmt]) if fmt in TITLES else fmt.upper()


def about(kind: str, fmt: str) -> str:
    """What such a file is good for, in a sentence."""
    words = ABOUT[kind].get(fmt, "")
    return tr(words) if words else ""


def purposes(kind: str, formats: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The formats there are by what they are for; those that nobody sorted in are for programs."""
    known = PURPOSES[kind]
    sorted_in = {fmt for group in known.values() for fmt in group}
    made = {
        purpose: tuple(fmt for fmt in group if fmt in formats) for purpose, group in known.items()
    }
    made[FOR_PROGRAMS] += tuple(fmt for fmt in formats if fmt not in sorted_in)
    return {tr(purpose): group for purpose, group in made.items() if group}
