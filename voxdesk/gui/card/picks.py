"""Lists to pick from whose choices come from the library."""

from collections.abc import Sequence

from voxdesk import texts
from voxdesk.domain.visit import SiteKind
from voxdesk.gui.widgets.choice import Choice


def kinds_picker(words: str, kinds: Sequence[tuple[str, SiteKind]]) -> Choice:
    made = Choice(words)
    made.setMinimumContentsLength(6)
    for value, kind in kinds:
        made.addItem(texts.name(kind), value)
    made.setCurrentIndex(made.findData(SiteKind.OTHER.value))
    return made


def refill(choice: Choice, items: Sequence[tuple[str, str]]) -> None:
    if [choice.itemData(place) for place in range(choice.count())] == [key for key, _ in items]:
        return
    chosen = choice.currentData()
    choice.clear()
    for key, words in items:
        choice.addItem(words, key)
    pick(choice, str(chosen or ""), str(chosen or ""))


def pick(choice: Choice, key: str, words: str) -> None:
    """Choose by key; one that is not among the choices joins them, so that it is not lost."""
    if choice.findData(str(key)) < 0:
        choice.addItem(words, str(key))
    choice.setCurrentIndex(choice.findData(str(key)))
