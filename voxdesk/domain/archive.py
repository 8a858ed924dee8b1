"""The account of taking over an archive: what came, what was there, and what could not be read."""

from collections import Counter
from dataclasses import asdict, dataclass, replace
from enum import StrEnum


class Obstacle(StrEnum):
    """Why something of an archive, or a part of it, was not taken over as it stood."""

    UNKNOWN_ENDING = "unknown_ending"
    PACKED = "packed"
    LINK = "link"
    SPECIAL_FILE = "special_file"
    TOO_LARGE = "too_large"
    CAPTION = "caption"
    NO_TABLE = "no_table"
    TABLE_MISSING = "table_missing"
    BROKEN_ROW = "broken_row"
    BAD_LETTERS = "bad_letters"
    NO_ID = "no_id"
    DOUBLE_ID = "double_id"
    NO_ROW = "no_row"
    BAD_DATE = "bad_date"
    BAD_NUMBER = "bad_number"
    BAD_KIND = "bad_kind"
    EMPTY_TEXT = "empty_text"
    SAME_TEXT = "same_text"
    SEVERAL_FILES = "several_files"
    HAS_TRANSCRIPT = "has_transcript"
    DISAGREES = "disagrees"
    UNCLASSIFIED = "unclassified"
    ZONES_OF_PLACE = "zones_of_place"
    FORGOTTEN = "forgotten"


class Taken(StrEnum):
    """What an archive holds, as the account counts it."""

    VISITS = "visits"
    RECORDINGS = "recordings"
    TRANSCRIPTS = "transcripts"
    DOCUMENTS = "documents"
    REPORTS = "reports"
    STAGES = "stages"


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that was not understood: in which file, at which row of it (0: the file itself).

    `code` is a `Obstacle` or the code of an error; `times` how often the same was met.
    """

    file: str
    row: int
    code: str
    detail: str = ""
    times: int = 1


class Account:
    """Counted and listed while the work goes on."""

    def __init__(self) -> None:
        self.came: Counter[str] = Counter(dict.fromkeys(Taken, 0))
        self.there: Counter[str] = Counter(dict.fromkeys(Taken, 0))
        self._unread: dict[tuple[str, str, str], Unread] = {}

    def tell(self, file: str, row: int, code: str, detail: str = "") -> None:
        """Put on the list; the same of the same file once, with the first row."""
        # Names of files may hold what is no letter; the account is to be written as JSON.
        file, detail = (each.encode("utf-8", "replace").decode() for each in (file, detail))
        key = (file, code, detail)
        known = self._unread.get(key)
        if known is None:
            self._unread[key] = Unread(file, row, code, detail)
        else:
            self._unread[key] = replace(known, times=known.times + 1)

    @property
    def unread(self) -> tuple[Unread, ...]:
        return tuple(self._unread.values())

    def document(self) -> dict[str, object]:
        """All of it as JSON values."""
        return {
            "came": {str(kind): count for kind, count in self.came.items()},
            "there": {str(kind): count for kind, count in self.there.items()},
            "unread": [asdict(each) | {"code": str(each.code)} for each in self.unread],
        }
