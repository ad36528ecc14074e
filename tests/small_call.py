"""The small call of the tests as people would write it: its call file, rubrics and tables."""

from __future__ import annotations

from collections.abc import Mapping

from panel_tui.call.callfile import CallFile, read_call

CALL = """\
id = "tfo-2017"
title = "Targeted Funding Opportunity"
funder = "Department"
authority = "Ministers"
board = "Investment Board"
marking = "OFFICIAL-SENSITIVE"
briefs = ["SC.toml", "TS.toml"]
[budget]
2017-18 = "£2m"
[stages.full]
title = "Full proposals"
[[people]]
id = "office"
name = "Olive Bureau"
role = "office"
"""
CRITERIA = """\
[[gates]]
id = "G1"
title = "Eligible"
[[criteria]]
id = "need"
title = "Need"
stages = ["full"]
scale = "five"
weight = 60
[[criteria]]
id = "idea"
title = "Idea"
stages = ["full"]
scale = "five"
weight = 40
"""
"""What every rubric here asks: a gate, and two criteria."""
RUBRIC = """\
id = "{id}"
title = "{title}"
envelope = "£1m"
[stages.full]
total = "weighted"
[scales.five]
worst = 0
best = 5
{criteria}"""
RUBRICS = {
    "SC.toml": RUBRIC.format(id="SC", title="Staying Close", criteria=CRITERIA),
    "TS.toml": RUBRIC.format(id="TS", title="Targeted Support", criteria=CRITERIA),
}
MEMBERS = """\
id,name,role
carol,Carol Chairwood,chair
priya,Priya Nairobi,member
smithson,Jo Smithson,member
"""
PROPOSALS = """\
reference,title,applicant,brief,ask
P-1,Homes nearby,Northbridge Homes,SC,£400k
P-2,Keeping in touch,Southmere Trust,SC,£300k
P-3,Early doors,Eastgate Council,TS,£200k
"""
TEXTS = {reference: f"# Need\n\nThe words of {reference} alone.\n" for reference in ("P-1", "P-2", "P-3")}
ASSIGNMENTS = """\
member,proposal
priya,P-1
priya,P-2
smithson,P-1
smithson,P-3
carol,P-1
"""


def call_file(call: str = CALL, rubrics: Mapping[str, str] = RUBRICS) -> CallFile:
    """The call file of the small call."""
    return read_call("call.toml", call.encode(), lambda path: rubrics[path].encode())
