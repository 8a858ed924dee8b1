"""Is this machine, are the models, is the library as they must be? For `doctor` and the window."""

import platform
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

from voxdesk import __version__, netlock, texts
from voxdesk.desk import Desk
from voxdesk.domain.model_entry import ModelRole
from voxdesk.engines import hardware
from voxdesk.errors import EngineCrashed, ModelMissing, VoxDeskError


@dataclass(frozen=True, slots=True)
class Check:
    """`needed` is False where VoxDesk works without it, if less well."""

    name: str
    ok: bool
    told: str
    needed: bool = True


def examine(opened: Callable[[], AbstractContextManager[Desk]], *, crash: bool) -> Iterator[Check]:
    """Look at everything; `opened` opens the library, or says why it cannot be."""
    yield Check("version", True, f"VoxDesk {__version__}, Python {platform.python_version()}")
    yield machine()
    yield network()
    try:
        with opened() as desk:
            yield Check("library", True, str(desk.store.path))
            yield from models(desk)
            yield attempt("workers", lambda: worker_answers(desk))
            if crash:
                yield attempt("worker crash", lambda: worker_crash(desk))
    except VoxDeskError as error:
        yield Check("library", False, texts.message(error.code, error.detail))


def machine() -> Check:
    found = hardware.look()
    gpus = ", ".join(gpu.name for gpu in found.gpus) or "no GPU"
    told = f"{found.cores} cores, {found.memory_bytes / 2**30:.0f} GiB of memory, {gpus}"
    if found.avx2 is False:
        told += "; no AVX2, which the writing and meaning engines need"
    return Check("processor", found.avx2 is not False, told)


def network() -> Check:
    locked = netlock.locked()
    told = (
        "locked by the system" if locked else "not locked: use the firewall rule of the installer"
    )
    return Check("network", locked, told, needed=False)


def models(desk: Desk) -> Iterator[Check]:
    """The chosen models must be whole; reports can be written without a writing model."""
    settings = desk.settings
    for role, model_id in (
        (ModelRole.SPEECH, settings.speech_model),
        (ModelRole.MEANING, settings.meaning_model),
        (ModelRole.WRITING, settings.writing_model),
    ):
        needed = role is ModelRole.SPEECH
        name = f"{role} model"
        try:
            model = desk.catalogue.find(model_id)
            yield Check(name, True, f"{model_id} in {model.folder}")
        except ModelMissing:
            yield Check(name, False, f"{model_id} is not installed", needed)
        except VoxDeskError as error:
            yield Check(name, False, texts.message(error.code, error.detail), needed)


def attempt(name: str, work: Callable[[], str]) -> Check:
    try:
        return Check(name, True, work())
    except VoxDeskError as error:
        return Check(name, False, texts.message(error.code, error.detail))


def worker_answers(desk: Desk) -> str:
    """A worker starts, answers, and is under the same lock."""
    pieces = list(desk.engines.trial().count(3))
    return f"a worker started and answered {len(pieces)} times"


def worker_crash(desk: Desk) -> str:
    """A worker dies on purpose; the application lives and the next one works."""
    try:
        list(desk.engines.trial().crash(1))
    except EngineCrashed as error:
        return f"contained ({error.detail}); {worker_answers(desk)}"
    return "the worker did not crash"
