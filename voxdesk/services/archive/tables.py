"""The predecessor's tables, read from CSV files: known by their columns, whatever their names are.

A file tells its own form: UTF-8, UTF-16 or an older encoding; commas, semicolons or tabs. What is
wrong with a row is told, and the next one is read.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from voxdesk.domain.archive import Account, Obstacle
from voxdesk.domain.encodings import encoding_of_parts
from voxdesk.errors import FileChanged, FileUnreadable

MOST_FIELD = 16 << 20
"""Characters of a cell; transcripts have some 200,000."""

_PART_BYTES = 1 << 20
_DELIMITERS = ",;\t"
_NOTHING = frozenset(("", "NULL", "\\N"))

TABLES = {
    "transcription": ("transcription_id", "transcription_text"),
    "audit": ("audit_id", "audit"),
    "user_road": ("audit_id", "report_type_id"),
    "scenario": ("scenario_id", "scenario_name"),
    "report_type": ("report_type_id", "report_type_desc"),
    "buildings": ("building_id", "building_type"),
    "employee": ("employee_id", "employee_name"),
    "client": ("client_id", "client_name"),
    "place": ("place_id", "place_name"),
    "zone": ("zone_id", "zone_name"),
    "place_zone": ("place_id", "zone_id"),
    "city": ("city_id", "city_name"),
}
"""The columns that make a file one of the tables; the first is what its rows are found by."""

UNUSED = ({"prompt_id"}, {"building_id", "report_type_id"})
"""Columns of tables that say nothing of any visit."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its place: `line` is where it ends in the file. Cells may be empty."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def number(self, column: str) -> int | None:
        """A whole number, None when there is none."""
        text = self[column].strip().removesuffix(".0")
        return int(text) if text.isdecimal() and len(text) < 19 else None


@dataclass(frozen=True, slots=True)
class Table:
    """A file of one of the tables."""

    name: str
    path: Path
    shown: str
    encoding: str
    delimiter: str

    def rows(self, account: Account) -> Iterator[Row]:
        """The rows in order, read as they are asked for."""
        try:
            yield from self._rows(account)
        except OSError as error:
            raise FileChanged(f"{self.shown}: {error.strerror}") from error

    def _rows(self, account: Account) -> Iterator[Row]:
        csv.field_size_limit(MOST_FIELD)
        with self.path.open(encoding=self.encoding, errors="replace", newline="") as stream:
            reader = csv.reader(
                (line.replace("\0", "") for line in stream), delimiter=self.delimiter
            )
            columns = _columns(next(reader))
            while True:
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error as error:
                    line = reader.line_num
                    account.tell(
                        self.shown, line, Obstacle.BROKEN_ROW, f"row at line {line}: {error}"
                    )
                    continue
                line = reader.line_num
                if not any(cells):
                    continue
                if len(cells) != len(columns):
                    detail = f"row at line {line}: {len(cells)} for {len(columns)}"
                    account.tell(self.shown, line, Obstacle.BROKEN_ROW, detail)
                    continue
                if any("\ufffd" in cell for cell in cells):
                    account.tell(self.shown, line, Obstacle.BAD_LETTERS, f"row at line {line}")
                values = ("" if cell in _NOTHING else cell for cell in cells)
                yield Row(self.shown, line, dict(zip(columns, values, strict=True)))


def table(path: Path, shown: str, account: Account) -> Table | None:
    """The table that a CSV file holds; what is none of them is told."""
    try:
        coded = _encoding(path)
        with path.open(encoding=coded, errors="replace", newline="") as stream:
            head = stream.readline(_PART_BYTES)
    except OSError as error:
        account.tell(shown, 0, FileUnreadable.code, error.strerror or "")
        return None
    delimiter = max(_DELIMITERS, key=head.count)
    columns = set(_columns(next(csv.reader(io.StringIO(head), delimiter=delimiter), [])))
    for name, needed in TABLES.items():
        if columns.issuperset(needed):
            return Table(name, path, shown, coded, delimiter)
    if not any(columns.issuperset(unused) for unused in UNUSED):
        account.tell(shown, 1, Obstacle.NO_TABLE, ", ".join(sorted(columns))[:200])
    return None


def keyed(
    tables: Sequence[Table], name: str, account: Account, *, each_once: bool = True
) -> Iterator[tuple[int, Row]]:
    """The rows of a table by their id; rows without one, and ids that came before, are told."""
    seen: set[int] = set()
    column = TABLES[name][0]
    for one in tables:
        if one.name != name:
            continue
        for row in one.rows(account):
            number = row.number(column)
            if number is None:
                account.tell(row.file, row.line, Obstacle.NO_ID, f"row at line {row.line}")
            elif each_once and number in seen:
                account.tell(row.file, row.line, Obstacle.DOUBLE_ID, f"{column} {number}")
            else:
                seen.add(number)
                yield number, row


def _columns(cells: Sequence[str]) -> list[str]:
    return [cell.strip().lstrip("\ufeff").casefold() for cell in cells]


def _encoding(path: Path) -> str:
    with path.open("rb") as stream:
        return encoding_of_parts(iter(partial(stream.read, _PART_BYTES), b""))
