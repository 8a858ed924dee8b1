"""The evidence gate: what a finding rests on must stand, where it says, in the text as it is now.

Pure: the present text is handed in. What is found here is computed whenever a report is read and
never stored, because transcripts are corrected behind it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from voxdesk.domain import checks
from voxdesk.domain.ids import FindingId, RecordingId, SegmentId
from voxdesk.domain.report import Evidence, Finding, Report, Review, Support

STRANGER = "unsupported:"
"""Begins the notes that name a number or a name of a statement that stands in no quote."""

MISQUOTED = "misquoted"
"""The note that a quote never stood in its segments."""

BETWEEN = " – "
"""Stands between the texts of what was linked, in the title of its finding."""

Texts = Mapping[SegmentId, tuple[RecordingId, str]]
"""The recording and the present text of each segment that is in a transcript as it is read now."""

_SETTLED = frozenset({Review.REJECTED, Review.OPINION})


class Hitch(StrEnum):
    """Why a report cannot be final yet."""

    UNFINISHED = "unfinished"
    """It is still being written, or its writing was stopped."""
    FOREIGN = "foreign"
    """A quote is of a recording that the report is not about."""
    STALE = "stale"
    """The words of a quote no longer stand in the transcript where it says."""
    UNSUPPORTED = "unsupported"
    """Its statement says what no quote says."""


@dataclass(frozen=True, slots=True)
class Hindrance:
    """What keeps a report from being final; without a finding it is the report as a whole."""

    hitch: Hitch
    finding_id: FindingId | None = None
    title: str = ""


def stale(findings: Iterable[Finding], texts: Texts) -> frozenset[FindingId]:
    """The findings with a quote that no longer stands; what a person took out is not asked."""
    return frozenset(
        finding.id
        for finding in findings
        if not all(stands(each, texts) for each in finding.evidence if each.confirmed is not False)
    )


def stands(evidence: Evidence, texts: Texts) -> bool:
    """Whether a quote stands in the segments it names, and these are of its recording."""
    said = [texts.get(each) for each in evidence.segment_ids]
    own = [each[1] for each in said if each is not None and each[0] == evidence.recording_id]
    return len(own) == len(said) and checks.quote_stands(evidence.quote, " ".join(own))


def hindrances(report: Report, gone_stale: Collection[FindingId]) -> tuple[Hindrance, ...]:
    """What keeps a report from being final, in the order of its findings.

    A person settles a finding by rejecting it or by marking it as their own opinion; one that is
    accepted must hold all the same.
    """
    found = [] if report.complete else [Hindrance(Hitch.UNFINISHED)]
    for finding in report.findings:
        if finding.review not in _SETTLED:
            hitches = _hitches(finding, report, finding.id in gone_stale)
            found += [Hindrance(each, finding.id, finding.title) for each in hitches]
    return tuple(found)


def _hitches(finding: Finding, report: Report, gone_stale: bool) -> Iterable[Hitch]:
    if any(each.recording_id not in report.recording_ids for each in finding.evidence):
        yield Hitch.FOREIGN
    if gone_stale:
        yield Hitch.STALE
    if finding.support is Support.UNSUPPORTED:
        yield Hitch.UNSUPPORTED


def checked(finding: Finding, asked: str | None) -> Finding:
    """The finding with its statement held against the quotes that stand behind it now.

    `asked` is the criterion in words, which a statement may repeat. None is that of a finding
    which the report made up itself: then its title must be borne out, too.
    """
    quotes = [each.quote for each in finding.evidence if each.stands]
    if asked is None:
        # A capital begins each text of a title, and is no name by that.
        said = [*finding.title.split(BETWEEN), finding.statement]
        strange = checks.strangers(". ".join(said), quotes)
    else:
        strange = checks.strangers(finding.statement, [asked, finding.title, *quotes])
    notes = [each for each in finding.notes if not each.startswith(STRANGER)]
    # A writer whose text was cut off before it said anything has stated nothing.
    empty = not finding.statement and "cut" in notes
    held = not strange and not empty and MISQUOTED not in notes
    return replace(
        finding,
        support=Support.SUPPORTED if held else Support.UNSUPPORTED,
        notes=(*notes, *(f"{STRANGER}{each}" for each in strange)),
    )
