"""What a file is, by its first bytes and never by its name.

Decoders guess, and FFmpeg's guesses include playlists and session descriptions that make it open
other files and the network. So only known containers of sound pass; everything else is refused
with the name of what was seen.
"""

from enum import StrEnum

from voxdesk.engines import frames
from voxdesk.engines.base import ByteSource
from voxdesk.errors import BadAudio

HEAD_BYTES = 64 << 10


class Container(StrEnum):
    WAV = "wav"
    W64 = "w64"
    FLAC = "flac"
    OGG = "ogg"
    AIFF = "aiff"
    CAF = "caf"
    AU = "au"
    MP3 = "mp3"
    MP4 = "mp4"
    MATROSKA = "matroska"
    ASF = "asf"
    AAC = "aac"
    AMR = "amr"
    AVI = "avi"
    MPEG = "mpeg"
    FLV = "flv"


_ASF = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_W64 = b"riff\x2e\x91\xcf\x11\xa5\xd6\x28\xdb\x04\xc1\x00\x00"
_MPEG_TS_PACKET = 188

_OTHER = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "a database"),
    (b"MThd", "music notes without sound (MIDI)"),
)

_REFERENCES = (
    (b"#extm3u", "a playlist (M3U)"),
    (b"ffconcat", "a playlist (ffconcat)"),
    (b"[playlist]", "a playlist (PLS)"),
    (b"<mpd", "a playlist (DASH)"),
    (b"<compositionplaylist", "a playlist (IMF)"),
    (b"<asx", "a playlist (ASX)"),
    (b"<smil", "a playlist (SMIL)"),
    (b"[reference]", "a playlist (ASX)"),
    (b"rtsptext", "a playlist (RTSP)"),
    (b"c=in ip", "a session description (SDP)"),
)
"""What points to other files or hosts. Looked for anywhere in the head, since some of FFmpeg's
probes do so, too, and a head that would please two probes is not one of a recorder."""


def container(source: ByteSource) -> Container:
    """The container of `source`; raises BadAudio naming what was seen instead."""
    if source.size_bytes == 0:
        raise BadAudio("an empty file")
    head = source.read_at(0, HEAD_BYTES)
    lower = head.lower()
    for mark, name in _REFERENCES:
        if mark in lower:
            raise BadAudio(name)
    found = _by_magic(head) or _by_frames(source, head)
    if found is None:
        raise BadAudio(_name_of(head))
    return found


def _by_magic(head: bytes) -> Container | None:
    """Containers that begin with bytes of their own."""
    kind, form = head[:4], head[8:12]
    match kind:
        case b"RIFF" | b"RF64" | b"RIFX" if form == b"WAVE":
            return Container.WAV
        case b"RIFF" if form == b"AVI ":
            return Container.AVI
        case b"FORM" if form in (b"AIFF", b"AIFC"):
            return Container.AIFF
        case b"fLaC":
            return Container.FLAC
        case b"OggS":
            return Container.OGG
        case b"caff":
            return Container.CAF
        case b".snd":
            return Container.AU
        case b"\x1aE\xdf\xa3":
            return Container.MATROSKA
        case b"\0\0\1\xba":
            return Container.MPEG
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide") and len(head) > 8:
        return Container.MP4
    starts = (
        (_W64, Container.W64),
        (_ASF, Container.ASF),
        (b"#!AMR", Container.AMR),
        (b"FLV\x01", Container.FLV),
    )
    return next((found for start, found in starts if head.startswith(start)), None)


def _by_frames(source: ByteSource, head: bytes) -> Container | None:
    """Streams that are nothing but frames: several must follow one another."""
    if head[:3] == b"ID3" and len(head) >= 10:
        # Behind the tag anything may come; it has to be a stream of sound as well.
        head = source.read_at(frames.id3_bytes(head), HEAD_BYTES)
        if head[:4] == b"fLaC":
            return Container.FLAC
    if frames.starts_chain(head, frames.adts_bytes):
        return Container.AAC
    if frames.find_chain(head, frames.mpeg_bytes) is not None:
        return Container.MP3
    packets = head[: 5 * _MPEG_TS_PACKET : _MPEG_TS_PACKET]
    if len(packets) == 5 and set(packets) == {0x47}:
        return Container.MPEG
    return None


def _name_of(head: bytes) -> str:
    """What bytes that are no sound look like, for a person."""
    for start, name in _OTHER:
        if head.startswith(start):
            return name
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith((b"<!doctype html", b"<html")):
        return "an HTML page"
    if text.startswith(b"<?xml"):
        return "an XML document"
    if not head.strip(b"\0"):
        return "nothing but zeros"
    if _is_text(head):
        return "text"
    return f"unknown bytes ({head[:8].hex(' ')})"


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head):
        return False
    try:
        # The last character may be cut.
        head[: max(1, len(head) - 4)].decode("utf-8")
    except UnicodeDecodeError:
        # No control characters: text in an older encoding.
        return True
    return True
