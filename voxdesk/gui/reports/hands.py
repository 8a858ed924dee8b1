"""What a reader can do to a finding from where it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from voxdesk.domain.ids import ReportId
from voxdesk.domain.report import Evidence, Finding, Review
from voxdesk.gui.reports.sections import Shown


@dataclass(frozen=True, slots=True)
class Hands:
    """Each acts on a finding; the one who lends them does it and shows what came of it.

    `judge` says of the evidence at a position whether it counts (None leaves it to the model),
    `write` gives fields other texts (None: what the program made of them).
    """

    judge: Callable[[Finding, int, bool | None], None]
    review: Callable[[Finding, Review], None]
    write: Callable[[Finding, Mapping[str, str | None]], None]
    add_evidence: Callable[[Shown], None]
    remove_evidence: Callable[[Finding, int], None]
    write_anew: Callable[[Finding], None]


ShowQuote = Callable[[Evidence], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A finding that somebody looks for evidence for."""

    report_id: ReportId
    shown: Shown
