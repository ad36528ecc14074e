"""A call's documents as a desk reads them: at once, without the checks that they passed when they came in.

The full models (`Call`, `Rubric`, `Proposal`) say the same and check it; a test holds the two equal.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal, NamedTuple

from panel_tui.call.exact import show_exact

WORDS_A_PAGE = 450
"""How many words make a page of a text that came without pages."""
MOST_POINTS = 10
"""A scale of more points than this is not scored by a single key."""


LEADING = re.compile(r"^\W*[0-9]+(?:\.[0-9]+)*[.):]?(?=\s)")
"""A number before a title, such as "2.1" or "3)"."""
WORD = re.compile(r"[^\W_]+")


class QuickCall(NamedTuple):
    """What a desk shows of the call. `stages` are id to title, in their order.

    Of the stage at work: when scores are `due`, the most words of a comment on a criterion (`comment_words`), and
    whether members see their own `running_total`.
    """

    id: str
    title: str
    marking: str
    undertaking: str
    stages: Mapping[str, str]
    due: date | None
    comment_words: int | None
    running_total: bool

    @property
    def stage(self) -> str:
        """The stage that is at work: the call's last."""
        return list(self.stages)[-1]


class QuickLevel(NamedTuple):
    """What one point of a scale means, in general (`meaning`, `test`) and in this brief (`anchor`)."""

    score: Fraction
    label: str
    meaning: str
    test: str
    anchor: str


class QuickCriterion(NamedTuple):
    """A criterion as a member scores it. `worst` may be above `best`: 1 is best on a scale that runs down.

    `sections` are titles of the sections of proposals that answer it.
    """

    id: str
    title: str
    weight: Fraction | None
    floor: Fraction | None
    guidance: str
    worst: Fraction
    best: Fraction
    step: Fraction
    levels: Mapping[Fraction, QuickLevel]
    sections: tuple[str, ...]

    @property
    def points(self) -> tuple[Fraction, ...]:
        """The points of the scale from low to high."""
        low, high = sorted((self.worst, self.best))
        return tuple(low + self.step * number for number in range(int((high - low) / self.step) + 1))

    @property
    def by_key(self) -> bool:
        """Whether one digit is one score: whole steps, at most ten, none above 9."""
        return self.step == 1 and len(self.points) <= MOST_POINTS and self.points[-1] <= 9 and self.points[0] >= 0

    @property
    def scale_words(self) -> str:
        """The scale as a person would say it: "0 to 5", "1 (best) to 9 in steps of 0.5"."""
        best = " (best)" if self.best < self.worst else ""
        steps = "" if self.step == 1 else f" in steps of {show_exact(self.step)}"
        return f"{show_exact(self.points[0])}{best} to {show_exact(self.points[-1])}{steps}"

    def below_floor(self, score: Fraction) -> bool:
        """Whether a score falls short of the floor, whichever way the scale runs."""
        if self.floor is None:
            return False
        return score < self.floor if self.best > self.worst else score > self.floor


class QuickRule(NamedTuple):
    """How a stage makes a total: as `StageRule` of the rubric has it."""

    total: Literal["weighted", "sum", "overall"]
    share: Literal["of_top", "of_range"]
    overall: str | None
    threshold: Fraction | None


class QuickBrief(NamedTuple):
    """A brief at one stage: the criteria that are scored there, in the rubric's order, and how they make a total.

    `rule` is None where the brief has no such stage.
    """

    id: str
    title: str
    criteria: tuple[QuickCriterion, ...]
    rule: QuickRule | None


class QuickSection(NamedTuple):
    """One part of a proposal's text."""

    title: str
    level: int
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class QuickProposal:
    """A proposal as it is read. Money is in pence; `duration` is in months, None where it is not known."""

    reference: str
    title: str
    applicant: str
    ask: int
    sections: tuple[QuickSection, ...]
    duration: int | None = None

    @cached_property
    def pages(self) -> Mapping[str, int]:
        """The page on which each paragraph begins, by its mark ("2.3")."""
        found, words = {}, 0
        for mark, paragraph in self.paragraphs():
            found[mark] = 1 + words // WORDS_A_PAGE
            words += words_in(paragraph)
        return found

    @cached_property
    def length(self) -> int:
        """How many pages it has; 0 where it has no text."""
        return pages_of(sum(words_in(paragraph) for _, paragraph in self.paragraphs()))

    def paragraphs(self) -> Iterator[tuple[str, str]]:
        """Every paragraph with its mark, in order."""
        for number, section in enumerate(self.sections, start=1):
            for place, paragraph in enumerate(section.paragraphs, start=1):
                yield f"{number}.{place}", paragraph


def words_in(paragraph: str) -> int:
    """How many words a paragraph has."""
    return len(paragraph.split())


def plain_title(title: str) -> str:
    """A section's title for comparing: in lower case, without punctuation, and without a number before it."""
    return " ".join(WORD.findall(LEADING.sub("", title.casefold())))


def pages_of(words: int) -> int:
    """How many pages so many words make; 0 for none."""
    return -(-words // WORDS_A_PAGE)


def quick_call(data: bytes) -> QuickCall:
    """The call in a document."""
    said = json.loads(data)
    stages = {id_: stage["title"] for id_, stage in said["stages"]}
    at_work = said["stages"][-1][1]
    due = at_work.get("scores_due")
    return QuickCall(
        id=said["id"],
        title=said["title"],
        marking=said["marking"],
        undertaking=said["undertaking"].strip(),
        stages=stages,
        due=date.fromisoformat(due) if due else None,
        comment_words=at_work.get("comment_words"),
        running_total=at_work.get("running_total", False),
    )


def quick_brief(data: bytes, stage: str) -> QuickBrief:
    """The brief in a rubric's document, with the criteria that are scored at `stage`."""
    said = json.loads(data)
    scales = dict(said["scales"])
    criteria = (
        _criterion(one, scales[one["scale"]]) for one in said["criteria"] if one["scored"] and stage in one["stages"]
    )
    rule = dict(said["stages"]).get(stage)
    return QuickBrief(said["id"], said["title"], tuple(criteria), _rule(rule) if rule else None)


def quick_proposal(data: bytes) -> QuickProposal:
    """The proposal in a document."""
    said = json.loads(data)
    sections = tuple(
        QuickSection(one["title"], one.get("level", 1), tuple(one.get("paragraphs", ())))
        for one in said.get("sections", ())
    )
    return QuickProposal(
        said["reference"], said["title"], said["applicant"], said["ask"], sections, said.get("duration")
    )


def _rule(said: Mapping[str, Any]) -> QuickRule:
    return QuickRule(said["total"], said["share"], said["overall"], _exact(said["threshold"]))


def _criterion(said: Mapping[str, Any], scale: Mapping[str, Any]) -> QuickCriterion:
    anchors = {Fraction(score): text for score, text in said["anchors"]}
    labels = {Fraction(one["value"]): one for one in scale["levels"]}
    levels = {}
    for score in sorted({*labels, *anchors}):
        one = labels.get(score, {"label": "", "meaning": "", "test": ""})
        levels[score] = QuickLevel(score, one["label"], one["meaning"], one["test"], anchors.get(score, ""))
    return QuickCriterion(
        id=said["id"],
        title=said["title"],
        weight=_exact(said["weight"]),
        floor=_exact(said["floor"]),
        guidance=said["guidance"],
        worst=Fraction(scale["worst"]),
        best=Fraction(scale["best"]),
        step=Fraction(scale["step"]),
        levels=levels,
        sections=tuple(said.get("sections", ())),
    )


def _exact(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)
