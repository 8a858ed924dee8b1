"""Visits with planted facts (`tests/data/visits`), and how they are spoken.

Interviews are spoken by two voices, each on a channel of its own; dictations by one.
"""

import tomllib
import wave
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voxdesk.domain.checks import telling_words

VISITS = Path(__file__).resolve().parents[1] / "data" / "visits"
SITE_KINDS = ("hotel", "restaurant", "health-centre")
INTERVIEW, DESIGN = "interview", "design"
EMPLOYEE, CLIENT = "employee", "client"

VOICES = {EMPLOYEE: "rms", CLIENT: "slt"}
DICTATED_BY = "slt"
RATE_HZ = 16_000
PAUSE_S = 0.7

HEARD = 0.6
"""The share of a line's telling words that a sentence must have to be that line as it was heard."""

Speak = Callable[..., Path]


@dataclass(frozen=True, slots=True)
class Fact:
    """What a report must find in a line: `what` is `factor`, `point`, `link`, `turning-event`, or
    the kind of report whose `criterion/check` (`name`) it is about; `how` is for, against or a
    polarity; `here`: it is said of the very place."""

    line: int
    what: str
    name: str
    how: str
    here: bool

    @property
    def criterion(self) -> str:
        return self.name.partition("/")[0]

    @property
    def check(self) -> str:
        return self.name.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Line:
    voice: str
    text: str


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit as it is spoken, with what is planted in its lines."""

    name: str
    site_kind: str
    scenario: str
    card: tuple[str, ...]
    lines: tuple[Line, ...]
    facts: tuple[Fact, ...]

    def beginning(self, lines: int) -> "Visit":
        """Its first lines, as a visit of its own."""
        return replace(
            self,
            name=f"{self.name}-{lines}",
            lines=self.lines[:lines],
            facts=tuple(each for each in self.facts if each.line < lines),
        )

    def of_kind(self, kind: str) -> tuple[Fact, ...]:
        """What is planted for a kind of report."""
        wanted = {"I2": ("link", "turning-event"), "I3": ("factor",), "I4": ("factor",)}
        found = wanted.get(kind, ("point",) if kind == "D3" else (kind,))
        return tuple(
            each for each in self.facts if each.what in found and (each.here or kind != "I4")
        )


def visit(site_kind: str, scenario: str) -> Visit:
    """The visit of a scenario to a kind of site."""
    name = f"{site_kind}-{scenario}"
    content = tomllib.loads((VISITS / f"{name}.toml").read_text("utf-8"))
    lines = content["lines"]
    card = ["--site", content["site"], "--site-kind", site_kind, "--scenario", scenario]
    for key in ("client", "employee"):
        card += [f"--{key}", content[key]] if key in content else []
    for zone in content.get("zones", ()):
        card += ["--zone", zone]
    return Visit(
        name=name,
        site_kind=site_kind,
        scenario=scenario,
        card=tuple(card),
        lines=tuple(Line(each.get("voice", ""), each["text"]) for each in lines),
        facts=tuple(
            _fact(number, text)
            for number, each in enumerate(lines)
            for text in each.get("facts", ())
        ),
    )


def _fact(line: int, text: str) -> Fact:
    what, *rest = text.split()
    here = rest[-1:] == ["here"]
    rest = rest[:-1] if here else rest
    if what == "turning-event":
        return Fact(line, what, what, rest[0], here)
    return Fact(line, what, rest[0], "".join(rest[1:]), here)


# --- spoken ---------------------------------------------------------------------------------------


def record(told: Visit, path: Path, speak: Speak) -> None:
    """Have a visit spoken into a WAV file: interviews with a voice on each channel."""
    voices = [VOICES.get(line.voice, DICTATED_BY) for line in told.lines]
    with ThreadPoolExecutor(4) as pool:
        files = pool.map(speak, [line.text for line in told.lines], voices)
        said = [_samples(file) for file in files]
    pause = np.zeros(round(PAUSE_S * RATE_HZ), np.int16)
    channels = [
        np.concatenate(
            [
                np.concatenate([one if line.voice in ("", who) else np.zeros_like(one), pause])
                for line, one in zip(told.lines, said, strict=True)
            ]
        )
        for who in ((EMPLOYEE, CLIENT) if told.scenario == INTERVIEW else ("",))
    ]
    with wave.open(str(path), "wb") as file:
        file.setnchannels(len(channels))
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(np.stack(channels, axis=1).tobytes())


def _samples(path: Path) -> NDArray[np.int16]:
    with wave.open(str(path)) as file:
        assert file.getframerate() == RATE_HZ
        return np.frombuffer(file.readframes(file.getnframes()), np.int16)


# --- heard ----------------------------------------------------------------------------------------


def heard_as(line: str, texts: Sequence[str]) -> list[int]:
    """The places of the texts that are a line as it was heard, wholly or a part of it."""
    wanted = telling_words(line)
    whole, parts = [], []
    for place, text in enumerate(texts):
        words = telling_words(text)
        shared = len(wanted & words)
        if shared >= HEARD * len(wanted):
            whole.append(place)
        elif shared >= max(2, HEARD * len(words)):
            parts.append(place)
    return whole or parts


def is_line(line: str, quote: str) -> bool:
    """Whether a quote is a line as it was heard."""
    return bool(heard_as(line, [quote]))
