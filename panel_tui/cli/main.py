"""The command `panel-tui`: finds the command that is meant, runs it, and says in words what went wrong."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

COMMANDS = {
    "demo": "a complete made-up call, built up to the evening before its panel meets, and opened",
    "new": "the office's workspace from a call and its rubrics",
    "add": "proposals, texts, members, assignments, interests, gates, scores, agreed scores, statements",
    "pack": "a pack for each member",
    "open": "a member's workspace from a pack; later packs and receipts into it",
    "assess": "a member's assessments: what is missing; submit, withdraw, declare an interest, decline, ask",
    "return": "what was submitted, for the office",
    "merge": "take returns in",
    "receipt": "the office's word to a member on what has come from them",
    "post": "who has which pack, what came back when, and what is late or missing",
    "remind": "a reminder to each member from whom something is missing, ready to send",
    "round": "a second round by post: opening it, who has submitted in it, and which scores it moved",
    "extend": "more time for a member to return their scores",
    "withdraw": "a proposal that its applicant withdraws: it is judged no longer",
    "answer": "members' questions about proposals, and the office's answers to all who judge them",
    "status": "who has done what",
    "reconcile": "what the panel's scores say: agreement, severity, use of the scale, what must be discussed",
    "moderate": "the chair's table: what to discuss, agreed scores, scores revised in the meeting, rulings",
    "statement": "the panel's statement on a proposal: a draft from the comments, and the chair's approval",
    "agenda": "the agenda of the chair's session: its order, what is agreed by consent, and its times",
    "room": "who is in the room, the quorum, and which proposal is being discussed",
    "vote": "a vote on a proposal, with its tally and the casting vote",
    "minutes": "the minutes of the meeting, from the record",
    "rank": "the ranked list of each brief with its funding line",
    "recommend": "the panel's advice on each proposal",
    "portfolio": "the awards with the most merit that the money and the published rules allow, and why each",
    "lots": "a draw of lots among proposals that cannot be told from the last one in the money",
    "scenarios": "portfolios side by side: less or more money, without a rule, fewer or more awards; one is chosen",
    "decide": "the board's advice, and what was decided",
    "award": "what follows the decision: accepted, declined, conditions met, a reserve promoted, the announcement",
    "paper": "the parts of the board paper, and the office's own text in each",
    "report": "the board paper and its tables",
    "letters": "a letter to each applicant: the decision, and the panel's statement as it was approved",
    "certify": "at the end of a call: that its papers are destroyed, and deleting them",
    "verify": "recheck a workspace, a pack, a return or a receipt, or a folder of them",
    "keys": "where your private keys lie, and how they are protected",
    "seal": "have a workspace sealed whenever it is closed",
    "end": "end a member's role, or revoke a device",
    "erase": "erase words from the record, for a legal or retention reason",
    "recover": "let the office back in with its recovery key",
}
GUIDE = """\
"panel-tui X.panel" opens a workspace on the screen of whoever owns it.

The way the work flows:
  new, add, pack              the office sets up the call and sends packs
  open, add, assess, return   a member opens a pack, scores, submits and returns
  merge, receipt, status      the office takes returns in
  post, remind, extend        the office sees what is late or missing, and asks for it
  round                       the office has members score again, who have seen the others' scores
  answer, withdraw            the office answers questions, and takes out what is withdrawn
  reconcile, agenda           what the panel has to talk about, and in which order
  moderate, rank              the chair's session
  room, vote                  who is there, and what is put to the vote
  statement, minutes          what was settled, and why
  portfolio, scenarios        what money and rules allow, and what if they were otherwise
  lots                        a draw in the band, where the call allows it
  recommend, decide           advice and decisions
  paper, report               the board paper: its parts, the office's own text, and the files
  award                       what became of the awards, and who is promoted from the reserve
  letters                     what applicants are told
  verify                      anybody, at any time

"panel-tui COMMAND --help" says more. Exit codes: 0 done, 1 a check failed, 2 wrong use or bad input."""


LONGEST = 1_000
"""How many characters a word on the command line may have."""
NAMED = ("reason", "by", "condition", "text", "asked", "seed", "motion")
"""The words that people write themselves."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. 0 is done, 1 a check that failed, 2 wrong use or bad input."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if len(arguments) == 1 and arguments[0].endswith(".panel"):
        return _told(partial(_open, arguments[0]))
    import argparse
    from importlib import import_module

    parser = argparse.ArgumentParser(
        prog="panel-tui",
        description="Judge grant proposals as a panel, offline, and put recommendations before a board.",
        epilog=GUIDE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="say which version this is")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    for name, summary in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=_sentence(summary), allow_abbrev=False)
        if name in arguments[:1]:
            # Only the command that is meant is loaded: the others cost nothing.
            module = import_module(f"panel_tui.cli.{name}_command")
            module.arguments(command)
            command.set_defaults(run=module.run)
    given = parser.parse_args(arguments)
    if given.version:
        from importlib.metadata import version

        print(f"panel-tui {version('panel-tui')}")
        return 0
    if given.command is None:
        parser.print_help()
        return 0
    return _told(partial(_run, given))


def _open(name: str) -> int:
    """Open a workspace on its owner's screen; where there is no terminal, say how things stand in it."""
    from pathlib import Path

    from panel_tui.cli.terminal import on_a_terminal

    path = Path(name)
    with _at_hand(path):
        if on_a_terminal():
            from panel_tui.tui.start import start

            return start(path)
        from argparse import Namespace

        from panel_tui.cli.status_command import run

        return run(Namespace(workspace=path, stage=None, json=False))


def _run(given: Namespace) -> int:
    _clean(given)
    with _at_hand(*_workspaces(given)):
        code: int = given.run(given)
    return code


def _workspaces(given: Namespace) -> Iterator[Path]:
    """The workspaces that a command works on, but for one that opens them itself."""
    if getattr(given, "opens_itself", False):
        return
    for name in ("workspace", "output", "file"):
        path = getattr(given, name, None)
        if path is not None and str(path).endswith(".panel"):
            yield path


@contextmanager
def _at_hand(*paths: Path) -> Iterator[None]:
    """While this lasts, workspaces that are sealed when they are closed are open."""
    sealed = [path for path in paths if path.with_name(f"{path.name}.sealed").is_file()]
    if not sealed:
        yield
        return
    from panel_tui.exchange.at_rest import in_use
    from panel_tui.store.keys import KeyFolder

    with ExitStack() as stack:
        for path in sealed:
            stack.enter_context(in_use(path, KeyFolder.usual()))
        yield


def _told(run: Callable[[], int]) -> int:
    """The exit code of `run`. What a person can mend is told as a sentence."""
    from panel_tui.faults import PanelError

    if isinstance(sys.stdout, io.TextIOWrapper):
        # Where what we print goes is not always UTF-8 (a pipe on Windows): a "?" there is better than a traceback.
        sys.stdout.reconfigure(errors="replace")
    try:
        _ask_for_what_locks_keys()
        code = run()
        sys.stdout.flush()
    except PanelError as error:
        from panel_tui.cli.terminal import folded
        from panel_tui.files.text import clean

        for line in error.lines():
            print(folded(clean(line), sys.stderr), file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # Whoever read our output has had enough of it; Python would complain once more when it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("Stopped; nothing was half done.", file=sys.stderr)
        return 130
    return code


def _ask_for_what_locks_keys() -> None:
    """Whoever needs a key that is locked by a passphrase asks for it here."""
    from panel_tui.cli.terminal import asked_key_passphrase
    from panel_tui.store.asking import ASK

    ASK.set(asked_key_passphrase)


def _clean(given: Namespace) -> None:
    """Make the words that were typed fit to be kept and shown: a command line may hold anything. Paths stay.

    Raises BadInput where they are too long to be kept.
    """
    from panel_tui.faults import BadInput, Fault
    from panel_tui.files.text import clean

    for name, value in vars(given).items():
        several = value if isinstance(value, list) else [value]
        if any(isinstance(one, str) and len(one) > LONGEST for one in several):
            which = f"What follows --{name}" if name in NAMED else "A word on the command line"
            wrong = f"{which} is longer than {LONGEST:,} characters"
            raise BadInput(Fault(wrong, "Write fewer; what is long goes in by a table."))
        if isinstance(value, str):
            setattr(given, name, clean(value))
        elif isinstance(value, list):
            setattr(given, name, [clean(one) if isinstance(one, str) else one for one in value])


def _sentence(summary: str) -> str:
    return f"{summary[0].upper()}{summary[1:]}."
