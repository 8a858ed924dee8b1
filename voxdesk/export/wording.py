"""What a language has to say to write documents in it."""

from dataclasses import dataclass

from voxdesk.domain.anchor import Anchor
from voxdesk.domain.report import Polarity, ReportState, Review, Stance, Verdict
from voxdesk.domain.transcript import SegmentFlag
from voxdesk.domain.visit import SiteKind


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words by key, and the names of the domain's enumerations."""

    plain: dict[str, str]
    verdicts: dict[Verdict | None, str]
    stances: dict[Stance, str]
    polarities: dict[Polarity, str]
    reviews: dict[Review, str]
    states: dict[ReportState, str]
    site_kinds: dict[SiteKind, str]
    flags: dict[SegmentFlag, str]
    figures: dict[str, str]
    notes: dict[str, str]
    seal: dict[str, str]
    """What the parts of a seal are called, by the keys of `anchor.LABELS`."""

    def __getitem__(self, key: str) -> str:
        return self.plain[key]

    def note(self, code: str) -> str:
        """A note in words; a code nobody has words for is shown as it is."""
        head, _, what = code.partition(":")
        found = self.notes.get(head)
        return code if found is None else found.replace("{}", what.strip())

    def quoted(self, text: str) -> str:
        """Words as somebody said them."""
        return self["quotation"].format(text=text)

    def number(self, value: float) -> str:
        """A figure to one place, without a place where it is whole."""
        return f"{value:.1f}".removesuffix(".0").replace(".", self["decimal"])

    def percent(self, value: float) -> str:
        """A percentage to one place."""
        return f"{self.number(value)} %"

    def seal_rows(self, seal: Anchor | None) -> tuple[tuple[str, str], ...]:
        """What a document says of its seal: names and values."""
        parts = {} if seal is None else seal.parts
        return tuple((self.seal[key], value) for key, value in parts.items())
