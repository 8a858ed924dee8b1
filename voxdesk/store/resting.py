"""What rests on what: with a visit go its recordings, with a recording the reports about it.

Deleting and forgetting both take a thing together with all that could not stand without it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from voxdesk.domain.ids import parse, written
from voxdesk.errors import BadRequest
from voxdesk.store.connections import Connections
from voxdesk.store.scopes import IDS
from voxdesk.store.values import id_list

KINDS = ("visit", "recording", "document", "report", "note", "chat", "answer")
"""What can be deleted by itself; each is a table with a `bin_id`."""

_ON_VISITS = f"SELECT id FROM {{}} WHERE visit_id IN {IDS}"
_STEPS = (
    ("visit", "recording", _ON_VISITS.format("recording")),
    ("visit", "document", _ON_VISITS.format("document")),
    ("visit", "report", _ON_VISITS.format("report")),
    ("visit", "note", _ON_VISITS.format("note")),
    ("recording", "note", f"SELECT id FROM note WHERE recording_id IN {IDS}"),
    (
        "recording",
        "report",
        f"SELECT report_id FROM report_recording WHERE recording_id IN {IDS}",
    ),
    (
        "recording",
        "report",
        "SELECT report_id FROM finding JOIN evidence ON evidence.finding_id = finding.id"
        f" WHERE evidence.recording_id IN {IDS}",
    ),
)
"""What a thing of the first kind bears of the second; what is borne comes later in the list."""


@dataclass(frozen=True, slots=True)
class Resting:
    """Ids by kind, of `KINDS`."""

    ids: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def of(self, kind: str) -> frozenset[int]:
        return self.ids.get(kind, frozenset())

    def subjects(self) -> Iterator[str]:
        """All of them as written ids."""
        for kind in KINDS:
            for number in sorted(self.of(kind)):
                yield written(kind, number)


def named(*subjects: str) -> Resting:
    """Just these; BadRequest for what cannot be deleted by itself."""
    found: dict[str, frozenset[int]] = {}
    for subject in subjects:
        kind, number = parse(subject)
        if kind not in KINDS:
            raise BadRequest(f"{subject} cannot be deleted by itself")
        found[kind] = found.get(kind, frozenset()) | {number}
    return Resting(found)


def everything(connections: Connections, borne_by: Resting) -> Resting:
    """Things with all that rests on them."""
    found = {kind: set(borne_by.of(kind)) for kind in KINDS}
    for bears, kind, question in _STEPS:
        found[kind].update(
            row[0] for row in connections.rows(question, (id_list(sorted(found[bears])),))
        )
    return Resting({kind: frozenset(ids) for kind, ids in found.items()})


def ids(things: Resting, kind: str) -> tuple[str]:
    """The parameter of a question about the things of one kind."""
    return (id_list(sorted(things.of(kind))),)


def subjects(connections: Connections, things: Resting) -> set[str]:
    """Things as written ids, with the transcripts of their recordings."""
    transcripts = connections.rows(
        f"SELECT id FROM transcript WHERE recording_id IN {IDS}", ids(things, "recording")
    )
    return {*things.subjects(), *(written("transcript", row[0]) for row in transcripts)}
