"""The extractive writer answers like any writer, and judges nothing."""

from voxdesk.engines.base import Labelled, LabelTask, Writer, WriteTask, Written
from voxdesk.engines.extractive import ExtractiveWriter


def test_every_line_comes_back_unjudged() -> None:
    writer: Writer = ExtractiveWriter()
    task = LabelTask("system", "prefix", ("for", "against", "unrelated"))
    pieces = [each for each in writer.label(task, ["a", "b"]) if isinstance(each, Labelled)]
    assert pieces == [Labelled(0, ()), Labelled(1, ())]


def test_it_writes_nothing_and_says_so() -> None:
    writer: Writer = ExtractiveWriter()
    assert list(writer.write(WriteTask("system", "user", {}))) == [Written("", False, 0, 0)]
