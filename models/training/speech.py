"""Lines of speech whose topic and polarity are known, made to look as a recogniser writes them.

Sentences come from three files beside this one: `natural.toml` (as people say them),
`heldout.toml` (of the same kind, never trained on) and `templates.toml` (composed). The one idea:
a label is known because the line was made for it, so no one has to annotate transcripts.
"""

import random
import re
import tomllib
from pathlib import Path
from typing import Any

from tasks import capital

HERE = Path(__file__).parent
GOOD, BAD = "good", "bad"
POLARITIES = (GOOD, BAD)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


NATURAL = _read("natural.toml")
HELD_OUT = _read("heldout.toml")
TEMPLATES = _read("templates.toml")
TOPICS: dict[str, dict[str, list[str]]] = TEMPLATES["topics"]
# Common English words, to stand for the ones a recogniser mishears.
WORDS = (HERE / "words.txt").read_text(encoding="utf-8").split()

NATURAL_SHARE = 0.75
DIGITS_SHARE = 0.6
MISHEARD_SHARE = 0.15
SLIP_SHARE = 0.1  # a lost capital, and as often a lost full stop

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
UNITS = {word: value for value, word in enumerate(_SMALL.split())}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_NUMBER = re.compile(rf"\b({'|'.join([*UNITS, *TENS])})((?:-[a-z]+)?)\b", re.IGNORECASE)


def digits(text: str) -> str:
    """Write numbers as recognisers do: 'twenty-five minutes' becomes '25 minutes'."""

    def written(match: re.Match[str]) -> str:
        word, rest = match[1].lower(), match[2]
        if rest and word in TENS:
            return str(TENS[word] + UNITS[rest[1:].lower()])
        return f"{UNITS.get(word, TENS.get(word))}{rest}"

    return _NUMBER.sub(written, text)


def filled(template: str, r: random.Random) -> str:
    """Fill the slots of a template; a filled slot may bring slots of its own."""

    def choice(match: re.Match[str]) -> str:
        slot = match[1]
        if slot == "topic":
            return r.choice(list(TOPICS))
        if slot == "subject":
            return r.choice(r.choice(list(TOPICS.values()))["subjects"])
        return str(r.choice(TEMPLATES["slots"][slot]))

    while "{" in template:
        template = re.sub(r"\{(\w+)\}", choice, template)
    return template


def spoken(r: random.Random, text: str) -> str:
    """Make a clean sentence look transcribed: digits, an odd word, a lost capital or full stop."""
    if r.random() < DIGITS_SHARE and "second day" not in text:
        text = digits(text)
    if r.random() < MISHEARD_SHARE:
        words = text.split(" ")
        at = r.randrange(len(words))
        if re.fullmatch(r"[a-z]{4,}", words[at]):
            words[at] = r.choice(WORDS)
        text = " ".join(words)
    if r.random() < SLIP_SHARE:
        text = text[:1].lower() + text[1:]
    if r.random() < SLIP_SHARE:
        text = text.rstrip(".")
    return text


def statement(r: random.Random, topic: str, polarity: str, *, held: bool) -> tuple[str, str]:
    """Make a line on the topic, and a name for what it is about."""
    if r.random() < NATURAL_SHARE:
        own = (HELD_OUT if held else NATURAL)[topic][polarity]
        name, text = r.choice(own).split(" | ")
        return spoken(r, text), name
    return _composed(r, topic, polarity, held=held)


def _composed(r: random.Random, topic: str, polarity: str, *, held: bool) -> tuple[str, str]:
    key = f"held_{polarity}" if held else polarity
    said = list(TOPICS[topic][key])
    if held or topic != "decision factors":
        said += TEMPLATES["anything"][key]
    subject = filled(r.choice(TOPICS[topic]["subjects"]), r)
    # A quarter of the lines begin with the subject itself.
    opening = r.choice(["", "", "", "", *TEMPLATES["openings"]])
    text = capital(f"{opening}{subject} {filled(r.choice(said), r)}") + "."
    return spoken(r, text), re.sub(r"^(the|a|an) ", "", subject)


def question(r: random.Random) -> str:
    """Make a question as the one who interviews asks it."""
    if r.random() < 0.5:
        return str(r.choice(NATURAL["questions"]))
    return capital(filled(r.choice(TEMPLATES["questions"]), r))


def filler(r: random.Random) -> str:
    """Make a line that speaks for no criterion and against none."""
    kind = r.choices(
        ["template", "natural", "question", "noise", "injection"], [25, 25, 28, 12, 10]
    )
    match kind[0]:
        case "template":
            return spoken(r, capital(filled(r.choice(TEMPLATES["neutral"]), r)))
        case "natural":
            return spoken(r, r.choice(NATURAL["neutral"]))
        case "question":
            return question(r)
        case "noise":
            return capital(" ".join(r.choices(WORDS, k=r.randint(3, 9)))) + "."
        case _:
            return str(r.choice(TEMPLATES["injections"]))


def run_together(r: random.Random, line: str, other: str) -> str:
    """Join a line with another, or with a piece of it, as a recogniser that missed the pause."""
    line, other = line.rstrip(".?"), other.rstrip(".?")
    words = other.split(" ")
    cut = r.randint(2, 4)
    pause = r.choice([", and ", ", ", " ", ". ", " but "])
    match r.choice(["before", "after", "tail", "head"]):
        case "before":
            joined = other + pause + _inner(line, pause)
        case "after":
            joined = line + pause + _inner(other, pause)
        case "tail":
            joined = capital(" ".join(words[-cut:])) + ". " + capital(line)
        case _:
            joined = f"{line}, {_inner(' '.join(words[:cut]), ', ')}"
    return joined + "."


def _inner(text: str, pause: str) -> str:
    """Lower the first letter inside a sentence, except of 'I'."""
    if pause == ". " or re.match(r"I\b", text):
        return text
    return text[:1].lower() + text[1:]


def bare(text: str) -> str:
    """Cut the opening and the full stop off a line: the fact, as a clause."""
    for opening in sorted(TEMPLATES["openings"], key=len, reverse=True):
        if text.lower().startswith(opening.lower()):
            text = text[len(opening) :]
            break
    clause = text if re.match(r"I\b|\d", text) else text[:1].lower() + text[1:]
    return clause.rstrip(".")
