"""Reports as one HTML file: readable on screen in light and dark, on paper, and without a network.

The page's own policy forbids scripts and every resource but sound and pictures within the page, so
even a mistake in escaping could load nothing. Quotes may carry their sound.
"""

from functools import cache

import jinja2

from voxdesk.export import outlining
from voxdesk.export.sheets import ReportSheet
from voxdesk.paths import bundled


def report_html(sheet: ReportSheet) -> bytes:
    """The report as one self-contained page."""
    return _template().render(report=outlining.of(sheet)).encode()


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(bundled("resources", "report_templates")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html")
