"""The look of PDF documents: styles, pages with header and footer, bookmarks, tables and bars."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

from voxdesk.export.outline import Mark, Measure, Outline
from voxdesk.export.pdf_fonts import BOLD, TEXT, bold, coloured, markup

INK, QUIET, ACCENT = "1C2227", "5B666F", "1F5F8B"
GREEN, AMBER, RED, LINE, SHADE = "1A7346", "8A5A00", "B3261E", "D9DEE2", "EEF1F4"
WIDTH = A4[0] - 4 * cm
LOGO_HEIGHT, LOGO_WIDTH = 1.1 * cm, 6 * cm
BAR_HEIGHT = 6
PAGES = "pages"
"""The form that holds how many pages there are, known only at the end."""

MARK_COLOURS = {
    "met": GREEN,
    "positive": GREEN,
    "partly_met": AMBER,
    "mixed": AMBER,
    "not_met": RED,
    "critical": RED,
    "score": ACCENT,
}
"""By the keys of marks; others are quiet."""


def _style(name: str, size: float, **look: Any) -> ParagraphStyle:
    look = {"textColor": HexColor(f"#{look.pop('colour', INK)}"), "spaceAfter": 4} | look
    look = {"fontName": TEXT, "leading": size * 1.4, "splitLongWords": 1} | look
    look |= {"bulletFontName": TEXT, "bulletFontSize": size, "bulletColor": HexColor(f"#{QUIET}")}
    return ParagraphStyle(name, fontSize=size, **look)


_EDGED = {"leftIndent": 12, "spaceAfter": 6, "allowOrphans": 0, "allowWidows": 0}
STYLES = {
    each.name: each
    for each in (
        _style("body", 9.5, spaceAfter=5),
        _style("title", 22, fontName=BOLD, leading=27, spaceAfter=3),
        _style("subtitle", 11, colour=QUIET, spaceAfter=12),
        _style(
            "h1", 14, fontName=BOLD, colour=ACCENT, spaceBefore=18, spaceAfter=6, keepWithNext=1
        ),
        _style("h2", 11.5, fontName=BOLD, spaceBefore=12, spaceAfter=4, keepWithNext=1),
        _style("h3", 10, fontName=BOLD, spaceBefore=10, spaceAfter=2, keepWithNext=1),
        _style("remark", 8.5, colour=QUIET),
        _style("lead", 8.5, colour=QUIET, keepWithNext=1),
        _style("alarm", 8.5, fontName=BOLD, colour=RED),
        _style("warning", 9.5, fontName=BOLD, colour=AMBER, **_EDGED),
        _style("check", 9, spaceBefore=4, keepWithNext=1),
        _style("unanswered", 9, spaceBefore=4),
        _style("quote", 9.5, **_EDGED),
        _style("doubtful", 9.5, colour=QUIET, **_EDGED),
        _style("empty", 9.5, colour=QUIET, spaceBefore=3, spaceAfter=3),
        _style("listed", 8.5, leftIndent=20, bulletIndent=0, spaceAfter=5),
        _style("cell", 8.5, spaceAfter=0),
        _style("cell-gap", 9, spaceAfter=3),
        _style("name", 8.5, colour=QUIET, spaceAfter=0),
        _style("head", 8, fontName=BOLD, colour=QUIET, spaceAfter=0),
        _style("number", 8.5, alignment=2, spaceAfter=0),
        _style("headnumber", 8, fontName=BOLD, colour=QUIET, alignment=2, spaceAfter=0),
        _style("section", 8.5, fontName=BOLD, spaceBefore=4, spaceAfter=0),
        _style("mark", 9, alignment=2, spaceAfter=0),
        _style("above", 8, colour=QUIET, alignment=2),
        _style("below", 8, colour=QUIET),
        _style("digest", 6.8, spaceAfter=0),
    )
}


class Text(Paragraph):  # type: ignore[misc]
    """A paragraph, perhaps with a coloured edge, and a bookmark that the outline shows."""

    edge, dashed = "", False
    bookmark: tuple[str, str, int] | None = None
    """Key, title and level."""

    def split(self, width: float, height: float) -> list[Paragraph]:
        parts: list[Paragraph] = super().split(width, height)
        for part in parts:
            part.edge, part.dashed = self.edge, self.dashed
        if parts:
            parts[0].bookmark = self.bookmark
        return parts

    def draw(self) -> None:
        if self.edge:
            self.canv.saveState()
            self.canv.setStrokeColor(HexColor(f"#{self.edge}"))
            self.canv.setLineWidth(2)
            if self.dashed:
                self.canv.setDash(3, 3)
            self.canv.line(1, 0, 1, self.height)
            self.canv.restoreState()
        super().draw()


class Bar(Flowable):  # type: ignore[misc]
    """A bar of a share of the cell's width, on a quiet ground."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        return width, BAR_HEIGHT + 3

    def draw(self) -> None:
        for share, colour in ((1.0, SHADE), (self.share, ACCENT)):
            self.canv.setFillColor(HexColor(f"#{colour}"))
            self.canv.rect(0, 0, self.width * share, BAR_HEIGHT, stroke=0, fill=1)


def text(
    marked_up: str, style: str = "body", *, edge: str = "", dashed: bool = False, bullet: str = ""
) -> Text:
    made = Text(marked_up, STYLES[style], bulletText=bullet or None)
    made.edge, made.dashed = edge, dashed
    return made


def heading(title: str, level: int, key: str, marked_up: str = "") -> Text:
    """A heading with a bookmark; `marked_up` is what it shows where that is more than a title."""
    made = text(marked_up or markup(title), f"h{level}")
    made.bookmark = (key, title, level - 1)
    return made


def marked(mark: Mark) -> str:
    """A mark in its colour."""
    return coloured(bold(str(mark)), MARK_COLOURS.get(mark.key, QUIET))


# --- tables ---------------------------------------------------------------------------------------

_HAIR = HexColor(f"#{LINE}")
_PLAIN = [
    ("FONTNAME", (0, 0), (-1, -1), TEXT),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    ("TOPPADDING", (0, 0), (-1, -1), 2.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ("LINEBELOW", (0, 0), (-1, -1), 0.4, _HAIR),
]


def table(
    rows: Sequence[Sequence[Flowable]], shares: Sequence[float], *, head: bool = False, **more: Any
) -> Table:
    """A table as wide as the page; its head comes again, and rows longer than a page are parted."""
    widths = [WIDTH * share / sum(shares) for share in shares]
    made = Table(
        rows, colWidths=widths, repeatRows=int(head), splitByRow=1, splitInRow=1, hAlign="LEFT"
    )
    made.setStyle(_PLAIN + more.get("style", []))
    made.spaceAfter = 8
    return made


def pairs(rows: Iterable[tuple[str, str]]) -> Table:
    """A table of names and values; digests are set small."""
    cells = [
        (
            text(markup(name), "name"),
            text(
                markup(value), "digest" if len(value) in (64, 128) and " " not in value else "cell"
            ),
        )
        for name, value in rows
    ]
    return table(cells, (4, 13))


def measures(figures: Iterable[Measure]) -> Table:
    """A table of figures with bars."""
    cells = []
    for each in figures:
        value = bold(each.value)
        if each.note:
            value += " " + coloured(markup(f"({each.note})"), QUIET)
        bar = text("", "cell") if each.share is None else Bar(each.share)
        cells.append((text(markup(each.name), "cell"), bar, text(value, "cell")))
    return table(cells, (6, 5.5, 5.5))


# --- pages ----------------------------------------------------------------------------------------


class Pages(BaseDocTemplate):  # type: ignore[misc]
    """A4 with the title above, place and page below; the file depends on the report alone."""

    def __init__(self, target: io.BytesIO, lines: Outline, logo: bytes, keywords: str) -> None:
        super().__init__(
            target,
            pagesize=A4,
            title=lines.title,
            author=lines.author,
            subject=lines.subtitle,
            keywords=keywords,
            creator="VoxDesk",
            producer="VoxDesk, ReportLab",
            lang=lines.language,
            displayDocTitle=1,
            invariant=1,
            initialFontName=TEXT,
        )
        frame = Frame(2 * cm, 2 * cm, WIDTH, A4[1] - 4.8 * cm, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate(frames=[frame], onPage=self._around))
        self._lines = lines
        self._logo = ImageReader(io.BytesIO(logo)) if logo else None
        self._deepest = -1

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        if isinstance(flowable, Text) and flowable.bookmark:
            key, title, level = flowable.bookmark
            # A level may follow only the one before it or any above.
            self._deepest = min(level, self._deepest + 1)
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(title, key, self._deepest, closed=self._deepest > 0)

    def beforeDocument(self) -> None:  # noqa: N802
        digits = "".join(each for each in self._lines.created_at[:19] if each.isdigit())
        date = f"D:{digits}Z" if len(digits) == 14 else "D:19800101000000Z"
        self.canv.setDateFormatter(lambda *_parts: date)
        self.canv.showOutline()

    def _endBuild(self) -> None:  # noqa: N802
        # How many pages there are is known now; all of them refer to this form.
        self.canv.beginForm(PAGES)
        self._footing(self.canv)
        self.canv.drawString(0, 0, str(self.canv.getPageNumber()))
        self.canv.endForm()
        super()._endBuild()

    def _around(self, canvas: Canvas, _pages: BaseDocTemplate) -> None:
        canvas.saveState()
        left, right, top = 2 * cm, A4[0] - 2 * cm, A4[1] - 1.6 * cm
        space = WIDTH
        if self._logo is not None:
            wide, high = self._logo.getSize()
            scale = min(LOGO_HEIGHT / high, LOGO_WIDTH / wide)
            size = (wide * scale, high * scale)
            canvas.drawImage(self._logo, left, top - size[1] / 2, *size, mask="auto")
            space -= size[0] + 12
        self._line(canvas, self._lines.title, right, top, space, right=True)
        x, y = right - 22, 1.1 * cm
        self._line(canvas, self._lines.subtitle, left, y, WIDTH - 80, right=False)
        self._footing(canvas)
        canvas.drawRightString(x, y, f"{canvas.getPageNumber()} / ")
        canvas.translate(x, y)
        canvas.doForm(PAGES)
        canvas.restoreState()

    @staticmethod
    def _footing(canvas: Canvas) -> None:
        canvas.setFont(TEXT, 8)
        canvas.setFillColor(HexColor(f"#{QUIET}"))

    @staticmethod
    def _line(canvas: Canvas, words: str, x: float, y: float, space: float, *, right: bool) -> None:
        """One line of a header or footer, shortened to its space."""
        shown = words
        while _length(shown) > space:
            shown = shown[: min(len(shown) - 2, 160)].rstrip() + "…"
        line = Paragraph(markup(shown), STYLES["above" if right else "below"])
        line.wrap(space + 2, 40)
        line.drawOn(canvas, x - space - 2 if right else x, y - 3)


def _length(words: str) -> float:
    line = Paragraph(markup(words.replace(" ", "\u00a0")), STYLES["below"])
    return float(line.minWidth())
