"""Whether a file ends where its container says: the sure sign of a copy that was cut short.

Decoders play what is there and often say nothing. Each check reads a few bytes; a container that
does not tell its length, as live streams do not, is never called cut.
"""

import struct
from collections.abc import Iterator

from voxdesk.engines import frames
from voxdesk.engines.base import ByteSource
from voxdesk.engines.sniff import Container

_TAIL_BYTES = 64 << 10
_SLACK_BYTES = 8
_MOST_BOXES = 10_000
_UNKNOWN_32_BIT = 0x7FFF_F000
"""Programs that write into a pipe put this or more where the size should stand."""

_ASF_FILE_PROPERTIES = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")
_MATROSKA_SEGMENT = b"\x18\x53\x80\x67"


def cut_short(source: ByteSource, container: Container) -> bool:
    """Whether bytes are missing at the end."""
    match container:
        case Container.OGG:
            return _ogg_cut(source)
        case Container.MP3:
            return _stream_cut(source, frames.mpeg_bytes) or _announced_mp3(source)
        case Container.AAC:
            return _stream_cut(source, frames.adts_bytes)
        case _:
            return declared_end(source, container) > source.size_bytes + _SLACK_BYTES


def declared_end(source: ByteSource, container: Container) -> int:
    """Where the container says it ends; 0 when it does not say."""
    head = source.read_at(0, 256)
    match container:
        case Container.WAV if head[:4] == b"RF64":
            return _number("<Q", head, 20) + 8
        case Container.WAV | Container.AVI:
            size = _number(">I" if head[:4] == b"RIFX" else "<I", head, 4)
            return size + 8 if size < _UNKNOWN_32_BIT else 0
        case Container.AIFF:
            size = _number(">I", head, 4)
            return size + 8 if size < _UNKNOWN_32_BIT else 0
        case Container.W64:
            return _number("<Q", head, 16)
        case Container.MP4:
            return max((end for _, _, end in boxes(source)), default=0)
        case Container.MATROSKA:
            return _matroska_end(head)
        case Container.ASF:
            at = source.read_at(0, _TAIL_BYTES).find(_ASF_FILE_PROPERTIES)
            return _number("<Q", source.read_at(at, 64), 40) if at >= 0 else 0
        case _:
            return 0


def boxes(source: ByteSource) -> Iterator[tuple[bytes, int, int]]:
    """The outermost boxes of an MP4: kind, where the content starts, where the box ends."""
    at = 0
    for _ in range(_MOST_BOXES):
        header = source.read_at(at, 16)
        if len(header) < 8:
            return
        size, start = _number(">I", header, 0), at + 8
        if size == 1:
            size, start = _number(">Q", header, 8), at + 16
        end = at + size if size else source.size_bytes
        yield header[4:8], start, end
        if end < start:
            return
        at = end


def _number(layout: str, content: bytes, at: int) -> int:
    size = struct.calcsize(layout)
    if len(content) < at + size:
        return 0
    return int(struct.unpack_from(layout, content, at)[0])


def _matroska_end(head: bytes) -> int:
    at = head.find(_MATROSKA_SEGMENT)
    if at < 0 or at + 5 > len(head) or not head[at + 4]:
        return 0
    at += 4
    width = 9 - head[at].bit_length()
    size = int.from_bytes(head[at : at + width], "big") & ((1 << 7 * width) - 1)
    unknown = size == (1 << 7 * width) - 1
    return 0 if unknown else at + width + size


def _ogg_cut(source: ByteSource) -> bool:
    """The last page is whole and marked as the end of its stream."""
    tail = source.read_at(max(0, source.size_bytes - _TAIL_BYTES), _TAIL_BYTES)
    at = tail.rfind(b"OggS")
    if at < 0 or at + 27 > len(tail):
        return True
    sizes = tail[at + 27 : at + 27 + tail[at + 26]]
    return not tail[at + 5] & 4 or at + 27 + tail[at + 26] + sum(sizes) > len(tail)


def _stream_cut(source: ByteSource, length: frames.FrameLength) -> bool:
    """The last frame of a stream without a container is not whole."""
    end = _end_of_frames(source)
    start = max(0, end - _TAIL_BYTES)
    tail = source.read_at(start, end - start)
    at = frames.find_chain(tail, length)
    if at is None:
        return False
    _, last = frames.chain_end(tail, at, length)
    return last > len(tail)


def _end_of_frames(source: ByteSource) -> int:
    """Where the frames end and tags (APE, ID3v1) begin."""
    end = source.size_bytes
    if end > 128 and source.read_at(end - 128, 3) == b"TAG":
        end -= 128
    footer = source.read_at(end - 32, 32) if end > 32 else b""
    if footer[:8] == b"APETAGEX":
        end -= min(end, _number("<I", footer, 12) + (32 if footer[23] & 0x80 else 0))
    return end


def _announced_mp3(source: ByteSource) -> bool:
    """The first frame may announce how many bytes of frames there are (Xing, Info)."""
    head = source.read_at(0, 16)
    start = frames.id3_bytes(head) if head[:3] == b"ID3" and len(head) >= 10 else 0
    first = source.read_at(start, 256)
    for mark in (b"Xing", b"Info"):
        at = first.find(mark)
        if at > 0 and first[at + 7 : at + 8] and first[at + 7] & 2:
            announced = _number(">I", first, at + (12 if first[at + 7] & 1 else 8))
            return start + announced > source.size_bytes + 4096
    return False
