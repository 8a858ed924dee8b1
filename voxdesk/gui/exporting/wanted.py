"""What is exported, and how people wished it the last time."""

from collections.abc import Mapping
from dataclasses import dataclass

from voxdesk.domain.ids import written
from voxdesk.domain.report import Report
from voxdesk.export.formats import suffix
from voxdesk.services.export_options import PLAIN, Options


@dataclass(frozen=True, slots=True)
class Subject:
    """A `recording` or a `report`; `name` is what its file may be called."""

    kind: str
    number: int
    name: str

    def file_name(self, fmt: str, options: Options) -> str:
        """A name for the file; for other eyes one that tells nobody's."""
        told = "".join(each if each.isalnum() or each in " -_.()" else "-" for each in self.name)
        plain = written(self.kind, self.number)
        return f"{plain if options.pseudonymised or not told else told}.{suffix(fmt)}"


def report_subject(report: Report) -> Subject:
    return Subject("report", int(report.id), report.title)


@dataclass(frozen=True, slots=True)
class Offer:
    """Things of one kind that are exported in one way, as `title`.

    `formats` says of each whether the organisation allows it.
    """

    title: str
    subjects: tuple[Subject, ...]
    formats: Mapping[str, bool]

    @property
    def kind(self) -> str:
        return self.subjects[0].kind


@dataclass(frozen=True, slots=True)
class Wish:
    """How something is exported; an empty format is none that was ever chosen."""

    fmt: str = ""
    options: Options = PLAIN
