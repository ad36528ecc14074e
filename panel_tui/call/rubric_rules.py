"""What must hold of a rubric as a whole, once each of its values is right by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from panel_tui.call.exact import read_exact, show_exact
from panel_tui.call.rubric import Criterion, Rubric, Scale, StageRule

MOST_POINTS = 1001
HUNDRED = Fraction(100)

Finding = tuple[tuple[str | int, ...], str, str]
"""Where in the file (a path of keys), what is wrong, what would be right."""


def rubric_findings(rubric: Rubric) -> Iterator[Finding]:
    """Everything that is wrong with `rubric` as a whole."""
    yield from same_ids("gates", (gate.id for gate in rubric.gates))
    yield from same_ids("criteria", (criterion.id for criterion in rubric.criteria))
    if not rubric.criteria:
        yield ("criteria",), "there are no criteria", "Add each one under its own [[criteria]]."
    if not rubric.stages:
        yield ("stages",), "there are no stages", "Add one, such as [stages.full], and say how its total is made."
    sound = set()
    for name, scale in rubric.scales.items():
        faults = list(_scale(("scales", name), scale))
        yield from faults
        sound.update(set() if faults else {name})
    for number, criterion in enumerate(rubric.criteria):
        yield from _criterion(("criteria", number), criterion, rubric, sound)
    if len(sound) == len(rubric.scales) and all(one.scale in sound for one in rubric.criteria):
        for name, rule in rubric.stages.items():
            yield from _stage(("stages", name), name, rule, rubric)
    scored = [criterion.id for criterion in rubric.criteria if criterion.scored]
    for number, id_ in enumerate(rubric.priority):
        if id_ not in scored:
            yield ("priority", number), f"{id_} is no scored criterion", f"Name one of {', '.join(scored)}."
        elif id_ in rubric.priority[:number]:
            yield ("priority", number), f"{id_} is there twice", "Leave one out."


def same_ids(key: str, ids: Iterable[str]) -> Iterator[Finding]:
    """A finding for each id under `key` that came before, whatever its case."""
    seen: dict[str, str] = {}
    for number, id_ in enumerate(ids):
        if (before := seen.setdefault(id_.casefold(), id_)) is not id_ or list(seen).index(id_.casefold()) != number:
            same = "is there already" if before == id_ else f"differs from {before} only in capitals"
            yield (key, number, "id"), f"the id {id_} {same}", "Give each one an id of its own."


def _scale(place: tuple[str, ...], scale: Scale) -> Iterator[Finding]:
    if scale.step <= 0:
        yield (*place, "step"), f"the step is {show_exact(scale.step)}", "It should be above 0: 1, 0.5 or 0.1."
    elif scale.best == scale.worst:
        yield (
            place,
            "the scale's worst and best score are the same",
            "Give it two ends, such as worst = 0 and best = 5.",
        )
    elif ((scale.best - scale.worst) / scale.step).denominator != 1:
        wrong = f"{scale.words} does not come out even"
        yield (*place, "step"), wrong, "The way from worst to best should be a whole number of steps."
    elif (scale.high - scale.low) / scale.step >= MOST_POINTS:
        yield (*place, "step"), f"the scale has more than {MOST_POINTS} points", "Make its steps larger."
    else:
        yield from _levels(place, scale)


def _levels(place: tuple[str, ...], scale: Scale) -> Iterator[Finding]:
    values = [level.value for level in scale.levels]
    for number, value in enumerate(values):
        if not scale.allows(value):
            where = (*place, "levels", number, "value")
            yield where, f"the level {show_exact(value)} is not on the scale", f"The scale is {scale.words}."
    rising = len(values) < 2 or values[1] > values[0]
    for number in range(1, len(values)):
        before, value = values[number - 1 : number + 1]
        if value == before or (value > before) != rising:
            wrong = f"the level {show_exact(value)} comes after {show_exact(before)}"
            right = "Put the levels in order, from the lowest to the highest or the other way, each once."
            yield (*place, "levels", number, "value"), wrong, right
            return


def _criterion(place: tuple[str | int, ...], one: Criterion, rubric: Rubric, sound: set[str]) -> Iterator[Finding]:
    if not one.stages:
        yield (*place, "stages"), f"{one.id} belongs to no stage", f"Name at least one of {', '.join(rubric.stages)}."
    for number, stage in enumerate(one.stages):
        if stage not in rubric.stages:
            wrong = f"{one.id} is for the stage {stage}, which the rubric does not have"
            yield (*place, "stages", number), wrong, f"Its stages are {', '.join(rubric.stages)}."
        elif stage in one.stages[:number]:
            yield (*place, "stages", number), f"the stage {stage} is there twice", "Leave one out."
    if one.must_discuss is not None and one.must_discuss <= 0:
        yield (*place, "must_discuss"), f"must_discuss of {one.id} is not above 0", "Give a difference, such as 2."
    if one.weight is not None and one.weight < 0:
        yield (*place, "weight"), f"the weight of {one.id} is below 0", "Use a weight of 0 or more."
    for key in ("weight", "floor", "must_discuss"):
        if not one.scored and getattr(one, key) is not None:
            yield (
                (*place, key),
                f"{one.id} is not scored, so it can have no {key}",
                f"Take out {key} or scored = false.",
            )
    if one.scale not in rubric.scales:
        wrong = f"{one.id} is on the scale {one.scale}, which the rubric does not have"
        yield (*place, "scale"), wrong, f"Its scales are {', '.join(rubric.scales)}."
    elif one.scale in sound:
        yield from _points(place, one, rubric.scales[one.scale])


def _points(place: tuple[str | int, ...], one: Criterion, scale: Scale) -> Iterator[Finding]:
    """What a criterion says of single points of its (sound) scale."""
    if one.floor is not None and not scale.allows(one.floor):
        wrong = f"the floor {show_exact(one.floor)} of {one.id} is not on its scale"
        yield (*place, "floor"), wrong, f"The scale is {scale.words}."
    for key in one.anchors:
        try:
            point = read_exact(key)
        except ValueError:
            yield (
                (*place, "anchors", key),
                f"{key} is no score",
                f'Write one of the scale {scale.words}: "{show_exact(scale.high)}" = "…".',
            )
            continue
        if not scale.allows(point):
            yield (*place, "anchors", key), f"the score {key} is not on the scale", f"The scale is {scale.words}."
        elif key != show_exact(point):
            yield (*place, "anchors", key), f"the score is written {key}", f"Write it as {show_exact(point)}."


def _stage(place: tuple[str, ...], name: str, rule: StageRule, rubric: Rubric) -> Iterator[Finding]:
    scored = rubric.scored_at(name)
    if not scored:
        yield place, f"no criterion is scored at the stage {name}", f'Give one stages = ["{name}"].'
        return
    if rule.total == "weighted":
        yield from _weights(place, name, rule, scored, rubric)
    if rule.total == "overall" and rule.overall not in [one.id for one in scored]:
        wrong = f"the total of {name} is one overall criterion, but " + (
            f"{rule.overall} is not scored there" if rule.overall else "none is named"
        )
        yield (
            (*place, "overall"),
            wrong,
            f'Name one of {", ".join(one.id for one in scored)}: overall = "{scored[0].id}".',
        )
        return
    if rule.total != "overall" and rule.overall is not None:
        wrong = f"overall is named, but the total of {name} is {rule.total}"
        yield (*place, "overall"), wrong, 'Take it out, or write total = "overall".'
    low, high = _possible(rule, scored, rubric)
    if rule.threshold is not None and not low <= rule.threshold <= high:
        wrong = f"the threshold {show_exact(rule.threshold)} is no possible total"
        yield (*place, "threshold"), wrong, f"Totals of {name} run from {show_exact(low)} to {show_exact(high)}."
    if rule.must_discuss is not None and rule.must_discuss <= 0:
        yield (*place, "must_discuss"), f"must_discuss of {name} is not above 0", "Give a difference, such as 15."


def _weights(
    place: tuple[str, ...], name: str, rule: StageRule, scored: tuple[Criterion, ...], rubric: Rubric
) -> Iterator[Finding]:
    without = [one for one in scored if one.weight is None]
    for one in without:
        wrong = f"{one.id} has no weight, but the total of {name} is weighted"
        yield ("criteria", rubric.criteria.index(one)), wrong, "Add weight = …, or 0 where it should not count."
    weighed = sum((one.weight for one in scored if one.weight is not None), Fraction(0))
    if not without and weighed != HUNDRED:
        parts = ", ".join(f"{one.id} {show_exact(one.weight)}" for one in scored if one.weight is not None)
        yield place, f"the weights of {name} sum to {show_exact(weighed)}", f"They should sum to 100; now {parts}."
    for one in scored:
        scale = rubric.scales[one.scale]
        if rule.share == "of_top" and (scale.low < 0 or scale.high <= 0):
            wrong = f"{one.id} can be scored below 0, so a share of the top of its scale says nothing"
            yield (*place, "share"), wrong, 'Write share = "of_range".'


def _possible(rule: StageRule, scored: tuple[Criterion, ...], rubric: Rubric) -> tuple[Fraction, Fraction]:
    """The lowest and the highest total there can be."""
    if rule.total == "weighted":
        return Fraction(0), HUNDRED
    counting = [rubric.scales[one.scale] for one in scored if rule.total == "sum" or one.id == rule.overall]
    return sum((one.low for one in counting), Fraction(0)), sum((one.high for one in counting), Fraction(0))
