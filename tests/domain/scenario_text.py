"""A scenario with everything in it, and the taxonomy that it names."""

from voxdesk.domain import scenario_file
from voxdesk.domain.scenario import Scenario

TAXONOMY = """\
id = "hotel-factors"
title = { en = "Factors", ru = "Факторы" }

[[sections]]
id = "location"
title.en = "Location"

[[sections.groups]]
id = "access"
title.en = "Access"

[[sections.groups.criteria]]
id = "metro"
title.en = "Metro"
words.en = ["metro"]

[[sections.criteria]]
id = "sights"
title.en = "Sights"
site_kinds = ["hotel"]
"""

SCENARIO = '''\
# A scenario with everything in it.
id = "study"
kind = "S1"
scenario = "interview"
title = { en = "Study", ru = "Исследование" }
site_kinds = ["hotel", "other"]

[report_labels]
hotel = "Guest interview"
other = "Interview"

[[stages]]
id = "rubric"
method = "scored"
voice = "employee"
title.en = "Rubric"

[[stages.sections]]
id = "part"
title.en = "Part"

[[stages.sections.criteria]]
id = "depth"
title.en = "Depth"
question.en = "Was it deep?"

[[stages.sections.criteria.checks]]
id = "why"
question.en = "Was it asked why?"
words = { en = ["why", "how come"], ru = ["почему"] }

[[stages.sections.criteria.checks]]
id = "more"
question.en = "Was more asked?"

[[stages.sections.criteria.checks]]
id = "example"
question = { en = "Was an example asked for?" }

[[stages]]
id = "factors"
method = "factors"
inputs = ["transcript"]
here = true
title.en = "Factors"
taxonomies = { hotel = "hotel-factors" }

[[stages]]
id = "rest"
method = "others"
inputs = ["transcript", "factors"]
title.en = "Rest"
question.en = "Does it matter?"
sections = [{ id = "rest", title = { en = "Other" } }]

[[stages]]
id = "links"
method = "links"
inputs = [
    "transcript",
]
title.en = "Links"
question.en = """
What leads
to what?
"""
shows.en = "Does it show?"
fields = [
    { id = "quality", title = { en = "Quality" } },
    { id = "decision", title = { en = "Decision" } },
]
[[stages.sections]]
id = "links"
title.en = "Links"

[[figures]]
name = "X"
compute = "mean"
section = "part"
title.en = "Mean"

[[figures]]
name = "verdict"
compute = "bands"
figure = "X"
title.en = "Verdict"
bands = [
    { from = 60, id = "full", title = { en = "Full" } },
    { from = 0, id = "formal", title = { en = "Formal" } },
]

[[figures]]
compute = "mentioned"
stages = ["factors", "rest"]

[[figures]]
name = "type"
compute = "type"
criterion = "depth"
title.en = "Type"

[[figures]]
name = "few"
compute = "count"
section = "links"
under = 2
title.en = "Few"

[[figures]]
name = "target"
compute = "constant"
value = 10
title.en = "Target"
'''


def read(text: str) -> Scenario:
    """The scenario in a text that may name the taxonomy."""
    known = {"hotel-factors": scenario_file.taxonomy(TAXONOMY, "hotel-factors.toml")}
    return scenario_file.scenario(text, "mine.toml", known)
