"""What narrows the list of recordings beside the words that are typed, and filters with a name."""

import datetime
from dataclasses import dataclass, replace

from voxdesk.domain.knowledge import EVERYTHING, Scope
from voxdesk.domain.recording import RecordingState


@dataclass(frozen=True, slots=True)
class RecordingFilter:
    """Empty fields do not narrow.

    Days are those that the list shows: of the visit, or of the coming in where no visit has one.
    `last_days` counts back from today, whenever that is, in place of `since`.
    """

    scope: Scope = EVERYTHING
    state: RecordingState | None = None
    language: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    last_days: int = 0
    reported: bool | None = None

    def on(self, today: datetime.date) -> "RecordingFilter":
        """The same with days in place of how many of them."""
        if not self.last_days:
            return self
        since = today - datetime.timedelta(days=self.last_days - 1)
        return replace(self, since=since, last_days=0)


ALL_RECORDINGS = RecordingFilter()


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter that somebody gave a name, with the words that were typed beside it."""

    name: str
    text: str
    filter: RecordingFilter
