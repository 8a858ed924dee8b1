"""How something is exported, and how that stands in the request of a job."""

from dataclasses import dataclass
from typing import Self, cast

from voxdesk.domain.pseudonyms import AliasKind, Named
from voxdesk.errors import BadRequest


@dataclass(frozen=True, slots=True)
class Options:
    """`clips` says whether HTML and packs carry the sound of quotes, `originals` whether a pack
    holds the originals: by default it does, unless it is pseudonymised. `names` are to be hidden
    besides those that the library knows.
    """

    clips: bool = True
    originals: bool | None = None
    pseudonymised: bool = False
    names: tuple[Named, ...] = ()

    @classmethod
    def of(cls, request: dict[str, object]) -> Self:
        """What a job was asked for; one queued by an earlier version was asked for nothing."""
        originals, names = request.get("originals"), request.get("names", [])
        return cls(
            clips=bool(request.get("clips", True)),
            originals=None if originals is None else bool(originals),
            pseudonymised=bool(request.get("pseudonymised", False)),
            names=tuple((AliasKind(kind), name) for kind, name in cast(list[list[str]], names)),
        )

    @property
    def request(self) -> dict[str, object]:
        """What `of` reads."""
        return {
            "clips": self.clips,
            "originals": self.originals,
            "pseudonymised": self.pseudonymised,
            "names": [[str(kind), name] for kind, name in self.names],
        }

    @property
    def with_originals(self) -> bool:
        return not self.pseudonymised if self.originals is None else self.originals

    def require_sense(self) -> None:
        """BadRequest where one wish speaks against another."""
        if self.names and not self.pseudonymised:
            raise BadRequest("names are hidden in pseudonymised exports alone")
        if self.originals and self.pseudonymised:
            raise BadRequest("an original tells names that nobody can bleep in it: leave it out")


PLAIN = Options()
