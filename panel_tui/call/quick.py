"""A call's documents as a desk reads them: at once, without the checks that they passed when they came in.

The full models (`Call`, `Rubric`, `Proposal`) say the same and check it; a test holds the two equal.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from panel_tui.call.exact import show_exact

WORDS_A_PAGE = 450
"""How many words make a page of a text that came without pages."""
MOST_POINTS = 10
"""A scale of more points than this is not scored by a single key."""


class QuickCall(NamedTuple):
    """What a desk shows of the call. `stages` are id to title, in their order."""

    id: str
    title: str
    marking: str
    undertaking: str
    stages: Mapping[str, str]

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
    """A criterion as a member scores it. `worst` may be above `best`: 1 is best on a scale that runs down."""

    id: str
    title: str
    weight: Fraction | None
    floor: Fraction | None
    guidance: str
    worst: Fraction
    best: Fraction
    step: Fraction
    levels: Mapping[Fraction, QuickLevel]

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


class QuickBrief(NamedTuple):
    """A brief at one stage: the criteria that are scored there, in the rubric's order."""

    id: str
    title: str
    criteria: tuple[QuickCriterion, ...]


class QuickSection(NamedTuple):
    """One part of a proposal's text."""

    title: str
    level: int
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class QuickProposal:
    """A proposal as it is read. Money is in pence."""

    reference: str
    title: str
    applicant: str
    ask: int
    sections: tuple[QuickSection, ...]

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


def pages_of(words: int) -> int:
    """How many pages so many words make; 0 for none."""
    return -(-words // WORDS_A_PAGE)


def quick_call(data: bytes) -> QuickCall:
    """The call in a document."""
    said = json.loads(data)
    stages = {id_: stage["title"] for id_, stage in said["stages"]}
    return QuickCall(said["id"], said["title"], said["marking"], said["undertaking"].strip(), stages)


def quick_brief(data: bytes, stage: str) -> QuickBrief:
    """The brief in a rubric's document, with the criteria that are scored at `stage`."""
    said = json.loads(data)
    scales = dict(said["scales"])
    criteria = (
        _criterion(one, scales[one["scale"]]) for one in said["criteria"] if one["scored"] and stage in one["stages"]
    )
    return QuickBrief(said["id"], said["title"], tuple(criteria))


def quick_proposal(data: bytes) -> QuickProposal:
    """The proposal in a document."""
    said = json.loads(data)
    sections = tuple(
        QuickSection(one["title"], one.get("level", 1), tuple(one.get("paragraphs", ())))
        for one in said.get("sections", ())
    )
    return QuickProposal(said["reference"], said["title"], said["applicant"], said["ask"], sections)


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
    )


def _exact(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)
