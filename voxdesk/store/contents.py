"""What a library holds, counted; what is in the bin is left out, as everywhere."""

from dataclasses import dataclass
from pathlib import Path

from voxdesk.domain.custody import Action
from voxdesk.store.connections import Connections

_TABLES = {
    "visits": "visit WHERE bin_id IS NULL",
    "sites": "site",
    "customers": "customer",
    "clients": "client",
    "employees": "employee",
    "recordings": "recording WHERE bin_id IS NULL",
    "documents": "document WHERE bin_id IS NULL",
    "transcripts": "transcript",
    "segments": "segment WHERE live = 1",
    "notes": "note WHERE bin_id IS NULL",
    "reports": "report WHERE bin_id IS NULL",
    "findings": "finding",
    "stages": "stage",
    "passages": "passage",
    "chats": "chat WHERE bin_id IS NULL",
    "answers": "answer WHERE bin_id IS NULL",
    "jobs": "job",
    "events": "custody",
}


@dataclass(frozen=True, slots=True)
class Contents:
    """`backed_up_at` is the time of the last backup, empty when there was none."""

    path: Path
    schema: int
    counts: dict[str, int]
    size_bytes: int
    backed_up_at: str


def contents(connections: Connections) -> Contents:
    """Look through the library."""
    last = connections.row(
        "SELECT max(at) FROM custody WHERE action = ?", (Action.BACKED_UP.value,)
    )
    return Contents(
        path=connections.path,
        schema=_number(connections, "user_version"),
        counts={
            name: int(connections.rows(f"SELECT count(*) FROM {table}")[0][0])
            for name, table in _TABLES.items()
        },
        # Not the file's length: what was committed may still stand in the log beside it.
        size_bytes=_number(connections, "page_count") * _number(connections, "page_size"),
        backed_up_at=last[0] or "" if last else "",
    )


def _number(connections: Connections, pragma: str) -> int:
    return int(connections.rows(f"PRAGMA {pragma}")[0][0])
