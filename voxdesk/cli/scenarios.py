"""`voxdesk kinds` and `voxdesk scenarios`: what reports can be made, and by which texts."""

from pathlib import Path

import click

from voxdesk import texts
from voxdesk.cli import output
from voxdesk.cli.asked import Asked
from voxdesk.desk import Desk
from voxdesk.domain.definition import Definition, DefinitionKind
from voxdesk.domain.scenario import Scenario
from voxdesk.domain.visit import SiteKind
from voxdesk.errors import BadScenario, FileMissing, FileUnreadable, NothingFound
from voxdesk.services import scenarios as service
from voxdesk.services.scenarios import Kind

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.pass_obj
def kinds(asked: Asked) -> None:
    """List the kinds of reports, with the visits and the kinds of sites they are for."""
    with asked.desk() as desk:
        rows = [kind_document(each) for each in service.kinds(desk)]

    def words() -> None:
        lines = [
            (*(str(row[key]) for key in ("id", "title", "scenario")), listed(row["site_kinds"]))
            for row in rows
        ]
        output.table(("id", "title", "scenario", "site kinds"), lines)

    asked.show({"kinds": rows}, words)


def kind_document(kind: Kind) -> dict[str, object]:
    found = kind.scenario
    return {
        "id": found.kind,
        "title": found.title.within("en"),
        "scenario": found.purpose.value,
        "name": found.id,
        "site_kinds": [each.value for each in SiteKind if each in found.site_kinds],
        "own": kind.own,
    }


def listed(names: object) -> str:
    return ", ".join(names) if isinstance(names, list) else ""


@click.group(invoke_without_command=True)
@click.pass_context
def scenarios(context: click.Context) -> None:
    """The scenarios and taxonomies that reports are made by; people add their own."""
    if context.invoked_subcommand is None:
        context.invoke(scenarios_list)


@scenarios.command("list")
@click.pass_obj
def scenarios_list(asked: Asked) -> None:
    """List scenarios and taxonomies in use."""
    with asked.desk() as desk:
        rows = [document(each) for each in service.texts(desk)]
    tell(asked, rows)


@scenarios.command("versions")
@click.argument("name")
@click.pass_obj
def scenarios_versions(asked: Asked, name: str) -> None:
    """List the versions that people wrote under a name, the newest first."""
    with asked.desk() as desk:
        rows = [document(each) for each in written_under(desk, name)]
    tell(asked, rows)


@scenarios.command("show")
@click.argument("name")
@click.option("--version", type=click.IntRange(min=1), help="This version of people's own.")
@click.pass_obj
def scenarios_show(asked: Asked, name: str, *, version: int | None) -> None:
    """Print the text of a scenario or taxonomy."""
    with asked.desk() as desk:
        if version is None:
            found = service.find(desk, name)
        else:
            named = [each for each in written_under(desk, name) if each.version == version]
            if not named:
                raise NothingFound(f"scenario: {name}, version {version}")
            found = named[0]
    asked.show(document(found) | {"text": found.text}, lambda: click.echo(found.text, nl=False))


@scenarios.command("copy")
@click.argument("name")
@click.pass_obj
def scenarios_copy(asked: Asked, name: str) -> None:
    """Print the text under a new id, kind and title: to be changed, then added."""
    with asked.desk() as desk:
        text = service.copy(desk, name)
    asked.show({"text": text}, lambda: click.echo(text, nl=False))


@scenarios.command("check")
@click.argument("file", type=FILE)
@click.pass_obj
def scenarios_check(asked: Asked, file: Path) -> None:
    """Say whether a scenario or taxonomy holds together, or which line is wrong."""
    with asked.desk() as desk:
        found = service.check(desk, read(file), file.name)
    what = DefinitionKind.SCENARIO if isinstance(found, Scenario) else DefinitionKind.TAXONOMY
    content: dict[str, object] = {
        "ok": True,
        "kind": what.value,
        "name": found.id,
        "title": found.title.within("en"),
    }
    asked.show(content, lambda: click.echo(f"{texts.name(what)} {found.id} holds."))


@scenarios.command("add")
@click.argument("file", type=FILE)
@click.pass_obj
def scenarios_add(asked: Asked, file: Path) -> None:
    """Keep a scenario or taxonomy as the next version under its id, and use it from now on."""
    with asked.desk() as desk:
        kept = service.save(desk, read(file), file.name)
    tell(asked, [document(kept)])


@scenarios.command("withdraw")
@click.argument("name")
@click.pass_obj
def scenarios_withdraw(asked: Asked, name: str) -> None:
    """Take what people wrote under a name out of use; reports made by it keep it."""
    with asked.desk() as desk:
        found = service.find(desk, name)
        service.withdraw(desk, found.kind, name)
    asked.show({"withdrawn": name}, lambda: click.echo(f"{name} is no longer in use."))


def written_under(desk: Desk, name: str) -> list[Definition]:
    """All versions of a name; NothingFound when people wrote none."""
    found = [
        each for kind in DefinitionKind for each in desk.store.definitions.versions(kind, name)
    ]
    if not found:
        raise NothingFound(f"scenario: {name}")
    return found


def read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise FileMissing(str(file)) from error
    except OSError as error:
        raise FileUnreadable(f"{file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadScenario(f"{file.name}: not text in UTF-8") from error


def document(definition: Definition) -> dict[str, object]:
    """A text without its words; `version` is null of one of the program that no report used."""
    return {
        "name": definition.name,
        "kind": definition.kind.value,
        "version": definition.version or None,
        "own": definition.own,
        "made_at": definition.made_at or None,
    }


def tell(asked: Asked, rows: list[dict[str, object]]) -> None:
    def words() -> None:
        headings = ("name", "kind", "version", "own")
        lines = [["" if row[each] is None else str(row[each]) for each in headings] for row in rows]
        output.table(headings, lines)

    asked.show({"scenarios": rows}, words)
