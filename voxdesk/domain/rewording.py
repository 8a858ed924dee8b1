"""Words that are looked for in a text, and others in their place."""

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Sought:
    """What to find: these letters, in any case unless `case`; a space is any white space."""

    text: str
    case: bool = False
    whole_words: bool = False

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where it stands: from and to which letter."""
        return tuple(found.span() for found in self._pattern.finditer(text))

    def replaced(self, text: str, by: str) -> str:
        """The text with `by` wherever it stood."""
        return self._pattern.sub(lambda _found: by, text)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        letters = r"\s+".join(map(re.escape, self.text.split())) or r"(?!)"
        if self.whole_words:
            letters = rf"(?<!\w){letters}(?!\w)"
        return re.compile(letters, re.NOFLAG if self.case else re.IGNORECASE)
