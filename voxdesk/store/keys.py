"""The key of an encrypted library: made from a passphrase, told from a wrong one, never shown.

The file's first 16 bytes, which SQLCipher calls its salt, are 12 random bytes and the start of an
HMAC by the key. So one file is enough, and a wrong passphrase is told from a damaged file before
anything is opened. A key stays in the process that owns the library: it goes into no log, no error,
no child and no core dump.
"""

import base64
import codecs
import ctypes
import hashlib
import hmac
import os
import sys
import time
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NoReturn, Self
from urllib.parse import quote

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from sqlcipher3 import dbapi2 as sqlite

from voxdesk.errors import BadRequest, NotEnoughMemory, WrongPassphrase

PLAIN = b"SQLite format 3\0"
"""How a library without a passphrase begins."""

LEAST_CHARACTERS = 12
WRONG_AFTER_S = 1.0
"""A wrong passphrase is answered no sooner, so that wrong and right take about the same time."""

KEY_BYTES = 32
_SALT_BYTES = 12
_CODE_CHECK_BYTES = 3
"""Key and check are 35 bytes: 56 letters of base32, without padding."""

_GROUP = 4

# RFC 9106's choice for where memory is short is 3 passes, 4 lanes and 64 MiB. A desk can spare four
# times that memory for the 0.65 s this takes on four cores: each guess costs a thief the same.
_PASSES, _LANES, _MEMORY_KIB = 3, 4, 256 * 1024

_LEAST_PAGE_BYTES = 512
_LIKE_PLAIN = 8
"""A header that shares so many bytes with `PLAIN` is a damaged one, not a random one."""

_NO_DUMP = 4
"""Linux's PR_SET_DUMPABLE."""


@dataclass(frozen=True, slots=True)
class LibraryKey:
    """The raw key, and the header of the library that it opens."""

    raw: bytes = field(repr=False)
    header: bytes = field(repr=False)

    def __post_init__(self) -> None:
        _never_dump()

    @classmethod
    def new(cls, passphrase: str) -> Self:
        """A key for a library still to be written; BadRequest when the passphrase is weak."""
        typed = fitting(passphrase)
        while True:
            key = cls.sealed_by(_derived(typed, salt := os.urandom(_SALT_BYTES)), salt)
            if _looks_encrypted(key.header):
                return key

    @classmethod
    def sealed_by(cls, raw: bytes, salt: bytes) -> Self:
        """A raw key with the header that tells it."""
        return cls(raw, salt + _check(raw))

    @classmethod
    def from_passphrase(cls, passphrase: str, header: bytes) -> Self:
        """The key of the library with this header; WrongPassphrase after about as long."""
        began = time.monotonic()
        raw = _derived(normalised(passphrase), header[:_SALT_BYTES])
        if not _is_key_of(raw, header):
            time.sleep(max(0.0, began + WRONG_AFTER_S - time.monotonic()))
            raise WrongPassphrase
        return cls(raw, header)

    @classmethod
    def from_raw(cls, raw: bytes, header: bytes) -> Self:
        """A key that was kept elsewhere; WrongPassphrase when it is not, or no more, this one's."""
        if not _is_key_of(raw, header):
            raise WrongPassphrase
        return cls(raw, header)

    @classmethod
    def from_recovery(cls, code: str, header: bytes) -> Self:
        """The key that a recovery code holds, however it was typed."""
        letters = "".join(code.upper().split()).replace("-", "").translate(_MISREAD)
        try:
            content = base64.b32decode(letters)
        except ValueError as error:
            raise BadRequest("the recovery code has a letter too many, too few or wrong") from error
        raw, check = content[:KEY_BYTES], content[KEY_BYTES:]
        if not hmac.compare_digest(check, _code_check(raw)):
            raise BadRequest("the recovery code has a wrong letter")
        return cls.from_raw(raw, header)

    @property
    def recovery_code(self) -> str:
        """The key for paper: base32 in groups, the last letters a checksum."""
        letters = base64.b32encode(self.raw + _code_check(self.raw)).decode("ascii")
        return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))

    @property
    def pragma(self) -> str:
        """Key and header as SQLCipher takes them, within single quotes."""
        return f"x'{self.raw.hex()}{self.header.hex()}'"

    def __repr__(self) -> str:
        return "LibraryKey(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key stays in its process")


_MISREAD = str.maketrans("01", "OI")
"""Base32 has neither zero nor one; people who read paper do."""


def normalised(passphrase: str) -> bytes:
    """A passphrase as bytes, the same on every keyboard."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def fitting(passphrase: str) -> bytes:
    """A new passphrase, normalised; BadRequest says why it is none."""
    if not passphrase.strip():
        raise BadRequest("a passphrase needs more than spaces")
    if len(unicodedata.normalize("NFC", passphrase)) < LEAST_CHARACTERS:
        raise BadRequest(f"a passphrase needs at least {LEAST_CHARACTERS} characters")
    return normalised(passphrase)


def read_header(path: Path) -> bytes | None:
    """The file's first 16 bytes; None when it has not so many.

    The driver reads them: on POSIX, a file that is opened and closed beside it would take away the
    locks that this process has on the library.
    """
    try:
        if path.stat().st_size < _LEAST_PAGE_BYTES:
            return None
        there = sqlite.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True)
    except (OSError, sqlite.Error):
        return None
    try:
        # Any key will do: asked for the salt before it reads a page, the driver gives the header.
        there.execute(f"PRAGMA key=\"x'{'00' * KEY_BYTES}'\"")
        return bytes.fromhex(there.execute("PRAGMA cipher_salt").fetchone()[0])
    finally:
        there.close()


def is_encrypted(path: Path) -> bool:
    """Whether the file looks like an encrypted library; nothing, or something else, does not."""
    header = read_header(path)
    return header is not None and _looks_encrypted(header)


def _looks_encrypted(header: bytes) -> bool:
    """Whether a header can be salt and check: neither SQLite's, even damaged, nor a text's."""
    if sum(ours == plain for ours, plain in zip(header, PLAIN, strict=True)) >= _LIKE_PLAIN:
        return False
    try:
        # The last letter may be cut.
        codecs.getincrementaldecoder("utf-8")().decode(header)
    except UnicodeDecodeError:
        return True
    return False


def _derived(passphrase: bytes, salt: bytes) -> bytes:
    try:
        return Argon2id(
            salt=salt, length=KEY_BYTES, iterations=_PASSES, lanes=_LANES, memory_cost=_MEMORY_KIB
        ).derive(passphrase)
    except MemoryError as error:
        raise NotEnoughMemory("256 MiB for the passphrase") from error


def _check(raw: bytes) -> bytes:
    return hmac.digest(raw, b"voxdesk key check", "sha256")[: len(PLAIN) - _SALT_BYTES]


def _is_key_of(raw: bytes, header: bytes) -> bool:
    return hmac.compare_digest(_check(raw), header[_SALT_BYTES:])


def _code_check(raw: bytes) -> bytes:
    return hashlib.sha256(b"voxdesk recovery code" + raw).digest()[:_CODE_CHECK_BYTES]


@cache
def _never_dump() -> None:
    """Keep this process out of core dumps, and its memory from others of the same user."""
    if sys.platform == "win32":
        return  # its crash reports are the administrator's to switch off
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_NO_DUMP, 0, 0, 0, 0)
