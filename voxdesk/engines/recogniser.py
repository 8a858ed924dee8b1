"""faster-whisper as this program takes it: imported alone, loaded from whole folders, stoppable."""

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from voxdesk.errors import ModelDamaged, ModelMissing

NEEDED_FILES = ("model.bin", "config.json", "tokenizer.json")
"""Without tokenizer.json the hub would be asked for one."""
KEPT_OUT = ("av", "huggingface_hub")
"""They would decode files by FFmpeg and ask the network."""
SEED = 1


class StopWindows(Exception):  # noqa: N818 - a request, not an error
    """Raised inside the engine before a window that is not wanted."""


def check_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise ModelMissing(str(folder))
    for name in NEEDED_FILES:
        if not (folder / name).is_file():
            raise ModelDamaged(f"{folder.name}: {name} is missing")


def stoppable(model: type[Any]) -> type[Any]:
    """The engine's model, which ends a run before its next window when `stops` is set."""

    class Stoppable(model):  # type: ignore[misc]
        stops = False
        stopped = False

        def encode(self, features: Any) -> Any:
            if self.stops:
                self.stopped = True
                raise StopWindows
            return super().encode(features)

    return Stoppable


def without_foreign_packages() -> Any:
    """faster-whisper, imported without the packages that decode files or ask the network."""
    with _kept_out(KEPT_OUT):
        import faster_whisper
    # Taken up by each thread of a model as it starts: the same sound gives the same words again.
    faster_whisper.transcribe.ctranslate2.set_random_seed(SEED)
    # Its progress bar would make a semaphore of the system, which a killed worker leaves behind.
    faster_whisper.transcribe.tqdm.set_lock(threading.RLock())
    return faster_whisper


@contextmanager
def _kept_out(names: Sequence[str]) -> Iterator[None]:
    """Empty modules under these names for a while: an import finds them, any use of them fails."""
    before = {name: sys.modules.get(name) for name in names}
    sys.modules.update({name: ModuleType(name) for name in names})
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module
