"""The words of the product for people: errors, remedies, states, notices.

Code carries codes; here each gets its sentence: what happened, what stays safe, what to do. The
command line and the window speak the same; it is English until a face says `speak`. A test holds
this complete.
"""

from collections.abc import Callable
from enum import StrEnum

from voxdesk.domain.archive import Obstacle, Taken
from voxdesk.domain.capture import MomentKind
from voxdesk.domain.channels import Channels
from voxdesk.domain.chat import AskMode
from voxdesk.domain.comparison import Difference
from voxdesk.domain.custody import Action
from voxdesk.domain.definition import DefinitionKind
from voxdesk.domain.edits import EditKind
from voxdesk.domain.gate import Hitch
from voxdesk.domain.job import JobKind, JobState, Lane, Unit
from voxdesk.domain.knowledge import HitKind
from voxdesk.domain.model_entry import ModelRole, ModelState
from voxdesk.domain.note import NoteKind
from voxdesk.domain.overview import By
from voxdesk.domain.predecessor import ReportKind
from voxdesk.domain.pseudonyms import AliasKind
from voxdesk.domain.recording import RecordingState, Source
from voxdesk.domain.report import (
    Polarity,
    ReportState,
    Review,
    StageKind,
    Stance,
    Support,
    Verdict,
)
from voxdesk.domain.retention import Kept
from voxdesk.domain.scenario import Compute, Method, VisitPurpose, Voice
from voxdesk.domain.soundness import Trouble
from voxdesk.domain.tables import Column, TableName
from voxdesk.domain.transcript import SegmentFlag, SpeakerRole
from voxdesk.domain.visit import NameKind, SiteKind
from voxdesk.errors import Remedy

MESSAGES = {
    "error": "Something went wrong.",
    "user": "This cannot be done as it is.",
    "audio.unreadable": "This file is not audio that VoxDesk can read. Nothing was added.",
    "audio.no_sound": "This file has no sound in it. Nothing was added.",
    "file.missing": "The file is not there.",
    "file.unreadable": "The file cannot be read: its permissions do not let this user.",
    "file.changed": "The file vanished or changed while it was read. Nothing of it was kept.",
    "file.not_a_file": "This is not a file.",
    "recording.already_there": "The same audio is in the library already; it was not added again.",
    "disk.full": "There is not enough room on the disk. What was saved before is safe.",
    "memory.short": "The memory did not suffice. What was done before is kept.",
    "cpu.not_supported": "This processor lacks instructions (AVX2) that the engines need.",
    "model.missing": "A model that this needs is not installed.",
    "model.damaged": "The files of a model are not what they should be, so it was not loaded.",
    "model.unknown": "The catalogue has no model of this name.",
    "model.download_failed": "The model could not be fetched. Models that were here are untouched.",
    "policy.forbidden": "Your organisation does not allow this.",
    "file.busy": "The target cannot be written: it is read-only or open in another program. "
    "The report itself is safe in the library.",
    "nothing_found": "The library does not hold this.",
    "bad_request": "This is not something VoxDesk can do.",
    "scenario.invalid": "The scenario file does not hold together, so it was not used.",
    "report.hindered": "The report cannot be final yet: not all that it says is borne out.",
    "store": "The library cannot be used.",
    "store.too_new": "The library was written by a newer VoxDesk. It was left untouched.",
    "store.damaged": "The file is not a VoxDesk library, or it is damaged. It was left untouched.",
    "store.disk_failed": "The disk did not read or write as asked. What was saved before is safe.",
    "store.locked": "Another program holds the library. Nothing was changed.",
    "store.read_only": "The library cannot be written: the file or its folder is read-only.",
    "store.passphrase_needed": "The library is encrypted, and no passphrase was given.",
    "store.wrong_passphrase": "This is not the passphrase of the library. Nothing was changed.",
    "store.unfit_place": "The library lies where its locks cannot be trusted. It was not opened.",
    "audio.gone": "The audio was removed by a rule of retention; its transcript and hash are kept.",
    "document.already_there": "The same document is in the library already; it was not added.",
    "document.unreadable": "No text could be read from this document.",
    "attachment.unknown": "Only documents (docx, md, pdf, txt) and photos (jpg, png, heic) can be "
    "kept with a visit.",
    "template.bad": "This is not a Word template that reports can be put on: a docx file without "
    "macros that fetches nothing from elsewhere.",
    "logo.bad": "The logo is not a PNG or JPEG picture, or it is too large (5 MB).",
    "seal.bad": "The seal cannot be read, or its signature does not hold.",
    "seal.key_damaged": "The key that seals are signed with cannot be used. No other was made.",
    "backup.bad": "The copy of the library did not pass its checks.",
    "keystore.missing": "This system has no key store that VoxDesk can use.",
    "microphone.unavailable": "The microphone cannot be used. What was recorded before is safe.",
    "capture.silent": "Nothing has been heard for a minute. Recording goes on; see that the "
    "microphone is on and near.",
    "capture.torn": "The device gave up some sound: the computer was too busy. Recording goes on, "
    "and the place is noted.",
    "capture.asleep": "The computer slept while recording. Recording goes on, and the gap is "
    "noted.",
    "capture.drift": "The device's clock goes off from the computer's. All sound is kept; times "
    "may be off by as much.",
    "capture.disk_low": "The disk is nearly full. Recording goes on and stops cleanly before it "
    "is.",
    "capture.disk_full": "The disk is full, so recording was stopped. All that was recorded is "
    "safe.",
    "capture.default_changed": "The computer now uses another microphone. Recording goes on with "
    "the one it began with.",
    "capture.device_left": "The device that is recorded from is not there any more. What was "
    "recorded is safe; listen whether the sound goes on.",
    "live.waits": "Live text waits until other work on this computer is done. Recording goes on.",
    "live.no_model": "Live text needs a speech model. Recording works without one.",
    "live.failed": "Live text stopped. Recording goes on, and is transcribed afterwards.",
    "sound.no_output": "No sound can go out of this computer: nothing to hear it by was found, or "
    "it was unplugged. The text goes on without sound.",
    "playing.stopped": "Playing stopped unexpectedly. The recording is safe; play again.",
    "playing.not_ready": "There is nothing to hear yet: the recording is still being read.",
    "engine": "An engine failed.",
    "engine.crashed": "An engine ended unexpectedly. What it had finished is kept.",
    "engine.hung": "An engine gave no sign of life and was ended. What it had finished is kept.",
    "engine.failed": "An engine could not do this. What it had finished is kept.",
    # Outcomes and notices that are no errors.
    "bug": "VoxDesk made a mistake. What was saved before is safe; the log says more.",
    "cancelled": "Stopped. What was finished is kept.",
    "engine.cuda_failed": "The graphics card could not be used; the processor does the work.",
    "library.chain_broken": "The chain of custody no longer fits together: somebody may have "
    "altered the library. `voxdesk library verify` says where.",
    "library.kept_before": "The library was brought to the form of this version. A copy of it as "
    "it was is kept.",
    "forget.unsettled": "What was forgotten is removed, but another program still reads the "
    "library; the last traces leave its journal when that program closes it.",
    "lanes.elsewhere": "Another VoxDesk works on this library's jobs; they run there.",
    "policy.unknown_rule": "Your organisation's rules name something this version does not know.",
    "policy.unreadable": "Your organisation's rules cannot be read, so everything they could "
    "forbid is forbidden.",
    "search.words_only": "Search by meaning is not at hand; only words were searched.",
    "template.lacking": "The Word template lacks some styles of a report; the program's own were "
    "added.",
    "settings.dropped": "A setting had a value that does not fit; its default is used. The old "
    "file is kept as settings.bak.json.",
    "settings.unknown": "The settings name something that is not a setting.",
    "settings.unreadable": "The settings could not be read; the defaults are used. The old file "
    "is kept as settings.bak.json.",
}

REMEDIES = {
    Remedy.NONE: "",
    Remedy.RETRY: "Try again.",
    Remedy.FREE_SPACE: "Free some space, or choose another disk, and try again.",
    Remedy.CHOOSE_OTHER_FILE: "Choose another file.",
    Remedy.CHECK_PERMISSIONS: "Check the permissions of the file and its folder.",
    Remedy.CLOSE_OTHER_PROGRAM: "Close the other program or choose another name, and try again.",
    Remedy.CHOOSE_SMALLER_MODEL: "Choose a smaller model, or close other programs.",
    Remedy.GET_MODEL: "Get it with `voxdesk models get`, or bring its folder from another machine "
    "and run `voxdesk models add`.",
    Remedy.UPDATE_VOXDESK: "Open it with a newer version of VoxDesk.",
    Remedy.RESTORE_BACKUP: "Choose the right file, or go back to a backup of the library.",
    Remedy.ASK_ADMINISTRATOR: "Ask whoever administers this computer.",
    Remedy.SHOW_EXISTING: "Open the recording that is there.",
    Remedy.TYPE_PASSPHRASE: "Type the passphrase, or give a file with it: --passphrase-file FILE.",
    Remedy.MOVE_LIBRARY: "Move the library to a folder on this computer's own disk that no program "
    "synchronises.",
    Remedy.BRING_KEY_BACK: "Bring the file back from a backup of this computer. If there is none, "
    "move it away: the next seal is then signed by a new key, with another fingerprint.",
    Remedy.REVIEW_FINDINGS: "Write these findings again, correct or reject them, or mark them as "
    "your own opinion.",
    Remedy.CHECK_MICROPHONE: "Connect a microphone or choose another that `voxdesk devices` lists; "
    "close other programs that use it.",
    Remedy.CHECK_DISK: "See that the disk is connected and sound, then open the library again; "
    "`voxdesk library check` looks for damage.",
    Remedy.CHECK_COMMAND: "Check the name or the command; `voxdesk --help` lists what there is.",
    Remedy.OTHER_COMPUTER: "Use a computer whose processor has AVX2 (most since 2013).",
}

NAMES: dict[type[StrEnum], dict[str, str]] = {
    Action: {
        Action.LIBRARY_MADE: "Library made",
        Action.TAKEN_OVER: "Taken over from an earlier version",
        Action.IMPORTED: "Imported",
        Action.CAPTURED: "Recorded",
        Action.DECODED: "Decoded",
        Action.TRANSCRIBED: "Transcribed",
        Action.VERSION_CHOSEN: "Version chosen",
        Action.CORRECTED: "Text corrected",
        Action.SPEAKER_CHANGED: "Speaker changed",
        Action.CARD_CHANGED: "Visit card changed",
        Action.RENAMED: "Renamed",
        Action.MERGED: "Merged",
        Action.NOTED: "Note written",
        Action.ASKED: "Question asked",
        Action.DEFINED: "Scenario kept",
        Action.REPORTED: "Report written",
        Action.REVIEWED: "Report reviewed",
        Action.SIGNED_OFF: "Report signed off",
        Action.EXPORTED: "Exported",
        Action.BACKED_UP: "Backed up",
        Action.RESTORED: "Restored from a backup",
        Action.SALVAGED: "Salvaged",
        Action.BINNED: "Moved to the bin",
        Action.UNBINNED: "Taken out of the bin",
        Action.FORGOTTEN: "Forgotten",
        Action.RETENTION_CHANGED: "Retention rules changed",
        Action.PASSPHRASE_CHANGED: "Passphrase changed",
    },
    AliasKind: {
        AliasKind.CLIENT: "Client",
        AliasKind.EMPLOYEE: "Employee",
        AliasKind.PERSON: "Person",
        AliasKind.SITE: "Site",
        AliasKind.CUSTOMER: "Customer",
        AliasKind.CITY: "City",
    },
    AskMode: {AskMode.QUICK: "Quick", AskMode.DEEP: "Deep"},
    By: {
        By.SITE: "By site",
        By.CLIENT: "By client",
        By.EMPLOYEE: "By employee",
        By.MONTH: "By month",
    },
    Channels: {
        Channels.AUTO: "Automatic",
        Channels.TOGETHER: "Together",
        Channels.APART: "Each by itself",
    },
    EditKind: {
        EditKind.CORRECT: "Corrected",
        EditKind.RETIME: "Times changed",
        EditKind.SPLIT: "Split",
        EditKind.JOIN: "Joined",
        EditKind.REMOVE: "Taken out",
        EditKind.ASSIGN: "Given to a speaker",
        EditKind.UNDO: "Undone",
        EditKind.REDO: "Done again",
        EditKind.RESTORE: "Put back as it was",
    },
    Compute: {
        Compute.VERDICTS: "findings by verdict",
        Compute.MEAN: "mean of scores",
        Compute.MEAN_OF: "mean of other figures",
        Compute.SCORES: "each score",
        Compute.BANDS: "name for a range of a figure",
        Compute.MENTIONED: "what was spoken of, counted",
        Compute.UNMENTIONED: "what was not spoken of, counted",
        Compute.COVERAGE: "share of what was spoken of",
        Compute.QUOTES: "different quotes",
        Compute.MISSING: "items that nothing was said on",
        Compute.COMPLETENESS: "share of items that something was said on",
        Compute.COUNT: "findings",
        Compute.CONSTANT: "a fixed number",
        Compute.TYPE: "type, by one criterion",
    },
    DefinitionKind: {
        DefinitionKind.SCENARIO: "Scenario",
        DefinitionKind.TAXONOMY: "Taxonomy",
    },
    Difference: {
        Difference.ONLY_LEFT: "only in the first",
        Difference.ONLY_RIGHT: "only in the second",
        Difference.VERDICT: "verdict",
        Difference.SCORE: "score",
        Difference.POLARITY: "polarity",
        Difference.STATEMENT: "statement",
        Difference.QUOTES: "quotes",
    },
    HitKind: {
        HitKind.SEGMENT: "Transcript",
        HitKind.PASSAGE: "Passage",
        HitKind.FINDING: "Finding",
        HitKind.STAGE: "Part of a report",
        HitKind.DOCUMENT: "Document",
    },
    Hitch: {
        Hitch.UNFINISHED: "not written to its end",
        Hitch.FOREIGN: "quotes a recording that the report is not about",
        Hitch.STALE: "its words were changed in the transcript",
        Hitch.UNSUPPORTED: "says what no quote says",
    },
    JobKind: {
        JobKind.IMPORT: "Import",
        JobKind.TRANSCRIBE: "Transcribe",
        JobKind.INDEX: "Index",
        JobKind.REPORT: "Report",
        JobKind.EXPORT: "Export",
        JobKind.BACKUP: "Back up",
        JobKind.FORGET: "Empty the bin",
        JobKind.RETAIN: "Apply retention",
        JobKind.CHECK: "Check the library",
        JobKind.FINISH_CAPTURE: "Keep what was recorded",
        JobKind.ARCHIVE: "Take over old data",
        JobKind.REHEAR: "Hear again",
        JobKind.PROPOSE_ROLES: "Propose roles",
    },
    JobState: {
        JobState.WAITING: "Waiting",
        JobState.RUNNING: "Running",
        JobState.DONE: "Done",
        JobState.FAILED: "Failed",
        JobState.CANCELLED: "Cancelled",
        JobState.INTERRUPTED: "Interrupted",
        JobState.NEEDS_USER: "Needs you",
        JobState.PAUSED: "Paused",
    },
    Taken: {
        Taken.VISITS: "visits",
        Taken.RECORDINGS: "recordings",
        Taken.TRANSCRIPTS: "transcripts",
        Taken.DOCUMENTS: "documents",
        Taken.REPORTS: "reports",
        Taken.STAGES: "stages of reports",
    },
    Kept: {Kept.AUDIO: "Audio", Kept.TRANSCRIPT: "Transcript", Kept.REPORT: "Report"},
    Lane: {Lane.HEAVY: "Heavy work", Lane.LIGHT: "Light work"},
    ModelRole: {
        ModelRole.SPEECH: "Speech",
        ModelRole.MEANING: "Meaning",
        ModelRole.WRITING: "Writing",
    },
    ModelState: {
        ModelState.INSTALLED: "Installed",
        ModelState.MISSING: "Not installed",
        ModelState.DAMAGED: "Damaged",
    },
    MomentKind: {
        MomentKind.MARK: "Marker",
        MomentKind.PAUSE: "Paused",
        MomentKind.ASLEEP: "Computer asleep",
        MomentKind.TORN: "Sound missing",
        MomentKind.SILENCE: "Nothing heard",
        MomentKind.DRIFT: "Clock off",
    },
    NameKind: {
        NameKind.CUSTOMER: "Customer",
        NameKind.CLIENT: "Client",
        NameKind.EMPLOYEE: "Employee",
        NameKind.SITE: "Site",
        NameKind.ZONE: "Zone",
        NameKind.CITY: "City",
    },
    NoteKind: {NoteKind.NOTE: "Note", NoteKind.MARKER: "Marker"},
    RecordingState: {
        RecordingState.IMPORTED: "Imported",
        RecordingState.TRANSCRIBING: "Transcribing",
        RecordingState.PARTIAL: "Partly transcribed",
        RecordingState.TRANSCRIBED: "Transcribed",
        RecordingState.INDEXED: "Ready",
        RecordingState.FAILED: "Failed",
    },
    Method: {
        Method.CRITERIA: "Criteria, each with a verdict",
        Method.SCORED: "Scores, each by a rubric",
        Method.FACTORS: "Factors of a taxonomy",
        Method.OTHERS: "Factors that no taxonomy names",
        Method.LINKS: "Links",
    },
    Polarity: {
        Polarity.POSITIVE: "praised",
        Polarity.CRITICAL: "criticised",
        Polarity.MIXED: "praised and criticised",
        Polarity.NEUTRAL: "mentioned",
    },
    ReportState: {
        ReportState.DRAFT: "Draft",
        ReportState.REVIEWED: "Reviewed",
        ReportState.FINAL: "Final",
        ReportState.SUPERSEDED: "Superseded",
    },
    Review: {
        Review.OPEN: "Not reviewed yet",
        Review.ACCEPTED: "Accepted",
        Review.REJECTED: "Rejected",
        Review.OPINION: "Opinion",
    },
    SegmentFlag: {
        SegmentFlag.REPETITION: "repeats itself",
        SegmentFlag.BLANK: "speech not recognised",
        SegmentFlag.NO_SPEECH: "perhaps no speech",
        SegmentFlag.UNSURE: "unsure",
    },
    SiteKind: {
        SiteKind.HOTEL: "Hotel",
        SiteKind.RESTAURANT: "Restaurant",
        SiteKind.HEALTH_CENTRE: "Health centre",
        SiteKind.OTHER: "Other",
    },
    Source: {
        Source.FILE: "File",
        Source.MICROPHONE: "Microphone",
        Source.ARCHIVE: "Old data",
    },
    SpeakerRole: {
        SpeakerRole.EMPLOYEE: "Employee",
        SpeakerRole.CLIENT: "Client",
        SpeakerRole.OTHER: "Other",
        SpeakerRole.UNKNOWN: "Unknown",
    },
    StageKind: {StageKind.NARRATIVE: "Narrative", StageKind.FIGURES: "Figures"},
    Stance: {
        Stance.FOR: "for",
        Stance.AGAINST: "against",
        Stance.NEUTRAL: "neutral",
        Stance.UNRELATED: "unrelated",
    },
    Support: {Support.SUPPORTED: "Supported", Support.UNSUPPORTED: "Unsupported"},
    ReportKind: {
        ReportKind.INTERVIEW_METHODOLOGY: "Interview methodology assessment",
        ReportKind.LINKS: "Links report",
        ReportKind.COMMON_FACTORS: "General decision factors",
        ReportKind.SITE_FACTORS: "Decision factors in this site",
        ReportKind.AUDIT_METHODOLOGY: "Audit methodology assessment",
        ReportKind.COMPLIANCE: "Compliance with the audit programme",
        ReportKind.STRUCTURED: "Structured audit report",
    },
    Obstacle: {
        Obstacle.UNKNOWN_ENDING: "not a kind of file that archives hold",
        Obstacle.PACKED: "a packed archive: unpack it first",
        Obstacle.LINK: "a link to somewhere else, not followed",
        Obstacle.SPECIAL_FILE: "not a file",
        Obstacle.TOO_LARGE: "larger than such a file can be",
        Obstacle.CAPTION: "lines of the caption not understood, left empty",
        Obstacle.NO_TABLE: "not a table of the predecessor",
        Obstacle.TABLE_MISSING: "a table that others point to is not in the archive",
        Obstacle.BROKEN_ROW: "a row with another number of cells than the table has columns",
        Obstacle.BAD_LETTERS: "letters that could not be read; they show as \ufffd",
        Obstacle.NO_ID: "a row without a valid id",
        Obstacle.DOUBLE_ID: "an id that an earlier row has; the earlier one was taken",
        Obstacle.NO_ROW: "points to a row that is not there",
        Obstacle.BAD_DATE: "not a date, left empty",
        Obstacle.BAD_NUMBER: "not a number, left empty",
        Obstacle.BAD_KIND: "not a kind of site, left open",
        Obstacle.EMPTY_TEXT: "a row without text",
        Obstacle.SAME_TEXT: "the same text as another recording; it was not taken twice",
        Obstacle.SEVERAL_FILES: "several files have this name; the text was taken without audio",
        Obstacle.HAS_TRANSCRIPT: "its audio has a transcript already; the text was taken by itself",
        Obstacle.DISAGREES: "its rows say different things; the first was taken",
        Obstacle.UNCLASSIFIED: "a report whose kind nobody wrote down",
        Obstacle.ZONES_OF_PLACE: "zones were kept for the place; each of its visits has them all",
        Obstacle.FORGOTTEN: "taken over before and deleted since; it was not taken again",
    },
    Trouble: {
        Trouble.FILE: "The file",
        Trouble.PAGE: "A page of the file",
        Trouble.CHAIN: "The chain of custody",
        Trouble.REFERENCE: "A reference",
        Trouble.WORD_INDEX: "The word index",
        Trouble.ORIGINAL: "An original",
        Trouble.AUDIO: "Derived audio",
        Trouble.PASSAGE: "A passage",
        Trouble.SAVED_INDEX: "A saved index",
        Trouble.CAPTURE: "A capture",
        Trouble.JOB: "A job",
    },
    Unit: {
        Unit.AUDIO_MS: "of audio",
        Unit.BYTES: "bytes",
        Unit.PASSAGES: "passages",
        Unit.CRITERIA: "criteria",
        Unit.STEPS: "steps",
    },
    Verdict: {
        Verdict.MET: "Met",
        Verdict.PARTLY_MET: "Partly met",
        Verdict.NOT_MET: "Not met",
        Verdict.NOT_COVERED: "Not covered",
    },
    VisitPurpose: {
        VisitPurpose.INTERVIEW: "Interviews",
        VisitPurpose.DESIGN: "Visits to a place",
        VisitPurpose.ANY: "Any visit",
    },
    Column: {
        Column.CUSTOMER: "Customer",
        Column.SITE: "Site",
        Column.SITE_KIND: "Kind of site",
        Column.CLIENT: "Client",
        Column.EMPLOYEE: "Employee",
        Column.MONTH: "Month",
        Column.DATE: "Date",
        Column.VISIT: "Visit",
        Column.REPORT: "Report",
        Column.KIND: "Kind of report",
        Column.STATE: "State",
        Column.FIGURE: "Figure",
        Column.COVERED: "Covered, %",
        Column.VALUE: "Value",
        Column.JUDGED: "Judged, %",
        Column.REPORTS: "Reports",
        Column.LATEST: "Latest",
        Column.MEAN: "Mean",
        Column.SECTION: "Section",
        Column.CRITERION: "Criterion",
        Column.FACTOR: "Factor",
        Column.FINDINGS: "Findings",
        Column.POSITIVE: "Positive",
        Column.CRITICAL: "Critical",
        Column.MIXED: "Mixed",
        Column.NEUTRAL: "Neutral",
        Column.UNJUDGED: "Not judged",
        Column.OPEN: "Open",
        Column.UNSUPPORTED: "Unsupported",
        Column.DOUBTFUL: "Doubtful",
        Column.SECONDS: "Seconds",
        Column.ERROR: "What went wrong",
    },
    TableName: {
        TableName.COMPARED: "Compared",
        TableName.OVER_TIME: "Over time",
        TableName.FACTORS: "Factors",
        TableName.PROBLEMS: "Not met",
        TableName.GAPS: "Never spoken of",
        TableName.BATCH: "Reports",
    },
    Voice: {
        Voice.ALL: "everybody",
        Voice.EMPLOYEE: "the employee",
        Voice.CLIENT: "the client",
    },
}
"""By type, because members of different types can be equal as text."""

NO_VERDICT = "No verdict"


_said: dict[str, Callable[[str], str]] = {}


def speak(translate: Callable[[str], str]) -> None:
    """Hand every sentence to `translate` from now on."""
    _said["translate"] = translate


def _in_words(text: str) -> str:
    translate = _said.get("translate")
    return translate(text) if translate is not None and text else text


def every_sentence() -> tuple[str, ...]:
    """All there is to translate."""
    names = (words for members in NAMES.values() for words in members.values())
    found = (*MESSAGES.values(), *REMEDIES.values(), *names, NO_VERDICT)
    return tuple(dict.fromkeys(filter(None, found)))


def message(code: str, detail: str = "") -> str:
    """What happened, in a sentence or two, with the thing it happened to."""
    words = _in_words(MESSAGES.get(code, MESSAGES["error"]))
    return f"{words} ({detail})" if detail else words


def why(code: str, detail: str = "") -> str:
    """Why something of an archive could not be taken over: a trouble, or the code of an error."""
    if code in MESSAGES:
        return message(code, detail)
    words = _in_words(NAMES[Obstacle][code])
    return f"{words} ({detail})" if detail else words


def remedy(what: Remedy | str) -> str:
    """What to do about it; empty when there is nothing to be done."""
    return _in_words(REMEDIES[Remedy(what)])


def name(value: StrEnum) -> str:
    """What people call a state, a kind or a verdict."""
    return _in_words(NAMES[type(value)][value])


def verdict(value: Verdict | None) -> str:
    """A verdict; None is that of a finding nobody judged."""
    return _in_words(NO_VERDICT) if value is None else name(value)


def flag(value: SegmentFlag) -> str:
    return name(value)


def stance(value: Stance) -> str:
    return name(value)


def support(value: Support) -> str:
    return name(value)


def report_state(value: ReportState) -> str:
    return name(value)
