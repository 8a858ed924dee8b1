"""Transcripts as plain text: one timed line for each segment."""

from voxdesk.domain.timecode import clock, spoken_length
from voxdesk.domain.transcript import Segment, SegmentFlag
from voxdesk.export import words
from voxdesk.export.escaping import one_line
from voxdesk.export.sheets import TranscriptSheet


def transcript_txt(sheet: TranscriptSheet) -> bytes:
    """A short head, then `[0:31] Speaker: text`; doubtful spans say why."""
    transcript = sheet.transcript
    say = words.of(transcript.language if transcript else "en")
    lines = [one_line(sheet.recording.name)]
    if sheet.card is not None:
        card = sheet.card
        known = [card.site, card.city, card.date.isoformat() if card.date else "", card.employee]
        lines += [" · ".join(one_line(each) for each in known if each.strip())]
    facts = sheet.recording.facts
    about = [f"{say['length']}: {spoken_length(facts.duration_ms)}"] if facts else []
    if transcript is not None:
        about += [f"{say['language']}: {transcript.language or '?'}"]
        about += [f"{say['model']}: {transcript.model_id}"]
    lines += [" · ".join(about)]
    if sheet.pseudonymised:
        lines += [say["pseudonymised"]]
    if transcript is not None and not transcript.complete:
        lines += [say["partial"].format(time=clock(transcript.heard_until_ms))]
    lines = [line for line in lines if line]
    body = [_line(sheet, segment, say["blank"]) for segment in sheet.segments]
    seal = [f"{name}: {value}" for name, value in say.seal_rows(sheet.seal)]
    end = ["", say["seal"], *seal] if seal else []
    return ("\n".join([*lines, "", *body, *end]) + "\n").encode()


def _line(sheet: TranscriptSheet, segment: Segment, blank: str) -> str:
    speaker = one_line(sheet.speaker_name(segment.speaker_id))
    text = one_line(segment.text) or blank
    flags = sorted(flag.value for flag in segment.flags - {SegmentFlag.BLANK})
    marks = "".join(f" [{flag.replace('_', ' ')}]" for flag in flags)
    return f"[{clock(segment.start_ms)}] {f'{speaker}: ' if speaker else ''}{text}{marks}"
