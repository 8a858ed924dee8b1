"""Anchors: the head of a chain of custody at one moment, signed with a key of the user's own.

A chain by itself does not show that its tail was cut or that all of it was written anew; an anchor
kept elsewhere does. As a seal sheet it is a text that people print and a program reads back.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from voxdesk.errors import BadSeal

FORM = b"voxdesk-anchor-v1\0"
"""Begins every signed message, so that a signature of another form can never stand for one."""

LABELS = {
    "library": "Library",
    "event": "Event",
    "head": "Head",
    "at": "Signed at",
    "public_key": "Public key",
    "fingerprint": "Fingerprint",
    "signature": "Signature",
}
"""What the parts of a seal are called on a sheet; documents have words of their own for them."""

_HEX_DIGITS = {"library": 32, "head": 64, "public_key": 64, "fingerprint": 32, "signature": 128}
_BETWEEN = r"[\s:|]+"
_ROW_DIGITS = 64

_SHEET = """\
VoxDesk seal
============

Keep this apart from the library. It shows later that the chain of custody still holds
every event up to this one, and that none of them was altered:

    voxdesk library verify --against FILE

"""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Event `number` of a library's chain has the hash `head`; said `at`, signed with Ed25519."""

    library_id: str
    number: int
    head: bytes
    at: str
    public_key: bytes
    signature: bytes = b""

    @property
    def message(self) -> bytes:
        """What is signed: `FORM`, then library, number, hash and time, each with its length as
        four big-endian bytes before it."""
        texts = (self.library_id.encode(), str(self.number).encode(), self.head, self.at.encode())
        return FORM + b"".join(len(text).to_bytes(4, "big") + text for text in texts)

    @property
    def fingerprint(self) -> str:
        """The name of the key, short enough to read out."""
        return fingerprint(self.public_key)

    @property
    def parts(self) -> dict[str, str]:
        """Everything a seal says, by the keys of `LABELS`; hashes without groups."""
        return {
            "library": self.library_id,
            "event": str(self.number),
            "head": self.head.hex(),
            "at": self.at,
            "public_key": self.public_key.hex(),
            "fingerprint": self.fingerprint,
            "signature": self.signature.hex(),
        }


def fingerprint(public_key: bytes) -> str:
    """The first 32 digits of a public key's SHA-256, in groups of four."""
    return grouped(hashlib.sha256(public_key).hexdigest()[:32])


def grouped(digits: str) -> str:
    """Digits in groups of four, as people read them."""
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def sheet(anchor: Anchor) -> str:
    """A seal as a page of plain text."""
    lines = []
    for key, text in anchor.parts.items():
        digits = text if key in _HEX_DIGITS and key != "fingerprint" else ""
        rows = [grouped(digits[at : at + _ROW_DIGITS]) for at in range(0, len(digits), _ROW_DIGITS)]
        first, *rest = rows or [text]
        lines.append(f"{LABELS[key] + ':':<14}{first}")
        lines += [f"{'':<14}{row}" for row in rest]
    return _SHEET + "\n".join(lines) + "\n"


def parse(text: str, labels: Mapping[str, str] = LABELS) -> Anchor:
    """Read a seal from a text that holds one, however its lines and groups were broken.

    The last one counts, since a document is sealed at its end. Its signature is not looked at.
    """
    said = {key: _said(text, key, label) for key, label in labels.items() if key in LABELS}
    try:
        # Any other way to write the same moment would be another message.
        if datetime.fromisoformat(said["at"]).isoformat(timespec="milliseconds") != said["at"]:
            raise ValueError
    except ValueError as error:
        raise BadSeal(f"{labels['at']}: {said['at']}") from error
    anchor = Anchor(
        library_id=said["library"],
        number=int(said["event"]),
        head=bytes.fromhex(said["head"]),
        at=said["at"],
        public_key=bytes.fromhex(said["public_key"]),
        signature=bytes.fromhex(said["signature"]),
    )
    if anchor.fingerprint.replace(" ", "") != said["fingerprint"]:
        raise BadSeal(labels["fingerprint"])
    return anchor


def _said(text: str, key: str, label: str) -> str:
    """What stands behind a label; BadSeal names the label that says nothing fit."""
    if digits := _HEX_DIGITS.get(key):
        value = rf"[0-9a-fA-F](?:\s*[0-9a-fA-F]){{{digits - 1}}}"
    else:
        value = {"event": r"[1-9][0-9]{0,17}", "at": r"[0-9T:.+-]{29}"}[key]
    words = r"\s+".join(re.escape(word) for word in label.split())
    found = re.findall(rf"(?<!\w){words}{_BETWEEN}({value})(?!\w)", text)
    if not found:
        raise BadSeal(label)
    said = "".join(found[-1].split())
    return said.lower() if key in _HEX_DIGITS else said
