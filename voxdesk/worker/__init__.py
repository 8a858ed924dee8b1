"""The process boundary: messages, the child that runs an engine, the host that owns the child.

Knows no engine: `Load` names a class as text, and only classes under `voxdesk.engines` load.
"""
