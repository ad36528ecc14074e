"""What the call already knows when a table comes in: its stages, briefs, proposals and members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from panel_tui.call.rubric import Rubric


@dataclass(frozen=True)
class Known:
    """The call as a table may speak of it. `proposals` are reference to brief id, `members` and `board` id to
    name: those of the panel, and those of the board, who judge nothing."""

    stages: tuple[str, ...]
    default_stage: str
    rubrics: Mapping[str, Rubric] = field(default_factory=dict)
    proposals: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)
    board: Mapping[str, str] = field(default_factory=dict)

    @property
    def everybody(self) -> Known:
        """The same for a table that may speak of the board's members as of the panel's."""
        return replace(self, members={**self.members, **self.board})

    def find_stage(self, said: str) -> str | None:
        """The stage's id."""
        return next((stage for stage in self.stages if key(stage) == key(said)), None)

    def find_proposal(self, said: str) -> str | None:
        """The proposal's reference."""
        return self._references.get(key(said))

    def find_members(self, said: str) -> tuple[str, ...]:
        """The ids of the members who are meant by an id or a name: none, one, or several of one name."""
        return self._members.get(key(said), ())

    def find_briefs(self, said: str) -> frozenset[str]:
        """The ids of the briefs which have this id, title, area or strand."""
        return self._briefs.get(key(said), frozenset())

    def rubric_of(self, reference: str) -> Rubric | None:
        """The rubric by which the proposal is judged; None where its brief is unknown."""
        return self.rubrics.get(self.proposals.get(reference, ""))

    @cached_property
    def brief_names(self) -> str:
        """All briefs, as a fault lists them."""
        return listed(f"{id_} ({rubric.title})" for id_, rubric in self.rubrics.items())

    @cached_property
    def _references(self) -> dict[str, str]:
        return {key(reference): reference for reference in self.proposals}

    @cached_property
    def _members(self) -> dict[str, tuple[str, ...]]:
        named: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
        for id_, name in self.members.items():
            named[key(name)] += (id_,)
        return dict(named) | {key(id_): (id_,) for id_ in self.members}

    @cached_property
    def _briefs(self) -> dict[str, frozenset[str]]:
        named: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        for id_, rubric in self.rubrics.items():
            for name in (id_, rubric.title, rubric.area, *rubric.strands, *rubric.strands.values()):
                if name:
                    named[key(name)] |= {id_}
        # An id means its own brief, whatever other briefs call their strands.
        return dict(named) | {key(id_): frozenset({id_}) for id_ in self.rubrics}


def key(said: str) -> str:
    """What two ways of writing one name have in common: case and spaces do not matter."""
    return " ".join(said.split()).casefold()


def listed(names: Iterable[str], most: int = 12) -> str:
    """Names in a sentence: "a, b, c"; after `most` of them, how many more there are."""
    names = list(names)
    rest = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + rest
