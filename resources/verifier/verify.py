#!/usr/bin/env python3
"""Check an evidence pack of VoxDesk, without VoxDesk: python3 verify.py PACK_FOLDER_OR_ZIP

Needs Python 3.8 or newer and nothing else; reads the pack and writes nothing. It checks that

1. manifest.json was signed (Ed25519) by the key that it names;
2. every member has the size and SHA-256 that the manifest says, and none is missing or was added;
3. in custody.jsonl, the chain of custody, each event is as it was hashed and goes on from the last;
4. the seal was signed by the same key, for this library, and for the last event of this chain;
5. each original, and every row in states.jsonl, is as the chain says last;
6. each quote of the report stands in the transcript that it names, and each clip is of a quote.

A pack that is pseudonymised has no chain and no rows, which tell names: 3 and 5 fall away.

Anybody can make a key: compare the fingerprint with one that the signer gave you by another way, or
let --fingerprint do it. Exit code: 0 all holds, 1 something does not, 2 nothing could be checked.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import struct
import sys
import unicodedata
import zipfile
import zlib
from pathlib import Path

FORM = "voxdesk-evidence-v1"
CUSTODY_FORM = b"voxdesk-custody-v1\0"
ANCHOR_FORM = b"voxdesk-anchor-v1\0"
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
CUSTODY, STATES = "custody.jsonl", "states.jsonl"
TEXTS = ("at", "person", "system_user", "program", "action", "subject", "detail")
LIMIT = 64 << 20
BLOCK = 1 << 20
UNREADABLE = (
    OSError, ValueError, LookupError, TypeError, AttributeError, RuntimeError, EOFError,
    struct.error, zlib.error, zipfile.BadZipFile,
)  # fmt: skip
"""What reading something that was altered at will may raise."""


class Broken(Exception):  # noqa: N818
    """Something in the pack does not hold."""


# Ed25519 (RFC 8032), strictly: one encoding for each point and number, no key of small order.

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
ZERO = (0, 1, 1, 0)
BASE_X = 15112221349535400772501151409588531511454012693041857206046113283949847762202
BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def added(one, other):
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c, d = 2 * D * one[3] * other[3] % P, 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def multiplied(number, point):
    product = ZERO
    while number:
        if number & 1:
            product = added(product, point)
        point, number = added(point, point), number >> 1
    return product


def decoded(text):
    """The point that 32 bytes stand for; None where they stand for none, or not in the one way."""
    number = int.from_bytes(text, "little")
    sign, y = number >> 255, number & (1 << 255) - 1
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return (x, y, 1, x * y % P)


def encoded(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def signed(public_key, message, signature):
    """Whether the signature is the key's for this message."""
    if len(public_key) != 32 or len(signature) != 64:
        return False
    key, number = decoded(public_key), int.from_bytes(signature[32:], "little")
    if key is None or number >= L or encoded(multiplied(8, key)) == encoded(ZERO):
        return False
    digest = hashlib.sha512(signature[:32] + public_key + message).digest()
    minus = (P - key[0], key[1], 1, P - key[3])
    step = multiplied(int.from_bytes(digest, "little") % L, minus)
    return encoded(added(multiplied(number, BASE), step)) == signature[:32]


# Where a pack lies: a folder or a zip file. Members are read, never extracted.


class Folder:
    def __init__(self, path):
        self._path = path
        found = [each for each in path.rglob("*") if each.is_symlink() or not each.is_dir()]
        self.names = [each.relative_to(path).as_posix() for each in found]

    def open(self, name):
        path = self._path / name
        if path.is_symlink() or not path.is_file():
            raise Broken(f"{name}: is not a file")
        return path.open("rb")


class Zip:
    def __init__(self, path):
        self._zip = zipfile.ZipFile(path)
        self.names = self._zip.namelist()

    def open(self, name):
        return self._zip.open(name)


def blocks(source, name):
    """The bytes of a member; Broken where they cannot be had."""
    try:
        with source.open(name) as file:
            while True:
                block = file.read(BLOCK)
                if not block:
                    return
                yield block
    except UNREADABLE as error:
        raise Broken(f"{name}: cannot be read ({error})") from None


def whole(source, name):
    content = b""
    for block in blocks(source, name):
        content += block
        if len(content) > LIMIT:
            raise Broken(f"{name}: is too long")
    return content


def lines(source, name):
    """The JSON objects of a member, one a line."""
    rest, number = b"", 0
    for block in blocks(source, name):
        *ready, rest = (rest + block).split(b"\n")
        if len(rest) > LIMIT:
            raise Broken(f"{name}: has a line that is too long")
        for line in ready:
            number += 1
            try:
                yield json.loads(line.decode("utf-8"))
            except UNREADABLE:
                raise Broken(f"{name}: line {number} cannot be read") from None
    if rest:
        raise Broken(f"{name}: its last line is not whole")


# What is checked. Each check raises Broken, or returns what can be said of it.


def framed(form, parts):
    return form + b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def grouped(digits):
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def fingerprint_of(public_key):
    return grouped(hashlib.sha256(public_key).hexdigest()[:32])


def check_manifest(source):
    content = whole(source, MANIFEST)
    try:
        manifest = json.loads(content.decode("utf-8"))
        public_key = bytes.fromhex(manifest["seal"]["public_key"])
        written = whole(source, SIGNATURE).decode("ascii")
        signature = bytes.fromhex(written)
        known = manifest["form"] == FORM
    except UNREADABLE:
        raise Broken(f"{MANIFEST}: it or its signature cannot be read") from None
    if not known:
        raise Broken(f"{MANIFEST}: is of a form this verifier does not know")
    if written != f"{signature.hex()}\n" or not signed(public_key, content, signature):
        raise Broken(f"{MANIFEST}: its signature does not hold")
    return manifest


def check_members(source, manifest):
    listed = {each["path"]: each for each in manifest["members"]}
    if len(listed) != len(manifest["members"]):
        yield f"{MANIFEST}: lists a member twice"
    there = sorted(source.names)
    for name in there:
        if re.search(r"^[/\\]|^[A-Za-z]:|\\|(^|/)\.\.?(/|$)|[\0-\x1f]|/$", name):
            yield f"{name!r}: is not a name that a pack has"
        elif there.count(name) > 1:
            yield f"{name}: is there twice"
        elif name not in listed and name not in (MANIFEST, SIGNATURE):
            yield f"{name}: was added; the manifest does not list it"
    for name in sorted(set(listed) - set(there)):
        yield f"{name}: is missing"
    for name in sorted(set(listed) & set(there)):
        digest, size = hashlib.sha256(), 0
        try:
            for block in blocks(source, name):
                digest.update(block)
                size += len(block)
                if size > listed[name]["size_bytes"]:
                    break
        except Broken as broken:
            yield str(broken)
            continue
        if (size, digest.hexdigest()) != (listed[name]["size_bytes"], listed[name]["sha256"]):
            yield f"{name}: is not what the manifest says; it was altered"


def check_chain(source):
    """The events' hashes, what they say last of each subject, and which library they are of."""
    hashes, states, library = [], {}, None
    for event in lines(source, CUSTODY):
        number = len(hashes) + 1
        try:
            parts = [str(event["number"])] + [event[text] for text in TEXTS]
            previous, said = bytes.fromhex(event["previous"]), bytes.fromhex(event["hash"])
            computed = framed(CUSTODY_FORM, [part.encode("utf-8") for part in parts] + [previous])
            detail = json.loads(event["detail"])
            for subject, state in detail.get("states", {}).items():
                states[subject] = (state, number)
        except UNREADABLE:
            raise Broken(f"{CUSTODY}: event {number} cannot be read") from None
        if event["number"] != number or previous != (hashes[-1] if hashes else bytes(32)):
            raise Broken(f"{CUSTODY}: event {number} does not go on from the one before")
        if hashlib.sha256(computed).digest() != said:
            raise Broken(f"{CUSTODY}: event {number} was altered")
        library = detail.get("library") if number == 1 else library
        hashes.append(said)
    return hashes, states, library


def check_signed(seal):
    parts = [seal["library"].encode(), str(seal["event"]).encode(), bytes.fromhex(seal["head"])]
    message = framed(ANCHOR_FORM, [*parts, seal["at"].encode()])
    if not signed(bytes.fromhex(seal["public_key"]), message, bytes.fromhex(seal["signature"])):
        raise Broken("seal: its signature does not hold")


def check_seal(seal, hashes, library):
    """That the chain ends where the seal says."""
    if seal["library"] != library:
        raise Broken(f"seal: is of library {seal['library']}, the chain of {library}")
    if int(seal["event"]) != len(hashes):
        raise Broken(f"{CUSTODY}: has {len(hashes)} events; {seal['event']} were signed")
    if hashes[-1].hex() != seal["head"]:
        raise Broken(f"{CUSTODY}: its events are not those that were signed")


def digest_of(rows):
    """How the chain of custody writes a state: each value with its type and length."""
    digest = hashlib.sha256()
    for row in rows:
        for value in row:
            if value is None:
                kind, content = b"n", b""
            elif isinstance(value, int):
                kind, content = b"i", str(int(value)).encode()
            elif isinstance(value, float):
                kind, content = b"f", struct.pack(">d", value)
            else:
                kind, content = b"s", value.encode("utf-8")
            digest.update(kind + len(content).to_bytes(8, "big") + content)
        digest.update(b"/")
    return digest.hexdigest()


def check_states(source, manifest, states):
    """That rows stand as the chain says last, and originals as their rows say."""
    shown = {}
    for line in lines(source, STATES):
        shown[line["subject"]] = [value for row in line["rows"] for value in row]
        if states.get(line["subject"], ("",))[0] != digest_of(line["rows"]):
            yield f"{STATES}: {line['subject']} is not as the chain says"
    members = {each["path"]: each for each in manifest["members"]}
    for original in manifest["originals"]:
        path, said = original["path"], shown.get(original["subject"], [])
        if path is not None and not {members[path]["sha256"], members[path]["size_bytes"]} <= {
            *said
        }:
            yield f"{path}: is not the original that the chain speaks of as {original['subject']}"


def words_of(text):
    """The words of a text; case, punctuation and the dots of the Russian letter io aside."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\u0451", "\u0435")
    return re.findall(r"\w+", folded.replace("'", "").replace("\u2019", ""))


def documents(source, manifest, folder):
    """The JSON documents in a folder of the pack, by their names."""
    for name in sorted(each["path"] for each in manifest["members"]):
        if name.startswith(f"{folder}/") and name.endswith(".json"):
            yield name, json.loads(whole(source, name).decode("utf-8"))


def quotes_of(source, manifest):
    """All quotes of the report, by finding and number, with the name of the document."""
    quotes = {}
    for name, report in documents(source, manifest, "report"):
        for finding in report["findings"]:
            for quote in finding["evidence"] + finding["doubtful"]:
                quotes[finding["id"], quote["number"]] = (name, quote)
    return quotes


def check_quotes(source, manifest, quotes, told):
    """That quotes stand in the segments they name, as these were heard or as they read now."""
    segments = {}
    for _name, transcript in documents(source, manifest, "transcript"):
        for segment in transcript["segments"]:
            segments[segment["id"]] = segment
    told["quotes"], told["earlier"] = len(quotes), 0
    for (finding, number), (name, quote) in quotes.items():
        if not set(quote["segment_ids"]) <= set(segments):
            told["earlier"] += 1  # of text that was corrected since, which is not in the pack
            continue
        wanted = f" {' '.join(words_of(quote['quote']))} "
        for which in ("text", "heard"):
            said = words_of(" ".join(segments[each][which] for each in quote["segment_ids"]))
            if wanted in f" {' '.join(said)} ":
                break
        else:
            yield f"{name}: quote {number} of {finding} is not in its transcript"


def check_clips(manifest, quotes):
    """That each clip is of a quote of the report, by its time."""
    clips = manifest.get("clips", [])
    fit = set()
    for clip in clips:
        quote = quotes.get((clip["finding"], clip["quote"]), ("", {}))[1]
        keys = (("recording", "recording_id"), ("start_ms", "start_ms"), ("end_ms", "end_ms"))
        if all(clip[key] == quote.get(said) for key, said in keys):
            fit.add(clip["path"])
    there = {each["path"] for each in manifest["members"] if each["path"].startswith("clips/")}
    for path in sorted(there | {each["path"] for each in clips}):
        if path not in there:
            yield f"{path}: is missing"
        elif path not in fit:
            yield f"{path}: is of no quote of the report"


def check(source, fingerprint):
    """All that does not hold, and what can be said of the pack."""
    faults, told = [], {}
    try:
        manifest = check_manifest(source)
        seal = manifest["seal"]
        told["fingerprint"] = fingerprint_of(bytes.fromhex(seal["public_key"]))
        told.update((key, manifest[key]) for key in ("subject", "program"))
        told.update((key, seal[key]) for key in ("library", "event", "at"))
        if fingerprint and grouped("".join(fingerprint.split()).lower()) != told["fingerprint"]:
            faults.append("the pack was signed with another key than you expect")
        faults += check_members(source, manifest)
        told["members"] = len(manifest["members"])
        told["pseudonymised"] = manifest.get("pseudonymised", False)
        check_signed(seal)
        if not told["pseudonymised"]:
            hashes, states, library = check_chain(source)
            told["events"] = len(hashes)
            check_seal(seal, hashes, library)
            faults += check_states(source, manifest, states)
        quotes = quotes_of(source, manifest)
        faults += check_quotes(source, manifest, quotes, told)
        faults += check_clips(manifest, quotes)
        told["clips"] = len({each["path"] for each in manifest.get("clips", [])})
        told["originals"] = len(manifest["originals"])
    except Broken as broken:
        faults.append(str(broken))
    except UNREADABLE as error:
        faults.append(f"the pack is not in the form it should be ({error!r})")
    return faults, told


def main():
    parser = argparse.ArgumentParser(description="Check an evidence pack of VoxDesk.")
    parser.add_argument(
        "pack", type=Path, help="the pack: a zip file, or the folder it was unpacked into"
    )
    parser.add_argument("--fingerprint", default="", help="of the key that must have signed it")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    asked = parser.parse_args()
    try:
        source = Folder(asked.pack) if asked.pack.is_dir() else Zip(asked.pack)
    except UNREADABLE as error:
        print(f"{asked.pack}: cannot be read as a pack ({error})", file=sys.stderr)
        return 2
    faults, told = check(source, asked.fingerprint)
    if asked.json:
        print(json.dumps({"ok": not faults, "faults": faults, "pack": told}, indent=2))
        return 1 if faults else 0
    for key, value in told.items():
        print(f"{key:<12} {value}")
    for fault in faults:
        print(f"BROKEN       {fault}")
    if faults:
        print("This pack is NOT as it was signed.")
    elif asked.fingerprint:
        print("All of this pack is as it was signed, with the key you expect.")
    else:
        print("All of this pack is as it was signed. Compare the fingerprint with the signer's.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
