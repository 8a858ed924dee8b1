"""Where things are named or quoted outside their own rows: jobs, answers, other reports."""

import json
from collections.abc import Mapping, Sequence

from voxdesk.domain.custody import Action
from voxdesk.domain.ids import written
from voxdesk.domain.job import Job, JobKind, JobState
from voxdesk.errors import BadRequest
from voxdesk.store import resting
from voxdesk.store.connections import Connections
from voxdesk.store.custody import Custody
from voxdesk.store.jobs import Jobs
from voxdesk.store.resting import Resting
from voxdesk.store.scopes import IDS
from voxdesk.store.values import id_list, to_json

Detail = Mapping[str, object]

TELLING = frozenset({JobKind.REHEAR, JobKind.PROPOSE_ROLES})


def remove_jobs(connections: Connections, things: Resting) -> None:
    """Remove the jobs that name these things: paths and names stand in them."""
    subjects = resting.subjects(connections, things)
    jobs = Jobs(connections)
    naming = jobs.naming(subjects)
    _require_idle(naming)
    jobs.remove([job.id for job in naming])
    with connections.writing() as db:
        db.execute(
            "DELETE FROM taken_over WHERE subject IN (SELECT value FROM json_each(?))",
            (to_json(sorted(subjects)),),
        )


def remove_words_of_jobs(connections: Connections, recording: str) -> None:
    """Remove the ended jobs of a recording (`rec-1`) whose results hold what was said in it."""
    jobs = Jobs(connections)
    telling = [job for job in jobs.naming([recording]) if job.kind in TELLING and job.ended]
    jobs.remove([job.id for job in telling])


def require_idle(connections: Connections, things: Resting) -> None:
    """Raise BadRequest while a job is at work on one of these things."""
    _require_idle(Jobs(connections).naming(resting.subjects(connections, things)))


def _require_idle(naming: Sequence[Job]) -> None:
    for job in naming:
        if job.state is JobState.RUNNING:
            raise BadRequest(f"{written('job', job.id)} is at work on it")


def remove_quotes(
    connections: Connections,
    things: Resting,
    subject: str,
    detail: Detail,
    *,
    in_reports: bool = True,
) -> None:
    """Remove answers that rest on these things, and their passages beside other reports."""
    with connections.writing() as db:
        turns, answers = _using(connections, things, "turn"), _using(connections, things, "answer")
        chats = connections.rows(
            f"SELECT DISTINCT chat_id FROM turn WHERE id IN {IDS}", (id_list(turns),)
        )
        db.execute(f"DELETE FROM turn WHERE id IN {IDS}", (id_list(turns),))
        db.execute(f"DELETE FROM answer WHERE id IN {IDS}", (id_list(answers),))
        # A chat of which nothing is left but its title goes too.
        db.execute(
            f"DELETE FROM chat WHERE id IN {IDS} AND id NOT IN (SELECT chat_id FROM turn)",
            (id_list(row[0] for row in chats),),
        )
        touched = [written("chat", row[0]) for row in chats]
        touched += [written("answer", number) for number in answers]
        if in_reports:
            touched += _remove_similar(connections, things)
        if touched:
            Custody(connections).add(Action.FORGOTTEN, subject, detail, touched=touched)


def _using(connections: Connections, things: Resting, owner: str) -> list[int]:
    """The turns or answers that rest on passages of recordings and reports."""
    return [
        row[0]
        for row in connections.rows(
            f"SELECT DISTINCT {owner}_id FROM {owner}_passage"
            f" WHERE recording_id IN {IDS} OR report_id IN {IDS} OR passage_id IN"
            f" (SELECT id FROM passage WHERE recording_id IN {IDS} OR kind = 'finding' AND"
            f" source_id IN (SELECT id FROM finding WHERE report_id IN {IDS}))",
            2 * (*resting.ids(things, "recording"), *resting.ids(things, "report")),
        )
    ]


def _remove_similar(connections: Connections, things: Resting) -> list[str]:
    findings = connections.rows(
        f"SELECT id FROM finding WHERE report_id IN {IDS}", resting.ids(things, "report")
    )
    sources = {
        "recording": things.of("recording"),
        "finding": frozenset(row[0] for row in findings),
    }
    changed = []
    for report_id, text in connections.rows("SELECT id, similar FROM report WHERE similar <> '[]'"):
        said = json.loads(text)
        kept = [
            each
            for each in said
            if each["source_id"] not in sources.get(each["kind"], frozenset())
            and each["visit_id"] not in things.of("visit")
        ]
        if kept != said and report_id not in things.of("report"):
            with connections.writing("reports") as db:
                db.execute("UPDATE report SET similar = ? WHERE id = ?", (to_json(kept), report_id))
            changed.append(written("report", report_id))
    return changed
