"""What `reconcile` prints for people: sentences, tables and cautions."""

from __future__ import annotations

from panel_tui.cli.common import count, say, say_table
from panel_tui.recommend.reconciled import Reconciled
from panel_tui.report.how_sure import INFORMS, MODES
from panel_tui.report.panel_told import letters_words, sections
from panel_tui.report.sections import Block, Columns, Item


def print_words(found: Reconciled, names: bool) -> None:
    """All of it; members are letters, or have their `names`."""
    figures = found.figures
    call = figures.standing.call
    size = f"{count(len(figures.briefs), 'proposal')}, {count(len(found.letters), 'member')}"
    say(f"{call.title}, {call.stages[figures.stage].title.lower()}: {size}")
    say(f"{MODES[found.mode]}.")
    for caution in found.cautions():
        say(caution)
    if not names:
        say(f"{letters_words(found)} The chair's own file names them with --names.")
    for section in sections(found, names):
        say()
        say(f"── {section.title}")
        for block in section.blocks:
            _print(block)
    say()
    say(INFORMS)


def _print(block: Block) -> None:
    if isinstance(block, Columns):
        say_table(block.header, block.rows, right=range(1, block.last_figure + 1))
    elif isinstance(block, Item):
        say(f"{block.key}  {block.title}")
        for sentence in block.sentences:
            say(f"  {sentence}")
    else:
        say(block)
