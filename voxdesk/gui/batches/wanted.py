"""What the page of visits hands over: the visits to write reports on."""

from dataclasses import dataclass

from voxdesk.domain.ids import VisitId


@dataclass(frozen=True, slots=True)
class WantedReports:
    """`chosen` are the rows that were selected; `text` is what the list is narrowed by."""

    chosen: tuple[VisitId, ...]
    text: str = ""
