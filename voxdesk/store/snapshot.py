"""One moment of a library, read on a connection of its own while work goes on."""

from collections.abc import Iterator
from contextlib import contextmanager

from voxdesk.store import connection
from voxdesk.store.connections import Connections


@contextmanager
def snapshot(library: Connections) -> Iterator[Connections]:
    """The library as it is now, for this thread to read, however it goes on meanwhile.

    Text that is no UTF-8, which only another program can have written, is read with marks in its
    place.
    """
    frozen = Connections(library.path, None, library.person, library.key)
    try:
        with connection.translating(library.path):
            frozen.reading().text_factory = lambda raw: raw.decode("utf-8", "replace")
            frozen.reading().execute("BEGIN")
            yield frozen
    finally:
        frozen.close()
