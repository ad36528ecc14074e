"""What is said for good from a screen: each act opens the workspace, does it in one transaction, and closes it.

Everything heavy is loaded here, when it is first needed.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from panel_tui.assess.differing import Difference
    from panel_tui.journal import Chance, Pen
    from panel_tui.store.workspace import Workspace

Made = TypeVar("Made")
HEAVY = (
    "cryptography.hazmat.primitives.asymmetric.ed25519",
    "panel_tui.assess.submitting",
    "panel_tui.call.adding",
    "panel_tui.call.standing",
    "panel_tui.exchange.sending",
    "panel_tui.house",
    "panel_tui.store.writing",
)
"""What the acts below import when they are first done."""


class Acts:
    """The acts of whoever owns the workspace at `path`."""

    def __init__(self, path: Path, chance: Chance | None = None) -> None:
        """`chance` is where time and salts come from, the machine if not said."""
        self.path = path
        self._chance = chance

    @cached_property
    def chance(self) -> Chance:
        """The clock and the random numbers."""
        from panel_tui.journal import Chance

        return self._chance or Chance.real()

    def now(self) -> str:
        """The time (UTC), as entries have it."""
        return self.chance.now()

    def warm(self) -> None:
        """Load what acts need, so that the first is as quick as the others. It may be called in a thread."""
        for module in HEAVY:
            import_module(module)

    def bring_up_to_date(self) -> None:
        """Open the file once as a whole, which makes what an older version had not."""
        self._opened(lambda workspace: None)

    def keep_theme(self, name: str) -> None:
        """Remember the colours in the file, if it can be written to just now."""
        from panel_tui.faults import BadInput
        from panel_tui.store.glance import Glance

        with suppress(BadInput), closing(Glance(self.path)) as glance:
            glance.set_note("theme", name)

    def submit(self, stage: str, proposal: str) -> bool:
        """Submit an assessment; whether that was news. Raises BadInput with all that is missing."""
        from panel_tui.assess.rounds import assessment_at_work
        from panel_tui.assess.submitting import submit
        from panel_tui.call.standing import call_in

        def say(workspace: Workspace, pen: Pen) -> bool:
            of = assessment_at_work(workspace.entries, stage, proposal, workspace.member)
            return submit(workspace, call_in(workspace), of, pen)

        return self._written(say)

    def withdraw(self, stage: str, proposal: str, reason: str) -> None:
        """Withdraw a submission."""
        from panel_tui.assess.registers import Assessment
        from panel_tui.assess.submitting import withdraw

        def say(workspace: Workspace, pen: Pen) -> None:
            withdraw(workspace, Assessment(stage, proposal, workspace.member), reason, pen)

        self._said("withdraw", proposal, say)

    def declare(self, proposal: str, interest: Literal["none", "soft", "hard"], reason: str) -> None:
        """Declare an interest."""
        from panel_tui.call.adding import declarations
        from panel_tui.call.intake.declarations import DeclarationRow
        from panel_tui.call.standing import call_in

        def say(workspace: Workspace, pen: Pen) -> None:
            row = DeclarationRow(workspace.member, proposal, interest, reason)
            said = declarations([row], call_in(workspace), workspace.member)
            workspace.entries.say(pen, *(saying for _, saying in said))

        self._said(interest, proposal, say)

    def decline(self, stage: str, proposal: str, reason: str) -> None:
        """Decline a proposal. Raises BadInput where it cannot be declined."""
        from panel_tui.assess.declining import decline
        from panel_tui.assess.registers import Assessment
        from panel_tui.call.standing import call_in

        def say(workspace: Workspace, pen: Pen) -> None:
            decline(workspace, call_in(workspace), Assessment(stage, proposal, workspace.member), reason, pen)

        self._said("decline", proposal, say)

    def take_up(self, stage: str, proposal: str) -> None:
        """Take up again a proposal that was declined. Raises BadInput where that cannot be."""
        from panel_tui.assess.declining import take_up
        from panel_tui.assess.registers import Assessment

        self._written(lambda workspace, pen: take_up(workspace, Assessment(stage, proposal, workspace.member), pen))

    def settle(self, difference: Difference, id_: str) -> None:
        """Say which of the words holds on which one's machines differ: those of the entry `id_`."""
        from panel_tui.assess.differing import settle

        self._written(lambda workspace, pen: settle(workspace, difference.register, id_, pen))

    def ask(self, proposal: str, text: str) -> None:
        """Ask the office a question about a proposal."""
        from panel_tui.assess.asking import ask
        from panel_tui.call.standing import call_in

        def say(workspace: Workspace, pen: Pen) -> None:
            ask(workspace, call_in(workspace), workspace.member, proposal, text, pen, self.chance)

        self._said("ask", proposal, say)

    def accept(self, call_hash: str) -> None:
        """Accept the undertaking of the call in the document of this hash."""
        from panel_tui.journal import Register
        from panel_tui.store.rows import Saying

        def say(workspace: Workspace, pen: Pen) -> None:
            register = Register.of("undertaking", member=workspace.member)
            workspace.entries.say(pen, Saying(register, {"call": call_hash}))

        self._written(say)

    def give_back(self, path: Path) -> None:
        """Write a return to `path`. Raises BadInput where nothing has been said yet."""
        from panel_tui.exchange.sending import sealed_return
        from panel_tui.files.disk import ready_to_write, write_bytes
        from panel_tui.store.keys import KeyFolder

        def make(workspace: Workspace) -> None:
            ready_to_write(path)
            write_bytes(path, sealed_return(workspace, KeyFolder.usual(), self.chance))
            workspace.log(self.chance.now(), "returned", path.name)

        self._opened(make)

    def _opened(self, do: Callable[[Workspace], Made]) -> Made:
        from panel_tui.house import open_workspace

        with open_workspace(self.path) as workspace:
            return do(workspace)

    def _said(self, about: str, proposal: str, say: Callable[[Workspace, Pen], None]) -> None:
        """Say something for which words were begun; they are kept no longer."""
        from panel_tui.assess.registers import words_note

        def spent(workspace: Workspace, pen: Pen) -> None:
            say(workspace, pen)
            workspace.set_note(words_note(about, proposal), "")

        self._written(spent)

    def _written(self, say: Callable[[Workspace, Pen], Made]) -> Made:
        from panel_tui.store.writing import written

        return self._opened(lambda workspace: written(workspace, lambda pen: say(workspace, pen), self.chance))
