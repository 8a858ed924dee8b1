"""The names that visits share: customers, clients, employees, sites, zones and cities.

A name typed again, in whatever case and spacing, is the same row. A site is its name and its kind;
the first customer named for it becomes its owner, who orders every visit that names no other.
"""

from voxdesk.domain.custody import Action
from voxdesk.domain.ids import CustomerId, SiteId, written
from voxdesk.domain.visit import Name, NameKind, SiteKind
from voxdesk.errors import BadRequest
from voxdesk.store.connections import Connections, Row
from voxdesk.store.custody import Custody
from voxdesk.store.pseudonyms import Pseudonyms
from voxdesk.store.values import fit, member, name_key, tidy

MOST_LETTERS = 500
"""Of a name that is given to a row; what is typed on a card is kept whatever its length."""

_SITED = "visit LEFT JOIN site ON site.id = visit.site_id"
_USED = {
    NameKind.CUSTOMER: ("coalesce(visit.customer_id, site.customer_id)", _SITED),
    NameKind.CLIENT: ("visit.client_id", "visit"),
    NameKind.EMPLOYEE: ("visit.employee_id", "visit"),
    NameKind.SITE: ("visit.site_id", "visit"),
    NameKind.ZONE: ("zone_id", "visit_zone JOIN visit ON visit.id = visit_id"),
    NameKind.CITY: ("coalesce(visit.city_id, site.city_id)", _SITED),
}
"""For each kind, where visits name it: the column, and the tables that it is in."""

LINKS = {
    NameKind.SITE: ("visit",),
    NameKind.CUSTOMER: ("visit", "site", "term"),
    NameKind.CLIENT: ("visit",),
    NameKind.EMPLOYEE: ("visit",),
    NameKind.ZONE: ("visit_zone",),
    NameKind.CITY: ("visit", "site"),
}
"""The tables whose rows refer to a name (`site_id` to a site); sites first, for they refer too."""


class Names:
    """Names by kind, in alphabetical order."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def names(self, kind: str) -> tuple[str, ...]:
        """Names seen before, for lists to choose from."""
        rows = self._connections.rows(f"SELECT name FROM {NameKind(kind)} ORDER BY name_key, id")
        return tuple(dict.fromkeys(row[0] for row in rows))

    def all(self, kind: NameKind) -> tuple[Name, ...]:
        """All names of a kind with the number of their visits."""
        question = f"{_question(kind)} ORDER BY {kind}.name_key, {kind}.id"
        return tuple(_name(kind, row) for row in self._connections.rows(question))

    def get(self, kind: NameKind, number: int) -> Name:
        """The name with this id; NothingFound when there is none."""
        return _name(
            kind,
            self._connections.the_row(
                written(kind, number), f"{_question(kind)} WHERE {kind}.id = ?", (number,)
            ),
        )

    def find(self, kind: NameKind, name: str) -> int | None:
        """The id of a name; of several sites that share it, the oldest."""
        row = self._connections.row(
            f"SELECT id FROM {kind} WHERE name_key = ? ORDER BY id", (name_key(name),)
        )
        return int(row[0]) if row else None

    def site_id(self, name: str, kind: SiteKind | None = None) -> SiteId | None:
        """The site of this name (and kind, when two kinds share a name)."""
        row = self._connections.row(
            "SELECT id FROM site WHERE name_key = ? AND kind = coalesce(?, kind) ORDER BY id",
            (name_key(name), kind),
        )
        return SiteId(row[0]) if row else None

    def customer_id(self, name: str) -> CustomerId | None:
        """The customer of this name."""
        found = self.find(NameKind.CUSTOMER, name)
        return None if found is None else CustomerId(found)

    def enter(self, kind: NameKind, name: str, touched: list[str]) -> int | None:
        """The id of a typed name, made when it is new; None for an empty one.

        Rows that are made or changed are added to `touched`, for the chain of custody.
        """
        key = name_key(name)
        if not key:
            return None
        found = self.find(kind, name)
        if found is not None:
            return found
        with self._connections.writing("visits") as db:
            row = db.execute(
                f"INSERT INTO {kind} (name, name_key) VALUES (?, ?) RETURNING id",
                (tidy(name), key),
            ).fetchall()
        touched.append(written(kind, row[0][0]))
        return int(row[0][0])

    def enter_site(
        self,
        name: str,
        kind: SiteKind,
        *,
        customer_id: int | None,
        city_id: int | None,
        touched: list[str],
    ) -> int | None:
        """The id of a typed site; an owner and a city are kept where it has none yet."""
        key = name_key(name)
        if not key:
            return None
        with self._connections.writing("visits") as db:
            row = db.execute(
                "INSERT INTO site (name, name_key, kind, customer_id, city_id)"
                " VALUES (?, ?, ?, ?, ?) ON CONFLICT (name_key, kind) DO UPDATE SET"
                " customer_id = coalesce(site.customer_id, excluded.customer_id),"
                " city_id = coalesce(site.city_id, excluded.city_id)"
                " RETURNING id",
                (tidy(name), key, kind, customer_id, city_id),
            ).fetchall()
        touched.append(written("site", row[0][0]))
        return int(row[0][0])

    def rename(self, kind: NameKind, number: int, new: str) -> None:
        """Give a name another spelling, wherever it stands; one that exists asks for a merge."""
        name = fit(new, MOST_LETTERS, written(kind, number))
        with self._connections.writing("visits") as db:
            own = self.get(kind, number)
            if own.name == name:
                return
            same_kind = "AND kind = (SELECT kind FROM site WHERE id = ?2)"
            other = self._connections.row(
                f"SELECT id FROM {kind} WHERE name_key = ?1 AND id <> ?2"
                f" {same_kind if kind is NameKind.SITE else ''}",
                (name_key(name), number),
            )
            if other is not None:
                raise BadRequest(f"{written(kind, other[0])} is called {name}: merge them instead")
            db.execute(
                f"UPDATE {kind} SET name = ?, name_key = ? WHERE id = ?",
                (name, name_key(name), number),
            )
            if self.find(kind, own.name) in (None, number):
                Pseudonyms(self._connections).follow(kind, own.name, name)
            subject = written(kind, number)
            Custody(self._connections).add(Action.RENAMED, subject, touched=[subject])

    def remove_unused(self) -> tuple[str, ...]:
        """Take out the names that nothing refers to, not even from the bin; tells their ids."""
        with self._connections.writing("visits") as db:
            gone = [
                written(kind, row[0])
                for kind, tables in LINKS.items()
                for row in db.execute(
                    f"DELETE FROM {kind} WHERE "
                    + " AND ".join(
                        f"NOT EXISTS (SELECT 1 FROM {table} WHERE {table}.{kind}_id = {kind}.id)"
                        for table in tables
                    )
                    + " RETURNING id"
                ).fetchall()
            ]
            if gone:
                Custody(self._connections).add(Action.FORGOTTEN, "library", touched=gone)
                Pseudonyms(self._connections).forget_unknown()
        return tuple(gone)


def _question(kind: NameKind) -> str:
    named, tables = _USED[kind]
    own = (
        "site.kind, coalesce(customer.name, ''), coalesce(city.name, '') FROM site"
        " LEFT JOIN customer ON customer.id = site.customer_id"
        " LEFT JOIN city ON city.id = site.city_id"
        if kind is NameKind.SITE
        else f"NULL, '', '' FROM {kind}"
    )
    return (
        f"WITH used (id, visits) AS (SELECT {named}, count(*) FROM {tables}"
        # Not `bin_id IS NULL`: this way the indexes of visits suffice.
        " WHERE visit.id NOT IN (SELECT id FROM visit WHERE bin_id IS NOT NULL) GROUP BY 1)"
        f" SELECT {kind}.id, {kind}.name, coalesce(used.visits, 0), {own}"
        f" LEFT JOIN used ON used.id = {kind}.id"
    )


def _name(kind: NameKind, row: Row) -> Name:
    return Name(
        kind=kind,
        id=row[0],
        name=row[1],
        visits=row[2],
        site_kind=None if row[3] is None else member(row[3], SiteKind.OTHER),
        customer=row[4],
        city=row[5],
    )
