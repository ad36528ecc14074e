"""An office whose proposals are decided and whose statements are approved: what its letters are made from."""

from __future__ import annotations

from collections.abc import Mapping

from panel_tui.assess.registers import SAID, Assessment, versions
from panel_tui.call.standing import call_in
from panel_tui.house import open_workspace
from panel_tui.journal import Chance
from panel_tui.store.keys import KeyFolder
from panel_tui.store.rows import Saying
from tests.cli.office import Office

ALL = ("P-1", "P-2", "P-3")
ADVICE = """\
proposal,outcome,award,conditions,reason
P-1,fund in part,£250k,Name who runs the house by 1 July; find a second site,CANARYPANEL the first phase
P-2,reserve,,,CANARYRESERVE money is short
P-3,decline,,,CANARYDECLINE not shown
"""
REASONS = "The need is clear.\n\nA house nearby is a sound start, and the plan for it is thin.\n"
FEEDBACK = "Say who will run the house.\n"


def state(
    office: Office, reference: str, reasons: str = REASONS, feedback: str = FEEDBACK, approve: bool = True
) -> None:
    """Write a statement and, where wanted, approve it."""
    texts = ["--reasons", office.write("why.txt", reasons)]
    texts += ["--feedback", office.write("tell.txt", feedback)] if feedback else []
    office.done("statement", "office.panel", reference, *texts, *(["--approve"] if approve else []))


def decide(office: Office, advice: str = ADVICE) -> None:
    """Record the panel's advice, the board's and the decision."""
    office.done("recommend", "office.panel", "--from", office.write("told.csv", advice))
    for level in ("board", "decision"):
        office.done("decide", "office.panel", "--level", level, "--as-advised")


def settle(office: Office) -> Office:
    """Decide all three proposals, and approve their statements."""
    office.done("merge", "priya.return", "--into", "office.panel")
    for reference in ALL:
        state(office, reference)
    decide(office)
    return office


def says(office: Office, comments: Mapping[tuple[str, str], str]) -> None:
    """Priya submits comments on P-1, by criterion and audience, and the office takes her return in."""
    of = Assessment("full", "P-1", "priya")
    with open_workspace(office.folder / "priya.panel") as space:
        pen = KeyFolder(office.folder / "keys" / "priya").pen(space, Chance.real())
        made = versions(call_in(space), "P-1")
        for place, words in comments.items():
            space.entries.say(pen, Saying(of.comment(*place), {"text": words, **made}))
        covers = sorted(head.id for kind in SAID for head in space.entries.heads(kind, **of.about))
        space.entries.say(pen, Saying(of.submission, {"covers": covers}))
    office.done("return", "priya.panel", "-o", "priya.return", keys="priya")
    office.done("merge", "priya.return", "--into", "office.panel")


def text(office: Office, name: str) -> str:
    """A letter's Markdown."""
    return (office.folder / name).read_text(encoding="utf-8")
