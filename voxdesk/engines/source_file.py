"""A ByteSource as a file, for libraries in C that read through callbacks."""

import io

from voxdesk.engines.base import ByteSource


class SourceFile(io.RawIOBase):
    """A seekable, readable file. An error is kept: libraries in C do not pass it on."""

    def __init__(self, source: ByteSource) -> None:
        super().__init__()
        self.source = source
        self._at = 0
        self._error: BaseException | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.source.size_bytes}
        self._at = max(0, start[whence] + offset)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            content = self.source.read_at(self._at, len(buffer))
        except BaseException as error:
            self._error = self._error or error
            return 0
        buffer[: len(content)] = content
        self._at += len(content)
        return len(content)

    def raise_error(self) -> None:
        """Raise what reading met, if anything."""
        if self._error is not None:
            raise self._error
