"""VoxDesk: record, transcribe, retrieve and report on interviews and walk-throughs, offline.

Everything a user makes lives in one SQLite file, the library; engines run in worker processes;
nothing in this package opens an internet socket.
"""

__version__ = "0.1.0"
