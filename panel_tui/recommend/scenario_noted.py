"""A scenario as it is typed at the board's table: a few labelled lines of plain text, read and written."""

from __future__ import annotations

from panel_tui.faults import BadInput, Faults
from panel_tui.journal import values
from panel_tui.recommend.labelled import parts
from panel_tui.recommend.scenario import AS_IS
from panel_tui.recommend.scenario_read import scenario_read, written

LABELS = ("name", "budget", "move", "without", "award")
HOW = (
    ("Name", "What it is called."),
    ("Budget", "By how much it changes: -10%, +10%, -£200k."),
    ("Move", "From one brief to another: A=B:£200k. A line for each."),
    ("Without", "The id of a rule that is left out. A line for each."),
    ("Awards", "as is; fewer (and larger); more (and smaller)."),
)
"""How each line is written."""


def as_text(scenario: values.Scenario | None = None) -> str:
    """The lines to fill in; with what a scenario says already."""
    said = [("Name", scenario.title if scenario else ""), *written(scenario or AS_IS)]
    return "\n".join(f"{label}: {words}" for label, words in said)


def noted(text: str) -> tuple[str, values.Scenario]:
    """The name and the scenario that such lines give.

    Raises BadInput with every fault: a part that cannot be read, something said twice.
    """
    faults = Faults()
    said = parts(text, LABELS, ("name", "budget", "award"), faults)
    try:
        scenario = scenario_read(_one(said["budget"]), _each(said["move"]), _each(said["without"]), _one(said["award"]))
    except BadInput as error:
        faults.found += error.faults
    faults.stop()
    return _one(said["name"]), scenario


def _one(said: list[str]) -> str:
    return " ".join("".join(said[:1]).split())


def _each(said: list[str]) -> list[str]:
    """What is said in several lines, under one label or each under its own."""
    return [line for words in said for line in words.splitlines() if line]
