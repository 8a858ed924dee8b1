"""Visits: one outing to a site, and the names it refers to."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from voxdesk.domain.ids import (
    ClientId,
    CustomerId,
    EmployeeId,
    SiteId,
    VisitId,
    ZoneId,
)


class SiteKind(StrEnum):
    HOTEL = "hotel"
    RESTAURANT = "restaurant"
    HEALTH_CENTRE = "health-centre"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Customer:
    """The organisation that ordered the work; what one said never enters another's report."""

    id: CustomerId
    name: str


@dataclass(frozen=True, slots=True)
class Client:
    """A person interviewed: a guest who chooses and pays."""

    id: ClientId
    name: str


@dataclass(frozen=True, slots=True)
class Employee:
    id: EmployeeId
    name: str


@dataclass(frozen=True, slots=True)
class Zone:
    id: ZoneId
    name: str


@dataclass(frozen=True, slots=True)
class Site:
    """A place visited; a site is its name and its kind."""

    id: SiteId
    name: str
    kind: SiteKind
    customer_id: CustomerId | None = None
    city: str = ""


@dataclass(frozen=True, slots=True)
class VisitCard:
    """A visit in the words of whoever fills it in; empty means not known.

    `customer` left empty stands for the owner of the site.
    """

    site: str = ""
    site_kind: SiteKind = SiteKind.OTHER
    zones: tuple[str, ...] = ()
    city: str = ""
    client: str = ""
    customer: str = ""
    employee: str = ""
    date: datetime.date | None = None
    number: int | None = None
    scenario_id: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit as the library keeps it: the card with the rows it refers to."""

    id: VisitId
    card: VisitCard
    site_id: SiteId | None
    customer_id: CustomerId | None
