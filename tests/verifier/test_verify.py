"""The verifier: a pack passes as it was made, and whatever is done to it is found and named."""

import ast
import hashlib
import json
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.verifier.conftest import VERIFIER, packed, repacked
from voxdesk.desk import Desk
from voxdesk.domain.anchor import Anchor, fingerprint
from voxdesk.domain.custody import BEGINNING, Event
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.transcript import Segment
from voxdesk.export.documents import seal_document
from voxdesk.paths import Paths
from voxdesk.services import editing, sealing
from voxdesk.store.keys import LibraryKey

Members = dict[str, bytes]


@pytest.fixture
def faults(verify: ModuleType, tmp_path: Path) -> Callable[..., list[str]]:
    """What is found in a pack that has these members."""

    def find(members: Members, fingerprint: str = "") -> list[str]:
        path = tmp_path / "altered.zip"
        with zipfile.ZipFile(path, "w") as target:
            for name, content in members.items():
                target.writestr(name, content)
        found: list[str] = verify.check(verify.Zip(path), fingerprint)[0]
        return found

    return find


Faults = Callable[..., list[str]]


def run(pack: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", str(VERIFIER), str(pack), *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def signed_anew(members: Members, key: Ed25519PrivateKey, seal: Anchor | None = None) -> Members:
    """The same members with a manifest that fits them, as somebody with a key could make it."""
    manifest = json.loads(members["manifest.json"])
    for each in manifest["members"]:
        content = members[each["path"]]
        each["size_bytes"], each["sha256"] = len(content), hashlib.sha256(content).hexdigest()
    if seal is not None:
        manifest["seal"] = seal_document(seal)
    content = json.dumps(manifest).encode()
    return members | {
        "manifest.json": content,
        "manifest.sig": f"{key.sign(content).hex()}\n".encode(),
    }


def events(members: Members) -> list[Event]:
    said = [json.loads(line) for line in members["custody.jsonl"].splitlines()]
    hashes = ("previous", "hash")
    return [Event(**(each | {key: bytes.fromhex(each[key]) for key in hashes})) for each in said]


def with_events(members: Members, chain: list[Event]) -> Members:
    lines = []
    for event in chain:
        fields = {name: getattr(event, name) for name in Event.__slots__}
        fields |= {"previous": event.previous.hex(), "hash": event.hash.hex()}
        lines.append(json.dumps(fields) + "\n")
    return members | {"custody.jsonl": "".join(lines).encode()}


def rewritten(chain: list[Event], change: Callable[[Event], Event]) -> list[Event]:
    """The chain as somebody would write it anew: each event altered, all hashes right."""
    previous, made = BEGINNING, []
    for event in chain:
        event = replace(change(event), previous=previous)
        event = replace(event, hash=event.computed())
        previous = event.hash
        made.append(event)
    return made


def test_pack_as_it_was_made_passes(desk: Desk, pack: Path) -> None:
    known = sealing.anchor(desk).fingerprint
    ended = run(pack, "--fingerprint", known)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert known in ended.stdout
    assert "BROKEN" not in ended.stdout


def test_pack_of_an_encrypted_library_passes_without_its_key(paths: Paths, tmp_path: Path) -> None:
    key = LibraryKey.new("correct horse battery staple")
    with Desk.open(paths, key=key) as desk:
        pack = packed(desk, tmp_path / "pack.zip")
    assert run(pack).returncode == 0


def test_unpacked_pack_passes_from_within_itself(pack: Path, tmp_path: Path) -> None:
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(pack) as members:
        members.extractall(folder)
    ended = subprocess.run(
        [sys.executable, "verify.py", "."], cwd=folder, capture_output=True, timeout=60, check=False
    )
    assert ended.returncode == 0
    (folder / "original" / "rec-1.wav").write_bytes(b"another")
    (folder / "letter.txt").write_text("added")
    (folder / "seal again.txt").symlink_to(folder / "seal.txt")
    said = json.loads(run(folder, "--json").stdout)
    assert not said["ok"]
    assert [fault.split(":")[0] for fault in said["faults"]][:3] == [
        "letter.txt",
        "seal again.txt",
        "original/rec-1.wav",
    ]


def test_any_byte_altered_in_any_member_is_found(members: Members, faults: Faults) -> None:
    chance = random.Random(4)
    for name, content in members.items():
        places = {0, len(content) - 1, *(chance.randrange(len(content)) for _ in range(3))}
        for place in sorted(places):
            altered = bytearray(content)
            altered[place] ^= 1 << chance.randrange(8)
            found = faults(members | {name: bytes(altered)})
            about = "manifest" if name == "manifest.sig" else name
            assert any(fault.startswith(about) for fault in found), (name, place, found)


def test_altered_bytes_of_the_zip_file_itself_are_found_where_members_lie(
    pack: Path, verify: ModuleType, tmp_path: Path
) -> None:
    content = pack.read_bytes()
    with zipfile.ZipFile(pack) as opened:
        entries = opened.infolist()
    for entry in entries:
        at = entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2
        altered = bytearray(content)
        altered[at] ^= 1
        path = tmp_path / "altered.zip"
        path.write_bytes(altered)
        assert verify.check(verify.Zip(path), "")[0], entry.filename


def test_member_that_is_missing_added_or_double_is_named(
    members: Members, faults: Faults, verify: ModuleType, tmp_path: Path
) -> None:
    for name in members:
        found = faults({key: members[key] for key in members if key != name})
        assert any(fault.startswith(name) for fault in found), (name, found)
    assert faults(members | {"notes.txt": b""}) == [
        "notes.txt: was added; the manifest does not list it"
    ]
    path = tmp_path / "double.zip"
    with zipfile.ZipFile(path, "w") as target:
        for name, content in members.items():
            target.writestr(name, content)
        with pytest.warns(UserWarning, match="Duplicate"):
            target.writestr("seal.txt", members["seal.txt"])
    assert "seal.txt: is there twice" in verify.check(verify.Zip(path), "")[0]


@pytest.mark.parametrize(
    "name", ["../evil.py", "/etc/passwd", "C:/x", "a\\b", "a/../b", "./a", "folder/", "a\nb"]
)
def test_name_that_leads_out_of_the_pack_is_refused_and_nothing_is_written(
    members: Members, faults: Faults, tmp_path: Path, name: str
) -> None:
    found = faults(members | {name: b"x"})
    assert found == [f"{name!r}: is not a name that a pack has"]
    assert {each.name for each in tmp_path.iterdir()} <= {"pack.zip", "altered.zip"}


def test_cut_tail_is_found_by_the_seal(desk: Desk, members: Members, faults: Faults) -> None:
    key = sealing.signing_key(desk.paths)
    chain = events(members)
    cut = signed_anew(with_events(members, chain[:-1]), key)
    assert faults(cut) == [f"custody.jsonl: has {len(chain) - 1} events; {len(chain)} were signed"]


def test_chain_written_anew_is_found_by_the_seal(
    desk: Desk, members: Members, faults: Faults
) -> None:
    key = sealing.signing_key(desk.paths)
    anew = rewritten(events(members), lambda event: replace(event, person="Somebody else"))
    found = faults(signed_anew(with_events(members, anew), key))
    assert found == ["custody.jsonl: its events are not those that were signed"]


def test_chain_and_seal_written_anew_by_another_key_are_found_by_the_fingerprint(
    desk: Desk, members: Members, faults: Faults
) -> None:
    expected = sealing.anchor(desk)
    forger = Ed25519PrivateKey.generate()
    public_key = forger.public_key().public_bytes_raw()
    anew = rewritten(events(members), lambda event: replace(event, person="Somebody else"))
    seal = replace(expected, head=anew[-1].hash, public_key=public_key)
    seal = replace(seal, signature=forger.sign(seal.message))
    forged = signed_anew(with_events(members, anew), forger, seal)
    assert faults(forged) == []
    assert faults(forged, fingerprint(public_key)) == []
    assert faults(forged, expected.fingerprint) == [
        "the pack was signed with another key than you expect"
    ]


def test_one_altered_event_is_named(desk: Desk, members: Members, faults: Faults) -> None:
    key = sealing.signing_key(desk.paths)
    chain = events(members)
    for change, said in (
        ({"at": "2020-01-01T00:00:00.000+00:00"}, "event 2 was altered"),
        ({"detail": "{}"}, "event 2 was altered"),
        ({"previous": bytes(32)}, "event 2 does not go on from the one before"),
        ({"number": 3}, "event 2 does not go on from the one before"),
        ({"detail": "no JSON"}, "event 2 cannot be read"),
    ):
        altered = [chain[0], replace(chain[1], **change), *chain[2:]]
        found = faults(signed_anew(with_events(members, altered), key))
        assert found == [f"custody.jsonl: {said}"]


def test_seal_of_another_library_or_not_signed_is_found(
    desk: Desk, members: Members, faults: Faults
) -> None:
    key, seal = sealing.signing_key(desk.paths), sealing.anchor(desk)
    other = replace(seal, library_id="0" * 32)
    assert faults(signed_anew(members, key, other)) == ["seal: its signature does not hold"]
    other = replace(other, signature=key.sign(other.message))
    (found,) = faults(signed_anew(members, key, other))
    assert found.startswith("seal: is of library 0000")


def test_other_bytes_under_the_name_of_the_original_are_found_by_the_chain(
    desk: Desk, members: Members, faults: Faults
) -> None:
    key = sealing.signing_key(desk.paths)
    forged = signed_anew(members | {"original/rec-1.wav": b"another conversation"}, key)
    assert faults(forged) == [
        "original/rec-1.wav: is not the original that the chain speaks of as ori-1"
    ]


def test_altered_rows_of_a_transcript_are_found_by_the_chain(
    desk: Desk, members: Members, faults: Faults
) -> None:
    key = sealing.signing_key(desk.paths)
    states = members["states.jsonl"].replace(b"The lobby was clean.", b"The lobby was dirty.")
    assert faults(signed_anew(members | {"states.jsonl": states}, key)) == [
        "states.jsonl: trn-1 is not as the chain says"
    ]


def test_quote_that_its_transcript_does_not_say_is_found(
    desk: Desk, members: Members, faults: Faults
) -> None:
    key = sealing.signing_key(desk.paths)
    (name,) = [each for each in members if each.startswith("report/") and each.endswith(".json")]
    report = json.loads(members[name])
    (quote,) = report["findings"][0]["evidence"]
    for said, found in (
        ("check in took TWENTY-FIVE minutes", []),
        ("check in took five minutes", [f"{name}: quote 1 of fin-1 is not in its transcript"]),
        ("", [f"{name}: quote 1 of fin-1 is not in its transcript"]),
    ):
        quote["quote"] = said
        forged = members | {name: json.dumps(report).encode()}
        assert faults(signed_anew(forged, key)) == found


def test_quote_of_text_that_was_corrected_since_is_counted_and_no_fault(
    desk: Desk, verify: ModuleType, tmp_path: Path
) -> None:
    pack = packed(desk, tmp_path / "first.zip")
    (quoted,) = [each for each in _segments(desk) if each.start_ms == 61_000]
    editing.split(desk, quoted.id, len("Check in"))
    again = repacked(desk, tmp_path / "second.zip")
    (faults, told), (_, before) = (verify.check(verify.Zip(each), "") for each in (again, pack))
    assert faults == []
    assert (before["earlier"], told["earlier"]) == (0, 1)


def _segments(desk: Desk) -> tuple[Segment, ...]:
    transcript = desk.store.transcripts.latest(RecordingId(1))
    assert transcript is not None
    return desk.store.transcripts.segments(transcript.id)


def test_clip_that_is_of_no_quote_is_found(desk: Desk, members: Members, faults: Faults) -> None:
    key = sealing.signing_key(desk.paths)
    clip = "clips/finding-01-quote-01.mp3"
    manifest = json.loads(members["manifest.json"])
    for change in ({"start_ms": 5}, {"finding": "fin-9"}, {"quote": 2}, {"recording": "rec-9"}):
        altered = manifest | {"clips": [manifest["clips"][0] | change]}
        forged = members | {"manifest.json": json.dumps(altered).encode()}
        assert faults(signed_anew(forged, key)) == [f"{clip}: is of no quote of the report"]
    unlisted = members | {"manifest.json": json.dumps(manifest | {"clips": []}).encode()}
    assert faults(signed_anew(unlisted, key)) == [f"{clip}: is of no quote of the report"]


@pytest.mark.parametrize(
    "manifest",
    [b"[]", b"{}", b'{"seal": {}}', b"\xff", b"[" * 100_000, b'{"form": "voxdesk-evidence-v2"}'],
)
def test_manifest_of_another_form_is_told(
    members: Members, faults: Faults, manifest: bytes
) -> None:
    (found,) = faults(members | {"manifest.json": manifest})
    assert found.startswith("manifest.json: ")


def test_signed_manifest_that_lacks_its_parts_is_told(
    desk: Desk, members: Members, faults: Faults
) -> None:
    key = sealing.signing_key(desk.paths)
    manifest = json.loads(members["manifest.json"])
    del manifest["originals"]
    content = json.dumps(manifest).encode()
    signed = {"manifest.json": content, "manifest.sig": f"{key.sign(content).hex()}\n".encode()}
    (found,) = faults(members | signed)
    assert found.startswith("the pack is not in the form it should be")


def test_what_is_no_pack_at_all_has_an_exit_code_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear auditor")
    assert run(tmp_path / "letter.txt").returncode == 2
    assert run(tmp_path / "nothing").returncode == 2
    assert run(tmp_path).returncode == 1


def test_verifier_needs_python_3_8_and_its_standard_library_alone() -> None:
    tree = ast.parse(VERIFIER.read_text("utf-8"), feature_version=(3, 8))
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {str(name).split(".")[0] for name in imported} <= {*sys.stdlib_module_names}
