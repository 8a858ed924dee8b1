"""`voxdesk models`: the models on this machine."""

from dataclasses import asdict
from pathlib import Path

import click

from voxdesk import texts
from voxdesk.cli import output
from voxdesk.cli.asked import DONE, KNOWN
from voxdesk.domain.job import Progress
from voxdesk.domain.model_entry import ModelEntry, ModelRole, ModelState
from voxdesk.engines.catalogue import Catalogue
from voxdesk.errors import BadRequest
from voxdesk.paths import Paths
from voxdesk.policy import Policy
from voxdesk.services import adding_models, calibrating, model_library
from voxdesk.services.model_library import ModelStatus


@click.group(invoke_without_command=True)
@click.pass_context
def models(context: click.Context) -> None:
    """Models for speech, meaning and writing."""
    if context.invoked_subcommand is None:
        context.invoke(models_list)


@models.command("list")
@click.pass_context
def models_list(context: click.Context) -> None:
    """List the models there are and how they stand here."""
    show(context, model_library.listed(Catalogue.load(Paths.standard())))


@models.command("get")
@click.argument("model_id", metavar="ID")
@click.pass_context
def models_get(context: click.Context, model_id: str) -> None:
    """Fetch a model: the one command that may use the network."""
    paths = Paths.standard()
    model = model_library.get(
        Catalogue.load(paths, first=paths.models),
        model_id,
        into=paths.models,
        policy=Policy.load(paths.policy),
        on_step=lambda step: click.echo(step, err=True),
    )
    measure(context, Catalogue.load(paths, first=paths.models), model.entry)
    told(context, model.entry, model.folder)


@models.command("verify")
@click.argument("model_id", metavar="ID", required=False, default="")
@click.pass_context
def models_verify(context: click.Context, model_id: str) -> int:
    """Read every file of the models that are here, or of one, and compare."""
    found = model_library.verify(Catalogue.load(Paths.standard()), model_id)
    show(context, found)
    return DONE if all(each.state is ModelState.INSTALLED for each in found) else KNOWN


@models.command("add")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--id", "model_id", default="", help="What to call it.")
@click.pass_context
def models_add(context: click.Context, path: Path, *, model_id: str) -> None:
    """Copy in a model's folder or GGUF file."""
    paths = Paths.standard()
    entry = adding_models.add(
        Catalogue.load(paths),
        path,
        into=paths.models,
        model_id=model_id,
        on_step=lambda step: click.echo(step, err=True),
    )
    measure(context, Catalogue.load(paths), entry)
    told(context, entry, paths.models / entry.id)


@models.command("calibrate")
@click.argument("model_id", metavar="ID")
@click.pass_context
def models_calibrate(context: click.Context, model_id: str) -> None:
    """Measure how often a writing model labels rightly, unless that was done."""
    catalogue = Catalogue.load(Paths.standard())
    entry = catalogue.find(model_id).entry
    if entry.role is not ModelRole.WRITING:
        raise BadRequest(f"{model_id} is no writing model")
    measure(context, catalogue, entry)
    show(context, (model_library.status(catalogue, entry),))


def measure(context: click.Context, catalogue: Catalogue, entry: ModelEntry) -> None:
    """Calibrate what was installed, if it writes."""

    def tell(progress: Progress) -> None:
        if not context.obj.as_json and progress.done == progress.total:
            click.echo(f"{entry.id}: {progress.done} test labels", err=True)

    calibrating.installed(Paths.standard(), catalogue, entry, tell)


@models.command("remove")
@click.argument("model_id", metavar="ID")
@click.pass_context
def models_remove(context: click.Context, model_id: str) -> None:
    """Delete a model from the user's own models."""
    paths = Paths.standard()
    catalogue = Catalogue.load(paths)
    model_library.remove(catalogue, model_id, into=paths.models)
    show(context, (model_library.status(catalogue, catalogue.entry(model_id)),))


def told(context: click.Context, entry: ModelEntry, folder: Path) -> None:
    show(context, (ModelStatus(entry, ModelState.INSTALLED, folder),))


def show(context: click.Context, found: tuple[ModelStatus, ...]) -> None:
    """Models as one document or as a table."""
    if context.obj.as_json:
        output.document({"models": [row(each) for each in found]})
        return
    cells = [
        (
            each.entry.id,
            each.entry.role.value,
            texts.name(each.state),
            each.reason or str(each.folder or ""),
        )
        for each in found
    ]
    output.table(("id", "role", "state", "where"), cells)


def row(status: ModelStatus) -> dict[str, object]:
    return {
        "id": status.entry.id,
        "title": status.entry.title,
        "role": status.entry.role.value,
        "languages": list(status.entry.languages),
        "licence": status.entry.licence,
        "state": status.state.value,
        "folder": str(status.folder) if status.folder else None,
        "verified": status.entry.verified,
        "reason": status.reason or None,
        "calibration": trust(status),
    }


def trust(status: ModelStatus) -> dict[str, object] | None:
    """How far a writer's labels can be trusted; None where it was not measured."""
    if status.entry.role is not ModelRole.WRITING or status.state is not ModelState.INSTALLED:
        return None
    paths = Paths.standard()
    found = calibrating.kept(paths, Catalogue.load(paths), status.entry.id)
    return None if found is None else asdict(found)
