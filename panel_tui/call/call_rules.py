"""What must hold of a call as a whole, once each of its values is right by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from panel_tui.call.call_model import DAYS, Call, Person
from panel_tui.call.form import Finding
from panel_tui.call.portfolio_rules import rule_findings
from panel_tui.call.rubric import Rubric
from panel_tui.call.rubric_rules import same_ids

YEAR = re.compile(r"([0-9]{4})-([0-9]{2})")


def call_findings(call: Call) -> Iterator[Finding]:
    """Everything that is wrong with `call` by itself."""
    yield from _steps(call)
    yield from _tie_break(call)
    yield from _budget(call)
    yield from _stages(call)
    yield from rule_findings(call.rules, call.budget)
    usual = call.usual_duration
    if usual.least and usual.most and usual.least > usual.most:
        wrong = f"least ({usual.least} months) is above most ({usual.most} months)"
        yield ("usual_duration", "least"), wrong, "Swap them, or look for a slip."
    if not call.briefs:
        yield ("briefs",), "there are no briefs", 'Name a rubric file for each: briefs = ["rubrics/one.toml"].'
    for number, brief in enumerate(call.briefs):
        if brief in call.briefs[:number]:
            yield ("briefs", number), f"{brief} is there twice", "Leave one out."
    for key, value in (("criterion", call.must_discuss.criterion), ("total", call.must_discuss.total)):
        if value is not None and value <= 0:
            yield (
                ("must_discuss", key),
                f"the difference in {key} is not above 0",
                "Give one such as 2, or leave it out.",
            )


def people_findings(people: Sequence[Person]) -> Iterator[Finding]:
    """Everything that is wrong with the list of people: it needs one office, which founds the workspace."""
    yield from same_ids("people", (person.id for person in people))
    for number, person in enumerate(people):
        if person.email and not re.fullmatch(r"[^@\s]+@[^@\s]+", person.email):
            yield ("people", number, "email"), f"the email of {person.id} is no address", "Write it as name@place."
    offices = [number for number, person in enumerate(people) if person.role == "office"]
    if not offices:
        right = 'Add under [[people]] the person who keeps the workspace, with role = "office".'
        yield ("people",), "nobody has the role office", right
    for number in offices[1:]:
        wrong = f"{people[number].id} is a second person with the role office"
        yield ("people", number, "role"), wrong, "One person founds the workspace; others can be added later."


def brief_findings(call: Call, rubrics: Sequence[Rubric]) -> Iterator[Finding]:
    """Where `rubrics`, one for each brief of `call` in the same order, do not fit the call or one another."""
    for number, rubric in enumerate(rubrics):
        if any(rubric.id.casefold() == other.id.casefold() for other in rubrics[:number]):
            yield ("briefs", number), f"its rubric has the id {rubric.id}, as one before", "Give each brief its own id."
        for stage in rubric.stages:
            if stage not in call.stages:
                wrong = f"its rubric {rubric.id} has the stage {stage}, which the call does not have"
                yield ("briefs", number), wrong, f"The call's stages are {', '.join(call.stages)}."


def _steps(call: Call) -> Iterator[Finding]:
    """Each step of the decision is asked for by its name, beside the words "board" and "decision"."""
    taken = {"panel", "board", "decision", call.authority.casefold()}
    for number, name in enumerate(call.decides_first):
        if name.casefold() in taken:
            wrong = f"{name} is there twice, or is the authority or the name of another step"
            yield ("decides_first", number), wrong, "Name here only who decides before the authority, each once."
        taken.add(name.casefold())


def _tie_break(call: Call) -> Iterator[Finding]:
    for number, step in enumerate(call.tie_break):
        if step in call.tie_break[:number]:
            yield ("tie_break", number), f"the step {step} is there twice", "Leave one out."
        elif step == "lots" and number + 1 < len(call.tie_break):
            yield ("tie_break", number), "lots are drawn before other steps", "Put lots last: nothing is left after it."
    if "lots" in call.tie_break and call.lots_seed is None:
        right = 'Write down a seed before the meeting, such as lots_seed = "2017-05-12 noon".'
        yield ("tie_break",), "lots are to be drawn, but there is no lots_seed", right


def _budget(call: Call) -> Iterator[Finding]:
    if not call.budget:
        yield ("budget",), "there is no money in the budget", 'Add a line for each year: 2017-18 = "£20m".'
    for year in call.budget:
        parts = YEAR.fullmatch(year)
        if parts is None or (int(parts[1]) + 1) % 100 != int(parts[2]):
            yield ("budget", year), f"{year} is no financial year", "Write it as 2017-18."


def _stages(call: Call) -> Iterator[Finding]:
    if not call.stages:
        yield ("stages",), "there are no stages", "Add one, such as [stages.full]."
    before: dict[str, tuple[str, date]] = {}
    for id_, stage in call.stages.items():
        for (first, day), (then, later) in pairwise(stage.dates.items()):
            if later < day:
                wrong = f"{then} ({later}) comes before {first} ({day})"
                yield ("stages", id_, then), wrong, f"The order is {', '.join(DAYS)}."
        for name, day in stage.dates.items():
            earlier, its_day = before.get(name, (id_, day))
            if day < its_day:
                wrong = f"{name} of {id_} ({day}) comes before that of {earlier} ({its_day})"
                yield ("stages", id_, name), wrong, "Put the stages in the order in which they are held."
            before[name] = (id_, day)
