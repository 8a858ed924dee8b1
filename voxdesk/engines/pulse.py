"""What PulseAudio or PipeWire can record from: PortAudio sees all of it as one device.

libpulse comes with either. A stream that PortAudio opens on the device `pulse` takes the source
that the environment names (`SOURCE`).
"""

import ctypes
import ctypes.util
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

SOURCE = "PULSE_SOURCE"
MONITOR = ".monitor"
"""How the names of sources end that hear what an output plays."""

ANSWERS_S = 2.0
_TURN_S = 0.002
_NO_AUTOSPAWN = 1
_READY = 4
_FAILED = 5
_RUNNING = 0


@dataclass(frozen=True, slots=True)
class Source:
    name: str
    words: str
    rate_hz: int
    channels: int
    is_default: bool


class _Spec(ctypes.Structure):
    _fields_ = (
        ("format", ctypes.c_int),
        ("rate", ctypes.c_uint32),
        ("channels", ctypes.c_uint8),
    )


class _ServerInfo(ctypes.Structure):
    """The first members of `pa_server_info`."""

    _fields_ = (
        ("user_name", ctypes.c_char_p),
        ("host_name", ctypes.c_char_p),
        ("server_version", ctypes.c_char_p),
        ("server_name", ctypes.c_char_p),
        ("spec", _Spec),
        ("default_sink", ctypes.c_char_p),
        ("default_source", ctypes.c_char_p),
    )


class _SourceInfo(ctypes.Structure):
    """The first members of `pa_source_info`."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("index", ctypes.c_uint32),
        ("words", ctypes.c_char_p),
        ("spec", _Spec),
    )


_ON_SERVER = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(_ServerInfo), ctypes.c_void_p)
_ON_SOURCE = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.POINTER(_SourceInfo), ctypes.c_int, ctypes.c_void_p
)


def sources() -> tuple[Source, ...]:
    """What the sound server of this user can record from; nothing where there is none."""
    found = ctypes.util.find_library("pulse")
    if found is None:
        return ()
    library = ctypes.CDLL(found)
    for name in ("pa_mainloop_new", "pa_mainloop_get_api", "pa_context_new"):
        getattr(library, name).restype = ctypes.c_void_p
    loop = ctypes.c_void_p(library.pa_mainloop_new())
    api = ctypes.c_void_p(library.pa_mainloop_get_api(loop))
    context = ctypes.c_void_p(library.pa_context_new(api, b"VoxDesk"))
    try:
        if library.pa_context_connect(context, None, _NO_AUTOSPAWN, None) < 0:
            return ()
        return _asked(library, loop, context)
    finally:
        library.pa_context_disconnect(context)
        library.pa_context_unref(context)
        library.pa_mainloop_free(loop)


def _asked(library: Any, loop: ctypes.c_void_p, context: ctypes.c_void_p) -> tuple[Source, ...]:
    default: list[bytes] = []
    listed: list[tuple[bytes, bytes, int, int]] = []

    def on_server(_context: int, info: Any, _data: int) -> None:
        if info:
            default.append(info.contents.default_source or b"")

    def on_source(_context: int, info: Any, end: int, _data: int) -> None:
        if not end and info:
            one = info.contents
            listed.append((one.name, one.words or b"", one.spec.rate, one.spec.channels))

    callbacks = _ON_SERVER(on_server), _ON_SOURCE(on_source)
    state = library.pa_context_get_state
    if not _until(library, loop, lambda: state(context) >= _READY) or state(context) >= _FAILED:
        return ()
    for ask, callback in zip(
        (library.pa_context_get_server_info, library.pa_context_get_source_info_list),
        callbacks,
        strict=True,
    ):
        if not _carried_out(library, loop, ask, context, callback):
            return ()
    return tuple(
        Source(
            name=name.decode("utf-8", "replace"),
            words=words.decode("utf-8", "replace"),
            rate_hz=rate,
            channels=channels,
            is_default=name in default,
        )
        for name, words, rate, channels in listed
    )


def _carried_out(
    library: Any, loop: ctypes.c_void_p, ask: Any, context: ctypes.c_void_p, callback: Any
) -> bool:
    ask.restype = ctypes.c_void_p
    asked = ctypes.c_void_p(ask(context, callback, None))
    try:
        return _until(library, loop, lambda: library.pa_operation_get_state(asked) != _RUNNING)
    finally:
        library.pa_operation_unref(asked)


def _until(library: Any, loop: ctypes.c_void_p, there: Callable[[], bool]) -> bool:
    """Go on with the loop until something is there; False when the server does not answer."""
    end = time.monotonic() + ANSWERS_S
    while not there():
        if time.monotonic() > end:
            return False
        if library.pa_mainloop_iterate(loop, 0, None) == 0:
            time.sleep(_TURN_S)
    return True
