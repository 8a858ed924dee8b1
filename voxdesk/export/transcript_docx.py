"""Transcripts as Word documents: who said what and when, with what to listen to again marked."""

from collections.abc import Iterable

from docx.document import Document

from voxdesk.domain.timecode import clock, spoken_length
from voxdesk.domain.transcript import SegmentFlag
from voxdesk.export import word_file, words
from voxdesk.export import word_layout as lay
from voxdesk.export.escaping import one_line
from voxdesk.export.outlining import consent_line
from voxdesk.export.sheets import TranscriptSheet
from voxdesk.export.words import Words

SIGNS = {
    SegmentFlag.UNSURE: "[?]",
    SegmentFlag.REPETITION: "[=]",
    SegmentFlag.NO_SPEECH: "[~]",
    SegmentFlag.BLANK: "[…]",
}
"""Marks behind a line; the legend says what each means."""


def transcript_docx(sheet: TranscriptSheet) -> bytes:
    """The transcript as a Word document, in the program's own look."""
    transcript = sheet.transcript
    language = transcript.language if transcript else "en"
    say = words.of(language)
    file = word_file.opened()
    document, name = file.document, one_line(sheet.recording.name)
    author = one_line(sheet.card.employee) if sheet.card else ""
    lay.properties(document, name, author, say["transcript"], language)
    lay.dated(document, transcript.created_at if transcript else sheet.recording.added_at)
    document.add_paragraph(name, style="Title")
    document.add_paragraph(say["transcript"], style="Subtitle")
    if sheet.pseudonymised:
        document.add_paragraph(say["pseudonymised"], style="Report Warning")
    if transcript is not None and not transcript.complete:
        partial = say["partial"].format(time=clock(transcript.heard_until_ms))
        document.add_paragraph(partial, style="Report Warning")
    lay.rows(document, _about(sheet, say))
    flags = {flag for segment in sheet.segments for flag in segment.flags}
    if flags:
        shown = (f"{SIGNS[flag]} {say.flags[flag]}" for flag in SIGNS if flag in flags)
        legend = f"{say['legend']}: {'; '.join(shown)}"
        document.add_paragraph(legend, style="Report Remark")
    if sheet.segments:
        _lines(sheet, document, say)
    if sheet.seal:
        document.add_heading(say["seal"], level=2)
        lay.rows(document, say.seal_rows(sheet.seal))
    subtitle = one_line(sheet.card.site) if sheet.card else ""
    places = {"title": name, "subtitle": subtitle, "auditor": author, "logo": "", "report": ""}
    return word_file.finished(file, places)


def _about(sheet: TranscriptSheet, say: Words) -> Iterable[tuple[str, str]]:
    card, facts, transcript = sheet.card, sheet.recording.facts, sheet.transcript
    rows = []
    if card is not None:
        rows += [
            (say["site"], card.site),
            (say["city"], card.city),
            (say["date"], card.date.isoformat() if card.date else ""),
            (say["employee"], card.employee),
            (say["client"], card.client),
            (say["consent"], consent_line(card)),
        ]
    rows += [(say["length"], spoken_length(facts.duration_ms) if facts else "")]
    if transcript is not None:
        rows += [(say["language"], transcript.language), (say["model"], transcript.model_id)]
    rows += [(say["sha256"], sheet.recording.sha256)]
    return tuple((name, one_line(value)) for name, value in rows if value.strip())


def _lines(sheet: TranscriptSheet, document: Document, say: Words) -> None:
    """A row for each segment; a voice is named where it begins to speak."""
    made = lay.table(document, (say["time"], say["speaker"], say["text"]), (1.6, 3, 12.4))
    before = ""
    for segment in sheet.segments:
        cells = lay.new_row(made, parted=True)
        speaker = one_line(sheet.speaker_name(segment.speaker_id))
        lay.fill(cells[0], clock(segment.start_ms), "Report Cell Name")
        lay.fill(cells[1], "" if speaker == before else speaker)
        before = speaker
        paragraph = lay.fill(cells[2], one_line(segment.text) or say["blank"])
        signs = " ".join(SIGNS[flag] for flag in SIGNS if flag in segment.flags)
        if signs:
            lay.styled(paragraph, f" {signs}", "Report Quiet")
