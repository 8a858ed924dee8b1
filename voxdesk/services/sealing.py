"""Sealing: the head of the chain of custody, signed with a key of the user's own.

The key is made at first use and lies in the user's folder, apart from every library, so that who
can write a library cannot sign for its user. A key that is damaged is told, never replaced.
"""

import os
import tempfile
from dataclasses import replace
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from filelock import FileLock

from voxdesk.desk import Desk
from voxdesk.domain import anchor as anchors
from voxdesk.domain.anchor import Anchor, sheet
from voxdesk.errors import BadSeal, FileMissing, FileUnreadable, SealKeyDamaged, StoreDamaged
from voxdesk.paths import Paths
from voxdesk.services import unsealing
from voxdesk.services.replacing import replace_file
from voxdesk.store.values import now

KEY_NAME = "seal-key.pem"


def anchor(desk: Desk) -> Anchor:
    """Sign the present head of the chain, and keep that this was done."""
    head = desk.store.custody.head()
    if head is None:
        raise StoreDamaged("the chain of custody has no event")
    key = signing_key(desk.paths)
    unsigned = Anchor(
        desk.store.library.id, head.number, head.hash, now(), key.public_key().public_bytes_raw()
    )
    return desk.store.anchors.keep(replace(unsigned, signature=key.sign(unsigned.message)))


def write_seal(desk: Desk, to: Path) -> tuple[Path, Anchor]:
    """Write a seal sheet of the present head into a file, or under its usual name into a folder."""
    made = anchor(desk)
    target = to / f"voxdesk-seal-{made.number}.txt" if to.is_dir() else to
    replace_file(target, lambda file: file.write(sheet(made).encode()))
    return target, made


def read_seal(path: Path) -> Anchor:
    """The seal in a file: a sheet, an export, an evidence pack. BadSeal when it does not hold."""
    try:
        with path.open("rb") as file:
            found = unsealing.found_in(file)
    except FileNotFoundError as error:
        raise FileMissing(str(path)) from error
    except OSError as error:
        raise FileUnreadable(f"{path}: {error.strerror}") from error
    except BadSeal as error:
        raise BadSeal(f"{path}: {error.detail}") from error
    try:
        Ed25519PublicKey.from_public_bytes(found.public_key).verify(found.signature, found.message)
    except InvalidSignature as error:
        raise BadSeal(f"{path}: the signature") from error
    return found


def is_own(paths: Paths, seal: Anchor) -> bool:
    """Whether a seal was signed with this user's key; no key is made to tell."""
    if not (paths.config / KEY_NAME).exists():
        return False
    return signing_key(paths).public_key().public_bytes_raw() == seal.public_key


def fingerprint(paths: Paths) -> str:
    """The name of this user's key; empty while none was made."""
    if not (paths.config / KEY_NAME).exists():
        return ""
    return anchors.fingerprint(signing_key(paths).public_key().public_bytes_raw())


def signing_key(paths: Paths) -> Ed25519PrivateKey:
    """The user's key, made at first use; of two processes that make it, one waits."""
    path = paths.config / KEY_NAME
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with FileLock(path.with_suffix(".lock")):
        if not path.exists():
            _make(path)
        try:
            key = serialization.load_pem_private_key(path.read_bytes(), password=None)
        except OSError as error:
            raise FileUnreadable(f"{path}: {error.strerror}") from error
        except (ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise SealKeyDamaged(str(path)) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise SealKeyDamaged(str(path))
    return key


def _make(path: Path) -> None:
    """Write a new key, readable by its user alone and on the disk before anything is signed."""
    content = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=".seal-key-", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
