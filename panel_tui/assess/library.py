"""What a member looks up while judging: words in their proposals, cited paragraphs, the sections that answer a
criterion, and what was asked about a proposal. Each part is loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from panel_tui.call.quick import QuickProposal, quick_proposal

if TYPE_CHECKING:
    from panel_tui.assess.answering import Answering
    from panel_tui.assess.finding import Findings
    from panel_tui.assess.own_file import OwnFile
    from panel_tui.assess.passages import Passage, Passages
    from panel_tui.assess.talk import Asked
    from panel_tui.call.quick import QuickCriterion
    from panel_tui.store.glance import Glance


class Library:
    """The papers of one desk."""

    def __init__(self, glance: Glance, desk: OwnFile) -> None:
        self._glance = glance
        self._desk = desk
        self._passages: Passages | None = None
        self._asked: dict[str, tuple[tuple[QuickCriterion, ...], ...]] = {}

    def refresh(self) -> None:
        """Forget what was read: something was said, or a pack was opened into the file."""
        self._passages = None
        self._asked.clear()

    def find(self, words: str, references: Sequence[str]) -> Findings:
        """The paragraphs of these proposals that have all the words, best first; in one proposal in its order."""
        from panel_tui.assess.finding import find

        return find(self._glance, words, references, in_order=len(references) == 1)

    def cited(self, reference: str, criterion: str) -> tuple[Passage, ...]:
        """The paragraphs that the member cites on a criterion, each once, in the order of their words: those that are
        there to be read, and those whose text is not in this file."""
        from panel_tui.assess.citing import citations

        made = [one for value in self._desk.comment_values(reference, criterion) for one in citations(value)]
        passages = (self._read_passages().at(reference, one.mark, one.version) for one in dict.fromkeys(made))
        return tuple(one for one in passages if one.is_told)

    def version(self, hash_: str) -> QuickProposal | None:
        """A proposal's version as it is read; None where its text is not in this file."""
        data = self._glance.documents.get(hash_)
        return quick_proposal(data) if data is not None else None

    def sections_of(self, reference: str, criterion: str) -> Answering:
        """The sections of a proposal that answer a criterion."""
        from panel_tui.assess.answering import sections_of

        return sections_of(self._desk.criterion(reference, criterion), self._desk.proposal(reference))

    def criteria_of(self, reference: str, section: int) -> tuple[QuickCriterion, ...]:
        """The criteria that a section of a proposal answers."""
        if reference not in self._asked:
            from panel_tui.assess.answering import criteria_by_section

            self._asked[reference] = criteria_by_section(self._desk.brief(reference), self._desk.proposal(reference))
        return self._asked[reference][section - 1]

    def questions(self, reference: str) -> tuple[Asked, ...]:
        """What the member asked the office about a proposal, and what it answered to all its assessors."""
        from panel_tui.assess.talk import questions

        return questions(self._glance, self._desk.member, reference)

    def _read_passages(self) -> Passages:
        if self._passages is None:
            from panel_tui.assess.passages import Passages

            self._passages = Passages(self._glance, self._glance.documents)
        return self._passages
