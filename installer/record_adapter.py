"""Writes size and SHA-256 of `models/adapters/report-adapter.gguf` into the catalogue.

Run after the adapter was trained anew: `make record-adapter`. A test compares the two.
"""

import hashlib
import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "models" / "catalogue.json"
ADAPTER = ROOT / "models" / "adapters" / "report-adapter.gguf"


def main() -> None:
    content = ADAPTER.read_bytes()
    row = {
        "name": ADAPTER.name,
        "size_bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    old = CATALOGUE.read_text("utf-8")
    # The text is edited, not written anew, so that the lines people laid out stay.
    new, count = re.subn(r'"adapter": \{[^}]*report-adapter\.gguf[^}]*\}', _line(row), old)
    if count != 1:
        raise SystemExit(f"{CATALOGUE} names the adapter {count} times")
    CATALOGUE.write_text(new, "utf-8")
    print(f"{ADAPTER.name}: {row['sha256']}")


def _line(row: dict[str, object]) -> str:
    return '"adapter": ' + json.dumps(row)


if __name__ == "__main__":
    main()
