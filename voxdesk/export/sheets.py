"""What a writer is given: everything a document shows, already read from the library."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from voxdesk.domain.anchor import Anchor
from voxdesk.domain.ids import FindingId, RecordingId, SegmentId, SpeakerId
from voxdesk.domain.recording import Recording
from voxdesk.domain.report import Evidence, Finding, Report, Stance
from voxdesk.domain.scenario import Scenario
from voxdesk.domain.transcript import Segment, Speaker, Transcript
from voxdesk.domain.visit import VisitCard


@dataclass(frozen=True, slots=True)
class TranscriptSheet:
    """One recording and what was heard in it. `transcript` is None before the first run."""

    recording: Recording
    transcript: Transcript | None = None
    segments: tuple[Segment, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    card: VisitCard | None = None
    seal: Anchor | None = None
    pseudonymised: bool = False

    def speaker_name(self, speaker_id: SpeakerId | None) -> str:
        """What a voice is called; empty where nobody told the voices apart."""
        for speaker in self.speakers:
            if speaker.id == speaker_id:
                return speaker.name or speaker.label
        return ""


@dataclass(frozen=True, slots=True)
class Clip:
    """The sound of a quote, as a browser plays it: bytes and their type, e.g. `audio/ogg`."""

    content: bytes
    mime: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What people put in place of the program's own: a Word template, and a PNG or JPEG."""

    template: bytes = b""
    logo: bytes = b""


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """One report with the visit and the recordings it speaks of.

    `scenario` is the one the report was made by, in that very version; None where that is not
    known, as of a report taken over. `speakers` is what the voices of quoted segments are called
    now, `clips` what quotes sound like, `stale` the findings whose sentences were corrected since.
    `pseudonymised` says that aliases stand for names.
    """

    report: Report
    card: VisitCard | None = None
    recordings: tuple[Recording, ...] = ()
    scenario: Scenario | None = None
    scenario_version: int = 0
    seal: Anchor | None = None
    speakers: Mapping[SegmentId, str] = field(default_factory=dict)
    clips: Mapping[Evidence, Clip] = field(default_factory=dict)
    stale: frozenset[FindingId] = frozenset()
    letterhead: Letterhead = Letterhead()
    pseudonymised: bool = False

    @property
    def scenario_title(self) -> str:
        """What the scenario is called, in the report's language; else the report's title."""
        report = self.report
        return self.scenario.title.within(report.language) if self.scenario else report.title

    def speaker_name(self, evidence: Evidence) -> str:
        """Who said a quote; empty where nobody told the voices apart."""
        return said_by(evidence, self.speakers)

    def recording_name(self, recording_id: RecordingId) -> str:
        for recording in self.recordings:
            if recording.id == recording_id:
                return recording.name
        return ""


def said_by(evidence: Evidence, speakers: Mapping[SegmentId, str]) -> str:
    """The voices of a quote, each once, in their order."""
    names = (speakers.get(each, "") for each in evidence.segment_ids)
    return ", ".join(dict.fromkeys(filter(None, names)))


def standing(finding: Finding) -> tuple[Evidence, ...]:
    """The evidence a finding rests on: what counts, or all of it where nobody judged.

    What speaks for the criterion comes first, each side in the order it was said.
    """
    order = {Stance.FOR: 0, Stance.AGAINST: 1}
    return _in_order((each for each in finding.evidence if each.stands), order)


def doubtful(finding: Finding) -> tuple[Evidence, ...]:
    """Labelled too unsurely to count; a person may confirm it."""
    return _in_order((each for each in finding.evidence if each.doubtful), {})


def shown(finding: Finding) -> tuple[Evidence, ...]:
    """The quotes that documents show of a finding, in their order."""
    return (*standing(finding), *doubtful(finding))


def _in_order(evidence: Iterable[Evidence], order: dict[Stance, int]) -> tuple[Evidence, ...]:
    return tuple(
        sorted(
            evidence,
            key=lambda each: (
                order.get(each.stance, 2) if each.stance is not None else 2,
                each.recording_id,
                each.start_ms,
            ),
        )
    )
