"""The chair's table: what is on the agenda, who gave what and why, and what is agreed.

It is read once; after something was said, only what that can have changed is read again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import cast

from panel_tui.assess.counting import Place, counting
from panel_tui.assess.declining import all_declined
from panel_tui.assess.passages import Passages
from panel_tui.call.exact import read_exact
from panel_tui.call.quick import QuickBrief, QuickCriterion, quick_brief
from panel_tui.call.standing import call_in, current
from panel_tui.figures.sheet import Cell
from panel_tui.figures.sheet import State as SheetState
from panel_tui.figures.totals import member_totals, official, spread
from panel_tui.files.text import clean
from panel_tui.journal import values
from panel_tui.moderate.agenda import Needs, needs_of
from panel_tui.moderate.agreeing import middle_of
from panel_tui.moderate.discussing import flags_of
from panel_tui.moderate.drafting import Suggested, suggested
from panel_tui.moderate.hidden import why_hidden
from panel_tui.moderate.lacking import lacking
from panel_tui.moderate.leaving import leaving
from panel_tui.moderate.record import SAID_IN_MEETINGS, needs_the_record, owner
from panel_tui.moderate.rows import (
    GROUPS,
    AgendaItem,
    BriefAgenda,
    Group,
    Matrix,
    MatrixRow,
    Person,
    Square,
    State,
    initials,
)
from panel_tui.moderate.scheme import scheme_of
from panel_tui.moderate.settled import settled_in
from panel_tui.moderate.sheet import members_sheet, off_scale, with_settled
from panel_tui.moderate.statements import Stated, statements_of
from panel_tui.moderate.voting import votes
from panel_tui.store.workspace import Workspace

ROLES = {"first": "first introducer", "second": "second introducer", "third": "third introducer"}


class ChairsTable:
    """The table over a workspace that holds the panel's whole record. Raises BadInput where it does not."""

    def __init__(self, workspace: Workspace) -> None:
        """`workspace` stays open as long as the table is used."""
        needs_the_record(workspace)
        self.workspace = workspace
        self.owner = owner(workspace)
        self.is_office = workspace.is_office
        self._order: dict[str, Group] = {}
        self.refresh()

    # Reading

    def refresh(self) -> None:
        """Read everything again."""
        self._size = len(self.workspace.entries)
        self.standing = call_in(self.workspace)
        self.stage = self.standing.stage
        self.counts = counting(self.workspace, self.stage)
        self.passages = Passages(self.workspace.entries, self.workspace.documents)
        self.declined = all_declined(self.workspace, self.stage)
        off = off_scale(self.standing, self.counts, self.stage)
        self._off = {Place(one.proposal, one.member, one.criterion) for one in off}
        self._briefs: dict[str, QuickBrief] = {}
        self._settled = settled_in(self.workspace, self.stage)
        self._members_sheet = members_sheet(self.standing, self.stage, self.counts)
        self._items: dict[str, AgendaItem] = {}
        self._matrices: dict[str, Matrix] = {}
        self._read_what_was_said()

    def look_again(self) -> None:
        """Read again where others have written to the file since, in another window or by a command."""
        if len(self.workspace.entries) != self._size:
            self.said()

    def said(self) -> None:
        """Read again what has been said since; all of it, where that was not only what is said at the table."""
        news = self.workspace.entries.since(self._size)
        if not SAID_IN_MEETINGS.issuperset(one.kind for one in news):
            self.refresh()
            return
        self._size += len(news)
        touched = {one.about["proposal"] for one in news if "proposal" in one.about}
        if len(touched) == 1:
            (only,) = touched
            self._settled = self._settled.with_anew(only, settled_in(self.workspace, self.stage, proposal=only))
        elif touched:
            self._settled = settled_in(self.workspace, self.stage)
        for reference in touched:
            self._items.pop(reference, None)
            self._matrices.pop(reference, None)
        self._read_what_was_said()

    def _read_what_was_said(self) -> None:
        self.sheet = with_settled(self._members_sheet, self._settled, self.standing, self.stage)
        self._statements = statements_of(self.workspace, self.stage)
        said = next((one for _, one in current(self.workspace, "agenda", values.Agenda, stage=self.stage)), None)
        self._set = tuple(dict.fromkeys((*said.order, *said.consent))) if said else ()
        self._by_consent = frozenset(said.consent) if said else frozenset()
        self.minutes = said.minutes if said else None
        for reference, one in self.standing.proposals.items():
            if reference not in self._items and self.stage in self.standing.rubrics[one.brief].stages:
                self._items[reference] = self._item(reference)
        new = [item for reference, item in self._items.items() if reference not in self._order]
        if new:
            needs = needs_of(self.workspace, self.standing, self.stage, self.sheet)
            self._order |= {item.reference: item.part for item in sorted(new, key=partial(_need, needs))}
        self.agenda = self._in_order()
        """Every proposal: those to discuss first, those that need the panel's time most before the others. The order is
        that of the sitting's beginning: nothing jumps while the panel talks. Where the chair has set the agenda, it is
        that one."""

    @property
    def revised(self) -> Mapping[Place, values.PanelScore]:
        """The scores that members revised in the meeting."""
        return self._settled.revised

    # The agenda

    def _in_order(self) -> tuple[AgendaItem, ...]:
        groups, parts = list(GROUPS), self._order | self._set_parts()
        known = dict.fromkeys(one for one in (*self._set, *self._order) if one in parts)
        place = {reference: number for number, reference in enumerate(known)}
        order = sorted(known, key=lambda reference: (groups.index(parts[reference]), place[reference]))
        items = ((self._items[one], parts[one]) for one in order if one in self._items)
        return tuple(item if item.part == part else replace(item, part=part) for item, part in items)

    def _set_parts(self) -> dict[str, Group]:
        """Where those stand that the chair has put on the agenda, unless they are not scored any more."""
        found: dict[str, Group] = {}
        for reference in self._set:
            item = self._items.get(reference)
            if item is not None and not item.unscored:
                calm = reference in self._by_consent and not item.flags and not item.missing
                found[reference] = "consent" if calm else "discuss"
        return found

    @property
    def by_brief(self) -> tuple[BriefAgenda, ...]:
        """Per brief, in the call's order: which proposals are agreed, and which are not."""
        found = []
        for brief, rubric in self.standing.rubrics.items():
            items = [item for _, item in sorted(self._items.items()) if item.brief == brief]
            if items:
                agreed = tuple(item.reference for item in items if item.is_agreed and not item.unscored)
                open_ = tuple(item.reference for item in items if not item.is_agreed and not item.unscored)
                unscored = tuple(item.reference for item in items if item.unscored)
                found.append(BriefAgenda(rubric.title, agreed, open_, unscored))
        return tuple(found)

    def item(self, reference: str) -> AgendaItem:
        """One proposal on the agenda."""
        return self._items[reference]

    def _item(self, reference: str) -> AgendaItem:
        one = self.standing.proposals[reference]
        rubric = self.standing.rubrics[one.brief]
        criteria = [criterion.id for criterion in rubric.scored_at(self.stage)]
        flags = flags_of(self.standing, self.stage, self.sheet, reference)
        unscored = self.standing.why_unscored(self.stage, reference)
        missing = tuple(self._name(member) for member in self._lacking(reference))
        part: Group = "unscored" if unscored else "discuss" if flags else "missing" if missing else "rest"
        return AgendaItem(
            reference=reference,
            applicant=one.applicant,
            title=one.title,
            ask=one.ask,
            brief=one.brief,
            brief_title=rubric.title,
            flags=flags,
            missing=missing,
            unscored=unscored,
            leaving=leaving(self.standing, reference),
            agreed=sum((reference, criterion) in self.sheet.agreed for criterion in criteria),
            of=len(criteria),
            stated=reference in self._statements,
            part=self._order.get(reference, part),
        )

    def _lacking(self, reference: str) -> tuple[str, ...]:
        """The assessors who may score it and have not submitted; none where others' scores are not in this file."""
        if self.hidden(reference):
            return ()
        return lacking(self.standing, self.stage, reference, self.counts.submitted, self.declined)

    def hidden(self, reference: str) -> str:
        """Why the others' scores of a proposal are not in this file; "" where they are."""
        return why_hidden(self.workspace, self.standing, self.stage, reference, self.counts.submitted, self.declined)

    def _declined_by(self, reference: str, member: str) -> str:
        """Why a member has declined a proposal; "" where they have not."""
        return self.declined.get((reference, member), "")

    # One proposal

    def matrix(self, reference: str) -> Matrix:
        """Who gave what on each criterion of a proposal, and what is agreed."""
        if reference not in self._matrices:
            self._matrices[reference] = self._matrix(reference)
        return self._matrices[reference]

    def _matrix(self, reference: str) -> Matrix:
        item, people = self._items[reference], self._people(reference)
        scheme = scheme_of(self.standing.rubrics[item.brief], self.stage)
        totals = member_totals(self.sheet, reference, scheme)
        kinds = {(flag.kind, flag.criterion) for flag in item.flags}
        about = {"stage": self.stage, "proposal": reference}
        marks = {
            said["criterion"]: one for said, one in current(self.workspace, "mark", values.ChairMark, None, **about)
        }
        advised = current(self.workspace, "recommendation", values.Recommendation, None, **about, level="panel")
        return Matrix(
            item=item,
            people=people,
            rows=tuple(self._row(reference, one, people, kinds, marks) for one in self.brief(item.brief).criteria),
            totals=tuple(totals.get(person.id) for person in people),
            best=scheme.best_total(),
            totals_spread=spread(totals.values()),
            totals_apart=("total", None) in kinds,
            total=official(self.sheet, reference, scheme).total if item.is_agreed else None,
            statement=self._statements.get(reference),
            hidden=self.hidden(reference),
            votes=tuple(votes(self.workspace, self.standing, self.stage, reference)),
            advised=next((one for _, one in advised), None),
        )

    def brief(self, id_: str) -> QuickBrief:
        """A brief's criteria at this stage."""
        if id_ not in self._briefs:
            data = self.workspace.documents.get(self.standing.rubric_hashes[id_])
            assert data is not None
            self._briefs[id_] = quick_brief(data, self.stage)
        return self._briefs[id_]

    def _people(self, reference: str) -> tuple[Person, ...]:
        """Whoever has to do with a proposal; those who are recused come last."""
        roles = {
            member: one.role
            for (stage, proposal, member), one in self.standing.assignments.items()
            if (stage, proposal) == (self.stage, reference)
        }
        interests = {
            member: one.interest
            for (proposal, member), one in self.standing.declarations.items()
            if proposal == reference and one.interest != "none"
        }
        recused = [member for member, interest in interests.items() if interest == "hard"]
        ids = sorted({*roles, *self.sheet.assessors(reference), *recused}, key=lambda one: (one in recused, one))
        names = {one: self._name(one) for one in ids}
        short = initials(names)
        return tuple(
            Person(
                one, names[one], short[one], ROLES.get(roles.get(one, ""), roles.get(one, "")), interests.get(one, "")
            )
            for one in ids
        )

    def _row(
        self,
        reference: str,
        criterion: QuickCriterion,
        people: tuple[Person, ...],
        kinds: Collection[tuple[str, str | None]],
        marks: Mapping[str, values.ChairMark],
    ) -> MatrixRow:
        middle = middle_of(self.sheet, reference, criterion.id)
        agreed = self.sheet.agreed.get((reference, criterion.id))
        said = self._settled.agreed.get((reference, criterion.id))
        return MatrixRow(
            criterion=criterion,
            squares=tuple(self._square(reference, person.id, criterion) for person in people),
            middle=middle,
            spread=spread(self.sheet.scores(reference, criterion.id).values()),
            apart=("spread", criterion.id) in kinds,
            crossed=("floor", criterion.id) in kinds,
            agreed=agreed,
            reason=clean(said.reason).strip() if said and agreed is not None else "",
            departs=agreed is not None and agreed != middle,
            below=agreed is not None and criterion.below_floor(agreed),
            mark=read_exact(mark.score) if (mark := marks.get(criterion.id)) else None,
        )

    def _square(self, reference: str, member: str, criterion: QuickCriterion) -> Square:
        mark = self.sheet.counted(reference, member, criterion.id)
        if mark.state is SheetState.MISSING:
            return Square(member, self._why_missing(Place(reference, member, criterion.id)))
        first = self.sheet.first_mark(reference, member, criterion.id)
        return Square(
            member=member,
            state=cast("State", mark.state.value),
            score=mark.value,
            first=first if first != mark and first.state is not SheetState.MISSING else None,
            revised=mark.value is not None and Cell(reference, member, criterion.id) in self.sheet.panel,
            below=mark.value is not None and criterion.below_floor(mark.value),
        )

    def _why_missing(self, place: Place) -> State:
        if self._declined_by(place.proposal, place.member) and place[:2] not in self.counts.submitted:
            return "declined"
        if (place.proposal, place.member) in self.counts.withdrawn:
            return "withdrawn"
        if place in self.counts.unsettled:
            return "unsettled"
        return "off the scale" if place in self._off else "missing"

    # What is said of it

    def statement(self, reference: str) -> Stated | None:
        """The panel's statement on a proposal, approved or a draft; None where there is none."""
        return self._statements.get(reference)

    def suggested(self, reference: str) -> Suggested:
        """What members' comments suggest for the statement; nothing where the others' are not in this file."""
        if self.hidden(reference):
            return Suggested("", "")
        return suggested(self.standing, self.stage, self.counts, self.sheet, self._settled.agreed, reference)

    def _name(self, member: str) -> str:
        return clean(self.standing.name(member))


def _need(needs: Needs, item: AgendaItem) -> tuple[Fraction, int, int, str]:
    """How much an item needs to be discussed, the neediest first."""
    missing = -len(item.missing) if not item.flags else 0
    return -needs.get(item.reference, Fraction(0)), -len(item.flags), missing, item.reference
