"""A headless Chromium that tests click in, spoken to over a pipe: no port and no network."""

import itertools
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--remote-debugging-pipe",
)


class Page:
    """One page: what is evaluated in it, and clicks where a person would click."""

    def __init__(self, to: BinaryIO, back: BinaryIO) -> None:
        self._to, self._back = to, back
        self._numbers = itertools.count(1)
        self._session = ""
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        attached = self._call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = str(attached["sessionId"])

    def open(self, path: Path) -> None:
        self._call("Page.navigate", url=path.as_uri())
        self.until("document.readyState === 'complete'")

    def value(self, expression: str) -> Any:
        answer = self._call("Runtime.evaluate", expression=expression, returnByValue=True)
        return answer["result"].get("value")

    def until(self, expression: str) -> None:
        """Wait until something holds, at most half a minute."""
        end = time.monotonic() + 30
        while not self.value(expression):
            assert time.monotonic() < end, expression
            time.sleep(0.1)

    def click(self, selector: str, x: int) -> None:
        """Click into the middle of an element's height, so far from its left edge."""
        found = f"document.querySelector({json.dumps(selector)})"
        self.value(f"{found}.scrollIntoView({{block: 'center'}})")
        box = f"JSON.stringify({found}.getBoundingClientRect())"
        place = json.loads(self.value(box))
        at = {"x": place["x"] + x, "y": place["y"] + place["height"] / 2}
        for kind in ("mousePressed", "mouseReleased"):
            self._call("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **at)

    def close(self) -> None:
        """End the browser."""
        self._session = ""
        self._call("Browser.close")

    def _call(self, method: str, **parameters: object) -> dict[str, Any]:
        number = next(self._numbers)
        message: dict[str, object] = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._to.write(json.dumps(message).encode() + b"\0")
        self._to.flush()
        while True:
            said = json.loads(self._read())
            if said.get("id") == number:
                assert "error" not in said, said
                result: dict[str, Any] = said["result"]
                return result

    def _read(self) -> bytes:
        content = bytearray()
        while (byte := self._back.read(1)) != b"\0":
            assert byte, "Chromium is gone"
            content += byte
        return bytes(content)


@contextmanager
def chromium(folder: Path) -> Iterator[Page]:
    """A page of a fresh Chromium; skips where there is none."""
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        pytest.skip("there is no Chromium to open the page in")
    read_there, write_here = os.pipe()
    read_here, write_there = os.pipe()
    command = [program, *_OPTIONS, f"--user-data-dir={folder}", "about:blank"]
    # Chromium takes its orders from descriptor 3 and answers on 4.
    joined = f'exec "$@" 3<&{read_there} 4>&{write_there}'
    process = subprocess.Popen(
        ["bash", "-c", joined, "bash", *command],
        pass_fds=(read_there, write_there),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(read_there)
    os.close(write_there)
    try:
        with os.fdopen(write_here, "wb") as to, os.fdopen(read_here, "rb") as back:
            page = Page(to, back)
            yield page
            with suppress(OSError, AssertionError):
                page.close()
        process.wait(30)
    finally:
        process.kill()
        process.wait(30)
