"""What members and the office say about proposals: declined, asked, answered. Light enough for the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from panel_tui.store.rows import Record, Said


class Asked(NamedTuple):
    """A question about a proposal as a member knows it.

    `text` is what they asked or, where it is somebody else's question, how the office passed it on; `at` is when it was
    asked, or answered (UTC). `answer` is "" as long as it waits; `passed_on` is "" until then.
    """

    question: str
    proposal: str
    text: str
    at: str
    mine: bool
    answer: str
    passed_on: str


def questions(record: Record, member: str, reference: str) -> tuple[Asked, ...]:
    """The member's own questions about a proposal, and what the office answered to all its assessors, the oldest
    first."""
    mine = {said.about["question"]: said for said in spoken(record, "question", proposal=reference, member=member)}
    answers = {said.about["question"]: said for said in spoken(record, "answer", proposal=reference)}
    found = []
    for question in mine.keys() | answers.keys():
        asked, answered = mine.get(question), answers.get(question)
        value = answered.value if answered else {"question": "", "answer": ""}
        text = asked.value["text"] if asked else value["question"]
        at = (asked or answers[question]).at
        found.append(Asked(question, reference, text, at, asked is not None, value["answer"], value["question"]))
    return tuple(sorted(found, key=lambda one: (one.at, one.question)))


def declined(record: Record, stage: str, member: str) -> Mapping[str, str]:
    """The proposals that a member has declined at a stage, and why."""
    return {
        said.about["proposal"]: said.value["reason"] for said in spoken(record, "declined", stage=stage, member=member)
    }


def spoken(record: Record, kind: str, **about: str) -> list[Said]:
    """What stands in each register of `kind`: one word a register, its owner's own before a transcribed one, and what
    says something before what takes it back."""
    heads = {head.id for head in record.heads(kind, **about)}
    found: dict[str | None, Said] = {}
    for said in sorted((one for one in record.history(kind, **about) if one.id in heads), key=_rank):
        found.setdefault(said.about_text, said)
    return [said for said in found.values() if not said.cleared]


def _rank(said: Said) -> tuple[bool, bool, str]:
    return said.source != "own", said.cleared, said.id
