"""Which sections of a proposal answer a criterion, and which criteria a section answers."""

from __future__ import annotations

from typing import NamedTuple

from panel_tui.call.quick import QuickBrief, QuickCriterion, QuickProposal, plain_title

_LITTLE = """
    a about after all an and are as at be by can for from has have how if in into is it its no not of on or our own so
    than that the their them they this to up us we what when where which who whose why will with would you
"""
LITTLE = frozenset(_LITTLE.split())
"""Words that two titles may share without being about the same thing."""
ENDINGS = ("ies", "y", "es", "s")


class Answering(NamedTuple):
    """The numbers of sections that answer a criterion, in order (the first section is 1), and whether that is only
    `guessed` from what their titles share with the criterion's."""

    sections: tuple[int, ...]
    guessed: bool


def sections_of(criterion: QuickCriterion, proposal: QuickProposal) -> Answering:
    """The sections that the rubric names for a criterion, with what stands under them; where the proposal has none of
    them, those whose titles share a word with the criterion's."""
    wanted = {plain_title(title) for title in criterion.sections}
    named = [number for number, one in _titled(proposal) if plain_title(one) in wanted]
    if named:
        return Answering(_with_what_is_under(named, proposal), guessed=False)
    words = _words(criterion.title)
    alike = [number for number, one in _titled(proposal) if words & _words(one)]
    return Answering(_with_what_is_under(alike, proposal), guessed=bool(alike))


def criteria_by_section(brief: QuickBrief, proposal: QuickProposal) -> tuple[tuple[QuickCriterion, ...], ...]:
    """For each section of a proposal the criteria that it answers, in the rubric's order: those for which it is named
    or, where there are none, those for which it is guessed."""
    found = [(one, sections_of(one, proposal)) for one in brief.criteria]
    return tuple(_answered_by(number, found) for number in range(1, len(proposal.sections) + 1))


def _answered_by(section: int, found: list[tuple[QuickCriterion, Answering]]) -> tuple[QuickCriterion, ...]:
    answered = [(one, answering) for one, answering in found if section in answering.sections]
    named = [one for one, answering in answered if not answering.guessed]
    return tuple(named or [one for one, _ in answered])


def _titled(proposal: QuickProposal) -> list[tuple[int, str]]:
    return [(number, section.title) for number, section in enumerate(proposal.sections, start=1)]


def _with_what_is_under(numbers: list[int], proposal: QuickProposal) -> tuple[int, ...]:
    """These sections, and the deeper ones that follow each until one of its own level or above."""
    found = set(numbers)
    for number in numbers:
        level = proposal.sections[number - 1].level
        for below, section in enumerate(proposal.sections[number:], start=number + 1):
            if section.level <= level:
                break
            found.add(below)
    return tuple(sorted(found))


def _words(title: str) -> set[str]:
    """The words of a title that say what it is about, without the ending that tells one from several."""
    return {_stem(word) for word in plain_title(title).split() if word not in LITTLE and not word.isdigit()}


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
