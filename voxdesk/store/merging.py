"""Two names that mean one: every link of the first goes to the second, and the first goes.

What a visit inherits from its site (owner, city) it keeps, also when the sites differ in that.
"""

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.custody import Action
from voxdesk.domain.ids import written
from voxdesk.domain.visit import Name, NameKind, SiteKind
from voxdesk.errors import BadRequest
from voxdesk.store.connections import Connections
from voxdesk.store.custody import Custody
from voxdesk.store.names import LINKS, Names
from voxdesk.store.pseudonyms import Pseudonyms
from voxdesk.store.values import json_tuple, to_json


def merge(connections: Connections, kind: NameKind, from_id: int, into_id: int) -> None:
    """Make one name of two, in one transaction; `into_id` stays.

    A site whose kind is not known merges into one of a kind, and its visits take that; sites of
    two different kinds stay two.
    """
    names = Names(connections)
    with connections.writing("visits", "terms") as db:
        gone, kept = names.get(kind, from_id), names.get(kind, into_id)
        if gone.id == kept.id:
            raise BadRequest(f"{written(kind, from_id)} into itself")
        touched = [written(kind, from_id), written(kind, into_id)]
        if kind is NameKind.SITE:
            _keep_inherited(db, gone, kept)
        for table in LINKS[kind]:
            match table:
                case "term":
                    _move_terms(connections, from_id, into_id)
                case "visit_zone":
                    touched += _move_zone(db, from_id, into_id)
                case _:
                    moved = db.execute(
                        f"UPDATE {table} SET {kind}_id = ? WHERE {kind}_id = ? RETURNING id",
                        (into_id, from_id),
                    ).fetchall()
                    touched += [written(table, row[0]) for row in moved]
        _move_mentions(db, kind, from_id, into_id)
        db.execute(f"DELETE FROM {kind} WHERE id = ?", (from_id,))
        if names.find(kind, gone.name) in (None, into_id):
            Pseudonyms(connections).follow(kind, gone.name, kept.name)
        Custody(connections).add(
            Action.MERGED,
            written(kind, into_id),
            {"from": written(kind, from_id), "into": written(kind, into_id)},
            touched=touched,
        )


def _keep_inherited(db: sqlite.Connection, gone: Name, kept: Name) -> None:
    if gone.site_kind not in (kept.site_kind, SiteKind.OTHER):
        ids = f"{written('site', gone.id)}, {written('site', kept.id)}"
        raise BadRequest(f"{ids}: sites of two kinds, {gone.site_kind} and {kept.site_kind}")
    for column in ("customer_id", "city_id"):
        # Where both sites lend something, and not the same, the visits write down what they had.
        db.execute(
            f"UPDATE visit SET {column} = gone.{column} FROM site AS gone, site AS kept"
            f" WHERE gone.id = ? AND kept.id = ? AND visit.site_id = gone.id"
            f" AND visit.{column} IS NULL AND gone.{column} <> kept.{column}",
            (gone.id, kept.id),
        )
        db.execute(
            f"UPDATE site SET {column} = (SELECT {column} FROM site WHERE id = ?)"
            f" WHERE id = ? AND {column} IS NULL",
            (gone.id, kept.id),
        )
    db.execute("UPDATE visit SET site_kind = ? WHERE site_id = ?", (kept.site_kind, gone.id))


def _move_zone(db: sqlite.Connection, from_id: int, into_id: int) -> list[str]:
    moved = db.execute(
        "UPDATE visit_zone SET zone_id = ? WHERE zone_id = ? RETURNING visit_id",
        (into_id, from_id),
    ).fetchall()
    # A visit that had both has it once, where it stood first.
    db.execute(
        "DELETE FROM visit_zone WHERE zone_id = ?1 AND position > (SELECT min(earlier.position)"
        " FROM visit_zone AS earlier"
        " WHERE earlier.visit_id = visit_zone.visit_id AND earlier.zone_id = ?1)",
        (into_id,),
    )
    return [written("visit", row[0]) for row in moved]


def _move_terms(connections: Connections, from_id: int, into_id: int) -> None:
    """Equal terms become one that knows what was misheard for either."""
    with connections.writing("terms") as db:
        for term_id, misheard, equal_id, equal_misheard in connections.rows(
            "SELECT term.id, term.misheard, equal.id, equal.misheard FROM term"
            " LEFT JOIN term AS equal"
            " ON equal.customer_id = ? AND equal.text_key = term.text_key"
            " WHERE term.customer_id = ?",
            (into_id, from_id),
        ):
            if equal_id is None:
                db.execute("UPDATE term SET customer_id = ? WHERE id = ?", (into_id, term_id))
                continue
            either = dict.fromkeys((*json_tuple(equal_misheard, str), *json_tuple(misheard, str)))
            db.execute(
                "UPDATE term SET misheard = ?1, remark = CASE remark WHEN '' THEN"
                " (SELECT remark FROM term WHERE id = ?2) ELSE remark END WHERE id = ?3",
                (to_json(list(either)), term_id, equal_id),
            )
            db.execute("DELETE FROM term WHERE id = ?", (term_id,))


def _move_mentions(db: sqlite.Connection, kind: NameKind, from_id: int, into_id: int) -> None:
    """Scopes of chats and answers, and what an archive was taken over as, name the new row."""
    path = f"$.{kind}_id"
    for table in ("chat", "answer"):
        db.execute(
            f"UPDATE {table} SET scope = json_set(scope, ?1, ?2)"
            " WHERE json_extract(scope, ?1) = ?3",
            (path, into_id, from_id),
        )
    db.execute(
        "UPDATE taken_over SET subject = ? WHERE subject = ?",
        (written(kind, into_id), written(kind, from_id)),
    )
