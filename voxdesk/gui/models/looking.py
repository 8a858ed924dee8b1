"""Which models are here, and what can be done with each: read from the disk."""

from pathlib import Path
from typing import TYPE_CHECKING

from voxdesk import texts
from voxdesk.desk import Desk
from voxdesk.domain.model_entry import ModelRole, ModelState
from voxdesk.gui.models import wording
from voxdesk.gui.models.model_card import Shown
from voxdesk.gui.words import tr

if TYPE_CHECKING:
    from voxdesk.services.model_library import ModelStatus


def look(desk: Desk) -> list[Shown]:
    """Every model of the catalogue and of the folders of models, as it stands now."""
    from voxdesk.services import model_library

    listed = model_library.listed(desk.catalogue)
    used = {getattr(desk.settings, name) for name in wording.SETTINGS.values()}
    bases = {each.entry.base for each in listed if each.entry.id in used}
    return [_shown(desk, each, is_base=each.entry.id in bases) for each in listed]


def _shown(desk: Desk, status: "ModelStatus", *, is_base: bool) -> Shown:
    entry, role = status.entry, wording.SETTINGS[status.entry.role]
    in_use = getattr(desk.settings, role) == entry.id
    fixed = role in desk.policy.locks
    kept_away = (entry.obtainable or entry.base) and not desk.policy.allows("models.download")
    return Shown(
        entry,
        status.state,
        folder=str(status.folder or ""),
        damage=status.reason,
        in_use=in_use,
        trust=_trust(desk, status),
        why_not_used=tr("Fixed by your organisation") if fixed else "",
        why_not_removed=_why_not_removed(
            status.folder, desk.paths.models, in_use=in_use or is_base
        ),
        why_not_fetched=texts.message("policy.forbidden") if kept_away else "",
    )


def _trust(desk: Desk, status: "ModelStatus") -> str:
    """How often a writing model labelled rightly when it was measured."""
    from voxdesk.services import calibrating

    if status.entry.role is not ModelRole.WRITING or status.state is not ModelState.INSTALLED:
        return ""
    found = calibrating.kept(desk.paths, desk.catalogue, status.entry.id)
    if found is None:
        return tr("Not measured yet: that is done before its first report")
    right = tr("{right} of {of} test labels right").format(right=found.right, of=found.of)
    thresholds = [each for each in found.by_labels.values() if each is not None]
    if not found.ever_sure:
        return tr("{right}; nothing it labels counts until a person confirms it").format(
            right=right
        )
    return tr("{right}; labels count from {percent} % on").format(
        right=right, percent=round(100 * min([found.sure_from or 1.0, *thresholds]))
    )


def _why_not_removed(folder: Path | None, own: Path, *, in_use: bool) -> str:
    if in_use:
        return tr("It is in use: choose another first")
    if folder is None or folder.parent != own:
        return tr("It lies in a folder that is not VoxDesk's to change: {folder}").format(
            folder=folder or ""
        )
    return ""
