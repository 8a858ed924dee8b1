"""The frames of MPEG audio and AAC: streams without a container, known only by their chain."""

from collections.abc import Callable

_KBITS = {
    # (version 1?, layer): bit rates by index
    (True, 1): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (True, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 3): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 1): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 3): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES_HZ = (44_100, 48_000, 32_000)
_FEWEST = 3

FrameLength = Callable[[bytes], int]
"""Length of the frame whose header these bytes are, 0 when they are none."""


def mpeg_bytes(header: bytes) -> int:
    """Length of a frame of MPEG audio, layers 1 to 3."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE0 != 0xE0:
        return 0
    version, layer = header[1] >> 3 & 3, 4 - (header[1] >> 1 & 3)
    bit_rate, rate, padding = header[2] >> 4, header[2] >> 2 & 3, header[2] >> 1 & 1
    if version == 1 or layer == 4 or bit_rate in (0, 15) or rate == 3:
        return 0
    bits = _KBITS[version == 3, layer][bit_rate] * 1000
    hertz = _RATES_HZ[rate] >> {3: 0, 2: 1, 0: 2}[version]
    if layer == 1:
        return (12 * bits // hertz + padding) * 4
    return (72 if layer == 3 and version != 3 else 144) * bits // hertz + padding


def adts_bytes(header: bytes) -> int:
    """Length of a frame of AAC in ADTS."""
    if len(header) < 6 or header[0] != 0xFF or header[1] & 0xF6 != 0xF0:
        return 0
    length = (header[3] & 3) << 11 | header[4] << 3 | header[5] >> 5
    return length if length >= 7 else 0


def id3_bytes(head: bytes) -> int:
    """Length of the ID3v2 tag that `head` begins with."""
    size = head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]
    return 10 + size + (10 if head[5] & 0x10 else 0)


def chain_end(content: bytes, start: int, length: FrameLength) -> tuple[int, int]:
    """How many frames follow one another from `start`, and where the last one should end."""
    count, at = 0, start
    while size := length(content[at : at + 8]):
        count += 1
        at += size
    return count, at


def starts_chain(content: bytes, length: FrameLength) -> bool:
    """Whether it begins with frames: several, or as many as there is room for."""
    count, end = chain_end(content, 0, length)
    return count >= _FEWEST or (count > 0 and end == len(content))


def find_chain(content: bytes, length: FrameLength) -> int | None:
    """Where frames first follow one another, after whatever lies before them."""
    at = content.find(b"\xff")
    while at >= 0:
        count, end = chain_end(content, at, length)
        if count >= _FEWEST or (count > 0 and end == len(content)):
            return at
        at = content.find(b"\xff", at + 1)
    return None
