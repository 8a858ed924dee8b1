"""What is shown over a text for a while: where it plays, what was found, what was noted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import QTextCharFormat, QTextLayout

from voxdesk.domain.ids import SegmentId
from voxdesk.domain.transcript import Segment
from voxdesk.gui import theme
from voxdesk.gui.transcript import aligning
from voxdesk.gui.transcript.aligning import Span

UNSURE_BELOW = 0.5
Format = QTextLayout.FormatRange


@dataclass(slots=True)
class Marks:
    """`playing` is the segment under the playhead, which stands at `at_ms`.

    `matches` are what was looked for, by segment; `match` is the one that is looked at. `noted`
    holds the words of markers and notes that begin in a segment.
    """

    playing: SegmentId | None = None
    at_ms: int = 0
    matches: Mapping[SegmentId, Sequence[Span]] = field(default_factory=dict)
    match: tuple[SegmentId, Span] | None = None
    noted: Mapping[SegmentId, str] = field(default_factory=dict)


def formats(segment: Segment, marks: Marks) -> list[Format]:
    """How parts of a segment's text look, later ones over earlier ones."""
    made = [_format(span, unsure=True) for span in unsure_spans(segment)]
    if segment.id == marks.playing:
        word = word_at(segment, marks.at_ms)
        if word is not None:
            made.append(_format(word, ground="word"))
    for span in marks.matches.get(segment.id, ()):
        looked_at = marks.match == (segment.id, span)
        made.append(_format(span, ground="looked at" if looked_at else "match"))
    return made


def unsure_spans(segment: Segment) -> list[Span]:
    """Where in the text the words lie that the recogniser was unsure of."""
    if all(word.probability >= UNSURE_BELOW for word in segment.words):
        return []
    placed = zip(segment.words, _places(segment), strict=True)
    return [span for word, span in placed if span and word.probability < UNSURE_BELOW]


def word_at(segment: Segment, ms: int) -> Span | None:
    """Where the word stands that is spoken at a moment, or was last before it."""
    spoken = [place for place, word in enumerate(segment.words) if word.start_ms <= ms]
    return _places(segment)[spoken[-1]] if spoken else None


def heard_formats(heard: str, text: str, offset: int) -> list[Format]:
    """Marks what of the words that were heard does not stand in the text any more."""
    made = []
    for start, end in aligning.changed(heard, text):
        gone = Format()
        gone.start, gone.length = start + offset, end - start
        look = QTextCharFormat()
        look.setFontStrikeOut(True)
        look.setForeground(theme.colour("danger"))
        gone.format = look
        made.append(gone)
    return made


def _places(segment: Segment) -> tuple[Span | None, ...]:
    return aligning.places(segment.text, tuple(word.text for word in segment.words))


def _format(span: Span, *, unsure: bool = False, ground: str = "") -> Format:
    made = Format()
    made.start, made.length = span[0], span[1] - span[0]
    look = QTextCharFormat()
    if unsure:
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(theme.colour("warning"))
    elif ground == "word":
        tint = theme.colour("accent")
        tint.setAlphaF(0.22)
        look.setBackground(tint)
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(theme.colour("accent"))
    elif ground == "looked at":
        look.setBackground(theme.colour("accent"))
        look.setForeground(theme.colour("on_accent"))
    else:
        tint = theme.colour("warning")
        tint.setAlphaF(0.28)
        look.setBackground(tint)
    made.format = look
    return made
