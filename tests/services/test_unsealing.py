"""Seals read back: what holds none, or was made to exhaust its reader, is refused."""

import io
import zipfile

import pytest

from voxdesk.domain.anchor import Anchor, sheet
from voxdesk.errors import BadSeal
from voxdesk.services import unsealing

SEAL = Anchor(
    library_id="0123456789abcdef" * 2,
    number=17,
    head=bytes(range(32)),
    at="2026-11-21T13:41:36.004+00:00",
    public_key=bytes(range(100, 132)),
    signature=bytes(range(64)),
)


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"{", b'{"seal": null}', b'{"seal": {"event": 1}}', b"[" * 100_000],
)
def test_file_that_holds_no_seal_is_refused(content: bytes) -> None:
    with pytest.raises(BadSeal):
        unsealing.found_in(io.BytesIO(content))


def test_pack_with_a_sheet_is_read_and_one_without_is_refused() -> None:
    for name, found in (("seal.txt", True), ("other.txt", False)):
        pack = io.BytesIO()
        with zipfile.ZipFile(pack, "w") as members:
            members.writestr(name, sheet(SEAL))
        if found:
            assert unsealing.found_in(pack) == SEAL
        else:
            with pytest.raises(BadSeal):
                unsealing.found_in(pack)


def test_file_made_to_exhaust_its_reader_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unsealing, "LIMIT_BYTES", 1000)
    with pytest.raises(BadSeal):
        unsealing.found_in(io.BytesIO(b" " * 1000 + sheet(SEAL).encode()))
