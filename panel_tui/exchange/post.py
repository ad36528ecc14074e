"""The office's post: who has which pack, what came back when, and what is late or missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from panel_tui.assess.differing import Difference, differences
from panel_tui.assess.progress import Task, progress, wanted
from panel_tui.call.standing import CallStanding
from panel_tui.exchange.log import ACKNOWLEDGED, PACKED, TAKEN_IN, Act, Parcel, parcels
from panel_tui.exchange.told import told
from panel_tui.exchange.visible import as_chair, as_member, offices, reader
from panel_tui.store.workspace import Workspace


@dataclass(frozen=True)
class Post:
    """One member's post. `due` is by when they return their scores, `extended` whether that is their own day.

    `joined` gives the day on which each of their machines first wrote, by its fingerprint, `revoked` those that no
    longer may; `lacks` says what the office has told them since the last parcel that was made for them; `late` are the
    proposals that they submitted after their day; `missing` those that are still to be submitted.
    """

    member: str
    name: str
    parcels: tuple[Parcel, ...]
    joined: Mapping[str, date]
    revoked: frozenset[str]
    due: date | None
    extended: bool
    tasks: tuple[Task, ...]
    late: tuple[str, ...]
    lacks: tuple[str, ...]
    differing: tuple[Difference, ...]
    certified: str
    ended: bool

    @property
    def pack(self) -> Parcel | None:
        """Their last pack."""
        return self._last(PACKED)

    @property
    def receipt(self) -> Parcel | None:
        """Their last receipt."""
        return self._last(ACKNOWLEDGED)

    @property
    def returned(self) -> Parcel | None:
        """Their last return."""
        return self._last(TAKEN_IN)

    @property
    def is_opened(self) -> bool:
        """Whether any machine of theirs has been heard of: they have opened a pack, and returned something."""
        return bool(self.joined)

    @property
    def is_acknowledged(self) -> bool:
        """Whether a receipt was made since their last return."""
        made = [one.act for one in self.parcels if one.act in (ACKNOWLEDGED, TAKEN_IN)]
        return made[-1:] == [ACKNOWLEDGED]

    @property
    def asked(self) -> int:
        """How many proposals they are to submit: not what they declined, or have a hard interest in."""
        return len(wanted(self.tasks))

    @property
    def missing(self) -> tuple[str, ...]:
        """The proposals that they have still to submit."""
        return tuple(task.proposal for task in wanted(self.tasks) if task.state != "submitted")

    def overdue(self, today: date) -> int:
        """How many days ago what is missing was due; 0 where nothing is missing, or there is time."""
        if not self.missing or self.due is None:
            return 0
        return max(0, (today - self.due).days)

    def _last(self, act: Act) -> Parcel | None:
        return next((one for one in reversed(self.parcels) if one.act == act), None)


def post(workspace: Workspace, standing: CallStanding, tasks: Sequence[Task] = ()) -> list[Post]:
    """The post of everybody who has a proposal to judge or for whom a parcel was made, in order of name.

    `workspace` is the office's; `tasks`, where they are known, are those of the stage at work.
    """
    stage = standing.stage
    tasks = tasks or progress(workspace, standing, stage)
    log, authority, office = parcels(workspace), workspace.entries.authority, offices(workspace)
    apart: defaultdict[str, list[Difference]] = defaultdict(list)
    for one in differences(workspace.entries, stage):
        apart[one.member].append(one)
    joined: defaultdict[str, dict[str, date]] = defaultdict(dict)
    for said in workspace.entries.history("device"):
        joined[said.author][said.device] = day_of(said.at)
    late = _late(workspace, standing, stage)
    found = []
    whom = {task.member for task in tasks} | {one for one in log if one in standing.people and one not in office}
    for member in whom:
        mine = tuple(task for task in tasks if task.member == member)
        made = tuple(log.get(member, ()))
        found.append(
            Post(
                member=member,
                name=standing.name(member),
                parcels=made,
                joined=joined[member],
                revoked=frozenset(joined[member]) & frozenset(authority.revoked),
                due=standing.due(stage, member) if mine else None,
                extended=(stage, member) in standing.extensions,
                tasks=mine,
                late=tuple(late.get(member, ())),
                lacks=tuple(_lacks(workspace, standing, member, made)),
                differing=tuple(apart[member]),
                certified=standing.certificates.get(member, ""),
                ended=not authority.roles_of(member),
            )
        )
    return sorted(found, key=lambda one: (one.name.casefold(), one.member))


def day_of(at: str) -> date:
    """The day of a moment (UTC, as entries have it), in local time."""
    return datetime.fromisoformat(at).astimezone().date()


def _late(workspace: Workspace, standing: CallStanding, stage: str) -> dict[str, list[str]]:
    """By member, the proposals whose first submission was made after their day, by the clock of their machine."""
    first: dict[tuple[str, str], date] = {}
    for said in workspace.entries.history("submission", stage=stage):
        if said.body and not said.cleared and not said.replaces and said.source == "own":
            key = said.about["member"], said.about["proposal"]
            first[key] = min(first.get(key, date.max), day_of(said.at))
    found: defaultdict[str, list[str]] = defaultdict(list)
    for (member, proposal), made in sorted(first.items()):
        due = standing.due(stage, member)
        if due is not None and made > due:
            found[member].append(proposal)
    return found


def _lacks(workspace: Workspace, standing: CallStanding, member: str, made: Sequence[Parcel]) -> list[str]:
    """What the office has said to a member since the last parcel that was made for them."""
    last = next((one for one in reversed(made) if one.act in (PACKED, ACKNOWLEDGED)), None)
    if last is None or not last.upto:
        return []
    who, office = reader(workspace, member), offices(workspace)
    sees = as_chair(who) if last.scope == "chair" else as_member(workspace, who)
    since = [one for one in workspace.entries.since(last.upto) if one.author in office and one.body and sees(one)]
    return told(workspace, standing, member, since) if since else []
