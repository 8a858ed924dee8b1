"""What the built application leaves out is not missed where documents are written."""

import os
import subprocess
import sys
from pathlib import Path

from voxdesk.paths import bundled

ROOT = bundled("resources").parent

WITHOUT = """
import ast
import runpy
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

spec = ast.parse(Path("build.spec").read_text("utf-8"))
EXCLUDED = next(
    ast.literal_eval(each.value)
    for each in spec.body
    if isinstance(each, ast.Assign) and each.targets[0].id == "EXCLUDED"
)


class LeftOut:
    def find_spec(self, name, path=None, target=None):
        if any(name == each or name.startswith(each + ".") for each in EXCLUDED):
            raise ModuleNotFoundError(f"left out: {name}", name=name)


sys.meta_path.insert(0, LeftOut())
runpy.run_path("installer/without_urllib.py")

from PIL import Image

from tests.export import samples
from voxdesk.domain.tables import Column, Table, TableName
from voxdesk.export.formats import REPORT_FORMATS
from voxdesk.export.sheets import Letterhead
from voxdesk.export.tables import tables_xlsx
from voxdesk.services import scenario_editing  # its TOML library

logo = BytesIO()
Image.new("RGB", (60, 20)).save(logo, "PNG")
sheet = replace(samples.sheet("I3", "ru"), letterhead=Letterhead(b"", logo.getvalue()))
written = [fmt for fmt, write in REPORT_FORMATS.items() if write(sheet)]
table = Table(TableName.GAPS, (Column.SITE,), (("Hotel Astra",),))
print(*written, "xlsx" if tables_xlsx([table], str) else "", scenario_editing.__name__)
"""


def test_every_document_is_written_without_what_is_left_out(tmp_path: Path) -> None:
    script = tmp_path / "without.py"
    script.write_text(WITHOUT, "utf-8")
    ended = subprocess.run(
        [sys.executable, str(script)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    written = "docx pdf html md json csv xlsx voxdesk.services.scenario_editing"
    assert ended.stdout.split() == written.split()
