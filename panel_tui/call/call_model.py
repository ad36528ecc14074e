"""A call: its stages, briefs, budget, rules, dates and marking. Nobody's name is in it but the funder's."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import ClassVar, Literal

from pydantic import Field, field_validator

from panel_tui.call.paper_parts import PartName
from panel_tui.call.part import Exact, Id, Line, Months, Ordered, Part, Pence, Slug, Text
from panel_tui.call.portfolio_rules import PortfolioRule
from panel_tui.figures.rounding import show_count
from panel_tui.journal.fields import Role

Step = Literal["gap", "priority", "lowest", "new_area", "smaller_ask", "lots"]
"""One step of the tie-break order.

"gap": fills a strand that no higher-ranked proposal of the brief fills; "priority": higher on the rubric's priority
criteria, in their order; "lowest": the higher lowest share of a criterion; "new_area": no earlier award;
"smaller_ask": asks for less; "lots": drawn by lot, from the call's recorded seed.
"""

DAYS = ("opens", "closes", "scores_due", "meeting", "decides")
"""The days of a stage, in the order in which they should come."""


class Stage(Part):
    """One round of selection: its days, and what it asks of members."""

    LATER: ClassVar[frozenset[str]] = frozenset({"scores_due", "comment_words", "running_total", "quorum"})

    title: Line
    opens: date | None = None
    closes: date | None = None
    scores_due: date | None = None
    """By when members return their scores."""
    meeting: date | None = None
    decides: date | None = None
    comment_words: int | None = Field(None, ge=20, le=5_000)
    """The most words of one comment on one criterion; None sets no limit."""
    running_total: bool = False
    """Whether a member who has scored every criterion sees what their own scores add up to."""

    quorum: int | None = Field(None, ge=1, le=1_000)
    """How many who score must be in the room for the panel to settle anything; None sets no rule."""

    @property
    def dates(self) -> dict[str, date]:
        """The days that are set, in the order in which they should come."""
        named = {name: getattr(self, name) for name in DAYS}
        return {name: day for name, day in named.items() if day is not None}


class MustDiscuss(Part):
    """How far apart two members must be for a discussion, in points, where the rubric does not say."""

    criterion: Exact | None = None
    total: Exact | None = None


class UsualDuration(Part):
    """How long a project usually runs, in months: what lies outside is flagged, and never barred.

    `published` says where that was published, "" where it is not said.
    """

    least: Months | None = None
    most: Months | None = None
    published: Text = ""

    @property
    def words(self) -> str:
        """It in words: "12 to 36 months", "at most 36 months"; "" where neither end is said."""
        if self.least is None:
            return f"at most {show_count(self.most, 'month')}" if self.most else ""
        if self.most is None:
            return f"at least {show_count(self.least, 'month')}"
        return show_count(self.most, "month") if self.least == self.most else f"{self.least} to {self.most} months"

    def flag(self, duration: int | None) -> str:
        """How a duration in months lies outside, in words: "runs 60 months; the call expects 12 to 36 months".

        "" where it does not, or is not known.
        """
        if duration is None or (self.least or 0) <= duration <= (self.most or duration):
            return ""
        return f"runs {show_count(duration, 'month')}; the call expects {self.words}"


class Paper(Part):
    """What stands at the head of the call's papers, and which parts the board's has."""

    LATER: ClassVar[frozenset[str]] = frozenset({"parts"})

    reference: Text = ""
    to: Text = ""
    sender: Text = ""
    copied_to: Text = ""
    timing: Text = ""
    legal_power: Text = ""
    parts: tuple[PartName, ...] = ()
    """Which parts the board paper has, in their order; none said, all of them in the usual order."""

    @field_validator("parts")
    @classmethod
    def _each_once(cls, parts: tuple[PartName, ...]) -> tuple[PartName, ...]:
        twice = [part for part, times in Counter(parts).items() if times > 1]
        if twice:
            raise ValueError(f"names {twice[0]} more than once")
        return parts


class Call(Part):
    """One funding opportunity. `budget` is in pence by financial year; `briefs` are the ids of its rubrics."""

    LATER: ClassVar[frozenset[str]] = frozenset({"rules", "decides_first", "band_by_lot", "usual_duration"})

    id: Slug
    title: Line
    funder: Line
    authority: Line
    """Who decides, such as "Ministers"; where several decide in steps, whoever has the last word."""
    decides_first: tuple[Line, ...] = ()
    """Who decides before the authority, in their order, such as "Minister for Children"."""
    board: Line
    """Who advises those who decide, such as "Investment Board"."""
    marking: Line
    method: Literal["agreed_else_median"] = "agreed_else_median"
    minimum_assessors: int = Field(3, ge=1, le=100)
    tie_break: tuple[Step, ...] = ()
    lots_seed: Line | None = None
    band_by_lot: bool = False
    """Whether lots may be drawn among proposals that cannot be told from the last one in the money."""
    note: Text = ""
    """What readers should know of the call, such as that awards are taken as asks."""
    undertaking: Text = ""
    briefs: tuple[str, ...]
    budget: Ordered[Pence]
    must_discuss: MustDiscuss = MustDiscuss()
    paper: Paper = Paper()
    stages: Ordered[Stage]
    usual_duration: UsualDuration = UsualDuration()
    rules: tuple[PortfolioRule, ...] = ()
    """What a portfolio must keep to, beside the budget and the briefs' envelopes."""

    @property
    def whole_budget(self) -> int:
        """The budget of all years, in pence."""
        return sum(self.budget.values())


class Person(Part):
    """Somebody with a part in the call."""

    id: Id
    name: Line
    role: Role
    organisation: Text = ""
    email: Text = ""
    expertise: tuple[Line, ...] = ()
