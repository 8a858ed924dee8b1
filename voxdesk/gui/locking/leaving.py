"""What comes after a desk: another library, or the same one once work on its file is done."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from voxdesk.store.keys import LibraryKey

OnBytes = Callable[[int, int], None]
"""Told how many bytes of how many are done; it may raise Cancelled."""


@dataclass(frozen=True, slots=True)
class Alone:
    """Work on a library that nobody may have open meanwhile.

    `do` gives the key that the library opens with afterwards. `told` is said in the next window.
    """

    words: str
    do: Callable[[OnBytes], LibraryKey | None]
    told: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """Which library is opened next, and with what key; `work` comes before.

    One that is not there is made, unless it must be `there`.
    """

    library: Path
    key: LibraryKey | None = None
    work: Alone | None = None
    there: bool = False
