"""Tables as files that spreadsheets open: CSV and XLSX. What a cell says, it never does.

Names and sentences come from people and from recordings: no cell is a formula or a link.
"""

import csv
import io
from collections.abc import Callable, Sequence

from voxdesk.domain.tables import Cell, Column, Table, TableName
from voxdesk.export.escaping import cell, clean

MOST_SHEET_NAME = 31
"""Longer names of sheets Excel refuses."""
WIDEST_COLUMN = 60
NARROWEST_COLUMN = 8

Words = Callable[[Column | TableName], str]


def table_csv(table: Table, words: Words) -> bytes:
    """One table as UTF-8 with a byte order mark, by which Excel knows it."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([words(each) for each in table.columns])
    for row in table.rows:
        writer.writerow([cell(each) if isinstance(each, str) else each for each in row])
    return file.getvalue().encode("utf-8-sig")


def tables_xlsx(tables: Sequence[Table], words: Words) -> bytes:
    """Each table as a sheet with a filter and a head that stays in sight."""
    # Slow to import, and rarely wanted.
    import xlsxwriter

    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        for table in tables:
            sheet = book.add_worksheet(words(table.name)[:MOST_SHEET_NAME])
            sheet.freeze_panes(1, 0)
            for at, column in enumerate(table.columns):
                sheet.write_string(0, at, words(column), bold)
                sheet.set_column(at, at, _width(table, at, words(column)))
            for number, row in enumerate(table.rows, start=1):
                for at, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(number, at, clean(value))
                    elif value is not None:
                        sheet.write_number(number, at, value)
            sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    return file.getvalue()


def _width(table: Table, at: int, head: str) -> int:
    longest = max((len(_shown(row[at])) for row in table.rows), default=0)
    return min(max(longest, len(head) + 2, NARROWEST_COLUMN), WIDEST_COLUMN)


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell)
