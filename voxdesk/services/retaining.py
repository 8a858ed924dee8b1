"""Rules of retention: what would go is shown; only what was shown and chosen is removed.

Nothing here acts by itself. Audio leaves its hash and size behind, a transcript the reports that
were made of it; a report is forgotten whole.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from voxdesk.desk import Desk
from voxdesk.domain.custody import Action
from voxdesk.domain.ids import RecordingId, parse
from voxdesk.domain.job import Job, JobKind, Progress, Unit
from voxdesk.domain.retention import Due, Kept, Retention
from voxdesk.jobs.context import JobContext
from voxdesk.services import forgetting
from voxdesk.store import removal, resting
from voxdesk.store.due import due as due_by

RULES = "retention"


def rules(desk: Desk) -> Retention:
    """The rules of this library."""
    return Retention.read(desk.store.library.get(RULES, {}))


def set_rules(desk: Desk, chosen: Retention) -> None:
    """Keep other rules; they remove nothing by themselves."""
    with desk.store.writing("library"):
        desk.store.library.set(RULES, asdict(chosen))
        desk.store.custody.add(Action.RETENTION_CHANGED, "library", asdict(chosen))


def due(desk: Desk, today: date) -> tuple[Due, ...]:
    """What the rules would remove today."""
    found: list[Due] = []
    for kept in Kept:
        limit = rules(desk).limit(kept, today)
        if limit is not None:
            found += due_by(desk.store, kept, limit)
    return tuple(found)


def submit(desk: Desk, shown: Sequence[Due], today: date) -> Job:
    """Queue the removal of what was shown to be due."""
    return desk.jobs.add(
        JobKind.RETAIN,
        {"due": [[each.kept, each.subject] for each in shown], "today": today.isoformat()},
    )


def run(desk: Desk, context: JobContext) -> dict[str, object]:
    """Remove what was shown, as far as the rules still say so."""
    request = context.job.request
    asked = request["due"] if isinstance(request["due"], list) else []
    today = date.fromisoformat(str(request["today"]))
    still = [each for each in due(desk, today) if [each.kept, each.subject] in asked]
    if any(each.kept is not Kept.AUDIO for each in still):
        removal.drop_indexes(desk.store)
    for done, each in enumerate(still):
        context.progress(Progress(done, len(still), Unit.STEPS))
        _remove(desk, each)
    forgetting.settle(desk)
    return {"removed": len(still)}


def _remove(desk: Desk, each: Due) -> None:
    detail = {"retention": each.kept, "months": rules(desk).months(each.kept)}
    number = parse(each.subject)[1]
    match each.kept:
        case Kept.AUDIO:
            removal.remove_audio(desk.store, RecordingId(number), detail)
        case Kept.TRANSCRIPT:
            removal.remove_transcripts(desk.store, RecordingId(number), detail)
        case Kept.REPORT:
            removal.forget(desk.store, resting.named(each.subject), each.subject, detail)
