"""Which service carries out which kind of job; handed to `Desk.start` by the faces."""

from voxdesk.domain.job import JobKind
from voxdesk.services import (
    backing_up,
    checking,
    exporting,
    finishing,
    forgetting,
    importing,
    indexing,
    proposing_roles,
    rehearing,
    reporting,
    retaining,
    taking_over,
    transcribing,
)

HANDLERS = {
    JobKind.IMPORT: importing.run,
    JobKind.TRANSCRIBE: transcribing.run,
    JobKind.INDEX: indexing.run,
    JobKind.REPORT: reporting.run,
    JobKind.EXPORT: exporting.run,
    JobKind.FINISH_CAPTURE: finishing.run,
    JobKind.ARCHIVE: taking_over.run,
    JobKind.BACKUP: backing_up.run,
    JobKind.CHECK: checking.run,
    JobKind.FORGET: forgetting.run,
    JobKind.RETAIN: retaining.run,
    JobKind.REHEAR: rehearing.run,
    JobKind.PROPOSE_ROLES: proposing_roles.run,
}
