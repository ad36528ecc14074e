"""What must not, or should not, stand in words that go out to an applicant: names, and comments as they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from panel_tui.assess.registers import NOTES, PRIVATE
from panel_tui.call.proposal import Proposal
from panel_tui.call.standing import CallStanding, current
from panel_tui.files.text import clean
from panel_tui.journal import values
from panel_tui.store.workspace import Workspace

LEAST = 40
"""From so many characters on, a comment that is found again was taken over; shorter ones come about by chance."""
PROMISED = frozenset({NOTES, PRIVATE})
"""The audiences of what its author was told is in no letter."""
KINDS = {
    "panel": ("a comment to the panel", "comments to the panel"),
    "applicant": ("a comment to the applicant", "comments to the applicant"),
    NOTES: ("a speaking note", "speaking notes"),
    PRIVATE: ("a private note", "private notes"),
}
"""One comment and several, by their audience."""

Parts = Mapping[str, str]
"""Words by what they are: "the reasons", "the feedback"."""


def folded(text: str) -> str:
    """`text` with one space wherever there is any, and one kind of apostrophe."""
    return " ".join(clean(text).replace("’", "'").split())


class Names(NamedTuple):
    """The names of a call: its panel's, in full and the last word of each, its applicants', and its references."""

    people: tuple[str, ...]
    surnames: tuple[str, ...]
    applicants: tuple[str, ...]
    references: tuple[str, ...]


def names_in(standing: CallStanding) -> Names:
    """The names that a letter may not have, or should not. The office writes the letters, and may be named."""
    people = {folded(one.name) for one in standing.people.values() if one.role != "office"}
    return Names(
        people=tuple(sorted(people)),
        surnames=tuple(sorted({name.split()[-1] for name in people if " " in name})),
        applicants=tuple(sorted({folded(one.applicant) for one in standing.proposals.values()})),
        # What has no figure, or nothing but figures, may be a word or a number like any other.
        references=tuple(one for one in standing.proposals if re.search(r"\d", one) and not one.isdigit()),
    )


def named(names: Names, proposal: Proposal, parts: Parts) -> Iterator[str]:
    """Whom each part names who must not be named: somebody of the panel, another applicant, another proposal."""
    own = folded(" ; ".join((proposal.title, proposal.applicant, *proposal.partners)))
    for part, text in parts.items():
        words = folded(text)
        for name in _standing(names.people, words):
            yield f"{name}, of the panel, is named in {part}"
        for name in _standing(names.applicants, words):
            # What the proposal itself calls its applicant, its partners or its title tells nothing of anybody else.
            if not _stands(name, own):
                yield f"{name}, another applicant, is named in {part}"
        for name in _standing(names.references, words):
            if name != proposal.reference:
                yield f"{name}, another proposal, is named in {part}"


def surnames(names: Names, parts: Parts) -> Iterator[str]:
    """Where a part says the last word of a panel member's name: it may mean them, or be a word like any other."""
    for part, text in parts.items():
        for name in _standing(names.surnames, folded(text)):
            yield f"“{name}” stands in {part}, and one of the panel is called so"


class Repeated(NamedTuple):
    """What parts of a letter repeat word for word: comments, and what its author was promised would be in no letter."""

    comments: tuple[str, ...]
    promised: tuple[str, ...]


def repeated(workspace: Workspace, reference: str, parts: Parts) -> Repeated:
    """What each part repeats of the comments on a proposal, by whom they were for; their authors are not told.

    What was written to the panel or to the applicant too is no more than that, wherever else it stands.
    """
    said: dict[bool, set[tuple[str, str]]] = {True: set(), False: set()}
    for about, one in current(workspace, "comment", values.Comment, proposal=reference):
        text = folded(one.text)
        if len(text) >= LEAST:
            said[about["audience"] in PROMISED].add((about["audience"], text))
    known = {text for _, text in said[False]}
    promised = {(audience, text) for audience, text in said[True] if text not in known}
    return Repeated(tuple(_found(said[False], parts)), tuple(_found(promised, parts)))


def _found(comments: Collection[tuple[str, str]], parts: Parts) -> Iterator[str]:
    for part, text in parts.items():
        words = folded(text)
        found = Counter(audience for audience, comment in comments if comment in words)
        for audience, times in sorted(found.items()):
            one, several = KINDS.get(audience, ("a comment", "comments"))
            yield f"{f'{one} is' if times == 1 else f'{times} {several} are'} repeated word for word in {part}"


def _standing(names: Iterable[str], words: str) -> list[str]:
    """Those names that stand in some words as words of their own. One that is a single word must be spelt as it is: in
    small letters it may be a word like any other."""
    small = words.casefold()
    return [name for name in names if name and name.casefold() in small and _stands(name, words)]


def _stands(name: str, words: str) -> bool:
    how = re.IGNORECASE if " " in name else re.NOFLAG
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, how) is not None
