"""What verifying found, in words that need no knowledge of hashes."""

import re

from voxdesk import texts
from voxdesk.domain.ids import parse
from voxdesk.domain.verification import Break, Verification
from voxdesk.domain.visit import NameKind
from voxdesk.gui.library.sizes import kind_word, size
from voxdesk.gui.words import tr


def what_was_checked(found: Verification) -> str:
    """`412 events, 38 segments and 5 originals were checked.`"""
    counts = dict(found.checked)
    size_bytes = counts.pop("bytes", 0)
    things = sum(counts.values())
    return tr(
        "{events} and {things} were held against each other; {size} of originals read."
    ).format(
        events=tr("%n events", found.events),
        things=tr("%n things", things),
        size=size(size_bytes),
    )


def first_break(found: Break) -> tuple[str, str]:
    """What a break is, and what it means."""
    what = found.what
    if re.match(r"events? ", what):
        if what.endswith("missing"):
            return (
                tr("Part of the chain of custody is missing ({what}).").format(what=_which(what)),
                tr(
                    "Events were taken out of the log. What was done then can no longer be shown; "
                    "a backup from before may still tell."
                ),
            )
        return (
            tr("The chain of custody was rewritten ({what}).").format(what=_which(what)),
            tr(
                "An event does not read as it was written. Somebody with access to the file "
                "altered it without VoxDesk."
            ),
        )
    if what.startswith(("another library", "library id")):
        return (
            tr("This is not the library that the seal speaks of."),
            tr("The seal belongs to another library, or this file was made from another one."),
        )
    own, _space, became = what.partition(" ")
    subject = _subject(own)
    if became == "gone":
        return (
            tr("{subject} is gone.").format(subject=subject),
            tr("The log knows of it, and of no act that removed it."),
        )
    if became == "there again":
        return (
            tr("{subject} is there again.").format(subject=subject),
            tr("The log says that it went, and of no act that brought it back."),
        )
    if became == "not in the log":
        return (
            tr("{subject} was never told of.").format(subject=subject),
            tr("It is in the library, and the log does not know how it came there."),
        )
    if became == "bytes altered":
        return (
            tr("The bytes of {subject} are not those that came in.").format(subject=subject),
            tr("The original no longer has the hash it had: damaged, or exchanged."),
        )
    return (
        tr("{subject} was altered outside VoxDesk.").format(subject=subject),
        tr(
            "It does not stand as the last event says of it: the file was changed by another "
            "program. Everything else is listed below, too."
        ),
    )


def _which(what: str) -> str:
    numbers = re.findall(r"\d+", what)
    if len(numbers) > 1:
        return tr("events {first} to {last}").format(first=numbers[0], last=numbers[1])
    return tr("event {number}").format(number=numbers[0] if numbers else "?")


def _subject(own: str) -> str:
    """`Recording rec-1`: what an id stands for, before the id itself."""
    try:
        kind, _number = parse(own)
    except ValueError:
        return own
    words = {
        **{each.value: texts.name(each) for each in NameKind},
        "transcript": tr("Transcript"),
        "segment": tr("Segment"),
        "speaker": tr("Speaker"),
        "original": tr("Original"),
        "audio": tr("Audio"),
        "finding": tr("Finding"),
        "stage": tr("Part of a report"),
        "edit": tr("Edit"),
        "term": tr("Term"),
    }
    return f"{words.get(kind) or kind_word(kind)} {own}"
