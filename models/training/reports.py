"""Examples of the tasks behind the reports on interviews and audits, with known answers.

Each function asks one question of the product. Most lines do not answer it: retrieval brings the
lines nearest to a question, and of those most speak of something close by.
"""

import json
import random
from collections.abc import Callable, Sequence

import speech
import studies
import tasks
from examples import JOINED_SHARE, MOST_EVIDENCE, ROWS, Example, finding

UNRELATED_SHARE = 0.6  # of the lines asked about a factor
CHECK_UNRELATED_SHARE = 0.45
LINK_SHOWN_SHARE = 0.45
EXTRACT_LINES = (6, 12)
LINK_COUNTS = (0.22, 0.38, 0.25, 0.15)  # how often numbered lines show no link, one, two, three
OWN_QUESTION_SHARE = 0.6  # else a paraphrase

Row = tuple[str, str]


def _labelled(
    question: str, labels: Sequence[str], row: Callable[[], Row], *, count: int = ROWS
) -> Example:
    rows = tuple(row() for _ in range(count))
    return Example(tasks.LABEL, tasks.label_prompt(question, labels), rows, tuple(labels))


def _asked(r: random.Random, questions: Sequence[str]) -> str:
    return questions[0] if r.random() < OWN_QUESTION_SHARE else r.choice(questions[1:])


def _joined(r: random.Random, share: float, line: str, other: str) -> str:
    """Run a line together with another that says nothing to the question, now and then."""
    return speech.run_together(r, line, other) if r.random() < share else line


def factor(
    r: random.Random,
    *,
    held: bool = False,
    joined: float = JOINED_SHARE,
    unrelated: float = UNRELATED_SHARE,
) -> Example:
    """Ask how lines speak of a leaf of a taxonomy."""
    leaves = studies.FACTORS[r.choice(studies.KINDS)]
    asked = r.choice([one for one in leaves if one.held == held])

    def row() -> Row:
        attitude = tasks.ATTITUDE[-1]
        if r.random() < unrelated:
            line = _beside(r, asked, held=held)
        else:
            attitude = r.choice(tasks.ATTITUDE[:-1])
            line = speech.spoken(r, r.choice(asked.lines[attitude]))
        return _joined(r, joined, line, _beside(r, asked, held=held)), attitude

    question = tasks.factor_question(asked.group, asked.leaf)
    return _labelled(question, tasks.ATTITUDE, row)


def _beside(r: random.Random, asked: studies.Factor, *, held: bool) -> str:
    """Make a line that does not speak of the leaf, though it often speaks of something close."""
    rivals = studies.rivals(asked)
    # Held-out lines are too few to find a rival in each group, so trained leaves stand in there.
    near = [
        [one for one in leaves if held or not one.held]
        for leaves in (rivals.group, rivals.nearest, rivals.other)
    ]
    kind = r.choices([*near, "natural", "talk"], [38, 24, 13, 13, 12])[0]
    if isinstance(kind, list) and kind:
        return speech.spoken(r, r.choice(r.choice(kind).every()))
    topics = _topics_apart(asked)
    if kind == "talk" or not topics:
        return _talk(r, held=held)
    return speech.statement(r, r.choice(topics), r.choice(speech.POLARITIES), held=held)[0]


def _topics_apart(asked: studies.Factor) -> list[str]:
    """Give the topics of a walk-through that surely have nothing to do with the leaf."""
    about = studies.meanings(f"{asked.group} {asked.leaf}")
    topics = [topic for topic in tasks.CRITERIA if topic != "decision factors"]
    return [topic for topic in topics if not about & studies.meanings(topic)]


def _talk(r: random.Random, *, held: bool) -> str:
    """Make a line of plain talk, or one that names nothing that matters."""
    if r.random() < 0.5:
        return speech.filler(r)
    return speech.spoken(r, r.choice(studies.told(r.choice(["fillers", "no_reasons"]), held=held)))


def place(r: random.Random, *, held: bool = False) -> Example:
    """Ask whether lines speak of the place of the interview."""
    lists = dict(zip(tasks.PLACE, ("here", "elsewhere"), strict=True))

    def row() -> Row:
        label = r.choice(tasks.PLACE)
        return speech.spoken(r, r.choice(studies.told(lists[label], held=held))), label

    return _labelled(tasks.PLACE_QUESTION, tasks.PLACE, row)


def reason(r: random.Random, *, held: bool = False) -> Example:
    """Ask whether lines name what matters to the speaker."""

    def row() -> Row:
        if r.random() < 0.5:
            if r.random() < 0.6:
                return speech.spoken(r, r.choice(studies.told("reasons", held=held))), "yes"
            return _opinion(r, held=held), "yes"
        return _nothing(r, held=held), "no"

    return _labelled(_asked(r, tasks.REASON_QUESTIONS), tasks.YES_NO, row)


def site(r: random.Random, *, held: bool = False) -> Example:
    """Ask whether lines describe the site."""
    topics = [topic for topic in tasks.CRITERIA if topic != "decision factors"]

    def row() -> Row:
        if r.random() < 0.5:
            topic, polarity = r.choice(topics), r.choice(speech.POLARITIES)
            return speech.statement(r, topic, polarity, held=held)[0], "yes"
        return _nothing(r, held=held), "no"

    return _labelled(_asked(r, tasks.SITE_QUESTIONS), tasks.YES_NO, row)


def _nothing(r: random.Random, *, held: bool) -> str:
    if r.random() < 0.55:
        return speech.spoken(r, r.choice(studies.told("no_reasons", held=held)))
    return _talk(r, held=held)


def _opinion(r: random.Random, *, held: bool) -> str:
    """Make a line that praises or blames something."""
    leaves = [one for one in studies.FACTORS[r.choice(studies.KINDS)] if one.held == held]
    return speech.spoken(r, r.choice(r.choice(leaves).lines[r.choice(tasks.ATTITUDE[:2])]))


def check(r: random.Random, *, held: bool = False, joined: float = JOINED_SHARE) -> Example:
    """Ask for the stance of lines to a question of method."""
    asked = r.choice([one for one in studies.CHECKS if one.held == held])
    others = [one for one in studies.other_checks(asked) if held or not one.held]

    def beside() -> str:
        drawn = r.random()
        if drawn < 0.65:
            lines = r.choice(others).lines
            line = speech.spoken(r, r.choice([*lines["for"], *lines["against"]]))
            asks = asked.title in studies.ABOUT_QUESTIONS
        else:
            line = _opinion(r, held=held) if drawn < 0.82 else _talk(r, held=held)
            asks = True
        # Whether a question was a good one is just what some of the checks judge.
        return beside() if asks and "?" in line else line

    def row() -> Row:
        if r.random() < CHECK_UNRELATED_SHARE:
            return beside(), tasks.STANCE[-1]
        stance = r.choice(tasks.STANCE[:-1])
        line = speech.spoken(r, r.choice(asked.lines[stance]))
        return _joined(r, joined, line, beside()), stance

    question = tasks.criterion(asked.title, asked.question)
    return _labelled(question, tasks.STANCE, row)


def link_line(r: random.Random, *, held: bool = False) -> Example:
    """Ask whether lines show a link that was found."""
    links = [one for one in studies.LINKS if one.held == held]
    asked = r.choice(links)
    others = [line for one in links if one.quality != asked.quality for line in one.lines]

    def row() -> Row:
        if r.random() < LINK_SHOWN_SHARE:
            return speech.spoken(r, r.choice(asked.lines)), tasks.STANCE[0]
        if r.random() < 0.6:
            return speech.spoken(r, r.choice(others)), tasks.STANCE[-1]
        return _aside(r, held=held), tasks.STANCE[-1]

    question = tasks.link_question(asked.quality, asked.decision)
    return _labelled(question, tasks.STANCE, row)


def _aside(r: random.Random, *, held: bool) -> str:
    """Make a line of an interview that shows nothing of the client's character."""
    return _opinion(r, held=held) if r.random() < 0.4 else _talk(r, held=held)


def extract(r: random.Random, *, held: bool = False) -> Example:
    """Ask for the links that numbered lines show."""
    count = r.randint(*EXTRACT_LINES)
    drawn = r.choices(range(len(LINK_COUNTS)), LINK_COUNTS)[0]
    shown = r.sample([one for one in studies.LINKS if one.held == held], drawn)
    telling = [
        (speech.spoken(r, line), link)
        for link in shown
        for line in r.sample(link.lines, r.randint(1, min(len(link.lines), 3)))
    ]
    asides = [(_aside(r, held=held), None) for _ in range(count - len(telling))]
    lines = [*telling, *asides]
    r.shuffle(lines)
    items = []
    for link in dict.fromkeys(link for _, link in lines if link):
        numbers = [at for at, (_, shows) in enumerate(lines, start=1) if shows is link]
        items.append(
            {
                tasks.QUALITY_KEY: link.quality,
                tasks.DECISION_KEY: link.decision,
                tasks.LINES_KEY: numbers,
            }
        )
    question = _asked(r, tasks.LINK_QUESTIONS)
    prompt = tasks.extract_prompt(question, [line for line, _ in lines])
    return Example(tasks.EXTRACT, prompt, (("", json.dumps({tasks.ITEMS_KEY: items})),))


def check_state(r: random.Random, *, held: bool = False) -> Example:
    """Ask for the finding on a question of method in words."""
    asked = r.choice([one for one in studies.CHECKS if one.held == held])
    lines = [(stance, line) for stance in tasks.STANCE[:-1] for line in asked.lines[stance]]
    drawn = r.sample(lines, r.randint(1, min(MOST_EVIDENCE, len(lines))))
    good, bad = (
        [speech.spoken(r, line) for way, line in drawn if way == side] for side in tasks.STANCE[:-1]
    )
    criterion = tasks.criterion(asked.title, asked.question)
    prompt = tasks.state_prompt(r.choice(tasks.KINDS), criterion, good, bad)
    answer = finding(tasks.METHOD_ADVICE[asked.title], good, bad)
    return Example(tasks.STATE, prompt, (("", answer),))
