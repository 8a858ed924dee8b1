"""Sealing: one key made once, heads signed by it, and seals read back from where they were put."""

import multiprocessing
import re
import stat
from multiprocessing.pool import Pool
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from voxdesk.desk import Desk
from voxdesk.domain.anchor import sheet
from voxdesk.domain.custody import Action
from voxdesk.errors import BadSeal, FileMissing, FileUnreadable, SealKeyDamaged
from voxdesk.paths import Paths
from voxdesk.services import sealing


@pytest.fixture
def key_path(paths: Paths) -> Path:
    return paths.config / sealing.KEY_NAME


def test_key_is_made_once_for_its_user_alone(paths: Paths, key_path: Path) -> None:
    first = sealing.signing_key(paths)
    assert stat.S_IMODE(key_path.stat().st_mode) == 0o600
    assert sealing.signing_key(paths).private_bytes_raw() == first.private_bytes_raw()
    assert not list(key_path.parent.glob("*.part"))


def _public(paths: Paths) -> bytes:
    return sealing.signing_key(paths).public_key().public_bytes_raw()


def test_processes_that_need_the_key_at_once_get_the_same(paths: Paths) -> None:
    pool: Pool
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        keys = pool.map(_public, [paths] * 8)
        pool.close()
        pool.join()
    assert len(set(keys)) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        generate_private_key(SECP256R1()).private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
    ],
)
def test_damaged_key_is_told_and_stays(paths: Paths, key_path: Path, content: bytes) -> None:
    key_path.parent.mkdir()
    key_path.write_bytes(content)
    with pytest.raises(SealKeyDamaged, match=re.escape(str(key_path))):
        sealing.signing_key(paths)
    assert key_path.read_bytes() == content


def test_key_that_cannot_be_read_is_told(paths: Paths, key_path: Path) -> None:
    key_path.mkdir(parents=True)
    with pytest.raises(FileUnreadable):
        sealing.signing_key(paths)


def test_anchor_signs_the_head_of_this_library(desk: Desk) -> None:
    made = sealing.anchor(desk)
    head = desk.store.custody.head()
    assert head is not None
    assert (made.library_id, made.number, made.head) == (
        desk.store.library.id,
        head.number,
        head.hash,
    )
    Ed25519PublicKey.from_public_bytes(made.public_key).verify(made.signature, made.message)


def test_same_head_is_signed_once_and_the_next_one_anew(desk: Desk) -> None:
    first = sealing.anchor(desk)
    assert sealing.anchor(desk) == first
    desk.store.custody.add(Action.BACKED_UP, "library")
    second = sealing.anchor(desk)
    assert second.number == first.number + 1
    assert desk.store.anchors.of_event(first.number) == (first,)


def test_sheet_is_written_into_a_file_or_a_folder_and_read_back(desk: Desk, tmp_path: Path) -> None:
    named, made = sealing.write_seal(desk, tmp_path / "Siegel – печать.txt")
    usual, _ = sealing.write_seal(desk, tmp_path)
    assert usual == tmp_path / f"voxdesk-seal-{made.number}.txt"
    assert sealing.read_seal(named) == sealing.read_seal(usual) == made


def test_seal_whose_signature_does_not_hold_is_refused(desk: Desk, tmp_path: Path) -> None:
    made = sealing.anchor(desk)
    told = sheet(made).replace(f"{made.number}\n", f"{made.number + 1}\n")
    (tmp_path / "seal.txt").write_text(told)
    with pytest.raises(BadSeal, match="signature"):
        sealing.read_seal(tmp_path / "seal.txt")


def test_file_without_a_seal_and_no_file_are_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear auditor")
    with pytest.raises(BadSeal, match=r"letter\.txt"):
        sealing.read_seal(tmp_path / "letter.txt")
    with pytest.raises(FileMissing):
        sealing.read_seal(tmp_path / "seal.txt")
    with pytest.raises(FileUnreadable):
        sealing.read_seal(tmp_path)
