"""A queue that survives restarts: who runs a job, in which lane, and what became of it.

Knows no service: what to run is handed in by `Desk.start`.
"""
