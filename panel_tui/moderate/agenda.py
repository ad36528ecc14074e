"""The agenda of the chair's session: what is talked about, in which order, and what is agreed by consent.

Everything that is scored is an item, or in the consent block: there nobody is far apart, nobody's score is missing, and
each median can be agreed as it is. Once the chair has set the agenda, it stands; what has come or gone since is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from panel_tui.assess.counting import Counting, counting
from panel_tui.assess.declining import all_declined
from panel_tui.call.standing import CallStanding, call_in, serving, typed
from panel_tui.figures.discuss import Flag
from panel_tui.figures.leavings import leavings
from panel_tui.figures.need import needs
from panel_tui.figures.rounding import show_count
from panel_tui.figures.sheet import ScoreSheet
from panel_tui.files.text import clean
from panel_tui.journal import values
from panel_tui.moderate.agreeing import middle_of
from panel_tui.moderate.discussing import flags_of
from panel_tui.moderate.drawing import figures_at, lines_at, schemes_at
from panel_tui.moderate.gates import scored_at
from panel_tui.moderate.hidden import Pairs, why_hidden
from panel_tui.moderate.lacking import lacking
from panel_tui.moderate.leaving import leaving
from panel_tui.moderate.rows import Leaving, in_short
from panel_tui.moderate.scheme import thresholds_of
from panel_tui.moderate.sheet import sheet_of
from panel_tui.store.rows import Head
from panel_tui.store.workspace import Workspace

Needs = Mapping[str, Fraction]
"""How much each proposal needs the panel's time, from 0 to 1."""


@dataclass(frozen=True)
class Item:
    """One proposal of the agenda. `missing` names who has not submitted; `hindrances` say, a short word each, why it is
    not in the consent block; `is_new` where it came to where it stands after the agenda was set."""

    reference: str
    applicant: str
    title: str
    flags: tuple[Flag, ...]
    missing: tuple[str, ...]
    hindrances: tuple[str, ...]
    leaving: tuple[Leaving, ...]
    need: Fraction
    called_out: values.CalledOut | None = None
    is_new: bool = False

    @property
    def out(self) -> frozenset[str]:
        """The ids of those who must be out of the room for it."""
        return frozenset(one.member for one in self.leaving)


@dataclass(frozen=True)
class Agenda:
    """The agenda of a stage as it stands. `is_set` tells whether the chair has set it; otherwise it is by need.

    `called_out` is what members asked to talk about; `gone` are the proposals that left the agenda after it was set;
    `late` those in which somebody declared a hard interest only after that, with their names.
    """

    stage: str
    is_set: bool
    how: str
    seed: str
    minutes: int | None
    items: tuple[Item, ...]
    consent: tuple[Item, ...]
    called_out: tuple[values.CalledOut, ...]
    gone: tuple[str, ...]
    late: tuple[tuple[str, str], ...]

    @property
    def order(self) -> tuple[str, ...]:
        """The references of the items, in their order."""
        return tuple(one.reference for one in self.items)

    @property
    def by_need(self) -> tuple[str, ...]:
        """The same, those that need the panel's time most first."""
        return tuple(one.reference for one in sorted(self.items, key=_neediest))

    @property
    def out(self) -> dict[str, frozenset[str]]:
        """Who must be out of the room, by item."""
        return {one.reference: one.out for one in self.items}

    @property
    def come(self) -> tuple[str, ...]:
        """The items that came after the agenda was set."""
        return tuple(one.reference for one in self.items if one.is_new)

    @property
    def leavings(self) -> int:
        """How many times conflicted members leave the room in this order."""
        return leavings(self.order, self.out)

    @property
    def leavings_by_need(self) -> int:
        """How many times they would in the order by need."""
        return leavings(self.by_need, self.out)

    @property
    def told_leavings(self) -> str:
        """How many times they leave it, and how many times in the order by need, in a sentence."""
        if not self.leavings and not self.leavings_by_need:
            return "Nobody must leave the room for an item."
        told = f"Conflicted members leave the room {show_count(self.leavings, 'time')}"
        return f"{told}." if self.how == "need" else f"{told}; by need it would be {self.leavings_by_need}."

    def consented(self, reference: str) -> bool:
        """Whether a proposal is in the consent block."""
        return any(one.reference == reference for one in self.consent)


def agenda(workspace: Workspace, stage: str | None = None) -> Agenda:
    """The agenda of a stage, by default the one at work."""
    standing = call_in(workspace)
    stage = standing.stage_named(stage)
    counts = counting(workspace, stage)
    sheet = sheet_of(workspace, standing, stage, counts)
    declined = all_declined(workspace, stage)
    return agenda_of(workspace, standing, sheet, counts, declined, needs_of(workspace, standing, stage, sheet), stage)


def needs_of(workspace: Workspace, standing: CallStanding, stage: str, sheet: ScoreSheet) -> dict[str, Fraction]:
    """How much each proposal of a stage needs the panel's time."""
    schemes = schemes_at(standing, stage)
    figures = figures_at(standing, schemes, sheet)
    found: dict[str, Fraction] = {}
    for brief, line in lines_at(workspace, standing, stage, schemes, figures).items():
        apart = thresholds_of(standing.rubrics[brief], stage, standing.call).total
        found |= needs(sheet, schemes[brief], line, figures, apart)
    return found


def agenda_of(
    workspace: Workspace,
    standing: CallStanding,
    sheet: ScoreSheet,
    counts: Counting,
    declined: Pairs,
    need: Needs,
    stage: str,
) -> Agenda:
    """The same, where all that it is made of is known already."""
    head = next(serving(workspace, "agenda", stage=stage), None)
    value = typed(head, values.Agenda) if head else None
    facts = _Facts(workspace, standing, stage, sheet, counts.submitted, declined)
    here = {reference: facts.item(reference, need) for reference in scored_at(standing, stage)}
    if head is None or value is None:
        items = [one for one in here.values() if one.hindrances]
        consent = [one for one in here.values() if not one.hindrances]
        return Agenda(stage, False, "need", "", None, _sorted(items), tuple(consent), (), (), ())
    asked = {one.proposal: one for one in value.called_out}
    order = [one for one in dict.fromkeys(value.order) if one in here]
    agreed = {one for one in value.consent if one in here and one not in order}
    consent = [here[one] for one in here if one in agreed and one not in asked and not here[one].hindrances]
    kept = {*order, *(one.reference for one in consent)}
    came = _sorted(one for reference, one in here.items() if reference not in kept)
    return Agenda(
        stage=stage,
        is_set=True,
        how=value.how,
        seed=value.seed,
        minutes=value.minutes,
        items=(
            *(replace(here[one], called_out=asked.get(one)) for one in order),
            *(replace(one, is_new=True, called_out=asked.get(one.reference)) for one in came),
        ),
        consent=tuple(consent),
        called_out=value.called_out,
        gone=tuple(one for one in dict.fromkeys((*value.order, *value.consent)) if one not in here),
        late=tuple(_late(workspace, standing, head, here)),
    )


class _Facts:
    """What is known of the proposals of a stage."""

    def __init__(
        self,
        workspace: Workspace,
        standing: CallStanding,
        stage: str,
        sheet: ScoreSheet,
        submitted: Pairs,
        declined: Pairs,
    ) -> None:
        self._workspace, self._standing, self._stage, self._sheet = workspace, standing, stage, sheet
        self._submitted, self._declined = submitted, declined

    def item(self, reference: str, need: Needs) -> Item:
        """A proposal, with why it cannot be agreed by consent."""
        standing, stage = self._standing, self._stage
        hidden = why_hidden(self._workspace, standing, stage, reference, self._submitted, self._declined)
        flags = flags_of(standing, stage, self._sheet, reference)
        missing = () if hidden else lacking(standing, stage, reference, self._submitted, self._declined)
        words = ("hidden",) if hidden else (*in_short(flags, missing), *self._no_median(reference))
        one = standing.proposals[reference]
        return Item(
            reference=reference,
            applicant=clean(one.applicant),
            title=clean(one.title),
            flags=flags,
            missing=tuple(clean(standing.name(member)) for member in missing),
            hindrances=words,
            leaving=leaving(standing, reference),
            need=need.get(reference, Fraction(0)),
        )

    def _no_median(self, reference: str) -> Iterator[str]:
        """What keeps medians from being agreed: there is none, or it lies between two points of the scale."""
        rubric = self._standing.rubric_of(reference)
        ids = [one.id for one in rubric.scored_at(self._stage) if (reference, one.id) not in self._sheet.agreed]
        middles = [(one, middle_of(self._sheet, reference, one)) for one in ids]
        if any(middle is None for _, middle in middles):
            yield "no score"
        if any(middle is not None and not rubric.scale_of(one).allows(middle) for one, middle in middles):
            yield "median between points"


def _late(
    workspace: Workspace, standing: CallStanding, head: Head, here: Mapping[str, Item]
) -> Iterator[tuple[str, str]]:
    """Who declared a hard interest after the agenda was set. Times only tell people what is new, and decide nothing."""
    hard = {
        one.id
        for one in workspace.entries.heads("declaration")
        if not one.cleared
        and one.value["interest"] == "hard"
        and one.about["proposal"] in here
        and "level" not in one.about
    }
    said = workspace.entries.by_id([head.id, *sorted(hard)])
    set_at = said[head.id].at
    for one in sorted(said.values(), key=lambda one: (one.at, one.id)):
        if one.id in hard and one.at > set_at:
            yield one.about["proposal"], clean(standing.name(one.about["member"]))


def _sorted(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=_neediest))


def _neediest(one: Item) -> tuple[Fraction, int, str]:
    return -one.need, -len(one.flags), one.reference
