"""The scenarios reports can be made by: those of the program, and those that people wrote.

What people wrote lives in the library, in versions; the newest is in use. A report remembers the
very texts it was made by, so it can be read, finished and corrected by them whatever comes later.
"""

from collections.abc import Collection, Iterable, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, count
from pathlib import Path

from voxdesk.desk import Desk
from voxdesk.domain import scenario_copy, scenario_file
from voxdesk.domain.definition import Definition, DefinitionKind
from voxdesk.domain.ids import DefinitionId, ReportId
from voxdesk.domain.scenario import Scenario, Taxonomy
from voxdesk.errors import BadRequest, BadScenario, NothingFound
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
    """All kinds of report: those of the program, then people's own, by kind.

    People's own that hold no longer, as when a taxonomy was changed, are left out: `check` tells.
    """
    known = texts(desk)
    found = []
    for each in known:
        if each.kind is DefinitionKind.SCENARIO:
            with suppress(BadScenario) if each.own else nullcontext():
                found.append(_kind(each, known))
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


@lru_cache(maxsize=4)
def shipped(folder: Path | None = None) -> tuple[Definition, ...]:
    """The texts that come with the program (or lie in a folder of its form)."""
    root = folder or bundled("resources")
    return tuple(
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
    )


def of_report(desk: Desk, report_id: ReportId) -> Kind | None:
    """What a report was made by; None where that is not known, as of a report taken over."""
    kept = desk.store.definitions.of_report(report_id)
    return _kind(kept[0], kept) if kept else None


def of_ids(desk: Desk, ids: Iterable[DefinitionId]) -> Kind:
    """The kind that was kept under these ids; its scenario stands first."""
    kept = [desk.store.definitions.get(each) for each in ids]
    return _kind(kept[0], kept)


def keep(desk: Desk, kind: Kind) -> tuple[DefinitionId, ...]:
    """The texts of a kind in the library, so that a report can refer to them; their ids."""
    with desk.store.writing("definitions"):
        return tuple(
            each.id or desk.store.definitions.keep(each.kind, each.name, each.text, own=each.own).id
            for each in kind.definitions
        )


def read(text: str, file: str, known: Iterable[Definition]) -> Scenario:
    """A scenario read by the taxonomies among some texts; BadScenario names the wrong line."""
    asked = _asked(text, file, known)
    return _parsed(text, file, tuple((each.name, each.text) for each in asked))


# --- what people write ----------------------------------------------------------------------------


def check(desk: Desk, text: str, file: str) -> Scenario | Taxonomy:
    """The scenario or taxonomy in a text; BadScenario names the line of `file` that is wrong."""
    if scenario_file.is_taxonomy(text, file):
        return scenario_file.taxonomy(text, file)
    return read(text, file, texts(desk))


def save(desk: Desk, text: str, file: str = "scenario.toml") -> Definition:
    """Keep what a person wrote as the next version under the id in it, and use it from now on.

    The program's own texts stay as they are: what is to differ gets an id and a kind of its own.
    """
    found = check(desk, text, file)
    kind = DefinitionKind.SCENARIO if isinstance(found, Scenario) else DefinitionKind.TAXONOMY
    if any((each.kind, each.name) == (kind, found.id) for each in shipped()):
        raise BadRequest(f"{found.id!r} comes with the program: give the copy another id")
    if isinstance(found, Scenario):
        for each in kinds(desk):
            if each.scenario.kind == found.kind and each.scenario.id != found.id:
                raise BadRequest(f"{each.scenario.id!r} makes reports of the kind {found.kind!r}")
    else:
        for using in _using(desk, found.id):
            read(using.text, f"{using.name}.toml", _with(desk, found.id, text))
    return desk.store.definitions.keep(kind, found.id, text, own=True)


def withdraw(desk: Desk, kind: DefinitionKind, name: str) -> None:
    """Take what people wrote out of use; reports made by it keep it, and `save` takes it back."""
    if not desk.store.definitions.versions(kind, name):
        if (kind, name) in {(each.kind, each.name) for each in shipped()}:
            raise BadRequest(f"{name!r} comes with the program")
        raise NothingFound(f"{kind}: {name}")
    if kind is DefinitionKind.TAXONOMY and (using := _using(desk, name)):
        raise BadRequest(f"{name!r} is asked by {', '.join(each.name for each in using)}")
    desk.store.definitions.withdraw(kind, name)


def find(desk: Desk, name: str) -> Definition:
    """The scenario, else the taxonomy, of a name that is in use; NothingFound without one."""
    named = [each for each in texts(desk) if each.name == name]
    if not named:
        raise NothingFound(f"scenario: {name}")
    return min(named, key=lambda each: each.kind is DefinitionKind.TAXONOMY)


def copy(desk: Desk, name: str) -> str:
    """A scenario or taxonomy as text under a new id, kind and title, to be changed and saved."""
    original = find(desk, name)
    names = {"id": _free(name, {each.name for each in texts(desk)})}
    if original.kind is DefinitionKind.SCENARIO:
        kind = read(original.text, f"{name}.toml", texts(desk)).kind
        names["kind"] = _free(kind, {each.scenario.kind for each in kinds(desk)})
    return scenario_copy.renamed(original.text, names)


def _with(desk: Desk, taxonomy: str, text: str) -> list[Definition]:
    """The texts in use as they would be with this one for a taxonomy."""
    new = Definition(DefinitionId(0), DefinitionKind.TAXONOMY, taxonomy, 0, text, own=True)
    same = (new.kind, new.name)
    return [*(each for each in texts(desk) if (each.kind, each.name) != same), new]


def _free(name: str, taken: Collection[str]) -> str:
    numbered = (f"{name}-copy-{number}" for number in count(2))
    return next(each for each in chain([f"{name}-copy"], numbered) if each not in taken)


def _using(desk: Desk, taxonomy: str) -> list[Definition]:
    """The scenarios in use that ask the leaves of a taxonomy."""
    return [
        each
        for each in texts(desk)
        if each.kind is DefinitionKind.SCENARIO
        and taxonomy in _taxonomy_ids(each.text, f"{each.name}.toml")
    ]


def _asked(text: str, file: str, known: Iterable[Definition]) -> list[Definition]:
    """Those of some texts that are the taxonomies of a scenario."""
    named = _taxonomy_ids(text, file)
    return [each for each in known if each.kind is DefinitionKind.TAXONOMY and each.name in named]


# The same texts are asked for again and again, and reading them all takes a third of a second.
_taxonomy_ids = lru_cache(maxsize=64)(scenario_file.taxonomy_ids)


@lru_cache(maxsize=64)
def _parsed(text: str, file: str, taxonomies: tuple[tuple[str, str], ...]) -> Scenario:
    by_name = {
        name: scenario_file.taxonomy(content, f"{name}.toml") for name, content in taxonomies
    }
    return scenario_file.scenario(text, file, by_name)


def _kind(definition: Definition, known: Sequence[Definition]) -> Kind:
    file = f"{definition.name}.toml"
    scenario = read(definition.text, file, known)
    return Kind(scenario, (definition, *_asked(definition.text, file, known)))
