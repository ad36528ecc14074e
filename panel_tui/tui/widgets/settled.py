"""What was settled of a proposal beside its scores: votes taken and the panel's advice, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from panel_tui.files.text import clean
from panel_tui.moderate.rows import Matrix
from panel_tui.recommend.advice import in_words


def settled_words(matrix: Matrix, projector: bool) -> Iterator[tuple[str, str]]:
    """Each sentence, and how it looks. Advice stays hidden until all is agreed and, in projector mode, where it only
    follows the line."""
    for one in matrix.votes:
        yield f"Vote on “{clean(one.motion)}”: {one.tally}.", "foreground"
    advised = matrix.advised
    if advised is None or not matrix.item.is_agreed or (projector and advised.follows):
        return
    yield f"The panel's advice: {in_words(advised)}.", "good"
    for number, condition in enumerate(advised.conditions, start=1):
        yield f"Condition {number}: {clean(condition)}", "foreground"
