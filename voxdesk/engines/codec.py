"""The name of the codec inside a container that Qt decodes: Qt does not tell it."""

from voxdesk.engines.base import ByteSource
from voxdesk.engines.endings import boxes
from voxdesk.engines.sniff import HEAD_BYTES, Container

_MOST_MOOV_BYTES = 16 << 20

_MP4 = {
    b"mp4a": "aac",
    b"alac": "alac",
    b"Opus": "opus",
    b"fLaC": "flac",
    b"ac-3": "ac3",
    b"ec-3": "eac3",
    b"samr": "amr_nb",
    b"sawb": "amr_wb",
    b".mp3": "mp3",
    b"sowt": "pcm_16",
    b"twos": "pcm_16",
    b"lpcm": "pcm",
    b"ulaw": "pcm_mulaw",
    b"alaw": "pcm_alaw",
}
_MATROSKA = {
    b"A_OPUS": "opus",
    b"A_VORBIS": "vorbis",
    b"A_AAC": "aac",
    b"A_FLAC": "flac",
    b"A_AC3": "ac3",
    b"A_EAC3": "eac3",
    b"A_DTS": "dts",
    b"A_MPEG/L3": "mp3",
    b"A_MPEG/L2": "mp2",
    b"A_PCM": "pcm",
}


def codec(source: ByteSource, container: Container) -> str:
    """The codec of the sound, or the container's name where it does not show."""
    match container:
        case Container.MP4:
            return next((_MP4[x] for x in _sample_entries(source) if x in _MP4), container.value)
        case Container.MATROSKA:
            head = source.read_at(0, HEAD_BYTES)
            names = (name for mark, name in _MATROSKA.items() if mark in head)
            return next(names, container.value)
        case Container.AMR:
            return "amr_wb" if source.read_at(0, 9) == b"#!AMR-WB\n" else "amr_nb"
        case Container.ASF:
            return "wma"
        case _:
            return container.value


def _sample_entries(source: ByteSource) -> list[bytes]:
    """The four-letter kinds of all tracks."""
    for kind, start, end in boxes(source):
        if kind == b"moov":
            moov = source.read_at(start, min(end - start, _MOST_MOOV_BYTES))
            tables = moov.split(b"stsd")[1:]
            return [table[12:16] for table in tables]
    return []
