"""Old data into the library: a folder of sites with their files, and the predecessor's tables.

One bad file or row never stops the rest: it is told, in the account that the job leaves as its
result. A run that was stopped goes on when it is started again; a second one adds nothing.
"""

from pathlib import Path

from voxdesk.desk import Desk
from voxdesk.domain.archive import Account
from voxdesk.domain.job import Job, JobKind, Progress, Unit
from voxdesk.domain.recording import RecordingState
from voxdesk.errors import BadRequest, FileMissing
from voxdesk.jobs.context import JobContext
from voxdesk.services import indexing
from voxdesk.services.archive import tables
from voxdesk.services.archive.dump import Dump
from voxdesk.services.archive.entering import MODEL_ID
from voxdesk.services.archive.files import Files
from voxdesk.services.archive.tree import Tree
from voxdesk.services.archive.visits import OldVisits


def submit(desk: Desk, path: Path) -> Job:
    """Queue taking over an archive: a folder."""
    if not path.exists():
        raise FileMissing(str(path))
    if not path.is_dir():
        raise BadRequest(f"{path}: an archive is a folder; unpack it first")
    return desk.jobs.add(JobKind.ARCHIVE, {"path": str(path.absolute())})


def run(desk: Desk, context: JobContext) -> dict[str, object]:
    """Take over what is new; the result is the account."""
    account = Account()
    tree = Tree(Path(str(context.job.request["path"])), account)
    found = [tables.table(path, tree.shown(path), account) for path in tree.tables]
    dump = Dump([table for table in found if table is not None], account)
    groups = list(tree.groups())
    total = len(dump) + len(groups)
    # Decoding tells how far it is in a measure of its own, which would hide how far the whole is.
    quiet = JobContext(context.job, tell=lambda *_told: None, cancelled=context.cancelled)
    done = 0
    visits = OldVisits(desk, quiet, account, tree)
    for old in dump.visits():
        context.progress(Progress(done, total, Unit.STEPS))
        visits.take(old)
        done += 1
    files = Files(desk, quiet, account, tree)
    for group in groups:
        context.progress(Progress(done, total, Unit.STEPS))
        files.take(group)
        done += 1
    context.progress(Progress(total, total, Unit.STEPS))
    return {**account.document(), "waiting_to_be_indexed": index(desk)}


def index(desk: Desk) -> int:
    """Queue indexing for transcripts that were taken over and are not indexed; tells how many."""
    queued = {
        job.request.get("transcript_id")
        for job in desk.store.jobs.pending()
        if job.kind is JobKind.INDEX
    }
    count = 0
    for recording in desk.store.recordings.in_state(RecordingState.TRANSCRIBED):
        transcript = desk.store.transcripts.latest(recording.id)
        if transcript is None or transcript.model_id != MODEL_ID:
            continue
        count += 1
        if transcript.id not in queued:
            indexing.submit(desk, transcript.id)
    return count
