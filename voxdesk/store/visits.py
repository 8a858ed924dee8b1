"""Visits: the card of each, with the rows it refers to.

Customer and city may be left empty on a card: then those of the site hold (`store/names.py`).
"""

from collections.abc import Iterable

from voxdesk.domain.custody import Action
from voxdesk.domain.ids import CustomerId, VisitId, written
from voxdesk.domain.visit import NameKind, SiteKind, Visit, VisitCard
from voxdesk.store import scopes
from voxdesk.store.connections import Connections, Row
from voxdesk.store.custody import Custody
from voxdesk.store.names import Names
from voxdesk.store.values import day, id_list, member, now, storable, tidy

_VISIT = (
    "SELECT visit.id, coalesce(site.name, ''), visit.site_kind, coalesce(city.name, ''),"
    " coalesce(client.name, ''), coalesce(customer.name, ''), coalesce(employee.name, ''),"
    " visit.date, visit.number, visit.scenario_id, visit.site_id,"
    " coalesce(visit.customer_id, site.customer_id), visit.consent_by, visit.consent_on"
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
            self._fill(visit_id, card)
        return visit_id

    def get(self, visit_id: VisitId) -> Visit:
        """The visit with this id; NothingFound when there is none."""
        row = self._connections.the_row(
            written("visit", visit_id),
            f"{_VISIT} WHERE visit.id = ?",
            (visit_id,),
        )
        return self._visits([row])[0]

    def update(self, visit_id: VisitId, card: VisitCard) -> None:
        """Put another card in place of the one it has."""
        with self._connections.writing("visits"):
            if self.get(visit_id).card != card:
                self._fill(visit_id, card)

    def recent(self, limit: int | None = None) -> tuple[Visit, ...]:
        """The newest visits, newest first."""
        return self._visits(
            self._connections.rows(
                f"{_VISIT} WHERE {scopes.VISIT.kept} ORDER BY visit.id DESC LIMIT ?",
                (-1 if limit is None else limit,),
            )
        )

    def get_many(self, ids: Iterable[VisitId]) -> tuple[Visit, ...]:
        """The visits with these ids, in their order; those that are gone are left out."""
        wanted = list(ids)
        rows = self._connections.rows(
            f"{_VISIT} WHERE visit.id IN {scopes.IDS}", (id_list(wanted),)
        )
        found = {visit.id: visit for visit in self._visits(rows)}
        return tuple(found[visit_id] for visit_id in wanted if visit_id in found)

    def of_customer(self, customer_id: CustomerId | None) -> tuple[VisitId, ...]:
        """The visits for a customer, or (None) those for nobody known, oldest first."""
        rows = self._connections.rows(
            "SELECT visit.id FROM visit LEFT JOIN site ON site.id = visit.site_id"
            " WHERE coalesce(visit.customer_id, site.customer_id) IS ?"
            f" AND {scopes.VISIT.kept} ORDER BY visit.id",
            (customer_id,),
        )
        return tuple(VisitId(row[0]) for row in rows)

    def _fill(self, visit_id: VisitId, card: VisitCard) -> None:
        names = Names(self._connections)
        touched = [written("visit", visit_id)]
        customer_id = names.enter(NameKind.CUSTOMER, card.customer, touched)
        city_id = names.enter(NameKind.CITY, card.city, touched)
        zones = [names.enter(NameKind.ZONE, zone, touched) for zone in card.zones]
        values = {
            "site_id": names.enter_site(
                card.site,
                card.site_kind,
                customer_id=customer_id,
                city_id=city_id,
                touched=touched,
            ),
            "site_kind": card.site_kind,
            "customer_id": customer_id,
            "client_id": names.enter(NameKind.CLIENT, card.client, touched),
            "employee_id": names.enter(NameKind.EMPLOYEE, card.employee, touched),
            "city_id": city_id,
            "date": card.date.isoformat() if card.date else None,
            "number": card.number,
            "scenario_id": storable(card.scenario_id),
            "consent_by": tidy(card.consent_by),
            "consent_on": card.consent_on.isoformat() if card.consent_on else None,
        }
        with self._connections.writing("visits") as db:
            changes = ", ".join(f"{column} = :{column}" for column in values)
            db.execute(f"UPDATE visit SET {changes} WHERE id = :id", values | {"id": visit_id})
            db.execute("DELETE FROM visit_zone WHERE visit_id = ?", (visit_id,))
            db.executemany(
                "INSERT INTO visit_zone (visit_id, position, zone_id) VALUES (?, ?, ?)",
                [
                    (visit_id, position, zone_id)
                    for position, zone_id in enumerate(dict.fromkeys(filter(None, zones)))
                ],
            )
            Custody(self._connections).add(Action.CARD_CHANGED, touched[0], touched=touched)

    def _visits(self, rows: list[Row]) -> tuple[Visit, ...]:
        zones: dict[int, list[str]] = {}
        for visit_id, zone in self._connections.rows(
            "SELECT visit_zone.visit_id, zone.name FROM visit_zone"
            " JOIN zone ON zone.id = visit_zone.zone_id"
            f" WHERE visit_zone.visit_id IN {scopes.IDS}"
            " ORDER BY visit_zone.visit_id, visit_zone.position",
            (id_list(row[0] for row in rows),),
        ):
            zones.setdefault(visit_id, []).append(zone)
        return tuple(_visit(row, tuple(zones.get(row[0], ()))) for row in rows)


def _visit(row: Row, zones: tuple[str, ...]) -> Visit:
    card = VisitCard(
        site=row[1],
        site_kind=member(row[2], SiteKind.OTHER),
        zones=zones,
        city=row[3],
        client=row[4],
        customer=row[5],
        employee=row[6],
        date=day(row[7]),
        number=row[8],
        scenario_id=row[9],
        consent_by=row[12],
        consent_on=day(row[13]),
    )
    return Visit(id=VisitId(row[0]), card=card, site_id=row[10], customer_id=row[11])
