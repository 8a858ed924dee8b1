"""The organisation's rules: a TOML file that the administrator writes and the program only reads.

    forbid = ["models.download", "export.docx", "microphone"]   # "export" forbids every format
    [lock]
    device = "cpu"                                               # settings nobody may change

No file means no rules. A file that cannot be read or understood means the strictest ones.
"""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from voxdesk.errors import ForbiddenByPolicy
from voxdesk.events import Notice

FEATURES = ("models.download", "microphone", "export", "keystore")
"""What can be forbidden; `export` also by format, as in `export.docx`."""


@dataclass(frozen=True, slots=True)
class Policy:
    """`locks` are values of settings that win over every other; `strictest` forbids everything."""

    forbidden: frozenset[str] = frozenset()
    locks: dict[str, object] = field(default_factory=dict)
    strictest: bool = False
    notices: tuple[Notice, ...] = ()

    @classmethod
    def load(cls, path: Path) -> "Policy":
        try:
            text = path.read_text("utf-8")
        except FileNotFoundError:
            return cls()
        except (OSError, UnicodeDecodeError) as error:
            return cls._unreadable(path, error)
        try:
            rules = tomllib.loads(text)
            forbidden, locks = rules.pop("forbid", []), rules.pop("lock", {})
            if not _are_texts(forbidden) or not isinstance(locks, dict):
                raise ValueError("forbid must be a list of texts and lock a table")
        except ValueError as error:
            return cls._unreadable(path, error)
        # A name we do not know may come from a newer version's rules: told, not obeyed.
        unknown = [*rules, *(each for each in forbidden if each.partition(".")[0] not in _ROOTS)]
        notices = tuple(Notice("policy.unknown_rule", str(each)) for each in unknown)
        return cls(frozenset(forbidden), locks, notices=notices)

    @classmethod
    def _unreadable(cls, path: Path, error: Exception) -> "Policy":
        return cls(strictest=True, notices=(Notice("policy.unreadable", f"{path}: {error}"),))

    def allows(self, feature: str) -> bool:
        if self.strictest:
            return False
        names = feature.split(".")
        return not any(".".join(names[:end]) in self.forbidden for end in range(1, len(names) + 1))

    def require(self, feature: str) -> None:
        """Raise ForbiddenByPolicy unless `feature` is allowed."""
        if not self.allows(feature):
            raise ForbiddenByPolicy(feature)


_ROOTS = {feature.partition(".")[0] for feature in FEATURES}


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
