"""`voxdesk report-state`, `-rerun`, `-new-version`, `-compare`: a report as a whole."""

from collections.abc import Sequence

import click

from voxdesk import texts
from voxdesk.cli import output, sheet
from voxdesk.cli.arguments import Id
from voxdesk.cli.asked import DONE, Asked
from voxdesk.desk import Desk
from voxdesk.domain import comparison
from voxdesk.domain.comparison import Comparison, Pair
from voxdesk.domain.gate import Hindrance
from voxdesk.domain.ids import FindingId, ReportId, written
from voxdesk.domain.job import JobState
from voxdesk.domain.report import Finding, Report, ReportState
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.export import documents
from voxdesk.export.sheets import ReportSheet
from voxdesk.services import exporting, reporting, reviewing, signing_off

REPORT = Id("report")
STATES = (ReportState.DRAFT, ReportState.REVIEWED, ReportState.FINAL)


def show(asked: Asked, desk: Desk, report: Report) -> None:
    made = exporting.report_sheet(desk, report.id)
    state = texts.name(report.state)
    name = written("report", report.id)
    asked.show(
        documents.report_document(made), lambda: click.echo(f"{name}  {report.title}: {state}")
    )


@click.command("sign-off")
@click.argument("report", type=REPORT)
@click.pass_obj
def sign_off(asked: Asked, report: tuple[str, int]) -> None:
    """Make a report final: it is never altered from then on."""
    with asked.desk() as desk:
        show(asked, desk, signing_off.sign_off(desk, ReportId(report[1])))


@click.command("report-state")
@click.argument("report", type=REPORT)
@click.argument("state", required=False, type=click.Choice([each.value for each in STATES]))
@click.pass_obj
def report_state(asked: Asked, report: tuple[str, int], *, state: str | None) -> None:
    """Bring a report into a state: draft, reviewed, final. Without one, say what hinders final."""
    with asked.desk() as desk:
        if state is not None:
            show(asked, desk, signing_off.set_state(desk, ReportId(report[1]), ReportState(state)))
            return
        found = desk.store.reports.get(ReportId(report[1]))
        hindrances = reviewing.hindrances(desk, found)

    def words() -> None:
        click.echo(texts.name(found.state))
        for each in hindrances:
            name = "" if each.finding_id is None else written("finding", each.finding_id)
            click.echo(f"{name:>8}  {each.title}: {texts.name(each.hitch)}")

    content: dict[str, object] = {
        "report_id": written("report", found.id),
        "state": found.state.value,
        "hindrances": [hindrance_document(each) for each in hindrances],
    }
    asked.show(content, words)


def hindrance_document(each: Hindrance) -> dict[str, object]:
    return {
        "finding_id": None if each.finding_id is None else written("finding", each.finding_id),
        "title": each.title,
        "why": each.hitch.value,
    }


@click.command("report-new-version")
@click.argument("report", type=REPORT)
@click.pass_obj
def new_version(asked: Asked, report: tuple[str, int]) -> None:
    """Begin the next version of a final report; it supersedes the old one once it is final."""
    with asked.desk() as desk:
        show(asked, desk, signing_off.supersede(desk, ReportId(report[1])))


@click.command("report-rerun")
@click.argument("report", type=REPORT)
@click.option("--finding", "findings", multiple=True, type=Id("finding"), help="May be repeated.")
@click.option("--stage", default="", help="All findings of this stage of the scenario.")
@click.option("--stale", is_flag=True, help="All findings whose words were changed since.")
@click.pass_obj
def rerun(
    asked: Asked,
    report: tuple[str, int],
    *,
    findings: Sequence[tuple[str, int]],
    stage: str,
    stale: bool,
) -> int:
    """Write findings of a report anew, by its own writer and scenario."""
    if bool(findings) + bool(stage) + stale != 1:
        raise click.UsageError("Say which: --finding, --stage or --stale.")
    with asked.desk() as desk:
        old = desk.store.reports.get(ReportId(report[1]))
        chosen = {FindingId(number) for _kind, number in findings}
        if stale and not (chosen := set(reviewing.stale(desk, old))):
            raise NothingFound(f"{written('report', old.id)}: no stale finding")
        criteria = [each.criterion_id for each in old.findings if each.id in chosen]
        if missing := chosen - {each.id for each in old.findings}:
            names = ", ".join(written("finding", each) for each in sorted(missing))
            raise NothingFound(f"{names} in {written('report', old.id)}")
        job = reporting.rerun(desk, old.id, criterion_ids=criteria, stage_id=stage)
        (ended, *_) = output.finish(desk, [job.id])
        if ended.state is not JobState.DONE:
            raise output.error_of(ended)
        made = exporting.report_sheet(desk, old.id)
    asked.show(documents.report_document(made), lambda: sheet.show(made))
    return DONE


@click.command("report-compare")
@click.argument("left", type=REPORT)
@click.argument("right", type=REPORT)
@click.pass_obj
def compare(asked: Asked, left: tuple[str, int], right: tuple[str, int]) -> None:
    """Show two reports of one kind side by side."""
    with asked.desk() as desk:
        sheets = [exporting.report_sheet(desk, ReportId(each[1])) for each in (left, right)]
    first, second = (each.report for each in sheets)
    if first.kind != second.kind:
        raise BadRequest(f"{first.kind} and {second.kind} have nothing to compare")
    found = comparison.compare(first, second)
    asked.show(comparison_document(found, *sheets), lambda: tell(found))


def tell(found: Comparison) -> None:
    rows = [
        (
            each.one.title,
            judged(each.left),
            judged(each.right),
            ", ".join(texts.name(one) for one in each.differs),
        )
        for each in found.pairs
    ]
    names = [written("report", each.id) for each in (found.left, found.right)]
    output.table(("", *names, "differs in"), rows)
    for name, (one, other) in found.figures.items():
        click.echo(f"{name}: {one} | {other}")


def judged(finding: Finding | None) -> str:
    if finding is None:
        return "-"
    said = [] if finding.verdict is None else [texts.name(finding.verdict)]
    said += [] if finding.polarity is None else [texts.name(finding.polarity)]
    said += [] if finding.score is None else [f"{finding.score:.0f}"]
    return ", ".join(said)


def comparison_document(
    found: Comparison, left: ReportSheet, right: ReportSheet
) -> dict[str, object]:
    def pair(each: Pair) -> dict[str, object]:
        one, other = each.left, each.right
        return {
            "criterion": each.one.criterion_id,
            "title": each.one.title,
            "differs": [difference.value for difference in each.differs],
            "left": None if one is None else documents.finding_document(one, left),
            "right": None if other is None else documents.finding_document(other, right),
            "left_quotes": [quote.quote for quote in each.left_quotes],
            "right_quotes": [quote.quote for quote in each.right_quotes],
        }

    return {
        "left": written("report", found.left.id),
        "right": written("report", found.right.id),
        "pairs": [pair(each) for each in found.pairs],
        "figures": {name: list(values) for name, values in found.figures.items()},
    }


COMMANDS = (sign_off, report_state, new_version, rerun, compare)
