"""A writer that says what its script has for a line, and a small kind of report with every method.

What it labels depends on the line and on what the question speaks of, so retrieval, arithmetic,
merging and checks are the real ones.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from voxdesk.desk import Desk
from voxdesk.domain.calibration import LEAST_SURE, Calibration
from voxdesk.domain.definition import DefinitionKind
from voxdesk.domain.job import Progress
from voxdesk.engines.base import Labelled, LabelTask, Spent, WriteTask, Written
from voxdesk.errors import EngineFailed
from voxdesk.services import calibrating

SURE = 0.9

TAXONOMY = """
id = "few-factors"
title = { en = "Few factors", ru = "Немного факторов" }

[[sections]]
id = "rooms"
title = { en = "Rooms", ru = "Номера" }

[[sections.groups]]
id = "quiet"
title = { en = "Public spaces", ru = "Общие зоны" }

[[sections.groups.criteria]]
id = "acoustic-comfort"
title = { en = "Acoustic comfort", ru = "Акустический комфорт" }
words.en = ["quiet", "noise", "noisy", "loud", "sound"]
words.ru = ["тих", "шум"]

[[sections.groups.criteria]]
id = "lighting"
title = { en = "Lighting", ru = "Освещение" }
words.en = ["lamp", "light", "dark"]
words.ru = ["ламп", "свет", "темн"]

[[sections]]
id = "prices"
title = { en = "Prices", ru = "Цены" }

[[sections.criteria]]
id = "price-level"
title = { en = "Price level", ru = "Уровень цен" }
words.en = ["price", "cheap", "expensive", "cost"]
words.ru = ["цен", "дорог", "дешев"]
"""

SCENARIO = """
id = "study"
kind = "study"
scenario = "interview"
title = { en = "Study", ru = "Исследование" }
site_kinds = ["hotel"]

[report_labels]
hotel = "Guest interview"

[[stages]]
id = "type"
method = "criteria"
inputs = ["transcript"]
voice = "client"
title = { en = "Type", ru = "Тип" }

[[stages.sections]]
id = "type"
title = { en = "Type", ru = "Тип" }

[[stages.sections.criteria]]
id = "loyal"
title = { en = "Loyalty", ru = "Верность" }
question = { en = "Does the guest come back?", ru = "Возвращается ли гость?" }
words.en = ["again", "back", "never"]
words.ru = ["снова", "никогда"]

[[stages]]
id = "rubric"
method = "scored"
inputs = ["transcript"]
voice = "employee"
title = { en = "Rubric", ru = "Критерии" }

[[stages.sections]]
id = "rules"
title = { en = "Rules", ru = "Правила" }

[[stages.sections.criteria]]
id = "opening"
title = { en = "Opening", ru = "Начало" }
question = { en = "Was the interview opened well?", ru = "Хорошо ли начато интервью?" }

[[stages.sections.criteria.checks]]
id = "name"
question = { en = "Was a name given?", ru = "Названо ли имя?" }
words.en = ["name"]

[[stages.sections.criteria.checks]]
id = "consent"
question = { en = "Was consent asked for?", ru = "Спрошено ли согласие?" }
words.en = ["record"]

[[stages.sections.criteria.checks]]
id = "length"
question = { en = "Was the length told?", ru = "Сказано ли о длительности?" }
words.en = ["minutes"]

[[stages]]
id = "factors"
method = "factors"
inputs = ["transcript"]
voice = "client"
here = HERE
title = { en = "Factors", ru = "Факторы" }
taxonomies = { hotel = "few-factors" }

[[stages]]
id = "others"
method = "others"
inputs = ["transcript", "factors"]
voice = "client"
title = { en = "Other factors", ru = "Прочие факторы" }
question = { en = "Does the line name something that matters?", ru = "Названо ли важное?" }
words.en = ["dog", "matters", "because"]

[[stages.sections]]
id = "other"
title = { en = "Other factors", ru = "Прочие факторы" }

[[stages]]
id = "links"
method = "links"
inputs = ["transcript"]
voice = "client"
title = { en = "Links", ru = "Связки" }
fields = [
    { id = "quality", title = { en = "Quality", ru = "Качество" } },
    { id = "decision", title = { en = "Way of deciding", ru = "Способ" } },
]
question = { en = "Which links?", ru = "Какие связки?" }
shows = { en = "Does the line show this?", ru = "Видно ли это?" }
words.en = ["always", "because"]

[[stages.sections]]
id = "links"
title = { en = "Links", ru = "Связки" }

[[figures]]
name = "mentioned"
compute = "mentioned"
stage = "factors"
title = { en = "Mentioned", ru = "Упомянуто" }

[[figures]]
name = "links_found"
compute = "count"
section = "links"
title = { en = "Links", ru = "Связки" }

[[figures]]
name = "target"
compute = "constant"
value = 10
title = { en = "Target", ru = "Цель" }
"""


def keep_study(desk: Desk, *, here: bool = False) -> None:
    """Let there be a kind of report `study`, which has a stage of every method."""
    definitions = desk.store.definitions
    text = SCENARIO.replace("HERE", str(here).lower())
    with desk.store.writing("definitions"):
        definitions.keep(DefinitionKind.TAXONOMY, "few-factors", TAXONOMY.strip() + "\n", own=True)
        definitions.keep(DefinitionKind.SCENARIO, "study", text.strip() + "\n", own=True)


Item = tuple[str, str, Sequence[str]]
"""Quality, decision, and the beginnings of the lines that show the link."""


@dataclass
class Scripted:
    """`labels` give for a part of the question and a part of the line the label; all else gets
    the last one. `sure` is the probability of each. `names` are by parts of lines, `items` the
    links; `fails_after` is how many requests are served before the engine fails."""

    labels: Mapping[tuple[str, str], str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    items: Sequence[Item] = ()
    sure: float = SURE
    fails_after: int | None = None
    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    written: list[WriteTask] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    state: Callable[[WriteTask], str] | None = None

    def label(self, task: LabelTask, lines: Sequence[str]) -> Iterator[Labelled | Progress | Spent]:
        self._serve(task.prefix)
        self.asked.append((task.prefix, tuple(lines)))
        for index, line in enumerate(lines):
            parts = self.labels.items()
            found = (x for (about, said), x in parts if about in task.prefix and said in line)
            label = next((x for x in found if x in task.labels), task.labels[-1])
            rest = (1 - self.sure) / (len(task.labels) - 1)
            yield Labelled(index, tuple(self.sure if x == label else rest for x in task.labels))
        yield Spent(10 * len(lines), 9 * len(lines))

    def write(self, task: WriteTask) -> Iterator[str | Written]:
        self._serve(task.user)
        self.written.append(task)
        if task.most_words:
            text = next((name for part, name in self.names.items() if part in task.user), "thing")
        elif "items" in str(task.schema):
            text = json.dumps({"items": list(self._items(task.user.split("\n")[1:]))})
        elif self.state is not None:
            text = self.state(task)
        else:
            quotes = [x[2:] for x in task.user.split("\n") if x.startswith("- ")]
            text = json.dumps({"statement": " ".join(quotes), "recommendation": "Act on it."})
        yield Written(text, cut=False, prompt_tokens=20, reused_tokens=10)

    def lines_asked(self, about: str) -> list[str]:
        """Every line that was asked a question with this part, as often as it was."""
        return [line for prefix, lines in self.asked if about in prefix for line in lines]

    def _items(self, lines: Sequence[str]) -> Iterator[dict[str, object]]:
        for quality, decision, shown in self.items:
            numbers = [
                int(line.split(". ")[0]) for line in lines if any(part in line for part in shown)
            ]
            if numbers:
                yield {"quality": quality, "decision": decision, "lines": numbers}

    def _serve(self, request: str) -> None:
        if self.fails_after is not None:
            if self.fails_after == 0:
                raise EngineFailed("as the script says")
            self.fails_after -= 1
        self.requests.append(request)

    def take_over(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        """Stand in for every writer but the extractive one."""
        known = desk.engines.writer

        def writer(name: str = "", **options: Callable[[], bool]) -> object:
            return known(name, **options) if name == "extractive" else self

        # It is never measured: whether its labels are sure is the script's.
        known_well = Calibration(60, 60, LEAST_SURE)
        monkeypatch.setattr(calibrating, "of", lambda *_, **__: known_well)
        monkeypatch.setattr(desk.engines, "writer", writer)
