"""Scenarios and taxonomies as texts in versions: what a report was made by can always be read."""

from dataclasses import dataclass
from enum import StrEnum

from voxdesk.domain.ids import DefinitionId, ReportId


class DefinitionKind(StrEnum):
    SCENARIO = "scenario"
    TAXONOMY = "taxonomy"


@dataclass(frozen=True, slots=True)
class Definition:
    """One version of a scenario or taxonomy, as the library keeps it.

    `name` is the id in its text. Texts that come with the program are kept once a report used
    them; `own` ones were written by people. The newest version is the one in use. `id` is 0 and
    `version` 0 for a text of the program that no report has used yet.
    """

    id: DefinitionId
    kind: DefinitionKind
    name: str
    version: int
    text: str
    own: bool
    made_at: str = ""


@dataclass(frozen=True, slots=True)
class UsedBy:
    """A report that was made by a version, of the program's texts or of people's `own`."""

    own: bool
    version: int
    report_id: ReportId
    title: str
