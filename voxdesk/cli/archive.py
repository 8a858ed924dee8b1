"""`voxdesk import-archive`: take over a folder of old files, or the predecessor's tables."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import click

from voxdesk import texts
from voxdesk.cli import output
from voxdesk.cli.asked import DONE, KNOWN, Asked, failure, tell_failures
from voxdesk.domain.archive import Taken
from voxdesk.domain.job import JobState
from voxdesk.services import taking_over


@click.command("import-archive")
@click.argument("path", type=click.Path(path_type=Path))
@click.pass_obj
def import_archive(asked: Asked, path: Path) -> int:
    """Take over old data: a folder for each site, and tables of the predecessor as CSV.

    What is in the library already is not taken again. What could not be read is listed.
    """
    with asked.desk() as desk:
        (ended,) = output.finish(desk, [taking_over.submit(desk, path).id])
    if ended.state is not JobState.DONE:
        row = failure(ended)
        asked.show({"failed": [row]}, lambda: tell_failures([row]))
        return KNOWN
    account = cast("dict[str, Any]", ended.result)
    asked.show(_document(account), lambda: _say(account))
    return DONE


def _document(account: Mapping[str, Any]) -> dict[str, object]:
    unread = [each | {"why": texts.why(each["code"], each["detail"])} for each in account["unread"]]
    return {**account, "unread": unread}


def _say(account: Mapping[str, Any]) -> None:
    rows = [
        (texts.name(kind), str(account["came"][kind]), str(account["there"][kind]))
        for kind in Taken
    ]
    output.table(("", "taken over", "there before"), rows)
    if account["unread"]:
        click.echo("\nNot understood:")
    for each in account["unread"]:
        place = f"{each['file']}:{each['row']}" if each["row"] else each["file"]
        times = f" ({each['times']} times)" if each["times"] > 1 else ""
        click.echo(f"  {place}: {texts.why(each['code'], each['detail'])}{times}")
    if account["waiting_to_be_indexed"]:
        click.echo(
            f"\n{account['waiting_to_be_indexed']} transcripts can be searched by words now;"
            " `voxdesk jobs run` cuts them into passages."
        )
