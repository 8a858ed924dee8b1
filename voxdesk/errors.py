"""Every error VoxDesk raises on purpose. Anything else is a bug and looks like one.

VoxDeskError(detail)        code and remedy belong to the class; no user language in here
├─ UserError                something outside is not as it must be, and a person can mend it
│  ├─ BadAudio · NoSound · FileMissing · FileUnreadable · FileChanged · NotAFile · AlreadyThere
│  ├─ NotEnoughDisk · NotEnoughMemory · CpuNotSupported
│  ├─ ModelMissing · ModelDamaged · ModelUnknown · DownloadFailed · ForbiddenByPolicy
│  ├─ FileBusy · NothingFound · BadRequest · BadScenario · ReportHindered
│  ├─ AudioGone · DocumentUnreadable · AttachmentUnknown · BadTemplate · BadLogo
│  ├─ BadSeal · SealKeyDamaged
│  └─ BadBackup · NoKeyStore
├─ StoreError               StoreTooNew · StoreDamaged (DiskFailed) · StoreLocked · StoreReadOnly
│  └─ PassphraseNeeded · WrongPassphrase · UnfitPlace
└─ EngineError              EngineCrashed · EngineHung · EngineFailed
Cancelled                   not an error: shown nowhere
"""

from enum import StrEnum


class Remedy(StrEnum):
    """Something a face can offer to do about an error."""

    NONE = ""
    RETRY = "retry"
    FREE_SPACE = "free_space"
    CHOOSE_OTHER_FILE = "choose_other_file"
    CHECK_PERMISSIONS = "check_permissions"
    CLOSE_OTHER_PROGRAM = "close_other_program"
    CHOOSE_SMALLER_MODEL = "choose_smaller_model"
    GET_MODEL = "get_model"
    UPDATE_VOXDESK = "update_voxdesk"
    RESTORE_BACKUP = "restore_backup"
    ASK_ADMINISTRATOR = "ask_administrator"
    SHOW_EXISTING = "show_existing"
    CHECK_COMMAND = "check_command"
    OTHER_COMPUTER = "other_computer"
    TYPE_PASSPHRASE = "type_passphrase"
    MOVE_LIBRARY = "move_library"
    CHECK_MICROPHONE = "check_microphone"
    CHECK_DISK = "check_disk"
    BRING_KEY_BACK = "bring_key_back"
    REVIEW_FINDINGS = "review_findings"


class VoxDeskError(Exception):
    """A known error: `code` is stable and has words in `texts.py`, `detail` names the thing."""

    code = "error"
    remedy = Remedy.NONE

    def __init__(self, detail: str = "", *, remedy: Remedy | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        if remedy is not None:
            self.remedy = remedy


class UserError(VoxDeskError):
    code = "user"


class BadAudio(UserError):
    """No decoder here can read it; detail says what was seen instead."""

    code = "audio.unreadable"
    remedy = Remedy.CHOOSE_OTHER_FILE


class NoSound(UserError):
    """A readable file without a sound track, or of no length."""

    code = "audio.no_sound"
    remedy = Remedy.CHOOSE_OTHER_FILE


class FileMissing(UserError):
    code = "file.missing"
    remedy = Remedy.CHOOSE_OTHER_FILE


class FileUnreadable(UserError):
    code = "file.unreadable"
    remedy = Remedy.CHECK_PERMISSIONS


class FileChanged(UserError):
    """It vanished or changed while it was read."""

    code = "file.changed"
    remedy = Remedy.RETRY


class NotAFile(UserError):
    code = "file.not_a_file"
    remedy = Remedy.CHOOSE_OTHER_FILE


class AlreadyThere(UserError):
    """The same bytes are in the library; detail is the id they have."""

    code = "recording.already_there"
    remedy = Remedy.SHOW_EXISTING


class DocumentThere(UserError):
    """The same document is in the library; detail is the id it has."""

    code = "document.already_there"
    remedy = Remedy.CHOOSE_OTHER_FILE


class NotEnoughDisk(UserError):
    code = "disk.full"
    remedy = Remedy.FREE_SPACE


class NotEnoughMemory(UserError):
    code = "memory.short"
    remedy = Remedy.CHOOSE_SMALLER_MODEL


class CpuNotSupported(UserError):
    code = "cpu.not_supported"
    remedy = Remedy.OTHER_COMPUTER


class ModelMissing(UserError):
    code = "model.missing"
    remedy = Remedy.GET_MODEL


class ModelDamaged(UserError):
    """A file of the model is missing, truncated or not the catalogue's; detail names it."""

    code = "model.damaged"
    remedy = Remedy.GET_MODEL


class ModelUnknown(UserError):
    code = "model.unknown"
    remedy = Remedy.CHECK_COMMAND


class DownloadFailed(UserError):
    code = "model.download_failed"
    remedy = Remedy.RETRY


class ForbiddenByPolicy(UserError):
    code = "policy.forbidden"
    remedy = Remedy.ASK_ADMINISTRATOR


class FileBusy(UserError):
    """The target of an export is read-only or held open by another program."""

    code = "file.busy"
    remedy = Remedy.CLOSE_OTHER_PROGRAM


class NothingFound(UserError):
    """An id, or something asked for, that the library does not hold."""

    code = "nothing_found"
    remedy = Remedy.CHECK_COMMAND


class BadRequest(UserError):
    code = "bad_request"
    remedy = Remedy.CHECK_COMMAND


class BadScenario(UserError):
    """A scenario file that does not hold; detail names file and place."""

    code = "scenario.invalid"
    remedy = Remedy.CHOOSE_OTHER_FILE


class ReportHindered(UserError):
    """A report that cannot be final yet; detail names its findings, each with why not."""

    code = "report.hindered"
    remedy = Remedy.REVIEW_FINDINGS


class AudioGone(UserError):
    """A rule of retention removed the audio; the transcript and the hash stay."""

    code = "audio.gone"
    remedy = Remedy.RESTORE_BACKUP


class DocumentUnreadable(UserError):
    """No text can be taken from it: damaged, protected, or built to exhaust the reader."""

    code = "document.unreadable"
    remedy = Remedy.CHOOSE_OTHER_FILE


class AttachmentUnknown(UserError):
    """Neither a document nor a photo of a kind that the library keeps; detail names it."""

    code = "attachment.unknown"
    remedy = Remedy.CHOOSE_OTHER_FILE


class BadTemplate(UserError):
    """Not a Word template that a report can be put on; detail names it and says why."""

    code = "template.bad"
    remedy = Remedy.CHOOSE_OTHER_FILE


class BadLogo(UserError):
    """Not a PNG or JPEG picture, or too large for the head of a report."""

    code = "logo.bad"
    remedy = Remedy.CHOOSE_OTHER_FILE


class BadSeal(UserError):
    """A seal that cannot be read, or whose signature does not hold."""

    code = "seal.bad"
    remedy = Remedy.CHOOSE_OTHER_FILE


class SealKeyDamaged(UserError):
    """The user's key for seals is there and cannot be used; no other is made in its place."""

    code = "seal.key_damaged"
    remedy = Remedy.BRING_KEY_BACK


class BadBackup(UserError):
    """A copy of the library that did not pass its checks; it was not kept or not restored."""

    code = "backup.bad"
    remedy = Remedy.CHOOSE_OTHER_FILE


class NoKeyStore(UserError):
    """This system has no store for secrets, or it is locked."""

    code = "keystore.missing"
    remedy = Remedy.TYPE_PASSPHRASE


class MicrophoneUnavailable(UserError):
    """None is there, or this one is in use elsewhere, forbidden, or was unplugged."""

    code = "microphone.unavailable"
    remedy = Remedy.CHECK_MICROPHONE


class StoreError(VoxDeskError):
    code = "store"


class StoreTooNew(StoreError):
    code = "store.too_new"
    remedy = Remedy.UPDATE_VOXDESK


class StoreDamaged(StoreError):
    """Not a library: no SQLite file, a torn one, or one of another program."""

    code = "store.damaged"
    remedy = Remedy.RESTORE_BACKUP


class DiskFailed(StoreDamaged):
    """The disk did not read or write: taken for damage, so nothing more is written."""

    code = "store.disk_failed"
    remedy = Remedy.CHECK_DISK


class StoreLocked(StoreError):
    code = "store.locked"
    remedy = Remedy.CLOSE_OTHER_PROGRAM


class StoreReadOnly(StoreError):
    code = "store.read_only"
    remedy = Remedy.CHECK_PERMISSIONS


class PassphraseNeeded(StoreError):
    """The library is encrypted and no passphrase was given."""

    code = "store.passphrase_needed"
    remedy = Remedy.TYPE_PASSPHRASE


class WrongPassphrase(StoreError):
    code = "store.wrong_passphrase"
    remedy = Remedy.TYPE_PASSPHRASE


class UnfitPlace(StoreError):
    """On a network or synchronised folder, where locks cannot be trusted; detail says which."""

    code = "store.unfit_place"
    remedy = Remedy.MOVE_LIBRARY


class EngineError(VoxDeskError):
    code = "engine"


class EngineCrashed(EngineError):
    """A worker process died; detail names engine and exit code."""

    code = "engine.crashed"
    remedy = Remedy.RETRY

    def __init__(self, detail: str = "", *, log_tail: str = "") -> None:
        super().__init__(detail)
        self.log_tail = log_tail


class EngineHung(EngineError):
    """A worker gave no sign of life for longer than its limit and was ended."""

    code = "engine.hung"
    remedy = Remedy.RETRY


class EngineFailed(EngineError):
    """An engine raised something that it should not have; detail holds it."""

    code = "engine.failed"
    remedy = Remedy.RETRY


class Cancelled(Exception):
    """The user stopped the work; what was committed stays."""


def known() -> dict[str, type[VoxDeskError]]:
    """Every concrete error by its code: to carry errors over a pipe or from a job row."""
    found: dict[str, type[VoxDeskError]] = {}
    waiting = [VoxDeskError]
    while waiting:
        error = waiting.pop()
        found[error.code] = error
        waiting.extend(error.__subclasses__())
    return found


def from_exit_code(engine: str, code: int | None, log_tail: str = "") -> VoxDeskError:
    """What the death of a worker means. Codes: POSIX signals and Windows NTSTATUS values."""
    if code in (-9, 137):
        return NotEnoughMemory(engine)
    if code in (-4, 0xC000001D):
        return CpuNotSupported(engine)
    return EngineCrashed(f"{engine} ended with {code}", log_tail=log_tail)
