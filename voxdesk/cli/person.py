"""`voxdesk person`: the name under which a user's acts stand in the chain of custody."""

from dataclasses import replace

import click

from voxdesk import settings
from voxdesk.cli.asked import Asked
from voxdesk.desk import acting, chosen
from voxdesk.errors import BadRequest, ForbiddenByPolicy
from voxdesk.paths import Paths


@click.command()
@click.argument("name", required=False)
@click.pass_obj
def person(asked: Asked, *, name: str | None) -> None:
    """Tell the name under which you act in the chain of custody, or choose it."""
    if name is not None:
        choose(name)
    acts = acting(chosen(Paths.standard())[0])
    asked.show(
        {"person": acts.name, "system_user": acts.system_user},
        lambda: click.echo(f"{acts.name or 'no name chosen'} ({acts.system_user})"),
    )


def choose(name: str) -> None:
    """Act under this name from now on; events that were told keep the name they have."""
    paths, typed = Paths.standard(), " ".join(name.split())
    if not typed:
        raise BadRequest("a name is needed")
    if "person" in chosen(paths)[1].locks:
        raise ForbiddenByPolicy("person")
    own, _notices = settings.load(paths.settings)
    settings.save(replace(own, person=typed), paths.settings)
