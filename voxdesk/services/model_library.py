"""The models on this machine: list, get, verify, remove.

`python -m voxdesk.services.model_library get ID… [--into FOLDER]` is what set-up runs; it is the
same `get` as the command line's and, like it, runs before the network lock.
"""

import argparse
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from voxdesk.domain.model_entry import (
    ModelEntry,
    ModelState,
)
from voxdesk.engines.catalogue import (
    Catalogue,
    InstalledModel,
    OnBytes,
)
from voxdesk.errors import (
    BadRequest,
    ModelDamaged,
    ModelMissing,
    VoxDeskError,
)
from voxdesk.paths import Paths
from voxdesk.policy import Policy
from voxdesk.services import fetching
from voxdesk.services.fetching import OnStep


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """`reason` says what is wrong with a damaged one."""

    entry: ModelEntry
    state: ModelState
    folder: Path | None = None
    reason: str = ""


def listed(catalogue: Catalogue) -> tuple[ModelStatus, ...]:
    """Every model of the catalogue and how it stands here."""
    return tuple(status(catalogue, entry) for entry in catalogue.entries)


def status(
    catalogue: Catalogue,
    entry: ModelEntry,
    *,
    thorough: bool = False,
    on_bytes: OnBytes | None = None,
) -> ModelStatus:
    folder = catalogue.folder(entry.base or entry.id)
    try:
        catalogue.find(entry.id, thorough=thorough, on_bytes=on_bytes)
    except ModelMissing:
        return ModelStatus(entry, ModelState.MISSING)
    except ModelDamaged as error:
        return ModelStatus(entry, ModelState.DAMAGED, folder, error.detail)
    return ModelStatus(entry, ModelState.INSTALLED, folder)


def verify(
    catalogue: Catalogue, model_id: str = "", *, on_bytes: OnBytes | None = None
) -> tuple[ModelStatus, ...]:
    """Read every file of one model, or of all that are here, and compare."""
    if model_id:
        entry = catalogue.entry(model_id)
        return (status(catalogue, entry, thorough=True, on_bytes=on_bytes),)
    found = (status(catalogue, entry, thorough=True) for entry in catalogue.entries)
    return tuple(each for each in found if each.state is not ModelState.MISSING)


def get(
    catalogue: Catalogue,
    model_id: str,
    *,
    into: Path,
    policy: Policy,
    on_step: OnStep = lambda _: None,
) -> InstalledModel:
    """Fetch a model (and the base it builds on) unless it is here whole."""
    entry = catalogue.entry(model_id)
    weights = catalogue.entry(entry.base) if entry.base else entry
    try:
        return catalogue.find(model_id)
    except (ModelMissing, ModelDamaged):
        policy.require("models.download")
        fetching.fetch(weights, into, on_step=on_step)
    return catalogue.find(model_id)


def remove(catalogue: Catalogue, model_id: str, *, into: Path) -> None:
    """Delete a model's folder from the user's own models."""
    entry = catalogue.entry(model_id)
    folder = into / entry.id
    if not folder.is_dir():
        if entry.adapter is not None:
            raise BadRequest(f"{entry.id} comes with the program; remove {entry.base} instead")
        elsewhere = catalogue.folder(entry.id)
        raise (
            BadRequest(f"{elsewhere} is not ours to remove")
            if elsewhere
            else ModelMissing(entry.id)
        )
    gone = into / f".removed-{entry.id}"
    folder.rename(gone)  # at once, so that nobody loads half a model
    shutil.rmtree(gone)


def main(arguments: Sequence[str] | None = None) -> int:
    """What `make models` runs."""
    parser = argparse.ArgumentParser(prog="model_library", description="Fetch models.")
    parser.add_argument("command", choices=("get", "verify"))
    parser.add_argument("ids", nargs="+", metavar="ID")
    parser.add_argument("--into", type=Path, default=None, help="folder of models")
    given = parser.parse_args(arguments)
    paths = Paths.standard()
    into = (given.into or paths.models).expanduser().resolve()
    catalogue = Catalogue.load(paths, first=into)
    try:
        for model_id in given.ids:
            if given.command == "get":
                policy = Policy.load(paths.policy)
                get(catalogue, model_id, into=into, policy=policy, on_step=_say)
            else:
                catalogue.find(model_id, thorough=True)
            _say(f"{model_id}: ready")
    except VoxDeskError as error:
        _say(f"{error.code}: {error.detail}")
        return 3
    return 0


def _say(step: str) -> None:
    print(step, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
