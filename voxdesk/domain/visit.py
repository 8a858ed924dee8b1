"""Visits: one outing to a site, and the names it refers to."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from voxdesk.domain.ids import CustomerId, SiteId, VisitId


class SiteKind(StrEnum):
    HOTEL = "hotel"
    RESTAURANT = "restaurant"
    HEALTH_CENTRE = "health-centre"
    OTHER = "other"


class NameKind(StrEnum):
    """What people choose from lists of names seen before."""

    CUSTOMER = "customer"
    CLIENT = "client"
    EMPLOYEE = "employee"
    SITE = "site"
    ZONE = "zone"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Name:
    """A name as lists show it. `visits` counts those it belongs to, outside the bin.

    Only sites have a kind, an owner (`customer`) and a city of their own; empty means not known.
    """

    kind: NameKind
    id: int
    name: str
    visits: int
    site_kind: SiteKind | None = None
    customer: str = ""
    city: str = ""


@dataclass(frozen=True, slots=True)
class VisitCard:
    """A visit in the words of whoever fills it in; empty means not known.

    A site is its name and its kind. `client` is the person interviewed, `customer` the
    organisation that ordered the work: left empty it stands for the owner of the site.
    `consent_by` is who consented to being recorded, `consent_on` when.
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
    consent_by: str = ""
    consent_on: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit as the library keeps it: the card with the rows it refers to."""

    id: VisitId
    card: VisitCard
    site_id: SiteId | None
    customer_id: CustomerId | None


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit as lists show it, with how much hangs on it, outside the bin."""

    visit: Visit
    recordings: int
    documents: int
    reports: int
