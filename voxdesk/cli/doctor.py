"""`voxdesk doctor`: what the examination found, and by the exit code whether work is possible."""

import click

from voxdesk import __version__
from voxdesk.cli import output
from voxdesk.cli.asked import DONE, KNOWN, Asked
from voxdesk.services import diagnosing


def run(asked: Asked, *, crash: bool) -> int:
    checks = list(diagnosing.examine(asked.desk, crash=crash))
    ok = all(check.ok or not check.needed for check in checks)
    if asked.as_json:
        rows = [
            {"name": check.name, "ok": check.ok, "needed": check.needed, "detail": check.told}
            for check in checks
        ]
        output.document({"ok": ok, "version": __version__, "checks": rows})
    else:
        for check in checks:
            mark = "ok" if check.ok else "FAILS" if check.needed else "–"
            click.echo(f"{mark:>5}  {check.name}: {check.told}")
    return DONE if ok else KNOWN
