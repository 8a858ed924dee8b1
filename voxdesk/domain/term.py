"""Terms: words a recogniser should know, such as names of a customer's house, staff and dishes."""

from dataclasses import dataclass

from voxdesk.domain.ids import CustomerId, TermId


@dataclass(frozen=True, slots=True)
class Term:
    """`misheard` is what recognisers write instead. Without a customer it holds for all."""

    id: TermId
    customer_id: CustomerId | None
    text: str
    misheard: tuple[str, ...] = ()
    remark: str = ""
