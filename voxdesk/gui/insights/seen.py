"""What the page about many visits reads: away from the window, one customer at a time."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voxdesk.desk import Desk
from voxdesk.domain.ids import CustomerId
from voxdesk.domain.knowledge import Scope

if TYPE_CHECKING:
    from voxdesk.services.overview import Overview


@dataclass(frozen=True, slots=True)
class Customer:
    """One of those whose reports are in scope; without a name nobody knows whose they are."""

    id: CustomerId | None
    name: str
    reports: int


@dataclass(frozen=True, slots=True)
class Seen:
    """The customers in scope, and what the reports of the chosen one say; None without any."""

    customers: tuple[Customer, ...]
    chosen: Customer | None
    overview: "Overview | None"


def look(desk: Desk, scope: Scope, wanted: CustomerId | None, language: str) -> Seen:
    """Read what is in scope; of a customer that is not in it, the first stands in."""
    from voxdesk.services import overview  # slow at first: away from the window's thread

    reports = desk.store.overview.reports(scope)
    customers = tuple(
        Customer(each, name, sum(told.customer_id == each for told in reports))
        for each, name in overview.customers(reports).items()
    )
    chosen = next((each for each in customers if each.id == wanted), None)
    chosen = chosen or (customers[0] if customers else None)
    if chosen is None:
        return Seen((), None, None)
    own = [each for each in reports if each.customer_id == chosen.id]
    return Seen(customers, chosen, overview.of_reports(desk, own, language))
