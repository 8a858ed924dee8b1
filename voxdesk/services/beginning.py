"""What a first start asks of the machine: may a library lie there, which models are here, do they
hear a sentence.

Needs no library: nothing is kept of what is tried.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from voxdesk.domain.model_entry import ModelRole
from voxdesk.domain.recording import AudioWindow
from voxdesk.domain.transcript import HeardSegment
from voxdesk.engines.base import DecodedWindow, TranscribeOptions
from voxdesk.engines.catalogue import Catalogue
from voxdesk.engines.memory import InMemory
from voxdesk.engines.remote import Engines
from voxdesk.errors import BadRequest, Cancelled
from voxdesk.paths import Paths, bundled
from voxdesk.services import model_library
from voxdesk.services.model_library import ModelStatus
from voxdesk.settings import Settings
from voxdesk.store import places

SENTENCE = ("demo", "earlier-1.flac")
SENTENCE_LANGUAGE = "en"
SENTENCE_MS = 10_000
"""How much of the bundled recording is heard."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said in the bundled recording, and how long hearing it took."""

    text: str
    audio_ms: int
    took_ms: int


def require_fit(library: Path) -> None:
    """Raise the error that says why no library can be made at this path."""
    if library.exists():
        raise BadRequest(f"{library} is there already")
    places.check(library.parent)


def models(paths: Paths, settings: Settings) -> tuple[tuple[ModelRole, ModelStatus], ...]:
    """The chosen model of each kind, and how it stands here."""
    catalogue = Catalogue.load(paths)
    chosen = (
        (ModelRole.SPEECH, settings.speech_model),
        (ModelRole.MEANING, settings.meaning_model),
        (ModelRole.WRITING, settings.writing_model),
    )
    return tuple(
        (role, model_library.status(catalogue, catalogue.entry(model_id)))
        for role, model_id in chosen
    )


def hear(
    paths: Paths,
    settings: Settings,
    *,
    heard: Callable[[str], None] = lambda _text: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Heard:
    """Transcribe the bundled sentence with the chosen speech model; `heard` is told each part."""
    engines = Engines(paths, settings, Catalogue.load(paths))
    try:
        windows, audio = _decoded(engines, cancelled)
        began = time.monotonic()
        engine = engines.transcriber(settings.speech_model, settings.device, cancelled=cancelled)
        options = TranscribeOptions(
            language=SENTENCE_LANGUAGE, end_ms=SENTENCE_MS, word_timestamps=False
        )
        parts = []
        for piece in engine.transcribe(audio, windows, options):
            if cancelled():
                raise Cancelled
            if isinstance(piece, HeardSegment):
                parts.append(piece.heard.strip())
                heard(" ".join(parts))
        took_ms = round((time.monotonic() - began) * 1000)
        return Heard(" ".join(parts), SENTENCE_MS, took_ms)
    finally:
        engines.close()


def _decoded(
    engines: Engines, cancelled: Callable[[], bool]
) -> tuple[tuple[AudioWindow, ...], InMemory]:
    sentence = bundled("resources", *SENTENCE)
    original = InMemory(sentence.read_bytes())
    windows: list[AudioWindow] = []
    content = b""
    for piece in engines.decoder(cancelled=cancelled).decode(original, sentence.name):
        if isinstance(piece, DecodedWindow):
            windows.append(
                AudioWindow(piece.start_frame, piece.frames, len(content), len(piece.flac))
            )
            content += piece.flac
    return tuple(windows), InMemory(content)
