"""A call whose every figure can be worked out by hand, for the tests of its papers.

Weights are need 60 (floor 2) and idea 40, on 0 to 5, so a total is 12 × need + 8 × idea. Envelopes: SC £1m, TS £500k.

    P-1  need 4, 5 → 4.5   idea 3, 4 → 3.5   54 + 28 = 82.0   asks £400k                        1st of SC, £400k
    P-2  need 3, 3, agreed 4   idea 4, 4     48 + 32 = 80.0   asks £300k, higher idea than P-3  2nd, £700k
    P-3  need 5, 5   idea 2, 3 → 2.5         60 + 20 = 80.0   asks £350k, £300k is left         reserve 1
    P-4  need 1, 1 (floor 2)   idea 5, 5     12 + 40 = 52.0   asks £200k                        declined
    P-5  need 3   no idea                    36.0 of 60       asks £100k                        to be decided
    P-6  failed its gate, not scored                          asks £200k                        declined
    P-7  need 4, 4   idea 4, 4, from Priya; Ade Okafor's 1s are taken out: 80.0, asks £300k     1st of TS
    P-8  need 3, 3   idea 3, 3               36 + 24 = 60.0   asks £250k, £200k is left         reserve 1
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

import docx
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from panel_tui.call.derived import TABLES
from panel_tui.call.founding import found
from panel_tui.files.blocks import Document
from panel_tui.files.docx import to_docx
from panel_tui.journal import Chance, Register
from panel_tui.recommend.advice import Level, sayings, wanted
from panel_tui.recommend.lines import ranking
from panel_tui.recommend.table import AdviceRow
from panel_tui.report.gathering import gathered
from panel_tui.report.material import Material
from panel_tui.report.paper import paper_of
from panel_tui.store.rows import Saying
from tests.panel import START, Panel
from tests.small_call import CRITERIA, call_file

DAY = datetime.date(2017, 6, 5)
CALL = """\
id = "tfo-2017"
title = "Targeted Funding Opportunity"
funder = "Department"
authority = "Ministers"
board = "Investment Board"
marking = "Official-Sensitive Commercial"
minimum_assessors = 2
tie_break = ["priority", "smaller_ask"]
briefs = ["SC.toml", "TS.toml"]
[budget]
2017-18 = "£1m"
2018-19 = "£500k"
[must_discuss]
criterion = 2
[paper]
reference = "IB/2017/06"
sender = "Panel secretariat"
copied_to = "The Minister"
timing = "Routine."
[stages.full]
title = "Full proposals"
closes = 2017-04-28
meeting = 2017-06-02
decides = 2017-06-16
[[people]]
id = "office"
name = "Olive Bureau"
role = "office"
"""
RUBRIC = """\
id = "{id}"
title = "{title}"
envelope = "{envelope}"
priority = ["idea"]
[stages.full]
total = "weighted"
[scales.five]
worst = 0
best = 5
{criteria}"""
WITH_FLOOR = CRITERIA.replace("weight = 60\n", "weight = 60\nfloor = 2\n")
RUBRICS = {
    "SC.toml": RUBRIC.format(id="SC", title="Staying Close", envelope="£1m", criteria=WITH_FLOOR),
    "TS.toml": RUBRIC.format(id="TS", title="Targeted Support", envelope="£500k", criteria=WITH_FLOOR),
}
MEMBERS = """\
id,name,role
carol,Carol Chairwood,chair
okafor,Ade Okafor,member
priya,Priya Nairobi,member
smithson,Jo Smithson,member
"""
NAMES = ("Chairwood", "Okafor", "Nairobi", "Smithson", "carol", "okafor", "priya", "smithson")
PROPOSALS = """\
reference,title,applicant,brief,ask,2017-18,2018-19
P-1,Homes nearby,Northbridge Homes,SC,£400k,£300k,£100k
P-2,Keeping in touch,Southmere Trust,SC,£300k,£300k,
P-3,Early doors,Eastgate Council,SC,£350k,£350k,
P-4,Open house,Westbrook CIC,SC,£200k,£200k,
P-5,A front door,Midham Borough,SC,£100k,£100k,
P-6,Street links,Overton Links,TS,£200k,£200k,
P-7,Family first,Fairfield Families,TS,£300k,,£300k
P-8,Night light,Lowick Lights,TS,£250k,£250k,
"""
SCORED = {
    "P-1": {"priya": "43", "smithson": "54"},
    "P-2": {"priya": "34", "smithson": "34"},
    "P-3": {"priya": "52", "smithson": "53"},
    "P-4": {"priya": "15", "smithson": "15"},
    "P-5": {"priya": "3-", "smithson": "3-"},
    "P-7": {"priya": "44", "okafor": "11"},
    "P-8": {"priya": "33", "smithson": "33"},
}
"""Need and idea by member; a dash is "not applicable"."""
GATES = """\
proposal,gate,outcome,reason
P-1,G1,pass,
P-2,G1,pass,
P-3,G1,pass,
P-4,G1,pass,
P-5,G1,pass,
P-6,G1,fail,too late
P-7,G1,pass,
P-8,G1,partial,short of a partner
"""
DECLARED = """\
member,proposal,interest,reason
okafor,P-7,hard,trustee of the applicant
smithson,P-1,soft,once spoke at its conference
carol,P-2,none,
"""
ADVICE = (
    AdviceRow("P-3", "fund in part", 300_000_00, conditions=("One site only",), reason="one site fits what is left"),
    AdviceRow("P-5", "decline", reason="the idea could not be judged"),
)


class PaperCall(Panel):
    """The office of this call. Everything is there but the agreed score and the panel's advice."""

    def __init__(
        self,
        folder: Path,
        call: str = CALL,
        proposals: str = PROPOSALS,
        scored: Mapping[str, Mapping[str, str]] = SCORED,
        rubrics: Mapping[str, str] = RUBRICS,
    ) -> None:
        """With other words in the call file and its rubrics, other proposals, other scores."""
        self.folder = folder
        self.chance = Chance.seeded("paper", START)
        self.founded = found(call_file(call, rubrics), self.path(), self.keys(), self.chance, TABLES)
        self.add("members", MEMBERS)
        if proposals:
            self.add("proposals", proposals)
        if scored:
            self.type_scores(score_table(scored))

    def agree(self, reference: str, criterion: str, score: str, reason: str) -> None:
        """The panel agrees a score."""
        register = Register.of("agreed", stage="full", proposal=reference, criterion=criterion)
        self.say(Saying(register, {"score": score, "reason": reason}, "transcribed"))

    def state(self, reference: str, reasons: str) -> None:
        """The chair's statement on a proposal."""
        register = Register.of("statement", stage="full", proposal=reference)
        self.say(Saying(register, {"reasons": reasons}, "transcribed"))

    def advise(self, level: Level, rows: Iterable[AdviceRow], by: str = "", follow: bool = True) -> None:
        """Record advice, with that of the step before for all other proposals."""
        with self.space() as space:
            ranked = ranking(space)
            said = sayings(wanted(rows, space, ranked, level, by, follow), space, "full", level)
        self.say(*(saying for _, saying in said))

    def material(self) -> Material:
        """What a paper of 5 June 2017 is made from."""
        with self.space() as space:
            return gathered(space, None, DAY)

    def paper(self) -> Document:
        """The paper of 5 June 2017."""
        return paper_of(self.material())


def whole_call(folder: Path) -> PaperCall:
    """The call as in the table above, with gates, interests, an agreed score and the panel's advice."""
    call = PaperCall(folder)
    call.add("gates", GATES)
    call.add("declarations", DECLARED)
    call.agree("P-2", "need", "4", "The new waiting list figures show more need.")
    call.state("P-1", "A clear account of need.\n\nThe pipeline of homes is less sure.")
    call.advise("panel", ADVICE)
    return call


def score_table(scored: Mapping[str, Mapping[str, str]]) -> str:
    """The scores as the office types them, each with a reason."""
    lines = ["member,proposal,criterion,score,comment,submitted"]
    for reference, members in scored.items():
        for member, marks in members.items():
            for criterion, mark in zip(("need", "idea"), marks, strict=True):
                score = "n/a" if mark == "-" else mark
                lines.append(f"{member},{reference},{criterion},{score},On {criterion} of {reference}: {mark}.,yes")
    return "\n".join(lines) + "\n"


def read_back(document: Document) -> list[str]:
    """Every paragraph and every row of a table of the Word file, in order, as plain text; cells parted by " | "."""
    lines = []
    for block in docx.Document(io.BytesIO(to_docx(document))).iter_inner_content():
        if isinstance(block, Paragraph):
            lines.append(block.text.replace("\t", " ").replace("\u200e", ""))
        elif isinstance(block, WordTable):
            for row in block.rows:
                cells = list(dict.fromkeys(cell._tc for cell in row.cells))
                texts = ["".join(text.text or "" for text in cell.iter("{*}t")) for cell in cells]
                lines.append(" | ".join(texts))
    return [line for line in lines if line.strip()]
