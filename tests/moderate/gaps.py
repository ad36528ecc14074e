"""A call whose gaps can be divided up by hand: four members who all scored the same proposals, on one brief.

Need weighs 60 and idea 40, on 0 to 5, so a total is 12 × need + 8 × idea; both scales have words.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from panel_tui.call.derived import TABLES
from panel_tui.call.founding import found
from panel_tui.call.standing import call_in
from panel_tui.journal import Chance
from panel_tui.moderate.explaining import Explanation, explain, explanations
from panel_tui.moderate.reasons_given import reasons_in
from panel_tui.moderate.reconciling import reconciling
from panel_tui.moderate.sheet import sheet_of
from tests.panel import START, Panel
from tests.small_call import CALL, CRITERIA, call_file

LABELS = ("Not addressed", "Weak", "Partial", "Adequate", "Strong", "Exceptional")
RUBRIC = """\
id = "SC"
title = "Staying Close"
envelope = "£1m"
[stages.full]
total = "{total}"
{overall}
[scales.five]
worst = {worst}
best = {best}
{levels}
{criteria}[[criteria]]
id = "story"
title = "Story"
stages = ["full"]
scale = "five"
scored = false
"""
MEMBERS = {"ade": "Ade Okafor", "ann": "Ann Lee", "jo": "Jo Smith", "priya": "Priya Nairobi"}
OTHERS = {
    "jo": ("453454", "345345"),
    "ann": ("231232", "345345"),
    "priya": ("342344", "334445"),
    "ade": ("342443", "445334"),
}
"""What each gave the six other proposals on need and on idea. On need Ann gave two less than Jo each time; on the idea
the two gave the same."""


class Mark(NamedTuple):
    """A score on a criterion ("n/a" where it does not apply) and its reason."""

    score: str
    reason: str = "As the others say."


Marks = Mapping[str, Mapping[str, Mark]]
"""Marks of one proposal by member, then criterion."""


class Gaps(Panel):
    """The office of this call: six other proposals, Q-1 to Q-6, and P-1, which is to be explained."""

    def __init__(
        self,
        folder: Path,
        marks: Marks,
        others: Mapping[str, tuple[str, str]] = OTHERS,
        down: bool = False,
        total: str = "weighted",
    ) -> None:
        """`down` turns the scale round: 0 is best, and every score is mirrored."""
        folder.mkdir(exist_ok=True)
        self.folder, self.down = folder, down
        self.chance = Chance.seeded("gaps", START)
        levels = "".join(
            f'[[scales.five.levels]]\nvalue = {self.turned(str(value))}\nlabel = "{label}"\n'
            for value, label in enumerate(LABELS)
        )
        overall = 'overall = "need"' if total == "overall" else ""
        worst, best = (5, 0) if down else (0, 5)
        rubric = RUBRIC.format(worst=worst, best=best, levels=levels, total=total, overall=overall, criteria=CRITERIA)
        file = call_file(CALL.replace('"SC.toml", "TS.toml"', '"SC.toml"'), {"SC.toml": rubric})
        self.founded = found(file, self.path(), self.keys(), self.chance, TABLES)
        people = "".join(f"{id_},{name},member\n" for id_, name in MEMBERS.items())
        self.add("members", f"id,name,role\n{people}carol,Carol Chairwood,chair\n")
        number = max((len(need) for need, _ in others.values()), default=0)
        references = ["P-1", *(f"Q-{one + 1}" for one in range(number))]
        rows = "".join(f"{one},Homes of {one},Applicant of {one},SC,£100k\n" for one in references)
        self.add("proposals", f"reference,title,applicant,brief,ask\n{rows}")
        self.type_scores(self._table(marks, others))

    def turned(self, score: str) -> str:
        """A score on the scale of this call."""
        return str(5 - int(score)) if self.down and score.isdigit() else score

    def _table(self, marks: Marks, others: Mapping[str, tuple[str, str]]) -> str:
        out = io.StringIO()
        rows = csv.writer(out)
        rows.writerow(["member", "proposal", "criterion", "score", "comment", "submitted"])
        for member, by_criterion in marks.items():
            for criterion, mark in by_criterion.items():
                rows.writerow([member, "P-1", criterion, self.turned(mark.score), mark.reason, "yes"])
        for member, both in others.items():
            for criterion, scores in zip(("need", "idea"), both, strict=True):
                for number, score in enumerate(scores, start=1):
                    if score != "-":
                        rows.writerow([member, f"Q-{number}", criterion, self.turned(score), "As they say.", "yes"])
        return out.getvalue()

    def explain(self, criterion: str = "", reference: str = "P-1") -> Explanation:
        """The explanation of one criterion, or of the totals."""
        with self.space() as space:
            standing = call_in(space)
            figures = reconciling(standing, "full", sheet_of(space, standing, "full"))
            return explain(figures, reasons_in(space, figures.stage, figures.sheet), reference, criterion)

    def explanations(self, reference: str = "P-1") -> tuple[Explanation, ...]:
        """All there is to explain on a proposal."""
        with self.space() as space:
            standing = call_in(space)
            figures = reconciling(standing, "full", sheet_of(space, standing, "full"))
            return explanations(figures, reasons_in(space, figures.stage, figures.sheet), reference)


def alike(need: Mapping[str, Mark], idea: str = "3") -> dict[str, dict[str, Mark]]:
    """Marks of P-1 that differ on need alone."""
    return {member: {"need": mark, "idea": Mark(idea)} for member, mark in need.items()}


class Anova(NamedTuple):
    """The analysis of variance of a complete table of scores, member by member: REML's variances are the same, where
    these are not below nought (Searle, Casella & McCulloch 1992, Variance Components)."""

    member: Fraction
    residual: Fraction
    shrunk: Fraction

    @staticmethod
    def of(table: Mapping[str, tuple[Fraction, ...]]) -> Anova:
        """By hand: mean squares, the variances in them, and how far a member's mean keeps off the middle of all:
        σa² / (σa² + σe²/n)."""
        rows = list(table.values())
        members, proposals = len(rows), len(rows[0])
        middle = sum(map(sum, rows)) / Fraction(members * proposals)
        of_member = [sum(row) / Fraction(proposals) for row in rows]
        of_proposal = [sum(column) / Fraction(members) for column in zip(*rows, strict=True)]
        between = proposals * sum((one - middle) ** 2 for one in of_member) / Fraction(members - 1)
        left = sum(
            (score - of_member[row] - of_proposal[column] + middle) ** 2
            for row, scores in enumerate(rows)
            for column, score in enumerate(scores)
        ) / Fraction((members - 1) * (proposals - 1))
        member = (between - left) / proposals
        return Anova(member, left, member / (member + left / proposals))


def table(others: Mapping[str, tuple[str, str]], need: int = 1, idea: int = 0) -> dict[str, tuple[Fraction, ...]]:
    """What members gave the other proposals, each criterion times a weight: need alone, or totals by 12 and 8."""
    return {
        member: tuple(Fraction(int(one) * need + int(two) * idea) for one, two in zip(*both, strict=True))
        for member, both in others.items()
    }
