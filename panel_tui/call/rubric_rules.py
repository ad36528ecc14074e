"""What must hold of a rubric as a whole, once each of its values is right by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from panel_tui.call.exact import read_exact, show_exact
from panel_tui.call.form import Finding
from panel_tui.call.quick import plain_title
from panel_tui.call.rubric import Criterion, Rubric, Scale, StageRule
from panel_tui.files.text import short

MOST_POINTS = 1001
HUNDRED = Fraction(100)

Path = tuple[str | int, ...]


def rubric_findings(rubric: Rubric) -> Iterator[Finding]:
    """Everything that is wrong with `rubric` as a whole."""
    yield from same_ids("gates", (gate.id for gate in rubric.gates))
    yield from same_ids("criteria", (criterion.id for criterion in rubric.criteria))
    if not rubric.criteria:
        yield ("criteria",), "there are no criteria", "Add each one under its own [[criteria]]."
    if not rubric.stages:
        yield ("stages",), "there are no stages", "Add one, such as [stages.full], and say how its total is made."
    sound: set[str] = set()
    for name, scale in rubric.scales.items():
        faults = list(_scale(("scales", name), scale))
        yield from faults
        if not faults:
            sound.add(name)
            yield from _levels(("scales", name), scale)
    for number, criterion in enumerate(rubric.criteria):
        yield from _criterion(("criteria", number), criterion, rubric, sound)
    for name, rule in rubric.stages.items():
        yield from _stage(("stages", name), name, rule, rubric, sound)
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
        before = seen.get(id_.casefold())
        seen.setdefault(id_.casefold(), id_)
        if before is not None:
            same = "is there already" if before == id_ else f"differs from {before} only in capitals"
            yield (key, number, "id"), f"the id {id_} {same}", "Give each one an id of its own."


def _scale(place: Path, scale: Scale) -> Iterator[Finding]:
    if scale.step <= 0:
        yield (*place, "step"), f"the step is {show_exact(scale.step)}", "It should be above 0: 1, 0.5 or 0.1."
    elif scale.best == scale.worst:
        right = "Give it two ends, such as worst = 0 and best = 5."
        yield place, "the scale's worst and best score are the same", right
    elif ((scale.best - scale.worst) / scale.step).denominator != 1:
        wrong = f"{scale.words} does not come out even"
        yield (*place, "step"), wrong, "The way from worst to best should be a whole number of steps."
    elif (scale.high - scale.low) / scale.step >= MOST_POINTS:
        yield (*place, "step"), f"the scale has more than {MOST_POINTS} points", "Make its steps larger."


def _levels(place: Path, scale: Scale) -> Iterator[Finding]:
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


def _criterion(place: Path, one: Criterion, rubric: Rubric, sound: set[str]) -> Iterator[Finding]:
    if not one.stages:
        yield (*place, "stages"), f"{one.id} belongs to no stage", f"Name at least one of {', '.join(rubric.stages)}."
    for number, stage in enumerate(one.stages):
        if stage not in rubric.stages:
            wrong = f"{one.id} is for the stage {stage}, which the rubric does not have"
            yield (*place, "stages", number), wrong, f"Its stages are {', '.join(rubric.stages)}."
        elif stage in one.stages[:number]:
            yield (*place, "stages", number), f"the stage {stage} is there twice", "Leave one out."
    for number, title in enumerate(one.sections):
        wrong = f"{one.id} names the section {short(title)}"
        if not plain_title(title):
            yield (*place, "sections", number), f"{wrong}, which has no words", "Write it as proposals have it."
        elif plain_title(title) in map(plain_title, one.sections[:number]):
            yield (*place, "sections", number), f"{wrong} twice", "Leave one out."
    if one.must_discuss is not None and one.must_discuss <= 0:
        yield (*place, "must_discuss"), f"must_discuss of {one.id} is not above 0", "Give a difference, such as 2."
    if one.weight is not None and one.weight < 0:
        yield (*place, "weight"), f"the weight of {one.id} is below 0", "Use a weight of 0 or more."
    for key in ("weight", "floor", "must_discuss"):
        if not one.scored and getattr(one, key) is not None:
            wrong = f"{one.id} is not scored, so it can have no {key}"
            yield (*place, key), wrong, f"Take out {key} or scored = false."
    if one.scale not in rubric.scales:
        wrong = f"{one.id} is on the scale {one.scale}, which the rubric does not have"
        yield (*place, "scale"), wrong, f"Its scales are {', '.join(rubric.scales)}."
    elif one.scale in sound:
        yield from _points(place, one, rubric.scales[one.scale])


def _points(place: Path, one: Criterion, scale: Scale) -> Iterator[Finding]:
    """What a criterion says of single points of its (sound) scale."""
    if one.floor is not None and not scale.allows(one.floor):
        wrong = f"the floor {show_exact(one.floor)} of {one.id} is not on its scale"
        yield (*place, "floor"), wrong, f"The scale is {scale.words}."
    for key in one.anchors:
        try:
            point = read_exact(key)
        except ValueError:
            right = f'Write one of the scale {scale.words}: "{show_exact(scale.high)}" = "…".'
            yield (*place, "anchors", key), f"{key} is no score", right
            continue
        if not scale.allows(point):
            yield (*place, "anchors", key), f"the score {key} is not on the scale", f"The scale is {scale.words}."
        elif key != show_exact(point):
            yield (*place, "anchors", key), f"the score is written {key}", f"Write it as {show_exact(point)}."


def _stage(place: Path, name: str, rule: StageRule, rubric: Rubric, sound: set[str]) -> Iterator[Finding]:
    scored = rubric.scored_at(name)
    if not scored:
        yield place, f"no criterion is scored at the stage {name}", f'Give one stages = ["{name}"].'
        return
    if rule.total == "weighted":
        yield from _weights(place, name, scored, rubric)
        yield from _shares(place, rule, scored, {one: rubric.scales[one] for one in sound})
    if rule.total == "overall" and rule.overall not in [one.id for one in scored]:
        but = f"{rule.overall} is not scored there" if rule.overall else "none is named"
        right = f'Name one of {", ".join(one.id for one in scored)}: overall = "{scored[0].id}".'
        yield (*place, "overall"), f"the total of {name} is one overall criterion, but {but}", right
        return
    if rule.total != "overall" and rule.overall is not None:
        wrong = f"overall is named, but the total of {name} is {rule.total}"
        yield (*place, "overall"), wrong, 'Take it out, or write total = "overall".'
    counting = [one for one in scored if rule.total == "sum" or one.id == rule.overall]
    if rule.threshold is not None and all(one.scale in sound for one in counting):
        low = sum((rubric.scales[one.scale].low for one in counting), Fraction(0))
        high = sum((rubric.scales[one.scale].high for one in counting), Fraction(0)) if counting else HUNDRED
        if not low <= rule.threshold <= high:
            wrong = f"the threshold {show_exact(rule.threshold)} is no possible total"
            yield (*place, "threshold"), wrong, f"Totals of {name} run from {show_exact(low)} to {show_exact(high)}."
    if rule.must_discuss is not None and rule.must_discuss <= 0:
        yield (*place, "must_discuss"), f"must_discuss of {name} is not above 0", "Give a difference, such as 15."


def _weights(place: Path, name: str, scored: tuple[Criterion, ...], rubric: Rubric) -> Iterator[Finding]:
    without = [number for number, one in enumerate(rubric.criteria) if one in scored and one.weight is None]
    for number in without:
        wrong = f"{rubric.criteria[number].id} has no weight, but the total of {name} is weighted"
        yield ("criteria", number), wrong, "Add weight = …, or 0 where it should not count."
    weights = {one.id: one.weight for one in scored if one.weight is not None}
    weighed = sum(weights.values(), Fraction(0))
    if not without and weighed != HUNDRED:
        parts = ", ".join(f"{id_} {show_exact(weight)}" for id_, weight in weights.items())
        yield place, f"the weights of {name} sum to {show_exact(weighed)}", f"They should sum to 100; now {parts}."


def _shares(
    place: Path, rule: StageRule, scored: tuple[Criterion, ...], scales: Mapping[str, Scale]
) -> Iterator[Finding]:
    for one in scored:
        scale = scales.get(one.scale)
        if scale and rule.share == "of_top" and scale.low < 0:
            wrong = f"{one.id} can be scored below 0, so a share of the top of its scale says nothing"
            yield (*place, "share"), wrong, 'Write share = "of_range".'
