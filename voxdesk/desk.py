"""The assembled application without a face: opens what belongs together, and closes it again.

Decides nothing. Faces read through `desk.store` and write through services; services find their
engines here.
"""

import getpass
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from voxdesk.domain.custody import Person
from voxdesk.domain.job import JobKind
from voxdesk.engines.catalogue import Catalogue
from voxdesk.engines.remote import Engines
from voxdesk.events import Events, Notice
from voxdesk.jobs.context import JobContext
from voxdesk.jobs.queue import Queue
from voxdesk.jobs.runner import Runner
from voxdesk.paths import Paths
from voxdesk.policy import Policy
from voxdesk.settings import Settings, load, with_values
from voxdesk.store.keys import LibraryKey
from voxdesk.store.store import Store

RunJob = Callable[["Desk", JobContext], dict[str, object]]


def chosen(paths: Paths) -> tuple[Settings, Policy, tuple[Notice, ...]]:
    """The settings and the rules that hold, and what of them could not be used."""
    policy = Policy.load(paths.policy)
    kept, notices = load(paths.settings)
    settings, unfit = with_values(kept, policy.locks)
    return settings, policy, (*notices, *unfit, *policy.notices)


def acting(settings: Settings) -> Person:
    """Who acts, as the chain of custody names them."""
    return Person(settings.person, getpass.getuser())


class Desk:
    """One library with its engines, jobs, settings and rules."""

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        policy: Policy,
        *,
        store: Store,
        events: Events,
        catalogue: Catalogue,
    ) -> None:
        self.paths = paths
        self.settings = settings
        self.policy = policy
        self.store = store
        self.events = events
        self.catalogue = catalogue
        self.engines = Engines(paths, settings, catalogue)
        self.notices: tuple[Notice, ...] = ()
        """What opening had to tell, for a face to show once it can."""
        self._runner = Runner(store, events)
        self.jobs = Queue(store, events, self._runner)

    @classmethod
    def open(
        cls,
        paths: Paths,
        library: Path | None = None,
        *,
        key: LibraryKey | None = None,
        events: Events | None = None,
    ) -> Self:
        """Open a library, made when it does not exist yet; by default the one of `paths`."""
        events = events or Events()
        settings, policy, notices = chosen(paths)
        store = Store.open(
            library or paths.library, key=key, events=events, person=acting(settings)
        )
        desk = cls(
            paths, settings, policy, store=store, events=events, catalogue=Catalogue.load(paths)
        )
        desk.notices = (*notices, *store.notices)
        return desk

    def start(
        self,
        handlers: Mapping[JobKind, Callable[["Desk", JobContext], dict[str, object]]],
        when_idle: Callable[["Desk"], object] | None = None,
    ) -> None:
        """Run the job lanes here, unless another process does so for this library.

        `when_idle` is called now and then while there is nothing to do.
        """
        bound = {kind: partial(run, self) for kind, run in handlers.items()}
        if not self._runner.start(bound, when_idle and partial(when_idle, self)):
            self.events.publish(Notice("lanes.elsewhere", str(self.store.path)))

    def use(self, settings: Settings) -> None:
        """Hold other settings from now on; what the organisation locked stays as it is."""
        self.settings, _unfit = with_values(settings, self.policy.locks)
        self.store.person = acting(self.settings)
        self.engines.use(self.settings)

    def close(self) -> None:
        """Stop the lanes after the piece at hand, then the engines, then the library."""
        self._runner.stop()
        self.engines.close()
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
