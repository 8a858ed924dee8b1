"""The key of a library: from a passphrase, from paper, and never shown."""

import copy
import ctypes
import os
import pickle
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from voxdesk.errors import BadRequest, PassphraseNeeded, WrongPassphrase
from voxdesk.store.keys import (
    PLAIN,
    WRONG_AFTER_S,
    LibraryKey,
    fitting,
    is_encrypted,
    normalised,
    read_header,
)
from voxdesk.store.store import Store

PASSPHRASE = "Käse, Brot und Wein"


def test_a_passphrase_gives_the_same_key_again() -> None:
    key = LibraryKey.new(PASSPHRASE)
    assert LibraryKey.from_passphrase(PASSPHRASE, key.header) == key


def test_the_same_passphrase_gives_another_library_another_key() -> None:
    assert LibraryKey.new(PASSPHRASE).raw != LibraryKey.new(PASSPHRASE).raw


def test_a_passphrase_is_the_same_however_its_accents_are_typed() -> None:
    decomposed = unicodedata.normalize("NFD", PASSPHRASE)
    assert decomposed != PASSPHRASE
    assert normalised(decomposed) == normalised(PASSPHRASE)


def test_a_wrong_passphrase_is_told_and_takes_its_time(key: LibraryKey) -> None:
    began = time.monotonic()
    with pytest.raises(WrongPassphrase):
        LibraryKey.from_passphrase("something else", key.header)
    assert time.monotonic() - began >= WRONG_AFTER_S


@pytest.mark.parametrize("weak", ["", "short", "eleven char", " " * 20, "\t\n" * 10, "e\u0301" * 7])
def test_a_weak_passphrase_is_refused(weak: str) -> None:
    with pytest.raises(BadRequest):
        fitting(weak)


def test_twelve_characters_are_enough() -> None:
    assert fitting("двенадцать б") == "двенадцать б".encode()


MANNERS: list[Callable[[str], str]] = [
    str,
    str.lower,
    lambda code: code.replace("-", " "),
    lambda code: code.replace("-", ""),
    lambda code: code.replace("O", "0").replace("I", "1"),
    lambda code: f"  {code[:20]}\n {code[20:]}\n",
]


@pytest.mark.parametrize("manner", MANNERS)
def test_the_recovery_code_is_read_however_it_is_typed(
    manner: Callable[[str], str], key: LibraryKey
) -> None:
    assert LibraryKey.from_recovery(manner(key.recovery_code), key.header) == key


def test_every_wrong_letter_in_a_recovery_code_is_found(key: LibraryKey) -> None:
    code = key.recovery_code
    for at, letter in enumerate(code):
        if letter != "-":
            other = "B" if letter == "A" else "A"
            with pytest.raises(BadRequest, match="recovery code"):
                LibraryKey.from_recovery(code[:at] + other + code[at + 1 :], key.header)


@pytest.mark.parametrize("wrong", ["", "A", "8888-8888", "AAAA" * 14, "ÄÖ"])
def test_what_is_no_recovery_code_is_refused(wrong: str, key: LibraryKey) -> None:
    with pytest.raises(BadRequest, match="recovery code"):
        LibraryKey.from_recovery(wrong, key.header)


def test_the_recovery_code_of_another_library_is_a_wrong_passphrase(key: LibraryKey) -> None:
    other = LibraryKey.sealed_by(os.urandom(32), os.urandom(12))
    with pytest.raises(WrongPassphrase):
        LibraryKey.from_recovery(other.recovery_code, key.header)


def test_a_key_shows_nothing_and_cannot_be_sent(key: LibraryKey) -> None:
    for shown in (repr(key), str(key), f"{key}", repr([key])):
        assert key.raw.hex() not in shown
        assert repr(key.raw) not in shown
        assert key.header.hex() not in shown
    with pytest.raises(TypeError):
        pickle.dumps(key)
    with pytest.raises(TypeError):
        copy.deepcopy(key)


@pytest.mark.usefixtures("key")
def test_a_process_with_a_key_leaves_no_core_dump() -> None:
    resource = pytest.importorskip("resource")
    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
    if sys.platform.startswith("linux"):
        get_dumpable = 3
        assert ctypes.CDLL(None).prctl(get_dumpable, 0, 0, 0, 0) == 0


def test_a_file_tells_whether_it_is_encrypted(tmp_path: Path, key: LibraryKey) -> None:
    plain, encrypted = tmp_path / "plain", tmp_path / "encrypted"
    Store.open(plain).close()
    Store.open(encrypted, key=key).close()
    assert read_header(plain) == PLAIN
    assert read_header(encrypted) == key.header
    assert (is_encrypted(plain), is_encrypted(encrypted)) == (False, True)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"short",
        bytes(5000),
        b"not a library " * 100,
        "не библиотека ".encode() * 100,
        b"SQLite form\xfft 3\0" * 100,
    ],
)
def test_what_is_no_library_is_not_taken_for_an_encrypted_one(
    content: bytes, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.write_bytes(content)
    assert not is_encrypted(other)


def test_random_bytes_cannot_be_told_from_an_encrypted_library(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"\xff" + os.urandom(9000))
    with pytest.raises(PassphraseNeeded):
        Store.open(other)


def test_nothing_there_is_not_encrypted(tmp_path: Path) -> None:
    assert not is_encrypted(tmp_path / "nothing")
    assert not is_encrypted(tmp_path)
