"""Anchors: a signed message that cannot slide, and a sheet that is read back as it was printed."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voxdesk.domain import anchor
from voxdesk.domain.anchor import Anchor, parse, sheet
from voxdesk.errors import BadSeal

SEAL = Anchor(
    library_id="0123456789abcdef" * 2,
    number=17,
    head=bytes(range(32)),
    at="2026-11-21T13:41:36.004+00:00",
    public_key=bytes(range(100, 132)),
    signature=bytes(range(64)),
)

seals = st.builds(
    Anchor,
    library_id=st.binary(min_size=16, max_size=16).map(bytes.hex),
    number=st.integers(1, 10**12),
    head=st.binary(min_size=32, max_size=32),
    at=st.datetimes().map(lambda moment: f"{moment.isoformat(timespec='milliseconds')}+00:00"),
    public_key=st.binary(min_size=32, max_size=32),
    signature=st.binary(min_size=64, max_size=64),
)


@given(seals)
def test_sheet_is_read_back_as_it_was(seal: Anchor) -> None:
    assert parse(sheet(seal)) == seal


@given(st.data())
def test_sheet_may_be_broken_into_other_lines_and_groups(data: st.DataObject) -> None:
    groups = re.split(r"(?<=[0-9a-f]{4}) ", sheet(SEAL))
    breaks = st.sampled_from([" ", "", "\n", "\r\n", "\t", "  \n "])
    broken = "".join(group + data.draw(breaks) for group in groups)
    assert parse(broken) == SEAL


def test_sheet_typed_in_capitals_is_read() -> None:
    head = anchor.grouped(SEAL.head.hex())
    assert parse(sheet(SEAL).replace(head, head.upper())) == SEAL


def test_signed_message_says_each_length_before_each_part() -> None:
    assert SEAL.message == (
        b"voxdesk-anchor-v1\0"
        + b"\0\0\0\x20" + SEAL.library_id.encode()
        + b"\0\0\0\x02" + b"17"
        + b"\0\0\0\x20" + SEAL.head
        + b"\0\0\0\x1d" + SEAL.at.encode()
    )  # fmt: skip


@given(seals, seals)
def test_two_anchors_that_differ_sign_different_messages(one: Anchor, other: Anchor) -> None:
    told = (one.library_id, one.number, one.head, one.at)
    if told != (other.library_id, other.number, other.head, other.at):
        assert one.message != other.message


def test_fingerprint_is_the_hash_of_the_key_in_groups_of_four() -> None:
    assert anchor.fingerprint(b"\0" * 32) == "6668 7aad f862 bd77 6c8f c18b 8e9f 8e20"


@pytest.mark.parametrize("label", anchor.LABELS.values())
def test_sheet_without_one_of_its_lines_is_refused_and_the_line_is_named(label: str) -> None:
    with pytest.raises(BadSeal) as refused:
        parse(sheet(SEAL).replace(f"{label}:", "Left out:"))
    assert refused.value.detail == label


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("0001 0203", "0001 020"),
        ("0001 0203", "0001 0203 0"),
        ("0001 0203", "000l 0203"),
        ("17\n", "-17\n"),
        ("17\n", "017\n"),
        ("17\n", "17a\n"),
        (".004+", ".04+0"),
        ("T13:", " 13:"),
        ("2026-11-21", "2026-13-21"),
        (SEAL.fingerprint, anchor.fingerprint(bytes(32))),
    ],
)
def test_content_that_does_not_fit_is_refused(good: str, bad: str) -> None:
    assert good in sheet(SEAL)
    with pytest.raises(BadSeal):
        parse(sheet(SEAL).replace(good, bad))


def test_last_seal_of_a_text_is_the_one_that_counts() -> None:
    forged = replace(SEAL, number=3, head=bytes(32))
    assert parse(sheet(forged) + sheet(SEAL)) == SEAL


def test_seal_is_read_by_the_words_of_another_language() -> None:
    words = {key: f"Слово {number}" for number, key in enumerate(anchor.LABELS)}
    text = sheet(SEAL)
    for key, label in anchor.LABELS.items():
        text = text.replace(f"{label}:", f"{words[key]}:")
    assert parse(text, words) == SEAL
    with pytest.raises(BadSeal):
        parse(text)
