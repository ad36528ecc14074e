"""Finding words across 1,000 proposals of 4,000 words, and what the index costs when one of 140 is amended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from sqlite3 import Connection
from statistics import median
from time import perf_counter

from panel_tui.assess.finding import find
from panel_tui.call.derived import TABLES
from panel_tui.call.proposal import Proposal, Section, proposal_document
from panel_tui.house import ready_folder
from panel_tui.journal import Entry, Register
from panel_tui.store.glance import Glance
from panel_tui.store.workspace import Workspace
from tests.benchmarks.crowd import Crowd
from tests.benchmarks.figures import Figure, bare

PROPOSALS, PANELS = 1_000, 140
WORDS, A_PARAGRAPH, A_SECTION = 4_000, 80, 5
RARE = "quinquereme"
TYPED = {
    "rare word": f"{RARE} ",
    "the": "the ",
    "care": "care ",
    "two words": "care costs ",
    "two letters": "th",
    "phrase": '"of the"',
    "seven words": "the cost of a place in care",
}
"""What is typed, by what it is an example of."""
AGAIN = 9
SHOWN = 50
"""So many lines of what was found are in sight at once on a tall window."""


def find_words(folder: Path, small: bool) -> list[Figure]:
    """Every kind of search, and an amendment."""
    texts = _Texts()
    path = folder / "many.panel"
    references = _fill(path, texts, 8 if small else PROPOSALS)[1]
    glance, other = Glance(path), bare(path)
    figures = [_found(glance, other, name, typed, references) for name, typed in TYPED.items()]
    other.close()
    glance.close()
    path.unlink()
    return [*figures, _amended(folder / "panel.panel", texts, 4 if small else PANELS)]


def _found(glance: Glance, other: Connection, name: str, typed: str, references: list[str]) -> Figure:
    ours = []
    for _ in range(AGAIN):
        start = perf_counter()
        found = find(glance, typed, references)
        shown = [hit.context(100) for hit in found.hits[:SHOWN]]
        ours.append(perf_counter() - start)
    words = typed.strip().strip('"').split() if '"' not in typed else [typed.strip('"')]
    like = " AND ".join("text LIKE ?" for _ in words)
    start = perf_counter()
    sql = f"SELECT reference, mark, text FROM passage WHERE {like}"
    other.execute(sql, [f"%{word}%" for word in words]).fetchall()
    theirs = perf_counter() - start
    return Figure(
        f"find {name}",
        f"{typed.strip()!r} in {len(references)} proposals of {WORDS} words: {found.words}, the "
        f"{len(found.hits)} best of them in order, {len(shown)} with their words in context, median of {AGAIN} times",
        median(ours),
        "one plain LIKE scan of the same paragraphs, in no order",
        theirs,
        limit=0.05,
    )


def _amended(path: Path, texts: _Texts, count: int) -> Figure:
    crowd, references = _fill(path, texts, count)
    with Workspace(path, TABLES) as space:
        took = []
        for reference in references[:AGAIN]:
            entry = _in_force(crowd, space, texts.proposal(reference))
            start = perf_counter()
            space.entries.take_in([entry])
            took.append(perf_counter() - start)
    other = bare(path)
    start = perf_counter()
    other.execute("BEGIN IMMEDIATE")
    other.execute("CREATE TABLE words AS SELECT * FROM passage")
    other.execute("DELETE FROM passage")
    other.execute("INSERT INTO passage SELECT * FROM words")
    other.execute("COMMIT")
    theirs = perf_counter() - start
    other.close()
    return Figure(
        "amend",
        f"taking in that one of {count} proposals of {WORDS} words was amended, with every derived table",
        median(took),
        "indexing all of their paragraphs anew",
        theirs,
        limit=0.3,
    )


def _fill(path: Path, texts: _Texts, count: int) -> tuple[Crowd, list[str]]:
    """A workspace with so many proposals at `path`; their references."""
    crowd = Crowd(1)
    references = [f"P-{number:04}" for number in range(count)]
    with crowd.workspace(path) as space:
        space.entries.take_in([_in_force(crowd, space, texts.proposal(reference)) for reference in references])
    return crowd, references


def _in_force(crowd: Crowd, space: Workspace, proposal: Proposal) -> Entry:
    (hash_,) = space.documents.put(proposal_document(proposal))
    register = Register.of("in_force", document="proposal", of=proposal.reference)
    head = [one.id for one in space.entries.register(register)]
    return crowd.say(crowd.office, register, {"hash": hash_, "brief": "B"}, tuple(head))


class _Texts:
    """Proposals made of the demonstration's sentences, so that words are as common as they are."""

    def __init__(self) -> None:
        self._random = Random(1)
        texts = [path.read_text("utf-8") for path in sorted((ready_folder("fixtures") / "demo" / "texts").glob("*.md"))]
        prose = (line for text in texts for line in text.splitlines() if line[:1].isalpha())
        self._sentences = [one for line in prose for one in re.split(r"(?<=[.?!]) ", line)]

    def proposal(self, reference: str) -> Proposal:
        """One of 4,000 words."""
        sections: list[Section] = []
        words = 0
        while words < WORDS:
            paragraphs = tuple(self._paragraph() for _ in range(A_SECTION))
            words += sum(len(one.split()) for one in paragraphs)
            sections.append(Section(title=f"Part {len(sections) + 1}", paragraphs=paragraphs))
        return Proposal(
            reference=reference, title="Homes", applicant="Trust", brief="B", ask=100, sections=tuple(sections)
        )

    def _paragraph(self) -> str:
        return " ".join([*self._some(), RARE] if self._random.random() < 0.001 else self._some())

    def _some(self) -> Iterator[str]:
        words = 0
        while words < A_PARAGRAPH:
            sentence = self._random.choice(self._sentences)
            words += len(sentence.split())
            yield sentence
