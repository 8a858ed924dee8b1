"""Vectors that a running process has embedded lately, so that the same is not embedded again.

They are known by what was embedded, never by where it stands: a corrected text is another text. Of
the texts themselves only hashes are kept.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping

MOST_BYTES = 32 << 20
"""Of vectors; with their keys and what Python needs to hold them some 5 MiB more. Vectors of 384
numbers are 1.5 KiB each: the sentences of eight interviews of two hours and a half."""


class Recall:
    """Vectors by model and text; those asked for longest ago make room. For any thread."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._held: OrderedDict[bytes, bytes] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def known(self, model_id: str, texts: Iterable[str]) -> dict[str, bytes]:
        """The vectors of those of the texts that are known."""
        found: dict[str, bytes] = {}
        with self._lock:
            for text in texts:
                key = _key(model_id, text)
                if key in self._held:
                    self._held.move_to_end(key)
                    found[text] = self._held[key]
        return found

    def keep(self, model_id: str, vectors: Mapping[str, bytes]) -> None:
        """Know the vectors of some texts from now on."""
        with self._lock:
            for text, vector in vectors.items():
                key = _key(model_id, text)
                self._bytes += len(vector) - len(self._held.pop(key, b""))
                self._held[key] = vector
            while self._bytes > self._most_bytes:
                _key_gone, gone = self._held.popitem(last=False)
                self._bytes -= len(gone)

    def forget(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._held.clear()
            self._bytes = 0


def _key(model_id: str, text: str) -> bytes:
    return hashlib.sha256(f"{model_id}\0{text}".encode()).digest()
