"""What must not, or should not, stand in words that go out to an applicant: names, and comments as they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from panel_tui.assess.registers import NOTES
from panel_tui.call.proposal import Proposal
from panel_tui.call.standing import CallStanding, current
from panel_tui.files.text import clean
from panel_tui.journal import values
from panel_tui.store.workspace import Workspace

LEAST = 40
"""From so many characters on, a comment that is found again was taken over; shorter ones come about by chance."""
KINDS = {"panel": "to the panel", "applicant": "to the applicant", "private": "that was private"}
"""A comment's audience, as it is told of the comment."""

Parts = Mapping[str, str]
"""Words by what they are: "the reasons", "the feedback"."""


def folded(text: str) -> str:
    """`text` with one space wherever there is any, and one kind of apostrophe."""
    return " ".join(clean(text).replace("’", "'").split())


def named(standing: CallStanding, proposal: Proposal, parts: Parts) -> Iterator[str]:
    """Whom each part names who must not be named: somebody of the panel, another applicant, another proposal."""
    people = {one.name for one in standing.people.values() if one.role != "office"}
    others = [one for reference, one in standing.proposals.items() if reference != proposal.reference]
    own = folded(" ; ".join((proposal.title, proposal.applicant, *proposal.partners)))
    for part, text in parts.items():
        words = folded(text)
        for name in sorted(people):
            if _stands(name, words):
                yield f"{name}, of the panel, is named in {part}"
        for name in sorted({one.applicant for one in others}):
            # What the proposal itself calls its applicant, its partners or its place tells nothing of anybody else.
            if _stands(name, words) and not _stands(name, own):
                yield f"{name}, another applicant, is named in {part}"
        for one in others:
            # A reference of figures alone is a number like any other.
            if not one.reference.isdigit() and _stands(one.reference, words):
                yield f"{one.reference}, another proposal, is named in {part}"


def surnames(standing: CallStanding, parts: Parts) -> Iterator[str]:
    """Where a part says the last word of a panel member's name: it may mean them, or be a word like any other."""
    last = {one.name.split()[-1] for one in standing.people.values() if one.role != "office" and " " in one.name}
    for part, text in parts.items():
        words = folded(text)
        for name in sorted(last):
            if _stands(name, words):
                yield f"“{name}” stands in {part}, and one of the panel is called so"


def repeated(workspace: Workspace, reference: str, parts: Parts) -> Iterator[str]:
    """How many comments on a proposal each part repeats word for word, by whom they were for; their authors are not
    told."""
    comments = {
        (about["audience"], folded(one.text))
        for about, one in current(workspace, "comment", values.Comment, proposal=reference)
    }
    for part, text in parts.items():
        words = folded(text)
        found = Counter(audience for audience, comment in comments if len(comment) >= LEAST and comment in words)
        for audience, times in sorted(found.items()):
            yield f"{_comments(audience, times)} repeated word for word in {part}"


def _comments(audience: str, times: int) -> str:
    one, several = ("a speaking note", "speaking notes") if audience == NOTES else ("a comment", "comments")
    what = one if times == 1 else f"{times} {several}"
    kind = f" {KINDS[audience]}" if audience in KINDS else ""
    return f"{what}{kind} {'is' if times == 1 else 'are'}"


def _stands(name: str, words: str) -> bool:
    """Whether a name stands in some words as words of its own. One that is a single word must be spelt as it is: in
    small letters it may be a word like any other."""
    name = folded(name)
    how = re.IGNORECASE if " " in name else re.NOFLAG
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, how) is not None
