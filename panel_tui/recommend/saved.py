"""The scenarios on record at a stage, and which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from panel_tui.call.standing import current
from panel_tui.faults import BadInput, Fault
from panel_tui.figures.portfolio.model import Forced
from panel_tui.journal import Register, values
from panel_tui.moderate.agreeing import chairs_word
from panel_tui.recommend.lines import Ranking
from panel_tui.recommend.scenario import ALWAYS, AS_IS, Named, check, id_of, in_words
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace

LONGEST = 60
"""How many characters the name of a scenario may have."""
OTHERWISE = "Change the budget, move money, leave a rule out, or have fewer or more awards."


def saved(workspace: Workspace, stage: str) -> tuple[Named, ...]:
    """The scenarios that were saved at a stage, in the order of their ids."""
    found = current(workspace, "scenario", values.Scenario, stage=stage)
    return tuple(sorted((Named(about["scenario"], one) for about, one in found), key=lambda one: one.id))


def scenarios(workspace: Workspace, stage: str) -> tuple[Named, ...]:
    """Those that always stand beside each other, then those that were saved."""
    return (*(Named(id_, one) for id_, one in ALWAYS.items()), *saved(workspace, stage))


def named(workspace: Workspace, stage: str, name: str) -> Named:
    """The scenario of a name. Raises BadInput where there is none."""
    there = scenarios(workspace, stage)
    for one in there:
        if one.id == id_of(name):
            return one
    titles = ", ".join(one.value.title for one in there)
    raise BadInput(Fault(f"There is no scenario {name!r} at this stage", f"There are {titles}."))


def choice(workspace: Workspace, stage: str) -> values.Choice | None:
    """Which scenario is chosen, and why; None where none is."""
    return next((one for _, one in current(workspace, "choice", values.Choice, stage=stage)), None)


def save(
    workspace: Workspace, ranking: Ranking, forced: Sequence[Forced], name: str, scenario: values.Scenario
) -> tuple[str, Saying]:
    """That a scenario is saved under a name, with words for it.

    Raises BadInput where nothing is otherwise in it, the name is taken by one that always stands there or is chosen, or
    the scenario cannot be.
    """
    if in_words(scenario) == in_words(AS_IS):
        raise BadInput(Fault("Nothing is otherwise in this scenario", OTHERWISE))
    title = " ".join(name.split())
    if not title or len(title) > LONGEST:
        raise BadInput(Fault("The name of a scenario is missing or too long", f"Use 1 to {LONGEST} characters."))
    if id_of(title) in ALWAYS:
        raise BadInput(Fault(f"{title!r} always stands there", "Save it under another name."))
    _not_chosen(workspace, ranking.stage, id_of(title))
    check(ranking, forced, scenario)
    value = scenario.model_copy(update={"title": title}).model_dump(mode="json", exclude_defaults=True)
    saying = Saying(_register(ranking.stage, title), {**value, "title": title}, chairs_word(workspace))
    return f"{title}: {in_words(scenario)}", saying


def save_instead(
    workspace: Workspace, ranking: Ranking, forced: Sequence[Forced], before: str, name: str, scenario: values.Scenario
) -> tuple[Saying, ...]:
    """That a scenario is saved in the place of the one whose id is `before`; beside all others where that is "". Under
    another name the one before is dropped.

    Raises BadInput where it cannot be saved, and where another one has its name.
    """
    id_ = id_of(name)
    if id_ != before and any(one.id == id_ for one in saved(workspace, ranking.stage)):
        raise BadInput(Fault(f"There is a scenario {name!r} already", "Change that one, or use another name."))
    _, saying = save(workspace, ranking, forced, name, scenario)
    return (saying,) if before in ("", id_) else (drop(workspace, ranking.stage, before)[1], saying)


def drop(workspace: Workspace, stage: str, name: str) -> tuple[str, Saying]:
    """That a scenario is not kept any more. Raises BadInput where it was not saved, or is chosen."""
    one = named(workspace, stage, name)
    may_change(workspace, stage, one)
    saying = Saying(_register(stage, one.id), {"cleared": True}, chairs_word(workspace))
    return f"{one.value.title}: dropped", saying


def choose(workspace: Workspace, stage: str, name: str, reason: str) -> tuple[str, Saying]:
    """That a scenario is chosen. Raises BadInput without a reason, or where there is none of this name."""
    one = named(workspace, stage, name)
    if not reason.strip():
        raise BadInput(Fault(f"Nobody would know why {one.value.title} is chosen", "Give the reason."))
    value = {"scenario": one.id, "reason": reason.strip()}
    return f"{one.value.title}: chosen", Saying(Register.of("choice", stage=stage), value, chairs_word(workspace))


def unchoose(workspace: Workspace, stage: str) -> tuple[str, Saying]:
    """That no scenario is chosen any more. Raises BadInput where none is."""
    chosen = choice(workspace, stage)
    if chosen is None:
        raise BadInput(Fault("No scenario is chosen at this stage"))
    title = next((one.value.title for one in scenarios(workspace, stage) if one.id == chosen.scenario), chosen.scenario)
    saying = Saying(Register.of("choice", stage=stage), {"cleared": True}, chairs_word(workspace))
    return f"{title}: not chosen any more", saying


def may_change(workspace: Workspace, stage: str, one: Named) -> None:
    """Raise BadInput where a scenario cannot be changed or dropped: it always stands there, or is chosen."""
    if one.id in ALWAYS:
        raise BadInput(Fault(f"{one.value.title!r} always stands there", "Only saved ones can be changed or dropped."))
    _not_chosen(workspace, stage, one.id)


def _not_chosen(workspace: Workspace, stage: str, id_: str) -> None:
    chosen = choice(workspace, stage)
    if chosen is not None and chosen.scenario == id_:
        raise BadInput(Fault("This scenario is chosen", "It stays as it is: save another, or choose another first."))


def _register(stage: str, name: str) -> Register:
    return Register.of("scenario", stage=stage, scenario=id_of(name))
