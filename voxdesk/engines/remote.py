"""The engines as the application sees them: the same protocols, each carried out in a worker.

One worker for each family (media, documents, speech, meaning, writing): one native crash has one
victim. A worker starts with the first request and ends when it was idle long enough. Which class
runs with which options is decided here and nowhere else.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, cast

from voxdesk.domain.model_entry import EXTRACTIVE, ModelEntry
from voxdesk.engines import hardware
from voxdesk.engines.base import (
    Decoder,
    Device,
    DocumentReader,
    Encoder,
    Meaning,
    Meter,
    Microphone,
    SoundDevice,
    Transcriber,
    Writer,
)
from voxdesk.engines.catalogue import Catalogue
from voxdesk.engines.extractive import ExtractiveWriter
from voxdesk.engines.fake import FakeEngine
from voxdesk.engines.loudspeaker import Loudspeaker
from voxdesk.engines.recall import Recall
from voxdesk.engines.second_chance import SecondChance
from voxdesk.errors import EngineCrashed, NotEnoughMemory
from voxdesk.paths import Paths
from voxdesk.settings import Settings
from voxdesk.worker.host import Host, never
from voxdesk.worker.messages import Limits

MOST_CONTEXT = 8192
"""Tokens of context asked for: the cache of a larger one would cost more than it gives here."""

WRITING_SEED = 1
"""What chance begins with where a text is written once more."""

Question = Callable[[], bool]

# Decoders meet hostile files, so theirs is the tight one. Ten hours of audio decode in minutes.
MEDIA = Limits(memory_bytes=3 << 30, cpu_s=2 * 3600, file_bytes=16 << 20, silent_s=180)
# Parsers of documents meet hostile files as well. A page takes milliseconds, a long book a minute.
DOCUMENTS = Limits(memory_bytes=2 << 30, cpu_s=300, file_bytes=16 << 20, silent_s=120)
# A span of some minutes in beam search on an old machine; a first load from a slow disk.
_SPEECH = Limits(silent_s=900)
_MEANING = Limits(silent_s=300)
_WRITING = Limits(silent_s=900)
# Sound that comes late is lost, so its priority is that of the application.
_SOUND = Limits(silent_s=30, niceness=0)
_TRIAL = Limits(silent_s=60)


class Engines:
    """Hands out engines; `cancelled`, where given, is asked while a request waits or runs."""

    def __init__(self, paths: Paths, settings: Settings, catalogue: Catalogue) -> None:
        self._paths = paths
        self._settings = settings
        self._catalogue = catalogue
        self.recall = Recall()
        self._hosts: dict[str, tuple[object, Host]] = {}
        self._replaced: list[Host] = []
        self._lock = threading.Lock()
        self._cuda_failure = ""

    def use(self, settings: Settings) -> None:
        """Go by other settings: models and threads with the next request, idling with the next
        worker; what is at work ends its request as it began."""
        with self._lock:
            if settings.device != self._settings.device:
                self._cuda_failure = ""  # somebody asks for it anew
            self._settings = settings

    def decoder(self, *, cancelled: Question = never) -> Decoder:
        host = self._host("media", "voxdesk.engines.decode:MediaDecoder", {}, MEDIA)
        return cast(Decoder, Remote(host, Decoder, cancelled))

    def live_decoder(self, *, cancelled: Question = never) -> Decoder:
        """A decoder that no import keeps waiting: for what is heard just now."""
        host = self._host("live", "voxdesk.engines.decode:MediaDecoder", {}, MEDIA)
        return cast(Decoder, Remote(host, Decoder, cancelled))

    def reader(self, *, cancelled: Question = never) -> DocumentReader:
        """What reads the text of documents."""
        host = self._host("documents", "voxdesk.engines.documents:DocumentTexts", {}, DOCUMENTS)
        return cast(DocumentReader, Remote(host, DocumentReader, cancelled))

    def encoder(self, *, cancelled: Question = never) -> Encoder:
        host = self._host("encoding", "voxdesk.engines.encode:SoundEncoder", {}, MEDIA)
        return cast(Encoder, Remote(host, Encoder, cancelled))

    def meter(self, *, cancelled: Question = never) -> Meter:
        """What measures how loud the channels of derived audio are."""
        host = self._host("levels", "voxdesk.engines.levels:LevelMeter", {}, MEDIA)
        return cast(Meter, Remote(host, Meter, cancelled))

    def microphone(self, *, cancelled: Question = never) -> Microphone:
        return self._microphone("microphone", cancelled)

    def devices(self) -> Iterator[SoundDevice]:
        """What can be listened to; from a second worker, because the first may be listening."""
        return self._microphone("devices", never).devices()

    def _microphone(self, family: str, cancelled: Question) -> Microphone:
        target = "voxdesk.engines.microphone:PortAudioMicrophone"
        return cast(
            Microphone, Remote(self._host(family, target, {}, _SOUND), Microphone, cancelled)
        )

    def loudspeaker(self, *, cancelled: Question = never) -> Loudspeaker:
        host = self._host("playing", "voxdesk.engines.playing:SystemLoudspeaker", {}, _SOUND)
        return cast(Loudspeaker, Remote(host, Loudspeaker, cancelled))

    def transcriber(
        self, model_id: str = "", device: str = "", *, cancelled: Question = never
    ) -> Transcriber:
        """By a model of the catalogue, or the one of the settings; `device` likewise."""
        model = self._catalogue.find(model_id or self._settings.speech_model)
        options = {"folder": str(model.folder), "threads": self._settings.threads}

        def on(wanted: Device) -> Transcriber:
            host = self._host(
                "speech",
                "voxdesk.engines.whisper:WhisperTranscriber",
                {**options, "device": str(wanted)},
                _SPEECH,
                model.entry,
            )
            return cast(Transcriber, Remote(host, Transcriber, cancelled))

        wanted = Device(device or self._settings.device)
        may_use_cuda = wanted is Device.CUDA or (
            wanted is Device.AUTO and bool(hardware.nvidia_gpus())
        )
        if not may_use_cuda:
            return on(wanted)

        def first() -> Transcriber:
            if self._cuda_failure:
                raise EngineCrashed(self._cuda_failure)
            return on(wanted)

        return SecondChance(first, partial(on, Device.CPU), self._remember_failure)

    def meaning(self, *, cancelled: Question = never) -> Meaning:
        model = self._catalogue.find(self._settings.meaning_model)
        target = "voxdesk.engines.meaning:OnnxMeaning"
        host = self._host("meaning", target, {"folder": str(model.folder)}, _MEANING, model.entry)
        return cast(Meaning, Remote(host, Meaning, cancelled))

    def writer(self, name: str = "", *, cancelled: Question = never) -> Writer:
        """`extractive`, a model of the catalogue, or the one of the settings."""
        name = name or self._settings.writing_model
        if name == EXTRACTIVE:
            return ExtractiveWriter()
        model = self._catalogue.find(name)
        options = {
            "model": str(model.main),
            "adapter": str(model.adapter or ""),
            "context": min(model.entry.context or MOST_CONTEXT, MOST_CONTEXT),
            "chat_format": model.entry.chat_format,
            "threads": self._settings.threads,
            "seed": WRITING_SEED,
        }
        target = "voxdesk.engines.llama:LlamaWriter"
        host = self._host("writing", target, options, _WRITING, model.entry)
        return cast(Writer, Remote(host, Writer, cancelled))

    def trial(self) -> FakeEngine:
        """An engine that crashes on command: for `doctor` and the smoke test."""
        host = self._host("trial", "voxdesk.engines.fake:FakeEngine", {}, _TRIAL)
        return cast(FakeEngine, Remote(host, FakeEngine, never))

    def _remember_failure(self, detail: str) -> None:
        """Once the worker died with CUDA it would die again, some minutes later each time."""
        self._cuda_failure = detail

    @property
    def working(self) -> tuple[str, ...]:
        """The families whose worker serves a request right now."""
        with self._lock:
            return tuple(name for name, (_, host) in self._hosts.items() if host.busy)

    def end_meaning(self) -> None:
        """Let go of the meaning worker and its vectors: they remember what may be gone by now."""
        self.recall.forget()
        with self._lock:
            _, host = self._hosts.pop("meaning", (None, None))
            if host is not None:
                self._retire(host)

    def close(self) -> None:
        """End every worker, also those at work."""
        with self._lock:
            hosts = [*self._replaced, *(host for _, host in self._hosts.values())]
            self._hosts.clear()
            self._replaced.clear()
        for host in hosts:
            host.stop()

    def _host(
        self,
        family: str,
        target: str,
        options: Mapping[str, object],
        limits: Limits,
        entry: ModelEntry | None = None,
    ) -> Host:
        """The host of a family; another model or other options mean another one."""
        key = (target, dict(options))
        with self._lock:
            old_key, host = self._hosts.get(family, (None, None))
            if host is not None and old_key != key:
                self._retire(host)
                host = None
            if host is None:
                limits = replace(limits, idle_s=float(self._settings.engine_idle_s))
                host = Host(family, target, options, log_folder=self._paths.log, limits=limits)
                self._hosts[family] = (key, host)
        if entry is not None and host.pid is None:
            _require_memory(entry)
        return host

    def _retire(self, host: Host) -> None:
        """Two large models at once would not fit. One at work may finish, and ends when idle."""
        if host.busy:
            self._replaced.append(host)
        else:
            host.stop()


class Remote:
    """Any engine in a worker: the methods of its protocol, each a request to its host."""

    def __init__(self, host: Host, protocol: type, cancelled: Question) -> None:
        self._host = host
        self._protocol = protocol
        self._cancelled = cancelled

    def __getattr__(self, method: str) -> Callable[..., Iterator[Any]]:
        if method.startswith("_") or not hasattr(self._protocol, method):
            raise AttributeError(f"{self._protocol.__name__} has no {method}")
        return partial(self._host.pieces, method, cancelled=self._cancelled)


def _require_memory(entry: ModelEntry) -> None:
    """Say so before loading, when a model cannot fit: it would only end in a killed worker."""
    free = hardware.look().memory_free_bytes
    if free < entry.needs.ram_bytes:
        raise NotEnoughMemory(
            f"{entry.id} needs about {entry.needs.ram_bytes >> 20} MB, {free >> 20} MB are free"
        )
