"""The verifier's own Ed25519 agrees with the real one, and is strict where that is lenient."""

from types import ModuleType

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

seeds = st.binary(min_size=32, max_size=32)

# RFC 8032, part 7.1: public key, message, signature.
VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701c"
        "f9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0"
        "f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f76098"
        "4dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
    (
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3"
        "feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c664"
        "31e0303dca179c138ac17ad9bef1177331a704",
    ),
]


@pytest.mark.parametrize(("key", "message", "signature"), VECTORS)
def test_vectors_of_the_standard_hold(
    verify: ModuleType, key: str, message: str, signature: str
) -> None:
    parts = [bytes.fromhex(each) for each in (key, message, signature)]
    assert verify.signed(*parts)
    assert not verify.signed(parts[0], parts[1] + b"!", parts[2])


@settings(max_examples=20)
@given(seed=seeds, message=st.binary(max_size=500))
def test_what_the_real_one_signed_holds(verify: ModuleType, seed: bytes, message: bytes) -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    assert verify.signed(key.public_key().public_bytes_raw(), message, key.sign(message))


@settings(max_examples=60)
@given(seed=seeds, message=st.binary(min_size=1, max_size=40), data=st.data())
def test_no_altered_bit_passes(
    verify: ModuleType, seed: bytes, message: bytes, data: st.DataObject
) -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    parts = [bytearray(key.public_key().public_bytes_raw()), bytearray(message)]
    parts.append(bytearray(key.sign(message)))
    part = data.draw(st.sampled_from(parts))
    bit = data.draw(st.integers(0, 8 * len(part) - 1))
    part[bit // 8] ^= 1 << bit % 8
    assert not verify.signed(*map(bytes, parts))


def test_every_altered_bit_of_one_signature_is_found(verify: ModuleType) -> None:
    key = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
    public, signature = key.public_key().public_bytes_raw(), key.sign(b"m")
    for bit in range(8 * 64):
        altered = bytearray(signature)
        altered[bit // 8] ^= 1 << bit % 8
        assert not verify.signed(public, b"m", bytes(altered)), bit


def test_number_that_is_written_another_way_is_refused(verify: ModuleType) -> None:
    key = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
    public, signature = key.public_key().public_bytes_raw(), key.sign(b"m")
    number = int.from_bytes(signature[32:], "little") + verify.L
    again = signature[:32] + number.to_bytes(32, "little")
    assert not verify.signed(public, b"m", again)


@pytest.mark.parametrize("y", [0, 1, 2**255 - 20, 2**255 - 19, 2**255 - 18, 2**255 - 1])
@pytest.mark.parametrize("sign", [0, 1])
def test_keys_of_small_order_and_other_spellings_of_points_sign_nothing(
    verify: ModuleType, y: int, sign: int
) -> None:
    public = (y | sign << 255).to_bytes(32, "little")
    # For the key of order one any number with its own point is a signature, were it let through.
    signature = verify.encoded(verify.multiplied(7, verify.BASE)) + (7).to_bytes(32, "little")
    assert not verify.signed(public, b"m", signature)


@settings(max_examples=60)
@given(encoding=seeds)
def test_points_are_decoded_as_they_are_encoded(verify: ModuleType, encoding: bytes) -> None:
    point = verify.decoded(encoding)
    if point is not None:
        assert verify.encoded(point) == encoding


@settings(max_examples=40)
@given(public=seeds, signature=st.binary(min_size=64, max_size=64))
def test_what_passes_here_passes_the_real_one(
    verify: ModuleType, public: bytes, signature: bytes
) -> None:
    if verify.signed(public, b"m", signature):
        Ed25519PublicKey.from_public_bytes(public).verify(signature, b"m")
    else:
        with pytest.raises((InvalidSignature, ValueError)):
            Ed25519PublicKey.from_public_bytes(public).verify(signature, b"m")


@pytest.mark.parametrize(("key_size", "size"), [(31, 64), (33, 64), (32, 63), (32, 65), (0, 0)])
def test_wrong_lengths_are_refused(verify: ModuleType, key_size: int, size: int) -> None:
    assert not verify.signed(bytes(key_size), b"m", bytes(size))
