"""Deleting into the bin, taking out of it again, and emptying it: forgetting for good.

Emptying goes entry by entry; one that is stopped or killed goes on with what is left. Nothing can
be taken back from it but from a backup.
"""

from collections.abc import Sequence

from voxdesk.desk import Desk
from voxdesk.domain.bin_entry import BinEntry
from voxdesk.domain.ids import BinId
from voxdesk.domain.job import Job, JobKind, Progress, Unit
from voxdesk.events import Notice
from voxdesk.jobs.context import JobContext
from voxdesk.store import removal, resting


def delete(desk: Desk, subject: str) -> BinEntry:
    """Move a thing (`rec-1`) with what rests on it into the bin, and stop the work on it."""
    entry = desk.store.bin.put(subject)
    covered = resting.subjects(desk.store, desk.store.bin.covered(entry.id))
    for job in desk.store.jobs.pending():
        if job.subjects & covered:
            desk.jobs.cancel(job.id)
    return entry


def restore(desk: Desk, bin_id: BinId) -> BinEntry:
    """Take out of the bin what one act of deleting put there."""
    return desk.store.bin.restore(bin_id)


def submit(desk: Desk, bin_ids: Sequence[BinId]) -> Job:
    """Queue the emptying of some entries of the bin."""
    for bin_id in bin_ids:
        desk.store.bin.get(bin_id)
    return desk.jobs.add(JobKind.FORGET, {"bin_ids": list(bin_ids)})


def run(desk: Desk, context: JobContext) -> dict[str, object]:
    """Forget what is in these entries, with everything that was made from it."""
    asked = context.job.request["bin_ids"]
    wanted = [BinId(int(number)) for number in asked] if isinstance(asked, list) else []
    for done, bin_id in enumerate(wanted):
        context.progress(Progress(done, len(wanted), Unit.STEPS))
        # One may have gone with another entry, or before this job was interrupted.
        if bin_id in {entry.id for entry in desk.store.bin.entries()}:
            removal.forget_entry(desk.store, bin_id)
    settle(desk)
    return {"entries": len(wanted)}


def settle(desk: Desk) -> None:
    """Let what was removed leave the file, and the memory of the meaning worker."""
    desk.engines.end_meaning()
    if not removal.settle(desk.store):
        desk.events.publish(Notice("forget.unsettled", str(desk.store.path)))
