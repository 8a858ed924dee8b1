"""Everything that stands on a visit's page, read in one go away from the window's thread."""

from dataclasses import dataclass

from voxdesk.desk import Desk
from voxdesk.domain.ids import DocumentId, RecordingId, VisitId
from voxdesk.domain.recording import Recording
from voxdesk.domain.visit import Name, NameKind, Visit, VisitCard

OTHER_VISITS = 12
"""As many as a menu can hold."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be picked on a card: names by kind, sites with what is known of them, scenarios."""

    names: dict[NameKind, tuple[str, ...]]
    sites: tuple[Name, ...]
    scenarios: tuple[tuple[str, str], ...]

    def site(self, name: str) -> Name | None:
        """The one site of this name; None when there is none, or when kinds share it."""
        key = " ".join(name.split()).casefold()
        found = [each for each in self.sites if each.name.casefold() == key]
        return found[0] if len(found) == 1 else None


NO_CHOICES = Choices({}, (), ())


@dataclass(frozen=True, slots=True)
class Attachment:
    """A photo or a document of a visit, without its text."""

    id: DocumentId
    name: str
    size_bytes: int
    photo: bool


@dataclass(frozen=True, slots=True)
class OpenedVisit:
    """`visit_id` is None for a recording that has no visit yet; `asked_by` is the recording that it
    is shown beside. `others` are the newest other visits."""

    visit_id: VisitId | None
    card: VisitCard
    choices: Choices
    recordings: tuple[Recording, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    others: tuple[Visit, ...] = ()
    asked_by: RecordingId | None = None


def read(desk: Desk, visit_id: VisitId | None, asked_by: RecordingId | None = None) -> OpenedVisit:
    """Read a visit; `asked_by` is the recording that it is shown beside, if any."""
    store = desk.store
    if asked_by is not None:
        visit_id = store.recordings.get(asked_by).visit_id
    if visit_id is None:
        return OpenedVisit(None, VisitCard(), _choices(desk), asked_by=asked_by)
    return OpenedVisit(
        visit_id,
        store.visits.get(visit_id).card,
        _choices(desk),
        store.recordings.of_visit(visit_id),
        _attachments(desk, visit_id),
        tuple(each for each in store.visits.recent(OTHER_VISITS + 1) if each.id != visit_id),
        asked_by,
    )


def _attachments(desk: Desk, visit_id: VisitId) -> tuple[Attachment, ...]:
    from voxdesk.services import reading

    return tuple(
        Attachment(each.id, each.name, each.size_bytes, reading.is_photo(each.name))
        for each in desk.store.documents.of_visit(visit_id)
    )


def _choices(desk: Desk) -> Choices:
    from voxdesk.services import scenarios

    names = desk.store.names
    language = desk.settings.language
    return Choices(
        {kind: names.names(kind) for kind in NameKind},
        names.all(NameKind.SITE),
        tuple(
            (each.scenario.id, each.scenario.title.within(language))
            for each in scenarios.kinds(desk)
        ),
    )
