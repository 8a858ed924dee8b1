"""How a recording ends: kept, and with words for what broke it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voxdesk import texts
from voxdesk.desk import Desk
from voxdesk.domain.ids import VisitId
from voxdesk.domain.job import Job
from voxdesk.errors import VoxDeskError

if TYPE_CHECKING:
    from voxdesk.services.capturing import Capturing


@dataclass(frozen=True, slots=True)
class Broken:
    """Why a recording ended or did not begin, and what to go on with."""

    words: str
    remedy: str
    kept_ms: int = 0
    visit_id: VisitId | None = None


def broken_by(error: VoxDeskError, kept_ms: int = 0, visit_id: VisitId | None = None) -> Broken:
    return Broken(
        texts.message(error.code, error.detail), texts.remedy(error.remedy), kept_ms, visit_id
    )


def end(desk: Desk, capture: "Capturing") -> tuple[Job | None, Broken | None]:
    """End a capture and queue its recording; says what broke it, where something did."""
    from voxdesk.services import capturing, finishing

    capture.stop()
    error, capture_id = capture.error, capture.capture_id
    visit_id = None if capture_id is None else capturing.visit_of(desk, capture_id)
    broken = None
    if isinstance(error, VoxDeskError):
        broken = broken_by(error, capture.captured_ms, visit_id)
    if capture_id is None:
        return None, broken
    return finishing.submit(desk, capture_id, transcribe=True), broken
