"""What the panel's reasons cite: the paragraphs of a proposal, in the words of the version that was cited."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from panel_tui.assess.passages import Passage, Passages
from panel_tui.files.blocks import Column, Row, Spans, Table
from panel_tui.files.line import one_line
from panel_tui.moderate.drafting import FOR_THE_PANEL
from panel_tui.recommend.lines import Ranking
from panel_tui.report.wording import capital, said, theirs
from panel_tui.store.workspace import Workspace

LONGEST = 150
"""So many letters of a paragraph are shown: enough to know it by."""
SAME = "Words of which no version is named are the same in the version in force."


@dataclass(frozen=True)
class Cited:
    """A passage, and in how many reasons to the panel it is cited."""

    passage: Passage
    reasons: int


def cited_passages(workspace: Workspace, ranked: Ranking) -> Mapping[str, tuple[Cited, ...]]:
    """By proposal, what the comments to the panel cite that count, in the order of the text; earlier versions first.

    Comments of recused members are left out, and so are marks of paragraphs that there never were. Where the version
    in force has the same words, it stands for the one that was cited.
    """
    passages = Passages(workspace.entries, workspace.documents)
    found: defaultdict[str, Counter[Passage]] = defaultdict(Counter)
    for place, remarks in ranked.counts.remarks.items():
        if place.proposal not in ranked.rows or ranked.standing.recused(place.proposal, place.member):
            continue
        for remark in remarks:
            if remark.audience == FOR_THE_PANEL:
                its = {passages.latest(place.proposal, one.mark, one.version) for one in remark.citations}
                found[place.proposal].update(one for one in its if one.is_told)
    return {
        name: tuple(Cited(one, its[one]) for one in sorted(its, key=_in_the_text)) for name, its in found.items() if its
    }


def cited_table(name: str, cited: Sequence[Cited]) -> Table:
    """The passages of a proposal in a table. Who cites them is not told: reasons have no names and no letters."""
    columns = Column("Paragraph"), Column("Words"), Column("Reasons", "count")
    rows = [Row((said(f"¶{one.passage.mark}"), _words(one.passage), said(f"{one.reasons:,}"))) for one in cited]
    note = SAME if any(one.passage.note for one in cited) else ""
    return Table("", "", f"Paragraphs of {name} that reasons to the panel cite", columns, tuple(rows), note=note)


def _words(passage: Passage) -> Spans:
    note = capital(passage.note)
    if passage.words is None:
        return said(f"{note}.")
    return said(f"{note}: " if note else "", theirs(cut(passage.words)))


def cut(text: str, most: int = LONGEST) -> str:
    """`text` on one line of at most `most` letters, cut after a word, with an ellipsis where something is cut off."""
    line = one_line(text).strip()
    if len(line) <= most:
        return line
    at = line.rfind(" ", 0, most)
    return line[: at if at > 0 else most - 1].rstrip(" ,;:.–—-") + "…"


def _in_the_text(passage: Passage) -> tuple[int, int, int, str]:
    section, paragraph = (int(part) for part in passage.mark.split("."))
    return section, paragraph, passage.version.number if passage.version else 0, passage.hash
