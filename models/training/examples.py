"""Examples of the tasks of a walk-through with known answers, drawn without end from a seed.

Every example is made of lines whose topic and polarity are known (`speech`), in the prompts of the
product (`tasks`). With `held=True` the lines are those kept out of training, and show whether the
model judges meaning or remembers strings.
"""

import json
import random
from dataclasses import dataclass

import speech
import tasks

ROWS = 8  # lines that share one prefix
INTERVIEW_SHARE = 0.12
ON_TOPIC, OTHER_TOPIC = 0.55, 0.32  # shares of the lines of a labelling; the rest is filler
JOINED_SHARE = 0.15
MOST_EVIDENCE = 4


@dataclass(frozen=True, slots=True)
class Example:
    """A prompt, and the answers to the lines that follow it.

    Each line is answered by itself after the same prompt; a task without lines has one empty line.
    `labels` is empty where the answer is free text.
    """

    system: str
    user: str
    turns: tuple[tuple[str, str], ...]
    labels: tuple[str, ...] = ()


def label(r: random.Random, *, held: bool = False, joined: float = JOINED_SHARE) -> Example:
    """Ask for the stance of lines to a criterion, or now and then for who speaks them."""
    if r.random() < INTERVIEW_SHARE:
        return _speakers(r, held=held)
    topic = r.choice(list(tasks.CRITERIA))
    rows = tuple(_stance_row(r, topic, held=held, joined=joined) for _ in range(ROWS))
    asked = tasks.criterion(topic, r.choice(tasks.CRITERIA[topic]))
    prompt = tasks.label_prompt(asked, tasks.STANCE)
    return Example(tasks.LABEL, prompt, rows, tasks.STANCE)


def _speakers(r: random.Random, *, held: bool) -> Example:
    rows = []
    for _ in range(ROWS):
        if r.random() < 0.5:
            rows.append((speech.question(r), "employee"))
        else:
            rows.append((_any_statement(r, held=held)[0], "client"))
    prompt = tasks.label_prompt(tasks.SPEAKER_QUESTION, tasks.SPEAKER)
    return Example(tasks.LABEL, prompt, tuple(rows), tasks.SPEAKER)


def _stance_row(r: random.Random, topic: str, *, held: bool, joined: float) -> tuple[str, str]:
    kind = r.random()
    if kind < ON_TOPIC:
        polarity = r.choice(speech.POLARITIES)
        line = speech.statement(r, topic, polarity, held=held)[0]
        stance = "for" if polarity == speech.GOOD else "against"
    else:
        stance = "unrelated"
        line = _beside(r, topic, held=held) if kind < ON_TOPIC + OTHER_TOPIC else speech.filler(r)
    if r.random() < joined:
        # What is joined on speaks of something else, so the stance of the line stays what it was.
        other = _beside(r, topic, held=held) if r.random() < 0.7 else speech.filler(r)
        line = speech.run_together(r, line, other)
    return line, stance


def _beside(r: random.Random, topic: str, *, held: bool) -> str:
    """Make a line on any topic but this."""
    other = r.choice([name for name in tasks.CRITERIA if name != topic])
    return speech.statement(r, other, r.choice(speech.POLARITIES), held=held)[0]


def _any_statement(r: random.Random, *, held: bool) -> tuple[str, str]:
    topic = r.choice(list(tasks.CRITERIA))
    return speech.statement(r, topic, r.choice(speech.POLARITIES), held=held)


def name(r: random.Random, *, held: bool = False) -> Example:
    """Ask for a few words for what a line is about."""
    rows = tuple(_any_statement(r, held=held) for _ in range(ROWS))
    return Example(tasks.NAME, tasks.NAME_PROMPT, rows)


def state(r: random.Random, *, held: bool = False) -> Example:
    """Ask for the finding in words."""
    topic = r.choice(list(tasks.CRITERIA))
    drawn = r.choices(speech.POLARITIES, k=r.randint(1, MOST_EVIDENCE))
    lines = [(polarity, speech.statement(r, topic, polarity, held=held)[0]) for polarity in drawn]
    good = [line for polarity, line in lines if polarity == speech.GOOD]
    bad = [line for polarity, line in lines if polarity == speech.BAD]
    asked = tasks.criterion(topic, r.choice(tasks.CRITERIA[topic]))
    prompt = tasks.state_prompt(r.choice(tasks.KINDS), asked, good, bad)
    return Example(tasks.STATE, prompt, (("", finding(tasks.ADVICE[topic], good, bad)),))


def finding(advice: str, good: list[str], bad: list[str]) -> str:
    """Write the finding as the rule would: the facts, then the advice where something is wrong."""
    praise = list(dict.fromkeys(map(speech.bare, good)))
    blame = list(dict.fromkeys(map(speech.bare, bad)))
    if praise and blame:
        facts = f"{_listed(praise)}, but {_listed(blame)}"
    else:
        facts = _listed(praise or blame)
    answer = {
        tasks.STATEMENT_KEY: f"{tasks.capital(facts)}.",
        tasks.RECOMMENDATION_KEY: advice if blame else "",
    }
    return json.dumps(answer)


def _listed(clauses: list[str]) -> str:
    if len(clauses) == 1:
        return clauses[0]
    return f"{', '.join(clauses[:-1])} and {clauses[-1]}"
