"""Bytes that lie in memory, as engines read them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InMemory:
    """A `ByteSource` over bytes."""

    content: bytes

    @property
    def size_bytes(self) -> int:
        return len(self.content)

    def read_at(self, offset: int, size_bytes: int) -> bytes:
        return self.content[offset : offset + size_bytes]
