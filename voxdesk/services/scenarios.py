"""The scenarios reports can be made by: those of the program, and those that people wrote.

What people wrote lives in the library, in versions; the newest is in use. A report remembers the
very texts it was made by, so it can be read, finished and corrected by them whatever comes later.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from voxdesk.desk import Desk
from voxdesk.domain import scenario_file
from voxdesk.domain.definition import Definition, DefinitionKind
from voxdesk.domain.ids import DefinitionId, ReportId
from voxdesk.domain.scenario import Scenario, Taxonomy
from voxdesk.errors import BadRequest
from voxdesk.paths import bundled

FOLDERS = {DefinitionKind.SCENARIO: "scenarios", DefinitionKind.TAXONOMY: "taxonomies"}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report with the scenario that makes it, and the texts that scenario is read from.

    The scenario's own text stands first.
    """

    scenario: Scenario
    definitions: tuple[Definition, ...]

    @property
    def own(self) -> bool:
        """Whether people wrote it."""
        return self.definitions[0].own


def kinds(desk: Desk) -> tuple[Kind, ...]:
    """All kinds of report: those of the program, then people's own, by kind."""
    known = texts(desk)
    found = [_kind(each, known) for each in known if each.kind is DefinitionKind.SCENARIO]
    return tuple(sorted(found, key=lambda each: (each.own, each.scenario.kind)))


def for_kind(desk: Desk, kind: str) -> Kind:
    """The kind of report with this name; BadRequest names those there are."""
    known = {each.scenario.kind: each for each in kinds(desk)}
    if kind not in known:
        raise BadRequest(f"{kind!r} is no kind of report; there is {', '.join(known)}")
    return known[kind]


def texts(desk: Desk) -> list[Definition]:
    """The texts in use; what people wrote stands in for a text of the program of its name."""
    own = [each for kind in DefinitionKind for each in desk.store.definitions.in_use(kind)]
    taken = {(each.kind, each.name) for each in own}
    return [*(each for each in shipped() if (each.kind, each.name) not in taken), *own]


def shipped(folder: Path | None = None) -> list[Definition]:
    """The texts that come with the program (or lie in a folder of its form)."""
    root = folder or bundled("resources")
    return [
        Definition(
            id=DefinitionId(0),
            kind=kind,
            name=path.stem,
            version=0,
            text=path.read_text(encoding="utf-8"),
            own=False,
        )
        for kind, name in FOLDERS.items()
        for path in sorted((root / name).glob("*.toml"))
    ]


def of_report(desk: Desk, report_id: ReportId) -> Kind | None:
    """What a report was made by; None where that is not known, as of a report taken over."""
    kept = desk.store.definitions.of_report(report_id)
    return _kind(kept[0], kept) if kept else None


def keep(desk: Desk, kind: Kind) -> tuple[DefinitionId, ...]:
    """The texts of a kind in the library, so that a report can refer to them; their ids."""
    with desk.store.writing("definitions"):
        return tuple(
            each.id or desk.store.definitions.keep(each.kind, each.name, each.text, own=each.own).id
            for each in kind.definitions
        )


def read(text: str, file: str, known: Iterable[Definition]) -> Scenario:
    """A scenario read by the taxonomies among some texts; BadScenario names the wrong line."""
    return scenario_file.scenario(text, file, _taxonomies(text, file, known))


def _taxonomies(text: str, file: str, known: Iterable[Definition]) -> Mapping[str, Taxonomy]:
    named = scenario_file.taxonomy_ids(text, file)
    return {
        each.name: scenario_file.taxonomy(each.text, f"{each.name}.toml")
        for each in known
        if each.kind is DefinitionKind.TAXONOMY and each.name in named
    }


def _kind(definition: Definition, known: Sequence[Definition]) -> Kind:
    file = f"{definition.name}.toml"
    scenario = read(definition.text, file, known)
    named = scenario_file.taxonomy_ids(definition.text, file)
    taxonomies = [
        each for each in known if each.kind is DefinitionKind.TAXONOMY and each.name in named
    ]
    return Kind(scenario, (definition, *taxonomies))
