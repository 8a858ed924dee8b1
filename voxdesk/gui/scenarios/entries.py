"""What the page of kinds of report reads: every text in use, and all about the chosen one."""

import tomllib
from dataclasses import dataclass, field
from typing import Any

from voxdesk import texts
from voxdesk.desk import Desk
from voxdesk.domain.definition import Definition, DefinitionKind, UsedBy
from voxdesk.domain.scenario import VisitPurpose
from voxdesk.domain.visit import SiteKind
from voxdesk.errors import BadScenario
from voxdesk.gui.scenarios.parts import Part, spoken, whole

Key = tuple[DefinitionKind, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A scenario or taxonomy in use. `problem` is why it does not hold any more, if so."""

    definition: Definition
    content: dict[str, Any] = field(default_factory=dict)
    problem: str = ""

    @property
    def key(self) -> Key:
        return self.definition.kind, self.definition.name

    @property
    def is_taxonomy(self) -> bool:
        return self.definition.kind is DefinitionKind.TAXONOMY

    @property
    def kind(self) -> str:
        """The kind of report it makes; empty for a taxonomy."""
        return str(self.content.get("kind", ""))

    @property
    def purpose(self) -> str:
        known = {each.value: each for each in VisitPurpose}
        value = str(self.content.get("scenario", ""))
        return texts.name(known[value]) if value in known else ""

    @property
    def part(self) -> Part:
        return whole(self.content)

    def title(self, language: str) -> str:
        return spoken(self.content, "title", language) or self.definition.name

    def sites(self) -> str:
        """The kinds of site it is for, in words; empty for all."""
        listed = self.content.get("site_kinds")
        chosen = set(listed) if isinstance(listed, list) else set()
        return ", ".join(texts.name(each) for each in SiteKind if each.value in chosen)


@dataclass(frozen=True, slots=True)
class Opened:
    """An entry with its versions, the newest first, and the reports that any of them made."""

    entry: Entry
    versions: tuple[Definition, ...]
    used: tuple[UsedBy, ...]

    def reports(self, version: Definition) -> tuple[UsedBy, ...]:
        """The reports of one version; of the program's texts, of all they had."""
        if not version.own:
            return tuple(each for each in self.used if not each.own)
        return tuple(each for each in self.used if each.own and each.version == version.version)


def listed(desk: Desk) -> tuple[Entry, ...]:
    """All there are: scenarios before taxonomies, the program's before people's, by name."""
    from voxdesk.services import scenarios  # slow at first: away from the window's thread

    found = [_entry(desk, each) for each in scenarios.texts(desk)]
    order = list(DefinitionKind)
    return tuple(
        sorted(
            found,
            key=lambda each: (
                order.index(each.definition.kind),
                each.definition.own,
                each.kind or each.definition.name,
            ),
        )
    )


def entry_of(definition: Definition) -> Entry:
    """A version as an entry, such as one that is looked at again."""
    try:
        return Entry(definition, tomllib.loads(definition.text))
    except tomllib.TOMLDecodeError as error:
        return Entry(definition, problem=str(error))


def opened(desk: Desk, entry: Entry) -> Opened:
    kind, name = entry.key
    store = desk.store.definitions
    versions = store.versions(kind, name) if entry.definition.own else (entry.definition,)
    return Opened(entry, versions, store.used(kind, name))


def _entry(desk: Desk, definition: Definition) -> Entry:
    from voxdesk.services import scenarios

    found = entry_of(definition)
    if definition.own and not found.problem:
        try:
            scenarios.check(desk, definition.text, f"{definition.name}.toml")
        except BadScenario as error:
            return Entry(definition, found.content, error.detail)
    return found
