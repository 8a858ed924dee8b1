"""A writer is measured once for each model, prompts and language; what was found is kept."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests import tiny_gguf
from voxdesk.desk import Desk
from voxdesk.domain.job import Progress
from voxdesk.engines.base import Labelled, LabelTask, WriteTask, Written
from voxdesk.errors import ModelDamaged
from voxdesk.paths import Paths
from voxdesk.services import adding_models, calibrating

SMALL = "report-adapter"


class Oracle:
    """Knows the label of every line that writers are measured by, and counts what it is asked."""

    def __init__(self, language: str) -> None:
        self.asked = 0
        self._known = dict(pair for task in calibrating.tasks(language) for pair in task.lines)

    def label(self, task: LabelTask, lines: Sequence[str]) -> Iterator[Labelled | Progress]:
        for index, line in enumerate(lines):
            self.asked += 1
            sure = [0.98 if label == self._known[line] else 0.01 for label in task.labels]
            yield Labelled(index, tuple(sure))

    def write(self, task: WriteTask) -> Iterator[str | Written]:
        raise AssertionError(task)


def test_some_sixty_lines_in_each_language_and_each_label_of_a_question_occurs() -> None:
    for language in ("en", "ru"):
        asked = calibrating.tasks(language)
        assert 60 <= sum(len(task.lines) for task in asked) <= 90
        for task in asked:
            assert {label for _line, label in task.lines} == set(task.labels)


def test_no_line_was_ever_trained_on() -> None:
    training = Path(__file__).parents[2] / "models" / "training"
    trained = "".join(path.read_text("utf-8") for path in training.glob("*.toml")).casefold()
    lines = [line for task in calibrating.tasks("en") for line, _label in task.lines]
    assert [line for line in lines if line.casefold().strip(".") in trained] == []


def test_lines_of_another_language_stand_in_where_there_are_none() -> None:
    assert calibrating.tasks("fi") == calibrating.tasks("en")


def test_calibration_is_measured_once_and_kept(desk: Desk) -> None:
    writer = Oracle("en")
    assert calibrating.kept(desk.paths, desk.catalogue, SMALL, "en") is None
    found = calibrating.of(desk.paths, desk.catalogue, SMALL, writer, "en")
    assert (found.right, found.sure_from) == (found.of, 0.6)
    assert calibrating.of(desk.paths, desk.catalogue, SMALL, writer, "en") == found
    assert calibrating.kept(desk.paths, desk.catalogue, SMALL, "en") == found
    assert writer.asked == found.of
    assert calibrating.kept(desk.paths, desk.catalogue, SMALL, "ru") is None


def test_what_was_found_is_kept_where_nothing_made_the_folder_yet(
    desk: Desk, tmp_path: Path
) -> None:
    """A library may lie elsewhere: then its desk makes no data folder."""
    paths = Paths.under(tmp_path / "new")
    found = calibrating.of(paths, desk.catalogue, SMALL, Oracle("en"), "en")
    assert calibrating.kept(paths, desk.catalogue, SMALL, "en") == found


def test_unreadable_file_is_measured_again(desk: Desk) -> None:
    calibrating.of(desk.paths, desk.catalogue, SMALL, Oracle("en"), "en")
    (desk.paths.data / "calibrations.json").write_text("[1, 2")
    assert calibrating.kept(desk.paths, desk.catalogue, SMALL, "en") is None
    assert calibrating.of(desk.paths, desk.catalogue, SMALL, Oracle("en"), "en").sure_from == 0.6


def test_installed_writer_is_measured_in_the_languages_it_knows(desk: Desk) -> None:
    path = tiny_gguf.write(desk.paths.data / "random.gguf")
    entry = adding_models.add(desk.catalogue, path, into=desk.paths.models, model_id="random")
    calibrating.installed(desk.paths, desk.catalogue, entry)
    for language in calibrating.measured_in():
        found = calibrating.kept(desk.paths, desk.catalogue, "random", language)
        assert found is not None
        assert found.sure_from is None


def test_writer_that_cannot_be_run_is_taken_away_again(desk: Desk) -> None:
    whole = tiny_gguf.write(desk.paths.data / "whole.gguf").read_bytes()
    path = desk.paths.data / "torn.gguf"
    path.write_bytes(whole[: len(whole) // 2])
    entry = adding_models.add(desk.catalogue, path, into=desk.paths.models)
    with pytest.raises(ModelDamaged, match=r"torn\.gguf"):
        calibrating.installed(desk.paths, desk.catalogue, entry)
    assert not (desk.paths.models / "torn").exists()


def test_small_writer_is_better_than_chance(desk: Desk) -> None:
    found = calibrating.of(desk.paths, desk.catalogue, SMALL, desk.engines.writer(SMALL), "en")
    assert found.percent > 50
