"""The library: one SQLite file with everything in it, and the tables as things to talk to.

`Store.open` creates, migrates and sweeps; what is opened is sound or an error says why not.
"""

import getpass
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.custody import Person
from voxdesk.events import Events, Notice
from voxdesk.paths import bundled
from voxdesk.store import connection, copying, leftovers
from voxdesk.store.anchors import Anchors
from voxdesk.store.answers import Answers
from voxdesk.store.bin import Bin
from voxdesk.store.captures import Captures
from voxdesk.store.chats import Chats
from voxdesk.store.connections import Connections
from voxdesk.store.contents import Contents, contents
from voxdesk.store.custody import Custody
from voxdesk.store.definitions import Definitions
from voxdesk.store.documents import Documents
from voxdesk.store.edits import Edits
from voxdesk.store.findings import Findings
from voxdesk.store.jobs import Jobs
from voxdesk.store.keys import LibraryKey
from voxdesk.store.library_settings import LibrarySettings
from voxdesk.store.lists import Lists
from voxdesk.store.media import MediaStore
from voxdesk.store.migrate import migrate
from voxdesk.store.names import Names
from voxdesk.store.notes import Notes
from voxdesk.store.outcomes import Outcomes
from voxdesk.store.overview import Overview
from voxdesk.store.passages import Passages
from voxdesk.store.pseudonyms import Pseudonyms
from voxdesk.store.recordings import Recordings
from voxdesk.store.reports import Reports
from voxdesk.store.search import Search
from voxdesk.store.segments import Segments
from voxdesk.store.speakers import Speakers
from voxdesk.store.stages import Stages
from voxdesk.store.taken_over import TakenOver
from voxdesk.store.terms import Terms
from voxdesk.store.transcripts import Transcripts
from voxdesk.store.vectors import VectorRows
from voxdesk.store.visits import Visits


class Store(Connections):
    """An opened library."""

    def __init__(
        self, path: Path, events: Events | None, person: Person, key: LibraryKey | None = None
    ) -> None:
        super().__init__(path, events, person, key)
        self.notices: tuple[Notice, ...] = ()
        """What opening had to tell."""
        self.library = LibrarySettings(self)
        self.custody = Custody(self)
        self.anchors = Anchors(self)
        self.media = MediaStore(self)
        self.captures = Captures(self)
        self.recordings = Recordings(self)
        self.visits = Visits(self)
        self.names = Names(self)
        self.lists = Lists(self)
        self.transcripts = Transcripts(self)
        self.speakers = Speakers(self)
        self.segments = Segments(self)
        self.edits = Edits(self)
        self.bin = Bin(self)
        self.passages = Passages(self)
        self.vectors = VectorRows(self)
        self.search = Search(self)
        self.reports = Reports(self)
        self.findings = Findings(self)
        self.definitions = Definitions(self)
        self.outcomes = Outcomes(self)
        self.overview = Overview(self)
        self.stages = Stages(self)
        self.notes = Notes(self)
        self.terms = Terms(self)
        self.chats = Chats(self)
        self.answers = Answers(self)
        self.jobs = Jobs(self)
        self.documents = Documents(self)
        self.taken_over = TakenOver(self)
        self.pseudonyms = Pseudonyms(self)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        key: LibraryKey | None = None,
        events: Events | None = None,
        person: Person | None = None,
        migrations: Path | None = None,
        keep_before: bool = True,
    ) -> "Store":
        """Open the library at `path`; make it when nothing is there, encrypted if there is a key.

        `person` is who acts from now on, as the chain of custody names them. A library is kept as
        it was before it is migrated, unless it is a copy itself.
        """
        connection.check_place(path)
        store = cls(path, None, person or Person("", getpass.getuser()), key)
        try:
            migrate(
                store.reading(),
                migrations or bundled("resources") / "migrations",
                store._keep if keep_before else None,
            )
            store.custody.begin()
            leftovers.sweep(path)
            store.media.sweep()
            store.captures.sweep()
        except sqlite.Error as error:
            store.close()
            meaning = connection.translated(error, path)
            if meaning is None:
                raise
            raise meaning from error
        except BaseException:
            store.close()
            raise
        store.events = events
        return store

    def _keep(self, number: int) -> None:
        kept = copying.keep_before(self.path, self.key, number)
        self.notices = (*self.notices, Notice("library.kept_before", str(kept)))

    def contents(self) -> Contents:
        """What it holds, counted."""
        return contents(self)
