"""From the wish to open a library to its key: work on the file, then whoever knows the key."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from voxdesk.desk import chosen
from voxdesk.gui.locking.leaving import Leaving
from voxdesk.paths import Paths
from voxdesk.store.keys import is_encrypted


def ready(
    dressed: Callable[[Paths], QApplication], paths: Paths, step: Leaving, *, recall: bool
) -> tuple[Leaving, str] | None:
    """What can be opened now, and what came of work before; None when whoever was asked left.

    `recall` looks for the key in the system's key store first.
    """
    told = ""
    # Each is imported when it is wanted: most starts want none.
    if step.work is not None:
        from voxdesk.gui.locking import working_alone

        done = working_alone.run(dressed(paths), step.library, step.work)
        told = step.work.told if done is not None else ""
        step = replace(step, key=done[0] if done is not None else step.key, work=None)
    while step.key is None and is_encrypted(step.library):
        from voxdesk.gui.locking import unlocking

        policy = chosen(paths)[1]
        key = None
        if recall:
            from voxdesk.services import remembering

            key = remembering.remembered(policy, step.library)
        given = key or unlocking.ask(dressed(paths), step.library, policy)
        if given is None:
            return None
        if isinstance(given, Path):
            step, told, recall = Leaving(given, there=True), "", True
        else:
            step = replace(step, key=given)
    return step, told
