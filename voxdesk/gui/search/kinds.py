"""What can be looked for by itself, and why a search may have gone by words alone."""

from voxdesk.domain.knowledge import HitKind
from voxdesk.gui.words import later

KINDS: tuple[tuple[str, frozenset[HitKind]], ...] = (
    (later("Everything"), frozenset(HitKind)),
    (later("Said"), frozenset({HitKind.SEGMENT, HitKind.PASSAGE})),
    (later("Findings"), frozenset({HitKind.FINDING})),
    (later("Reports"), frozenset({HitKind.STAGE})),
    (later("Documents"), frozenset({HitKind.DOCUMENT})),
)
WHY_WORDS = {
    "no_model": later("Only words were searched: no model for meaning is installed."),
    "not_indexed": later("Only words were searched: nothing is ready for meaning yet."),
    "damaged": later("Only words were searched: the model for meaning is damaged."),
}
