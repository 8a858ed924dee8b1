"""The chain of custody: who did what, when, and what it left behind, each hashed onto the last.

An event holds ids and hashes, never text, so that what is forgotten leaves the chain whole. Its
`states` are the digests of the rows it touched: the last one said of a subject is how that subject
must stand today.
"""

import hashlib
import json
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

FORM = b"voxdesk-custody-v1\0"
"""Begins every hashed event, so that a hash of another form can never stand for one."""

BEGINNING = bytes(32)
"""What the first event goes on from."""

STATES = "states"


class Action(StrEnum):
    """What an event says was done."""

    LIBRARY_MADE = "library_made"
    TAKEN_OVER = "taken_over"
    """From an earlier version of the program, which kept no chain."""
    IMPORTED = "imported"
    CAPTURED = "captured"
    DECODED = "decoded"
    TRANSCRIBED = "transcribed"
    VERSION_CHOSEN = "version_chosen"
    CORRECTED = "corrected"
    SPEAKER_CHANGED = "speaker_changed"
    CARD_CHANGED = "card_changed"
    RENAMED = "renamed"
    MERGED = "merged"
    NOTED = "noted"
    ASKED = "asked"
    DEFINED = "defined"
    """A version of a scenario or taxonomy came into the library."""
    REPORTED = "reported"
    REVIEWED = "reviewed"
    SIGNED_OFF = "signed_off"
    EXPORTED = "exported"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    SALVAGED = "salvaged"
    BINNED = "binned"
    UNBINNED = "unbinned"
    FORGOTTEN = "forgotten"
    RETENTION_CHANGED = "retention_changed"
    PASSPHRASE_CHANGED = "passphrase_changed"


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts: the name a person chose once, and the user of the system beside it."""

    name: str
    system_user: str


@dataclass(frozen=True, slots=True)
class Event:
    """One link. `detail` is canonical JSON, exactly as it was hashed; hashes are 32 bytes."""

    number: int
    at: str
    person: str
    system_user: str
    program: str
    action: str
    subject: str
    detail: str
    previous: bytes
    hash: bytes

    def computed(self) -> bytes:
        """The hash that its other fields give: SHA-256 over `FORM` and the fields, each with its
        length as four big-endian bytes before it."""
        fields = (
            str(self.number),
            self.at,
            self.person,
            self.system_user,
            self.program,
            self.action,
            self.subject,
            self.detail,
        )
        parts = [field.encode("utf-8") for field in fields] + [self.previous]
        return hashlib.sha256(
            FORM + b"".join(len(part).to_bytes(4, "big") + part for part in parts)
        ).digest()

    @property
    def states(self) -> dict[str, str | None]:
        """What it says of subjects: their digests, None for those that are gone."""
        content = json.loads(self.detail)
        said = content.get(STATES) if isinstance(content, dict) else None
        return dict(said) if isinstance(said, dict) else {}


def canonical(detail: Mapping[str, object]) -> str:
    """The one way to write a detail as JSON."""
    return json.dumps(detail, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Digest:
    """SHA-256 over values of rows, each with its type and length, so that nothing can slide."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def add(self, values: Iterable[object]) -> None:
        """Take one row."""
        for value in values:
            match value:
                case None:
                    kind, content = b"n", b""
                case bool() | int():
                    kind, content = b"i", str(int(value)).encode()
                case float():
                    kind, content = b"f", struct.pack(">d", value)
                case str():
                    kind, content = b"s", value.encode("utf-8")
                case bytes():
                    kind, content = b"b", value
                case _:
                    raise TypeError(type(value).__name__)
            self._hash.update(kind + len(content).to_bytes(8, "big") + content)
        self._hash.update(b"/")

    @property
    def hex(self) -> str:
        return self._hash.hexdigest()
