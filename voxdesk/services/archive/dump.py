"""The predecessor's tables joined into visits: what one outing left, whichever rows it stands in.

One visit for each transcription; the report stages that have none are brought together by place,
date and employee. Rows that point nowhere are told, and what they would have said stays empty.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from voxdesk.domain import predecessor
from voxdesk.domain.archive import Account, Obstacle
from voxdesk.domain.captions import day, listed
from voxdesk.domain.predecessor import ReportKind
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.services.archive.tables import Row, Table, keyed

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class OldTranscription:
    id: int
    text: str
    audio_name: str


@dataclass(frozen=True, slots=True)
class OldStage:
    """A row of `audit`: one stage of one report. `kind` is None where nobody wrote it down."""

    id: int
    row: Row
    text: str
    kind: ReportKind | None
    scenario_id: str
    date: datetime.date | None


@dataclass(frozen=True, slots=True)
class OldVisit:
    """`key` names it for as long as the predecessor's rows say the same."""

    key: str
    card: VisitCard
    transcription: OldTranscription | None
    stages: tuple[OldStage, ...]
    file: str
    line: int


class Dump:
    """The tables, the small ones and the stages read, transcriptions as they are asked for."""

    def __init__(self, tables: Sequence[Table], account: Account) -> None:
        self._tables = tables
        self._account = account
        self._employees = self._names("employee")
        self._clients = self._names("client")
        self._cities = self._names("city")
        self._places = dict(keyed(tables, "place", account))
        self._buildings = self._names("buildings")
        self._scenarios = self._names("scenario")
        self._report_types = dict(keyed(tables, "report_type", account))
        self._roads = dict(keyed(tables, "user_road", account))
        self._zones = self._place_zones()
        self._groups: dict[tuple[object, ...], list[OldStage]] = defaultdict(list)
        for number, row in keyed(tables, "audit", account):
            stage = self._stage(number, row)
            self._groups[self._group(stage)].append(stage)
        # One pass to know how many there are, and the ids that stages may point to.
        quiet = Account()
        self._transcriptions = {number for number, _row in keyed(tables, "transcription", quiet)}
        self._require_transcriptions()

    def __len__(self) -> int:
        """How many visits `visits` will give."""
        own = {("transcription", number) for number in self._transcriptions}
        return len(own | self._groups.keys())

    def visits(self) -> Iterator[OldVisit]:
        """Visits of transcriptions in the order of their rows, then those without one."""
        groups = dict(self._groups)
        for number, row in keyed(self._tables, "transcription", self._account):
            stages = groups.pop(("transcription", number), [])
            text = row["transcription_text"]
            if not text.strip():
                self._tell(row, Obstacle.EMPTY_TEXT, f"transcription {number}")
            said = OldTranscription(number, text, row["audio_file_name"].strip())
            yield self._visit(
                f"transcription {number}", row, said if text.strip() else None, stages
            )
        for key, stages in groups.items():
            yield self._visit(" ".join(map(str, key)), stages[0].row, None, stages)

    # --- rows to values ---------------------------------------------------------------------------

    def _names(self, table: str) -> dict[int, str]:
        column = {"scenario": "scenario_name", "buildings": "building_type"}.get(
            table, f"{table}_name"
        )
        return {
            number: " ".join(row[column].split())
            for number, row in keyed(self._tables, table, self._account)
        }

    def _place_zones(self) -> dict[int, tuple[str, ...]]:
        zones = self._names("zone")
        found: dict[int, list[str]] = defaultdict(list)
        for place, row in keyed(self._tables, "place_zone", self._account, each_once=False):
            found[place] += listed(self._named(row, "zone", zones))
        return {place: tuple(dict.fromkeys(names)) for place, names in found.items()}

    def _stage(self, number: int, row: Row) -> OldStage:
        road = self._roads.get(number)
        kind, scenario_id = None, ""
        if road is not None:
            type_id = road.number("report_type_id")
            report_type = self._report_types.get(type_id) if type_id is not None else None
            if report_type is not None:
                kind = predecessor.report_kind(report_type["report_type_desc"])
            elif type_id is not None:
                self._points_nowhere(road, "report_type", type_id)
            scenario = self._named(road, "scenario", self._scenarios)
            if not scenario and report_type is not None:
                scenario = self._named(report_type, "scenario", self._scenarios)
            scenario_id = predecessor.scenario_id(scenario)
        return OldStage(number, row, row["audit"].strip(), kind, scenario_id, self._day(row))

    def _group(self, stage: OldStage) -> tuple[object, ...]:
        row = stage.row
        number = row.number("transcription_id")
        if number is not None:
            return ("transcription", number)
        known = (row.number("place_id"), stage.date, row.number("employee_id"))
        return ("place, date, employee", *known) if any(known) else ("audit", stage.id)

    def _require_transcriptions(self) -> None:
        for key, stages in self._groups.items():
            if key[0] == "transcription" and key[1] not in self._transcriptions:
                self._points_nowhere(stages[0].row, "transcription", int(str(key[1])))

    def _visit(
        self,
        key: str,
        row: Row,
        said: OldTranscription | None,
        stages: Sequence[OldStage],
    ) -> OldVisit:
        rows = [stage.row for stage in stages]

        def of(table: str, names: dict[int, str]) -> str:
            told = [self._named(each, table, names) for each in rows]
            return self._one(rows, f"{key}: {table}", told) or ""

        date = self._one(rows, f"{key}: audit_date", [stage.date for stage in stages])
        scenario_id = self._one(rows, f"{key}: scenario", [stage.scenario_id for stage in stages])
        card = VisitCard(
            city=of("city", self._cities),
            client=of("client", self._clients),
            employee=of("employee", self._employees),
            date=date or self._day(row, "transcription_date"),
            number=self._number(row),
            scenario_id=scenario_id or "",
        )
        place = self._one(rows, f"{key}: place", [each.number("place_id") for each in rows])
        if place is not None:
            card = self._at(card, place, stages)
        ordered = tuple(sorted(stages, key=lambda stage: stage.id))
        return OldVisit(key, card, said, ordered, row.file, row.line)

    def _at(self, card: VisitCard, place_id: int, stages: Sequence[OldStage]) -> VisitCard:
        place = self._places.get(place_id)
        if place is None:
            self._points_nowhere(stages[0].row, "place", place_id)
            return card
        zones = self._zones.get(place_id, ())
        if zones:
            self._tell(place, Obstacle.ZONES_OF_PLACE)
        return replace(
            card,
            site=" ".join(place["place_name"].split()),
            site_kind=self._site_kind(place, stages),
            zones=zones,
        )

    def _site_kind(self, place: Row, stages: Sequence[OldStage]) -> SiteKind:
        words = place["building_type"]
        if place.number("building_type") is not None:
            words = self._named(place, "buildings", self._buildings, "building_type")
        if words:
            kind = predecessor.site_kind(words)
            if kind is None:
                self._tell(place, Obstacle.BAD_KIND, words[:100])
            return kind or SiteKind.OTHER
        roads = [self._roads[stage.id] for stage in stages if stage.id in self._roads]
        kinds = [
            predecessor.site_kind(self._named(road, "buildings", self._buildings, "building_id"))
            for road in roads
        ]
        return next((kind for kind in kinds if kind not in (None, SiteKind.OTHER)), SiteKind.OTHER)

    # --- what may be wrong with a row -------------------------------------------------------------

    def _named(self, row: Row, table: str, names: dict[int, str], column: str = "") -> str:
        """The name that a row points to; empty when it points to none."""
        number = row.number(column or f"{table}_id")
        if number is None:
            return ""
        if number not in names:
            self._points_nowhere(row, table, number)
        return names.get(number, "")

    def _one(self, rows: Sequence[Row], what: str, values: Sequence[Value | None]) -> Value | None:
        """What the rows of a visit agree on."""
        said = list(dict.fromkeys(value for value in values if value))
        if len(said) > 1:
            self._tell(rows[0], Obstacle.DISAGREES, what)
        return said[0] if said else None

    def _day(self, row: Row, column: str = "audit_date") -> datetime.date | None:
        text = row[column].strip()
        found = day(text[:10])
        if text and found is None:
            self._tell(row, Obstacle.BAD_DATE, f"row at line {row.line}: {text[:40]}")
        return found

    def _number(self, row: Row) -> int | None:
        number = row.number("number_audio")
        if row["number_audio"] and number is None:
            self._tell(row, Obstacle.BAD_NUMBER, f"row at line {row.line}")
        return number

    def _points_nowhere(self, row: Row, table: str, number: int) -> None:
        if any(each.name == table for each in self._tables):
            self._tell(row, Obstacle.NO_ROW, f"{table} {number}")
        else:
            self._tell(row, Obstacle.TABLE_MISSING, table)

    def _tell(self, row: Row, obstacle: Obstacle, detail: str = "") -> None:
        self._account.tell(row.file, row.line, obstacle, detail)
