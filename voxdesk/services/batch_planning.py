"""Before a batch: which kinds of report fit the chosen visits, and how long they take."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from voxdesk.desk import Desk
from voxdesk.domain.ids import VisitId
from voxdesk.domain.recording import RecordingState
from voxdesk.domain.scenario import Scenario
from voxdesk.domain.visit import SiteKind
from voxdesk.services import scenarios

HEARD = frozenset({RecordingState.TRANSCRIBED, RecordingState.INDEXED})


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of report, with how many of the visits it fits.

    `seconds` is what the last reports of this kind took on average; None when there were none.
    """

    scenario: Scenario
    own: bool
    fits: int
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What can be written on some visits. `unheard` counts those without a transcript yet."""

    visit_ids: tuple[VisitId, ...]
    site_kinds: Mapping[SiteKind, int]
    unheard: int
    offers: tuple[Offer, ...]

    def reports(self, kinds: Sequence[str]) -> int:
        """How many reports these kinds come to."""
        return sum(each.fits for each in self.offers if each.scenario.kind in kinds)

    def left_out(self, kinds: Sequence[str]) -> int:
        """How many of all pairs of visit and kind are none, because the kind does not fit."""
        chosen = [each for each in self.offers if each.scenario.kind in kinds]
        return sum(len(self.visit_ids) - each.fits for each in chosen)

    def seconds(self, kinds: Sequence[str]) -> float | None:
        """About how long they take together; None where one of the kinds was never written."""
        times = [
            None if each.seconds is None else each.fits * each.seconds
            for each in self.offers
            if each.scenario.kind in kinds and each.fits
        ]
        known = [each for each in times if each is not None]
        return sum(known) if known and len(known) == len(times) else None


def plan(desk: Desk, visit_ids: Sequence[VisitId]) -> Plan:
    """What can be written on these visits."""
    visits = desk.store.visits.get_many(visit_ids)
    site_kinds = Counter(each.card.site_kind for each in visits)
    kinds = scenarios.kinds(desk)
    took = desk.store.overview.seconds([each.scenario.kind for each in kinds])
    heard = sum(
        any(one.state in HEARD for one in desk.store.recordings.of_visit(each.id))
        for each in visits
    )
    return Plan(
        visit_ids=tuple(each.id for each in visits),
        site_kinds=dict(site_kinds),
        unheard=len(visits) - heard,
        offers=tuple(
            Offer(
                each.scenario,
                each.own,
                sum(
                    count for kind, count in site_kinds.items() if kind in each.scenario.site_kinds
                ),
                took.get(each.scenario.kind),
            )
            for each in kinds
        ),
    )
