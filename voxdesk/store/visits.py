"""Visits and the names they refer to: customers, clients, sites, zones, employees.

A name typed again, in whatever case and spacing, is the same row. A site is its name and its kind;
the first customer named for it becomes its owner, who orders every visit that names no other.
"""

from datetime import date
from enum import StrEnum

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.ids import CustomerId, SiteId, VisitId, written
from voxdesk.domain.visit import SiteKind, Visit, VisitCard
from voxdesk.store.connections import Connections, Row
from voxdesk.store.values import name_key, now, storable, tidy


class NameKind(StrEnum):
    """What people choose from lists of names seen before."""

    CUSTOMER = "customer"
    CLIENT = "client"
    EMPLOYEE = "employee"
    SITE = "site"
    ZONE = "zone"
    CITY = "city"


_VISIT = (
    "SELECT visit.id, site.name, visit.site_kind, coalesce(city.name, ''), client.name,"
    " customer.name, employee.name, visit.date, visit.number, visit.scenario_id, visit.site_id,"
    " coalesce(visit.customer_id, site.customer_id)"
    " FROM visit"
    " LEFT JOIN site ON site.id = visit.site_id"
    " LEFT JOIN client ON client.id = visit.client_id"
    " LEFT JOIN customer ON customer.id = visit.customer_id"
    " LEFT JOIN employee ON employee.id = visit.employee_id"
    " LEFT JOIN city ON city.id = visit.city_id"
)


class Visits:
    """Visits, newest first."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, card: VisitCard) -> VisitId:
        """Enter a visit; names that are new are made."""
        with self._connections.writing("visits") as db:
            row = db.execute(
                "INSERT INTO visit (site_kind, created_at) VALUES (?, ?) RETURNING id",
                (card.site_kind, now()),
            ).fetchall()
            visit_id = VisitId(row[0][0])
            _fill(db, visit_id, card)
        return visit_id

    def get(self, visit_id: VisitId) -> Visit:
        """The visit with this id; NothingFound when there is none."""
        row = self._connections.the_row(
            written("visit", visit_id), f"{_VISIT} WHERE visit.id = ?", (visit_id,)
        )
        return self._visit(row)

    def update(self, visit_id: VisitId, card: VisitCard) -> None:
        """Put another card in place of the one it has."""
        with self._connections.writing("visits") as db:
            self.get(visit_id)
            _fill(db, visit_id, card)

    def recent(self, limit: int | None = None) -> tuple[Visit, ...]:
        """The newest visits, newest first."""
        return tuple(
            self._visit(row)
            for row in self._connections.rows(
                f"{_VISIT} ORDER BY visit.id DESC LIMIT ?", (-1 if limit is None else limit,)
            )
        )

    def of_customer(self, customer_id: CustomerId | None) -> tuple[VisitId, ...]:
        """The visits for a customer, or (None) those for nobody known, oldest first."""
        rows = self._connections.rows(
            "SELECT visit.id FROM visit LEFT JOIN site ON site.id = visit.site_id"
            " WHERE coalesce(visit.customer_id, site.customer_id) IS ? ORDER BY visit.id",
            (customer_id,),
        )
        return tuple(VisitId(row[0]) for row in rows)

    def names(self, kind: str) -> tuple[str, ...]:
        """Names seen before, for lists to choose from, in alphabetical order."""
        found = {row[0] for row in self._connections.rows(f"SELECT name FROM {NameKind(kind)}")}
        return tuple(sorted(found, key=str.casefold))

    def site_id(self, name: str, kind: SiteKind | None = None) -> SiteId | None:
        """The site of this name (and kind, when two kinds share a name)."""
        row = self._connections.row(
            "SELECT id FROM site WHERE name_key = ? AND kind = coalesce(?, kind) ORDER BY id",
            (name_key(name), kind),
        )
        return SiteId(row[0]) if row else None

    def customer_id(self, name: str) -> CustomerId | None:
        """The customer of this name."""
        row = self._connections.row("SELECT id FROM customer WHERE name_key = ?", (name_key(name),))
        return CustomerId(row[0]) if row else None

    def _visit(self, row: Row) -> Visit:
        zones = self._connections.rows(
            "SELECT zone.name FROM visit_zone JOIN zone ON zone.id = visit_zone.zone_id"
            " WHERE visit_zone.visit_id = ? ORDER BY visit_zone.position",
            (row[0],),
        )
        card = VisitCard(
            site=row[1] or "",
            site_kind=SiteKind(row[2]),
            zones=tuple(zone[0] for zone in zones),
            city=row[3],
            client=row[4] or "",
            customer=row[5] or "",
            employee=row[6] or "",
            date=date.fromisoformat(row[7]) if row[7] else None,
            number=row[8],
            scenario_id=row[9],
        )
        return Visit(id=VisitId(row[0]), card=card, site_id=row[10], customer_id=row[11])


def _fill(db: sqlite.Connection, visit_id: VisitId, card: VisitCard) -> None:
    customer_id = _named(db, NameKind.CUSTOMER, card.customer)
    db.execute(
        "UPDATE visit SET site_id = ?, site_kind = ?, customer_id = ?, client_id = ?,"
        " employee_id = ?, city_id = ?, date = ?, number = ?, scenario_id = ? WHERE id = ?",
        (
            _site(db, card, customer_id),
            card.site_kind,
            customer_id,
            _named(db, NameKind.CLIENT, card.client),
            _named(db, NameKind.EMPLOYEE, card.employee),
            _named(db, NameKind.CITY, card.city),
            card.date.isoformat() if card.date else None,
            card.number,
            storable(card.scenario_id),
            visit_id,
        ),
    )
    db.execute("DELETE FROM visit_zone WHERE visit_id = ?", (visit_id,))
    zone_ids = [_named(db, NameKind.ZONE, zone) for zone in card.zones]
    db.executemany(
        "INSERT INTO visit_zone (visit_id, position, zone_id) VALUES (?, ?, ?)",
        [
            (visit_id, position, zone_id)
            for position, zone_id in enumerate(dict.fromkeys(filter(None, zone_ids)))
        ],
    )


def _named(db: sqlite.Connection, kind: NameKind, name: str) -> int | None:
    """The id of a name, made when it is new; None for an empty one."""
    key = name_key(name)
    if not key:
        return None
    # The update changes nothing; it makes RETURNING answer for a name known before.
    row = db.execute(
        f"INSERT INTO {kind} (name, name_key) VALUES (?, ?)"
        " ON CONFLICT (name_key) DO UPDATE SET name = name RETURNING id",
        (tidy(name), key),
    ).fetchall()
    return int(row[0][0])


def _site(db: sqlite.Connection, card: VisitCard, customer_id: int | None) -> int | None:
    key = name_key(card.site)
    if not key:
        return None
    row = db.execute(
        "INSERT INTO site (name, name_key, kind, customer_id, city_id) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (name_key, kind) DO UPDATE SET"
        " customer_id = coalesce(site.customer_id, excluded.customer_id),"
        " city_id = coalesce(site.city_id, excluded.city_id)"
        " RETURNING id",
        (tidy(card.site), key, card.site_kind, customer_id, _named(db, NameKind.CITY, card.city)),
    ).fetchall()
    return int(row[0][0])
