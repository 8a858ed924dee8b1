"""Who is the employee, who the client: proposed by the writing model, decided by a person."""

from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, written
from voxdesk.domain.job import Job, JobKind
from voxdesk.errors import NothingFound
from voxdesk.jobs.context import JobContext


def submit(desk: Desk, recording_id: RecordingId) -> Job:
    """Queue a proposal for the transcript of a recording."""
    if desk.store.transcripts.latest(recording_id) is None:
        raise NothingFound(f"{written('recording', recording_id)} has no transcript yet")
    return desk.jobs.add(
        JobKind.PROPOSE_ROLES,
        {"recording_id": recording_id, "writer": desk.settings.writing_model},
    )


def run(_desk: Desk, context: JobContext) -> dict[str, object]:
    """Propose a role for every sentence."""
    return {**context.job.result, "proposed": []}
