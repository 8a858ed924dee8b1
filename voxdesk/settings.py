"""What a user can choose, declared once: each field with its default and what it may be.

Loading never fails: a value that does not fit is dropped and told, and the file as it was is kept
beside the new one as `settings.bak.json`.
"""

import dataclasses
import difflib
import json
import os
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from voxdesk.events import Notice

RENAMED: dict[str, str] = {}
"""Old names of settings and what they are called now."""

SPOKEN = ("ar", "de", "en", "es", "fr", "he", "it", "pt", "ru", "tr", "uk", "zh")
"""Languages to choose from for what is said in recordings; others are found by themselves."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a setting may be: one of `choices`, or a number from `least` to `most`, or a text."""

    choices: tuple[str, ...] = ()
    may_be_empty: bool = False
    least: int | None = None
    most: int | None = None


def _setting(default: Any, **rule: Any) -> Any:
    return field(default=default, metadata={"rule": Rule(**rule)})


@dataclass(frozen=True, slots=True)
class Settings:
    """`threads` 0 means as many as the machine has cores to spare; models go by catalogue id.

    `person` is the name under which a user's acts stand in the chain of custody, chosen once; empty
    stands for the user of the system. `report_template` and `report_logo` are paths of files that
    reports are put on; empty stands for the program's own look. `lock_after_min` 0 means that an
    idle window stays open. `speech_language` is what a transcription listens for where nobody says
    otherwise.
    """

    speech_model: str = _setting("whisper-base")
    meaning_model: str = _setting("all-minilm-l6-v2")
    writing_model: str = _setting("report-adapter")
    speech_language: str = _setting("auto", choices=("auto", *SPOKEN))
    device: str = _setting("auto", choices=("auto", "cpu", "cuda"))
    threads: int = _setting(0, least=0, most=256)
    engine_idle_s: int = _setting(600, least=10, most=86_400)
    theme: str = _setting("system", choices=("system", "light", "dark"))
    language: str = _setting("en", choices=("en", "ru"))
    person: str = _setting("", may_be_empty=True)
    lock_after_min: int = _setting(0, least=0, most=24 * 60)
    jump_s: int = _setting(5, least=1, most=60)
    rewind_ms: int = _setting(1500, least=0, most=10_000)
    notifications: bool = _setting(True)
    report_template: str = _setting("", may_be_empty=True)
    report_logo: str = _setting("", may_be_empty=True)


FIELDS = {each.name: each for each in dataclasses.fields(Settings)}


def load(path: Path) -> tuple[Settings, tuple[Notice, ...]]:
    """The settings in `path`, and what of it could not be used."""
    try:
        content = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, ValueError, RecursionError) as error:  # brackets can nest too deep
        _keep(path)
        return Settings(), (Notice("settings.unreadable", f"{path}: {error}"),)
    if not isinstance(content, dict):
        _keep(path)
        return Settings(), (Notice("settings.unreadable", str(path)),)
    settings, notices = with_values(Settings(), content)
    if notices:
        _keep(path)
    return settings, notices


def save(settings: Settings, path: Path) -> None:
    """Write the settings; the file is the old one or the new one, never half of either."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = json.dumps(dataclasses.asdict(settings), indent=2) + "\n"
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, prefix=path.name, suffix=".part", delete=False
    ) as part:
        part.write(text)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(path)


def save_chosen(settings: Settings, path: Path, *, locked: Collection[str] = ()) -> None:
    """Write what a person chose; what is locked stays in the file as it was chosen before."""
    before, _notices = load(path)
    chosen = {name: getattr(before, name) for name in locked if name in FIELDS}
    save(dataclasses.replace(settings, **chosen), path)


def with_values(
    settings: Settings, values: Mapping[str, object]
) -> tuple[Settings, tuple[Notice, ...]]:
    """Lay values over settings; what does not fit is left out and told."""
    fitting: dict[str, Any] = {}
    notices = []
    for given, value in values.items():
        name = RENAMED.get(given, given)
        if name not in FIELDS:
            close = difflib.get_close_matches(name, FIELDS, n=1)
            hint = f"{given} ({close[0]}?)" if close else given
            notices.append(Notice("settings.unknown", hint))
        elif fits(name, value):
            fitting[name] = value
        else:
            notices.append(Notice("settings.dropped", f"{name} = {value!r}"))
    return dataclasses.replace(settings, **fitting), tuple(notices)


def fits(name: str, value: object) -> bool:
    """Whether the setting `name` may have this value."""
    rule: Rule = FIELDS[name].metadata["rule"]
    default = FIELDS[name].default
    if type(value) is not type(default):  # exact: True is no number here
        return False
    if rule.choices:
        return value in rule.choices
    if isinstance(value, int):
        return (rule.least is None or value >= rule.least) and (
            rule.most is None or value <= rule.most
        )
    return rule.may_be_empty or bool(value)


def _keep(path: Path) -> None:
    """Keep the file as it was, so that nothing a person wrote is lost."""
    try:
        path.with_suffix(".bak.json").write_bytes(path.read_bytes())
    except OSError:  # a full or read-only disk must not stop the start
        return
