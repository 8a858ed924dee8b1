"""Evidence packs: zip files that prove themselves, by `resources/verifier/verify.py` alone.

Members are streamed one after the other, whatever their size. What is written depends on what is
packed alone: no clock, no order of folders. The manifest lists every member with its hash and is
signed; so it comes last, and only it and its signature are not in it.
"""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from voxdesk.domain.anchor import Anchor, sheet
from voxdesk.domain.custody import Event
from voxdesk.export.documents import Document, seal_document
from voxdesk.paths import bundled

FORM = "voxdesk-evidence-v1"
CUSTODY, STATES = "custody.jsonl", "states.jsonl"
PACK_SHEET = "seal.txt"
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a pack. `size_bytes` must be told of what may be longer than 2 GiB."""

    path: str
    blocks: Iterable[bytes]
    size_bytes: int = 0
    compressed: bool = True


@dataclass(frozen=True, slots=True)
class Original:
    """An original that the pack speaks of; `path` is None when its bytes are gone."""

    subject: str
    recording: str
    sha256: str
    size_bytes: int
    path: str | None


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that goes into a pack; `members` and `events` are asked for as it is written.

    One that is pseudonymised has neither rows nor events: both tell who is meant.
    """

    subject: str
    program: str
    seal: Anchor
    models: tuple[Document, ...]
    originals: tuple[Original, ...]
    members: Iterable[Member]
    states: Iterable[tuple[str, Iterable[tuple[object, ...]]]]
    """The rows of each subject, as the chain of custody digests them."""
    events: Iterable[Event]
    clips: tuple[Document, ...] = ()
    """Where the clip of which quote lies."""
    pseudonymised: bool = False


def write_pack(file: BinaryIO, pack: Pack, sign: Callable[[bytes], bytes]) -> None:
    """Write a pack; `sign` is by the key of its seal."""
    with zipfile.ZipFile(file, "w") as written:
        listed = [_add(written, member) for member in _members(pack)]
        manifest: Document = {
            "form": FORM,
            "program": pack.program,
            "subject": pack.subject,
            "seal": seal_document(pack.seal),
            "models": list(pack.models),
            "pseudonymised": pack.pseudonymised,
            "originals": [_original(each) for each in pack.originals],
            "clips": list(pack.clips),
            "members": listed,
        }
        content = _line(manifest, indent=1)
        _add(written, Member(MANIFEST, [content]))
        _add(written, Member(SIGNATURE, [f"{sign(content).hex()}\n".encode()]))


def _members(pack: Pack) -> Iterable[Member]:
    for name in ("README.txt", "verify.py"):
        yield Member(name, [bundled("resources", "verifier", name).read_bytes()])
    yield Member(PACK_SHEET, [sheet(pack.seal).encode()])
    yield from pack.members
    if pack.pseudonymised:
        return
    yield Member(STATES, (_state(subject, rows) for subject, rows in pack.states))
    yield Member(CUSTODY, map(_event, pack.events))


def _add(written: zipfile.ZipFile, member: Member) -> Document:
    """Write one member; returns its line of the manifest."""
    entry = zipfile.ZipInfo(member.path)
    entry.create_system = 3  # Unix, wherever it was made
    entry.compress_type = zipfile.ZIP_DEFLATED if member.compressed else zipfile.ZIP_STORED
    entry.file_size = member.size_bytes
    digest, size_bytes = hashlib.sha256(), 0
    with written.open(entry, "w") as target:
        for block in member.blocks:
            digest.update(block)
            size_bytes += target.write(block)
    return {"path": member.path, "size_bytes": size_bytes, "sha256": digest.hexdigest()}


def _original(original: Original) -> Document:
    return {
        "subject": original.subject,
        "recording": original.recording,
        "sha256": original.sha256,
        "size_bytes": original.size_bytes,
        "path": original.path,
    }


def _state(subject: str, rows: Iterable[tuple[object, ...]]) -> bytes:
    return _line({"subject": subject, "rows": list(rows)})


def _event(event: Event) -> bytes:
    """An event, exactly the fields that were hashed."""
    return _line(
        {
            "number": event.number,
            "at": event.at,
            "person": event.person,
            "system_user": event.system_user,
            "program": event.program,
            "action": event.action,
            "subject": event.subject,
            "detail": event.detail,
            "previous": event.previous.hex(),
            "hash": event.hash.hex(),
        }
    )


def _line(document: Document, indent: int | None = None) -> bytes:
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=indent)
    return text.encode() + b"\n"
