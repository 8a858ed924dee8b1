"""Sheets for other eyes: names of people, sites, customers and cities replaced by aliases.

Whose names: those on the cards of the visits that are exported, or spoken of as similar; those of
voices; and words that the user adds. What the glossary says is misheard for one of them counts as
the name. Aliases are the library's, the same for ever; which name is behind one is never exported.
`domain/pseudonyms.py` says what is found in texts, and what is not.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar, cast

from voxdesk.desk import Desk
from voxdesk.domain.bleeping import Span, bleeped, merged
from voxdesk.domain.ids import CustomerId, RecordingId
from voxdesk.domain.name_forms import folded, name_words, tidied
from voxdesk.domain.pseudonyms import PEOPLE, AliasKind, Hidden, Named, Pseudonyms
from voxdesk.domain.recording import Recording
from voxdesk.domain.report import Report
from voxdesk.domain.scenario import ByLanguage
from voxdesk.domain.transcript import SpeakerRole
from voxdesk.domain.visit import NameKind, Visit, VisitCard
from voxdesk.errors import BadRequest
from voxdesk.export import words
from voxdesk.export.sheets import Letterhead, ReportSheet, TranscriptSheet

_ROLES = {SpeakerRole.EMPLOYEE: AliasKind.EMPLOYEE, SpeakerRole.CLIENT: AliasKind.CLIENT}
_NO_NAMES = frozenset(
    {"language", "created_at", "added_at", "sha256", "model_sha256", "adapter_sha256"}
)
"""Fields that hold no words of anybody, and that programs read."""

_Value = TypeVar("_Value")


def asked_names(texts: Iterable[str]) -> tuple[Named, ...]:
    """What users add, each as `TEXT=KIND`."""
    return tuple(map(_asked, texts))


def _asked(text: str) -> Named:
    name, _, kind = text.rpartition("=")
    if kind.strip() not in list(AliasKind) or not name.strip():
        raise BadRequest(f"{text!r}: a name to hide is TEXT=KIND; KIND is {', '.join(AliasKind)}")
    return AliasKind(kind.strip()), name.strip()


@dataclass(frozen=True, slots=True)
class Disguise:
    """What stands for which name in one export, in the language of its documents."""

    names: Pseudonyms
    aliases: Mapping[str, str]
    """By the name as names are compared."""
    language: str

    @property
    def counts(self) -> Counter[str]:
        """How often each alias was put in place of a name so far."""
        return self.names.counts

    def alias(self, name: str) -> str:
        """What stands in the place of a name; empty for none."""
        return self.aliases.get(_key(name)) or self.names.replaced(name)

    def report(self, sheet: ReportSheet) -> ReportSheet:
        """The sheet without names; letterhead and clips, which may tell them too, are left out."""
        report = self._rewritten(sheet.report)
        similar = zip(report.similar, sheet.report.similar, strict=True)
        return replace(
            sheet,
            report=replace(
                report,
                similar=tuple(replace(new, site=self.alias(old.site)) for new, old in similar),
            ),
            card=self._card(sheet.card),
            recordings=tuple(map(self._recording, sheet.recordings)),
            scenario=self._rewritten(sheet.scenario),
            speakers={key: self.alias(name) for key, name in sheet.speakers.items()},
            clips={},
            letterhead=Letterhead(),
            pseudonymised=True,
        )

    def transcript(self, sheet: TranscriptSheet) -> TranscriptSheet:
        """The sheet without names. Its words lose their times, which belong to what was heard."""
        texts = self.names.replaced_across([each.text for each in sheet.segments])
        heard = self.names.replaced_across([each.heard for each in sheet.segments])
        return replace(
            sheet,
            recording=self._recording(sheet.recording),
            transcript=self._rewritten(sheet.transcript),
            segments=tuple(
                replace(segment, text=text, heard=was, words=())
                for segment, text, was in zip(sheet.segments, texts, heard, strict=True)
            ),
            speakers=tuple(replace(each, name=self.alias(each.name)) for each in sheet.speakers),
            card=self._card(sheet.card),
            pseudonymised=True,
        )

    def require_silent(self, file_name: str) -> None:
        """BadRequest when the name of a file tells what its content hides."""
        for match in self.names.matches(tidied(file_name)):
            raise BadRequest(f"the name of the file tells who {match.alias} is; choose another")

    def _card(self, card: VisitCard | None) -> VisitCard | None:
        if card is None:
            return None
        return replace(
            self._rewritten(card),
            client=self.alias(card.client),
            employee=self.alias(card.employee),
            consent_by=self.alias(card.consent_by),
            site=self.alias(card.site),
            customer=self.alias(card.customer),
            city=self.alias(card.city),
        )

    def _recording(self, recording: Recording) -> Recording:
        called = words.of(self.language)["alias_recording"].format(recording.id)
        return replace(self._rewritten(recording), name=called)

    def _rewritten(self, value: _Value) -> _Value:
        return cast(_Value, _rewritten(value, self.names.replaced))


def disguise(
    desk: Desk,
    recordings: Iterable[Recording],
    report: Report | None,
    added: Iterable[Named],
    language: str,
) -> Disguise:
    """The aliases of all names that this export could tell; new ones are given and kept."""
    aliases: dict[str, str] = {}
    hidden: list[Hidden] = []
    people: list[frozenset[str]] = []
    listed = list(recordings)
    visits = _visits(desk, listed, report)
    misheard = _misheard(desk, {each.customer_id for each in visits})
    for kind, name in (*added, *_known(desk, visits, listed, report)):
        key, told = _key(name), frozenset(name_words(name))
        # "Marta" beside "Marta Reis" is the same person, not a second one.
        known = kind in PEOPLE and told and any(told <= other for other in people)
        if not key or key in aliases or known:
            continue
        if kind in PEOPLE:
            people.append(told)
        number = desk.store.pseudonyms.alias(kind, name).rpartition("-")[2]
        aliases[key] = words.of(language)[f"alias_{kind}"].format(number)
        heard = tuple(form for text, forms in misheard if text <= told for form in forms)
        hidden.append(Hidden(kind, name, aliases[key], heard))
    return Disguise(Pseudonyms(hidden), aliases, language)


def bleeps(
    desk: Desk, recording_ids: Iterable[RecordingId], names: Pseudonyms
) -> dict[RecordingId, tuple[Span, ...]]:
    """When names are said, by any transcript of a recording: one may have heard what another did
    not."""
    transcripts = desk.store.transcripts
    return {
        recording_id: merged(
            span
            for version in transcripts.versions(recording_id)
            for span in bleeped(transcripts.segments(version.id), names)
        )
        for recording_id in recording_ids
    }


def _visits(desk: Desk, recordings: list[Recording], report: Report | None) -> tuple[Visit, ...]:
    ids = [report.visit_id] if report is not None else []
    ids += [each.visit_id for each in recordings]
    ids += [each.visit_id for each in report.similar] if report is not None else []
    known = dict.fromkeys(each for each in ids if each is not None)
    return desk.store.visits.get_many(known)


def _known(
    desk: Desk, visits: Iterable[Visit], recordings: Iterable[Recording], report: Report | None
) -> Iterator[Named]:
    """Names in the order of who is meant where two share a part: people first."""
    cards = [each.card for each in visits]
    for kind in (AliasKind.CLIENT, AliasKind.EMPLOYEE):
        yield from ((kind, getattr(card, kind)) for card in cards)
    yield from ((AliasKind.PERSON, card.consent_by) for card in cards)
    for recording in recordings:
        for voice in desk.store.speakers.of_recording(recording.id):
            yield _ROLES.get(voice.role, AliasKind.PERSON), voice.name
    yield from ((AliasKind.SITE, card.site) for card in cards)
    yield from ((AliasKind.SITE, each.site) for each in (report.similar if report else ()))
    yield from ((AliasKind.CUSTOMER, card.customer) for card in cards)
    for visit in visits:
        if visit.customer_id is not None:
            customer = desk.store.names.get(NameKind.CUSTOMER, visit.customer_id)
            yield AliasKind.CUSTOMER, customer.name
    yield from ((AliasKind.CITY, card.city) for card in cards)


def _misheard(
    desk: Desk, customer_ids: Iterable[CustomerId | None]
) -> list[tuple[frozenset[str], tuple[str, ...]]]:
    """The words of each term of the glossary with what recognisers make of it."""
    return [
        (frozenset(name_words(term.text)), term.misheard)
        for customer_id in {*customer_ids, None}
        for term in desk.store.terms.of_customer(customer_id)
        if term.misheard and name_words(term.text)
    ]


def _key(name: str) -> str:
    return " ".join(name_words(name)) or folded(tidied(name)).strip()


def _rewritten(value: object, change: Callable[[str], str]) -> object:
    """A value with all texts in it changed, however deep they lie."""
    match value:
        case Enum():
            return value
        case str():
            return change(value)
        case ByLanguage():
            return ByLanguage({key: change(text) for key, text in value.texts.items()})
        case tuple() | list() | frozenset():
            return type(value)(_rewritten(each, change) for each in value)
        case Mapping():
            return {_rewritten(k, change): _rewritten(v, change) for k, v in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {
        each.name: _rewritten(getattr(value, each.name), change)
        for each in fields(value)
        if each.init and each.name not in _NO_NAMES
    }
    return replace(value, **changes)
