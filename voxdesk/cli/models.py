"""`voxdesk models`: the models on this machine."""

from pathlib import Path

import click

from voxdesk import texts
from voxdesk.cli import output
from voxdesk.cli.asked import DONE, KNOWN
from voxdesk.domain.model_entry import ModelEntry, ModelState
from voxdesk.engines.catalogue import Catalogue
from voxdesk.paths import Paths
from voxdesk.policy import Policy
from voxdesk.services import adding_models, model_library
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
    told(context, entry, paths.models / entry.id)


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
    }
