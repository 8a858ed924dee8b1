"""`voxdesk report-accept`, `-edit`, `-evidence` and so on: what a person makes of findings."""

from collections.abc import Sequence

import click

from voxdesk.cli import sheet
from voxdesk.cli.arguments import Id
from voxdesk.cli.asked import Asked
from voxdesk.desk import Desk
from voxdesk.domain.ids import FindingId, SegmentId, written
from voxdesk.domain.report import OWN_FIELDS, Review, Stance, Verdict
from voxdesk.export import documents
from voxdesk.export.words import of
from voxdesk.services import exporting, reviewing

FINDING = Id("finding")
WORDS = {
    "accept": (Review.ACCEPTED, "Let a finding stand as it is."),
    "reject": (Review.REJECTED, "Say that a finding does not hold: no figure counts it."),
    "opinion": (Review.OPINION, "Take a finding upon yourself: it is your own opinion."),
    "reopen": (Review.OPEN, "Leave a finding open again."),
}


def show(asked: Asked, desk: Desk, finding_id: FindingId) -> None:
    """A finding as it stands now, with the state of its report."""
    found = exporting.report_sheet(desk, desk.store.findings.report_of(finding_id))
    report = found.report
    (number, finding), *_ = (
        pair for pair in enumerate(report.findings, start=1) if pair[1].id == finding_id
    )
    content: dict[str, object] = {
        "report_id": written("report", report.id),
        "state": report.state.value,
        "figures": report.figures,
        "finding": documents.finding_document(finding, found),
    }

    def words() -> None:
        stale = finding_id in found.stale
        for line in sheet.finding_lines(number, finding, of(report.language), stale=stale):
            click.echo(line)

    asked.show(content, words)


def word(name: str) -> click.Command:
    """The command that keeps one word of a person on a finding."""
    said, help_text = WORDS[name]

    @click.command(f"report-{name}", help=help_text)
    @click.argument("finding", type=FINDING)
    @click.pass_obj
    def command(asked: Asked, finding: tuple[str, int]) -> None:
        with asked.desk() as desk:
            reviewing.review(desk, FindingId(finding[1]), said)
            show(asked, desk, FindingId(finding[1]))

    return command


@click.command("report-edit")
@click.argument("finding", type=FINDING)
@click.option("--statement", help="What the finding says.")
@click.option("--recommendation", help="What to do about it.")
@click.option("--verdict", type=click.Choice([each.value for each in Verdict]))
@click.option(
    "--as-computed",
    "computed",
    multiple=True,
    type=click.Choice(sorted(OWN_FIELDS)),
    help="Put back what the program made of this field; may be repeated.",
)
@click.pass_obj
def edit(
    asked: Asked, /, finding: tuple[str, int], *, computed: Sequence[str], **given: str | None
) -> None:
    """Write statement, recommendation or verdict of a finding yourself."""
    written_now = {name: text for name, text in given.items() if text is not None}
    if (not written_now and not computed) or written_now.keys() & set(computed):
        raise click.UsageError("Write a field, or put it back --as-computed.")
    with asked.desk() as desk:
        fields = {**written_now, **dict.fromkeys(computed)}
        reviewing.edit(desk, FindingId(finding[1]), fields)
        show(asked, desk, FindingId(finding[1]))


@click.command("report-evidence")
@click.argument("finding", type=FINDING)
@click.argument("segment", required=False, type=Id("segment"))
@click.option("--for", "stance", flag_value=Stance.FOR.value, help="It speaks for it.")
@click.option("--against", "stance", flag_value=Stance.AGAINST.value, help="It speaks against it.")
@click.option("--neutral", "stance", flag_value=Stance.NEUTRAL.value, help="It only mentions it.")
@click.option("--quote", default="", help="These words of the segment; else all of it.")
@click.option("--check", "check_id", default="", help="The check of the rubric that it answers.")
@click.option("--remove", type=click.IntRange(min=1), help="Remove added evidence by its number.")
@click.pass_obj
def evidence(
    asked: Asked,
    finding: tuple[str, int],
    segment: tuple[str, int] | None,
    *,
    stance: str | None,
    quote: str,
    check_id: str,
    remove: int | None,
) -> None:
    """Add what stands in a segment as evidence that counts, or remove what was added."""
    finding_id = FindingId(finding[1])
    if (segment is None) != (stance is None) or (segment is None) == (remove is None):
        raise click.UsageError("Give a SEGMENT and --for, --against or --neutral; or --remove.")
    with asked.desk() as desk:
        if remove is not None:
            reviewing.remove_evidence(desk, finding_id, remove - 1)
        elif segment is not None and stance is not None:
            reviewing.add_evidence(
                desk,
                finding_id,
                SegmentId(segment[1]),
                Stance(stance),
                quote=quote,
                check_id=check_id,
            )
        show(asked, desk, finding_id)


@click.command("report-confirm")
@click.argument("finding", type=FINDING)
@click.argument("number", type=click.IntRange(min=1))
@click.option("--counts", "word", flag_value="counts", help="Let it count, however unsure.")
@click.option("--does-not", "word", flag_value="does_not", help="Take it out.")
@click.option("--undecided", "word", flag_value="", help="Leave it to its probability again.")
@click.pass_obj
def confirm(asked: Asked, finding: tuple[str, int], number: int, *, word: str | None) -> None:
    """Say whether a quote counts; NUMBER is that of the evidence in its finding."""
    if word is None:
        raise click.UsageError("Say --counts, --does-not or --undecided.")
    counts = {"counts": True, "does_not": False}.get(word)
    with asked.desk() as desk:
        reviewing.confirm(desk, FindingId(finding[1]), number - 1, counts)
        show(asked, desk, FindingId(finding[1]))


COMMANDS = (*map(word, WORDS), edit, evidence, confirm)
