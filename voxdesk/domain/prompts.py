"""The prompts of the writing tasks: fixed texts with what is asked put in their places.

The texts are files in `resources/prompts` (read by `services/prompts.py`), the same that the report
adapter was trained on, to the byte. What is put in comes from outside: it is laid on one line, so
it cannot look like a part of the prompt, and engines read it without special tokens.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import Formatter

MOST_STATEMENT = 600
MOST_RECOMMENDATION = 200

FINDING_SCHEMA: dict[str, object] = {
    "type": "object",
    "properties": {
        "statement": {"type": "string", "maxLength": MOST_STATEMENT},
        "recommendation": {"type": "string", "maxLength": MOST_RECOMMENDATION},
    },
    "required": ["statement", "recommendation"],
}
"""What a *state* task answers. The keys are the adapter's."""

SPEAKER_LABELS = ("employee", "client")
STANCE_LABELS = ("for", "against", "unrelated")
FACTOR_LABELS = ("positive", "critical", "neutral", "unrelated")
PLACE_LABELS = ("here", "elsewhere")
ANSWER_LABELS = ("yes", "no")

MOST_ITEMS = 6
MOST_FIELD = 80
"""Items that one window of lines may show, and letters of each of their texts."""

ITEMS, LINES = "items", "lines"


def items_schema(fields: Sequence[str], lines: int) -> dict[str, object]:
    """What an *extract* task answers over so many lines: items of these texts, each with the
    numbers of its lines, which can be no others."""
    texts = {each: {"type": "string", "maxLength": MOST_FIELD} for each in fields}
    numbers = {"type": "array", "items": {"enum": [*range(1, lines + 1)]}, "maxItems": lines}
    item = {"type": "object", "properties": {**texts, LINES: numbers}}
    items = {"type": "array", "items": item, "maxItems": MOST_ITEMS}
    return {"type": "object", "properties": {ITEMS: items}}


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is told and asked; for lines to be labelled or named, `user` is their prefix."""

    system: str
    user: str


@dataclass(frozen=True, slots=True)
class Template:
    """A text with named places, which must be just those that it declares."""

    text: str
    placeholders: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        places = {name for _, name, _, _ in Formatter().parse(self.text) if name is not None}
        if places != self.placeholders:
            raise ValueError(f"{self.text!r} does not have just the places it declares")

    def filled(self, **values: str) -> str:
        return self.text.format_map(values)


@dataclass(frozen=True, slots=True)
class Prompts:
    """All fixed texts, as `resources/prompts` gives them."""

    label_system: str
    label_user: Template
    criterion: Template
    speaker: str
    factor_question: Template
    grouped: Template
    here: str
    name_system: str
    name_user: str
    state_system: str
    state_user: Template
    state_evidence: Template
    state_quote: Template
    extract_system: str
    extract_user: Template
    extract_line: Template

    @classmethod
    def parse(cls, files: Mapping[str, Mapping[str, object]]) -> "Prompts":
        """Make prompts of the parsed files by their stem; KeyError or ValueError when they lack."""
        label, name, state = files["label"], files["name"], files["state"]
        extract = files["extract"]
        return cls(
            label_system=_text(label, "system"),
            label_user=_template(label, "user"),
            criterion=_template(_table(label, "criterion")),
            speaker=_text(_table(label, "speaker")),
            factor_question=_template(_table(label, "factor")),
            grouped=_template(_table(label, "grouped")),
            here=_text(_table(label, "here")),
            name_system=_text(name, "system"),
            name_user=_text(name, "user"),
            state_system=_text(state, "system"),
            state_user=_template(state, "user"),
            state_evidence=_template(_table(state, "evidence")),
            state_quote=_template(_table(state, "quote")),
            extract_system=_text(extract, "system"),
            extract_user=_template(extract, "user"),
            extract_line=_template(_table(extract, "line")),
        )

    def asked(self, title: str, question: str) -> str:
        """A criterion as label and state tasks put it."""
        return self.criterion.filled(title=one_line(title), question=one_line(question))

    def factor(self, leaf: str, group: str = "") -> str:
        """A leaf of a taxonomy as label tasks put it, with its group where it has one."""
        leaf, group = one_line(leaf), one_line(group)
        if group:
            leaf = self.grouped.filled(leaf=leaf, group=group[:1].lower() + group[1:])
        return self.factor_question.filled(factor=leaf)

    def label(self, question: str, labels: Sequence[str]) -> Prompt:
        """The prefix after which each line is judged by itself."""
        user = self.label_user.filled(question=question, labels=", ".join(labels))
        return Prompt(self.label_system, user)

    def label_speakers(self) -> Prompt:
        return self.label(self.speaker, SPEAKER_LABELS)

    def name(self, line: str) -> Prompt:
        return Prompt(self.name_system, self.name_user + one_line(line))

    def extract(self, question: str, lines: Sequence[str]) -> Prompt:
        """What the lines of a window show together; they are numbered from 1."""
        numbered = "\n".join(
            self.extract_line.filled(number=str(number), line=one_line(line))
            for number, line in enumerate(lines, start=1)
        )
        user = self.extract_user.filled(question=one_line(question), lines=numbered)
        return Prompt(self.extract_system, user)

    def state(self, report: str, criterion: str, good: Sequence[str], bad: Sequence[str]) -> Prompt:
        """The finding on a criterion (as `asked`) from the quotes that speak for and against it."""
        blocks = [
            self.state_evidence.filled(
                stance=stance,
                quotes="\n".join(self.state_quote.filled(quote=one_line(each)) for each in quotes),
            )
            for stance, quotes in (("for", good), ("against", bad))
            if quotes
        ]
        user = self.state_user.filled(
            report=one_line(report), criterion=criterion, evidence="\n".join(blocks)
        )
        return Prompt(self.state_system, user)


def one_line(text: str) -> str:
    """Text from outside on one line, its spaces single."""
    return " ".join(text.split())


def _table(content: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = content[key]
    if not isinstance(value, Mapping):
        raise ValueError(f"{key} is no table")
    return value


def _text(content: Mapping[str, object], key: str = "text") -> str:
    value = content[key]
    if not isinstance(value, str):
        raise ValueError(f"{key} is no text")
    return value


def _template(content: Mapping[str, object], key: str = "text") -> Template:
    declared = content["placeholders"]
    if not isinstance(declared, list):
        raise ValueError("placeholders is no list")
    return Template(_text(content, key), frozenset(map(str, declared)))
