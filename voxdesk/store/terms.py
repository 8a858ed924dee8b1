"""Terms by customer: what a recogniser should listen for. Those of no customer hold for all."""

from collections.abc import Sequence
from dataclasses import replace

from voxdesk.domain.ids import CustomerId, TermId, written
from voxdesk.domain.term import Term
from voxdesk.errors import BadRequest
from voxdesk.store.connections import Connections, Row
from voxdesk.store.values import fit, json_tuple, name_key, storable, tidy, to_json

MOST_LETTERS = 100
"""Of a term; longer ones are sentences, and mislead recognisers."""

MOST_HOTWORDS = 800
"""Letters of all terms together: Whisper reads some 220 tokens before it listens."""

_TERM = "SELECT id, customer_id, text, misheard, remark FROM term"


class Terms:
    """The glossary, in alphabetical order."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(
        self,
        text: str,
        *,
        customer_id: CustomerId | None = None,
        misheard: Sequence[str] = (),
        remark: str = "",
    ) -> TermId:
        """Enter a term; BadRequest when the customer has it already."""
        with self._connections.writing("terms") as db:
            if customer_id is not None:
                self._connections.the_row(
                    written("customer", customer_id),
                    "SELECT 1 FROM customer WHERE id = ?",
                    (customer_id,),
                )
            row = db.execute(
                "INSERT INTO term (text, text_key, misheard, remark, customer_id)"
                " VALUES (?, ?, ?, ?, ?) RETURNING id",
                (
                    *self._checked(Term(TermId(0), customer_id, text, tuple(misheard), remark)),
                    customer_id,
                ),
            ).fetchall()
        return TermId(row[0][0])

    def change(self, term: Term) -> None:
        """Put another text, mishearings and remark in place of those it has."""
        with self._connections.writing("terms") as db:
            kept = self.get(term.id)
            db.execute(
                "UPDATE term SET text = ?, text_key = ?, misheard = ?, remark = ? WHERE id = ?",
                (*self._checked(replace(term, customer_id=kept.customer_id)), term.id),
            )

    def remove(self, term_id: TermId) -> None:
        """Take a term out."""
        with self._connections.writing("terms") as db:
            self.get(term_id)
            db.execute("DELETE FROM term WHERE id = ?", (term_id,))

    def get(self, term_id: TermId) -> Term:
        """The term with this id; NothingFound when there is none."""
        return _term(
            self._connections.the_row(written("term", term_id), f"{_TERM} WHERE id = ?", (term_id,))
        )

    def of_customer(self, customer_id: CustomerId | None) -> tuple[Term, ...]:
        """The terms of a customer, or (None) those that hold for all."""
        return tuple(
            _term(row)
            for row in self._connections.rows(
                f"{_TERM} WHERE customer_id IS ? ORDER BY text_key", (customer_id,)
            )
        )

    def hotwords(self, customer_id: CustomerId | None) -> str:
        """What to listen for in a customer's recordings: its own terms first, then the general."""
        own = self.of_customer(customer_id) if customer_id is not None else ()
        texts = dict.fromkeys(term.text for term in (*own, *self.of_customer(None)))
        chosen: list[str] = []
        for text in texts:
            if len(", ".join([*chosen, text])) <= MOST_HOTWORDS:
                chosen.append(text)
        return ", ".join(chosen)

    def _checked(self, term: Term) -> tuple[str, str, str, str]:
        """Text, key, mishearings and remark as rows keep them."""
        text = fit(term.text, MOST_LETTERS, "term")
        other = self._connections.row(
            "SELECT id FROM term WHERE customer_id IS ? AND text_key = ? AND id <> ?",
            (term.customer_id, name_key(text), term.id),
        )
        if other is not None:
            raise BadRequest(f"{text} is {written('term', other[0])} already")
        misheard = dict.fromkeys(filter(None, map(tidy, term.misheard)))
        return text, name_key(text), to_json(list(misheard)), storable(term.remark)


def _term(row: Row) -> Term:
    return Term(
        id=TermId(row[0]),
        customer_id=None if row[1] is None else CustomerId(row[1]),
        text=row[2],
        misheard=json_tuple(row[3], str),
        remark=row[4],
    )
