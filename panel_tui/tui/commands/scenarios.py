"""What can be done among the scenarios: save, change, drop and choose; and what can be seen of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from panel_tui.recommend.scenario import Named, id_of
from panel_tui.recommend.scenario_noted import as_text
from panel_tui.tui.command import Command
from panel_tui.tui.commands.asking import SayWritten, TakeBack
from panel_tui.tui.commands.effects import show_effect
from panel_tui.tui.commands.everywhere import HELP, HOW_TO_LEAVE, LEAVE, THEME
from panel_tui.tui.commands.steps import KEYS, STEPS

if TYPE_CHECKING:
    from panel_tui.tui.screens.scenarios import ScenariosScreen

TURNS = ("pageup", "pagedown")
"""The keys that turn over what the current scenario changes: of scenarios there are few."""


class ScenarioCommand(Command["ScenariosScreen"]):
    """A command among the scenarios."""

    where = footer = "scenarios"


class New(ScenarioCommand):
    """Saves a new one."""

    keys, show, label = "n,insert", "n", "new"
    help = "Save a new scenario: budget, money moved between briefs, rules left out, fewer or more awards"
    writes = True

    def run(self, screen: ScenariosScreen, key: str) -> None:
        """Open its lines."""
        _write(screen, None)


class Change(ScenarioCommand):
    """Changes one."""

    keys, show, label = "enter,x", "enter", "change"
    help = "Change what is otherwise in this scenario, or its name"
    writes = True

    def run(self, screen: ScenariosScreen, key: str) -> None:
        """Open its lines, where it may be changed."""
        screen.acts.may_change(screen.one)
        _write(screen, screen.one)


class Drop(ScenarioCommand):
    """Drops one."""

    keys, show, label = "d,delete", "d", "drop"
    help = "Drop this scenario, after asking"

    def run(self, screen: ScenariosScreen, key: str) -> None:
        """Ask, where it may be dropped."""
        screen.acts.may_change(screen.one)
        screen.place = "dropping"
        screen.notice(f"Drop {screen.one.value.title}? y yes · esc no", "accent bold")


class Dropped(ScenarioCommand):
    """Drops it."""

    keys, show, label = "y", "y", "yes, drop it"
    help = "Drop it"
    where = footer = "dropping"
    palette = False

    def run(self, screen: ScenariosScreen, key: str) -> None:
        """Drop it."""
        screen.place, title = "scenarios", screen.one.value.title
        effect = screen.acts.drop_scenario(screen.one)
        screen.renew()
        show_effect(screen, effect, f"{title}: dropped.")


class Kept(ScenarioCommand):
    """Drops nothing."""

    keys, show, label = "escape", "esc", "no"
    help = "Keep it"
    where = footer = "dropping"
    palette = False

    def run(self, screen: ScenariosScreen, key: str) -> None:
        """Go back."""
        screen.place = "scenarios"


class Choose(ScenarioCommand):
    """Chooses one."""

    keys, show, label = "c", "c", "choose"
    help = "Choose this scenario, with a reason that the record keeps"
    writes = True

    def run(self, screen: ScenariosScreen, key: str) -> None:
        """Ask why."""
        one, choice = screen.one, screen.choice
        register = screen.acts.scenario_register("choice", one.id)
        reason = choice.reason if choice is not None and choice.scenario == one.id else ""

        def say(text: str) -> None:
            if not text:
                screen.notice("Nothing was recorded.")
                return
            effect = screen.acts.choose(one, text)
            screen.renew(one.id)
            show_effect(screen, effect, f"{one.value.title}: chosen.")

        screen.ask(register, f"Why {one.value.title} is chosen ", reason, say)


class Unchoose(ScenarioCommand):
    """Takes the choice back."""

    keys, show, label = "t", "t", "choose none"
    help = "Take back which scenario is chosen"
    footer = ""

    def can(self, screen: ScenariosScreen) -> bool:
        """Whether one is."""
        return screen.choice is not None

    def run(self, screen: ScenariosScreen, key: str) -> None:
        """Take it back."""
        effect = screen.acts.unchoose()
        screen.renew()
        show_effect(screen, effect, "No scenario is chosen any more.")


class Undo(TakeBack):
    """Takes back what was said last."""

    where = "scenarios"


class SideBySide(ScenarioCommand):
    """Shows them side by side."""

    keys, show, label = "s", "s", "beside"
    help = "See all of them on one page: money, awards, merit, and which awards change"

    def run(self, screen: ScenariosScreen, key: str) -> None:
        """Show them."""
        screen.show_side_by_side()


class Costs(ScenarioCommand):
    """Says what rules cost."""

    keys, show, label = "m", "m", "rules"
    help = "See what each rule costs: the merit that there would be without it, and whose award would change"
    footer = ""

    def run(self, screen: ScenariosScreen, key: str) -> None:
        """Find it out."""
        screen.ask_costs()


class WorkOut(ScenarioCommand):
    """Works out what is missing."""

    keys, show, label = "r", "r", "go on"
    help = "Work out the figures that are missing, after they have been stopped"

    def can(self, screen: ScenariosScreen) -> bool:
        """Whether any are, and nobody works them out."""
        return screen.state == "stopped" and len(screen.columns) < len(screen.scenarios)

    def run(self, screen: ScenariosScreen, key: str) -> None:
        """Begin."""
        screen.renew()


class Stop(ScenarioCommand):
    """Stops what is being worked out."""

    keys, show, label = "escape", "esc", "stop"
    help = "Stop what is being worked out"
    palette = False

    def can(self, screen: ScenariosScreen) -> bool:
        """Whether anything is."""
        return bool(screen.jobs.waiting)

    def run(self, screen: ScenariosScreen, key: str) -> None:
        """Stop it."""
        screen.stop()


class Back(ScenarioCommand):
    """Closes the screen."""

    keys, show, label = "escape,q", "esc", "table"
    help = "Go back to the board's table"

    def can(self, screen: ScenariosScreen) -> bool:
        """Whether nothing is to be stopped before."""
        return not screen.jobs.waiting

    def run(self, screen: ScenariosScreen, key: str) -> None:
        """Close it."""
        screen.close()


class Move(ScenarioCommand):
    """Moves the cursor."""

    keys, show, label = ",".join(key for key in KEYS.split(",") if key not in TURNS), "↑↓", "scenario"
    help = "Go to the scenario above or below"
    footer = ""
    palette = False

    def run(self, screen: ScenariosScreen, key: str) -> None:
        """Move it."""
        screen.move(STEPS[key])


class Turn(ScenarioCommand):
    """Turns over what one changes."""

    keys, show, label = ",".join(TURNS), "PgUp PgDn", "turn"
    help = "Turn over what the scenario changes, where there is more than is seen"
    footer = ""
    palette = False

    def run(self, screen: ScenariosScreen, key: str) -> None:
        """Turn."""
        screen.sheet.turn(STEPS[key])


def _write(screen: ScenariosScreen, one: Named | None) -> None:
    """Open the lines of a scenario, or of a new one; as they were, they say nothing."""
    id_, begun = (one.id, as_text(one.value)) if one else ("", as_text())

    def say(text: str) -> None:
        if text in ("", begun.strip()):
            screen.notice("Nothing was recorded.")
            return
        name, effect = screen.acts.save_scenario(id_, text)
        screen.renew(id_of(name))
        show_effect(screen, effect, f"{name}: saved.")

    title = f"{one.value.title} " if one else "A new scenario "
    screen.ask(screen.acts.scenario_register("scenario", id_), title, begun, say)
    screen.drawer.editor.to_end_of_first_line()


COMMANDS: tuple[Command[Any], ...] = (
    New(),
    Change(),
    Drop(),
    Choose(),
    Unchoose(),
    Undo(),
    SideBySide(),
    Costs(),
    WorkOut(),
    Stop(),
    Back(),
    Move(),
    Turn(),
    SayWritten(),
    Dropped(),
    Kept(),
    HELP,
    THEME,
    LEAVE,
    HOW_TO_LEAVE,
)
