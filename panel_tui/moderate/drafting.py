"""What members' comments suggest for the panel's statement: a text for the secretary to edit, never said by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from panel_tui.assess.counting import Counting, counting
from panel_tui.assess.registers import OVERALL
from panel_tui.call.rubric import Criterion, Scale
from panel_tui.call.standing import CallStanding
from panel_tui.figures.rounding import show_number
from panel_tui.figures.sheet import ScoreSheet
from panel_tui.files.text import clean
from panel_tui.moderate.agreeing import middle_of
from panel_tui.moderate.settled import Agreed, settled_in
from panel_tui.moderate.sheet import sheet_of
from panel_tui.store.workspace import Workspace

FOR_THE_PANEL, FOR_THE_APPLICANT = "panel", "applicant"
COMMENT_ONLY = frozenset({"observer", "adviser"})
ENDS = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z£¶0-9])")
"""Where one sentence ends and another begins: an abbreviation may be parted from its word, and nothing is lost."""
TO_THE_APPLICANT = "The panel has this to say on your proposal."


@dataclass(frozen=True)
class Suggested:
    """The two parts of a statement as the comments suggest them; "" where there is nothing to make them from."""

    reasons: str
    feedback: str


def suggested(
    standing: CallStanding, stage: str, counts: Counting, sheet: ScoreSheet, agreed: Agreed, reference: str
) -> Suggested:
    """The reasons from assessors' comments to the panel, the feedback from theirs to the applicant; nobody is named.

    By criterion in the rubric's order, with the agreed score where there is one; each sentence once. What a recused
    member, an observer or an adviser wrote is not in it, nor is anything private.
    """
    rubric = standing.rubric_of(reference)
    criteria = [one for one in rubric.criteria if stage in one.stages]
    scores = {one.id: sheet.agreed[reference, one.id] for one in criteria if (reference, one.id) in sheet.agreed}
    titles = {one.id: _title(one, rubric.scale_of(one.id), scores) for one in criteria} | {OVERALL: "Overall"}
    to_panel = _comments(standing, counts, sheet, reference, FOR_THE_PANEL)
    to_applicant = _comments(standing, counts, sheet, reference, FOR_THE_APPLICANT)
    reasons, feedback = [], []
    for criterion, title in titles.items():
        lines = [*_departure(sheet, agreed, reference, criterion), *to_panel.get(criterion, ())]
        if lines or criterion in scores:
            reasons.append("\n".join([title, *lines]))
        if criterion in to_applicant:
            feedback.append("\n".join([title, *to_applicant[criterion]]))
    first = _first(len(scores), len(rubric.scored_at(stage)))
    return Suggested(
        "\n\n".join([first, *reasons]) if reasons else "",
        "\n\n".join([TO_THE_APPLICANT, *feedback]) if feedback else "",
    )


def suggested_in(workspace: Workspace, standing: CallStanding, stage: str, reference: str) -> Suggested:
    """The same, read from the record."""
    counts = counting(workspace, stage)
    sheet = sheet_of(workspace, standing, stage, counts)
    return suggested(standing, stage, counts, sheet, settled_in(workspace, stage, proposal=reference).agreed, reference)


def is_assessors(standing: CallStanding, sheet: ScoreSheet, reference: str, member: str) -> bool:
    """Whether a member's comments are an assessor's: those of somebody who scored it, or whose role it is to score."""
    person = standing.people.get(member)
    silent = person is not None and person.role in COMMENT_ONLY
    return not silent or member in sheet.assessors(reference)


def sentences(text: str) -> list[str]:
    """A text's sentences, each on one line."""
    lines = (" ".join(line.split()) for line in clean(text).split("\n"))
    return [part.strip() for line in lines for part in _parted(line) if part.strip()]


def _parted(line: str) -> Iterator[str]:
    start = 0
    for end in ENDS.finditer(line):
        yield line[start : end.end()]
        start = end.end()
    yield line[start:]


def _comments(
    standing: CallStanding, counts: Counting, sheet: ScoreSheet, reference: str, audience: str
) -> dict[str, list[str]]:
    """What assessors wrote to `audience`, by criterion, a sentence a line; in order of the words, which tells nobody
    who wrote what."""
    texts: dict[str, set[str]] = {}
    for place, remarks in counts.remarks.items():
        if place.proposal != reference or standing.recused(reference, place.member):
            continue
        if is_assessors(standing, sheet, reference, place.member):
            said = (one.text.strip() for one in remarks if one.audience == audience)
            texts.setdefault(place.criterion, set()).update(text for text in said if text)
    return {criterion: _once(sorted(several)) for criterion, several in texts.items() if several}


def _once(texts: Iterable[str]) -> list[str]:
    """The sentences of these texts, the same one once."""
    found: dict[str, str] = {}
    for text in texts:
        for one in sentences(text):
            found.setdefault(one.casefold().rstrip(".!"), one)
    return list(found.values())


def _title(criterion: Criterion, scale: Scale, scores: Mapping[str, Fraction]) -> str:
    """A criterion with its agreed score: "Need: 4, Good"."""
    score = scores.get(criterion.id)
    if score is None:
        return criterion.title
    label = next((one.label for one in scale.levels if one.value == score and one.label), "")
    return f"{criterion.title}: {show_number(score)}{f', {label}' if label else ''}"


def _departure(sheet: ScoreSheet, agreed: Agreed, reference: str, criterion: str) -> Iterator[str]:
    """Why the panel agreed another score than the median of its members'."""
    score, said = sheet.agreed.get((reference, criterion)), agreed.get((reference, criterion))
    middle = middle_of(sheet, reference, criterion)
    if score is None or said is None or score == middle:
        return
    instead = "which no member had scored" if middle is None else f"not the median of {show_number(middle)}"
    yield f"The panel agreed {show_number(score)}, {instead}, for this reason:"
    yield from sentences(said.reason)


def _first(agreed: int, of: int) -> str:
    if agreed == of:
        return "The panel agreed these scores, for the reasons below."
    if agreed:
        return f"The panel agreed scores on {agreed} of {of} criteria; what its members gave as reasons is below."
    return "The panel has agreed no scores yet; what its members gave as reasons is below."
