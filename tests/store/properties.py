"""What must hold of merging, whatever was said and however it arrives. Each property is given a history and chance.

They are used three times: by hypothesis in CI, thousands of times by `python -m tests.long merging`, and to catch
mutants of the rules, each of which must break one of them (tests/store/test_mutants.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import NamedTuple

from panel_tui.journal import Entry, Register, closed_below, heads, union
from panel_tui.journal.kinds import GOVERNING
from panel_tui.store.workspace import Workspace
from tests.store.histories import (
    ENDING,
    SAYING,
    History,
    Step,
    delivered,
    hidden,
    in_chain_order,
    random_steps,
    without,
)
from tests.world import World, authority_in

Parcels = Sequence[Sequence[Entry]]


class File:
    """One workspace for all examples: whatever is taken in is undone again."""

    def __init__(self, folder: Path) -> None:
        self.space = Workspace.make(folder / "X.panel", {"call": World().call, "member": "office"})

    @contextmanager
    def taking(self, *parcels: Sequence[Entry]) -> Iterator[Taken]:
        """The file when `parcels` have come, one after the other. Nothing else may come of it than is in them."""
        with self.space.trying():
            for parcel in parcels:
                before = len(self.space.entries)
                taken = self.space.entries.take_in(parcel)
                if len(self.space.entries) != before + taken.new:
                    raise AssertionError("merging says something that was not in the parcel")
            yield Taken(self.space, parcels)

    def stands(self, *parcels: Sequence[Entry]) -> frozenset[str]:
        """What stands when `parcels` have come: the ids of all heads."""
        with self.taking(*parcels) as taken:
            return taken.standing()


class Taken(NamedTuple):
    """A workspace, and what came to it."""

    space: Workspace
    parcels: Parcels

    def rows(self) -> list[tuple[object, ...]]:
        """All that the file holds of entries and their replacements, but for the order in which they came."""
        sql = """SELECT id, author, device, seq, prev, at, replaces, body_hash, body, kind, about, source, state, why,
            current FROM entry ORDER BY id"""
        links = "SELECT old, new FROM replacement ORDER BY old, new"
        return self.space.examine(lambda database: [*database.query(sql), *database.query(links)])

    def states(self) -> dict[str, str]:
        """How each entry is judged."""
        return {said.id: said.state for said in self.space.entries.all()}

    def standing(self) -> frozenset[str]:
        """The ids of all heads, as SQL finds them."""
        found = self.space.examine(lambda database: database.query("SELECT id FROM entry WHERE current = 1"))
        return frozenset(id_ for (id_,) in found)

    def agrees_with_the_journal(self, gone: Iterable[str] = ()) -> None:
        """SQL finds the heads that the journal finds, register by register, and the same words are not admitted."""
        call = self.space.call
        journal = union(*({one.id: one for one in parcel} for parcel in self.parcels))
        journal.update({id_: journal[id_].withheld() for id_ in gone if id_ in journal})
        judge = authority_in(call, journal)
        found: dict[Register, list[str]] = {}
        kinds = {said.kind for said in self.space.entries.all()} - {None}
        for kind in sorted(str(kind) for kind in kinds):
            for head in self.space.entries.heads(kind):
                found.setdefault(Register.of(kind, **head.about), []).append(head.id)
        assert found == heads(journal, judge), "the heads in SQL are not those of the journal"
        refused = {id_ for id_, one in journal.items() if (judge.refusal(one) if one.body else not judge.speaks(one))}
        assert {said.id for said in self.space.entries.quarantine()} == refused, (
            "other words are refused than should be"
        )


Property = Callable[[File, History, Random], None]


def broken(holds: Property, file: File, seeds: Iterable[int]) -> str | None:
    """Where a property does not hold in one of the histories of these seeds: which, and how; None where it holds."""
    for seed in seeds:
        random = Random(seed)
        try:
            holds(file, History(random_steps(PROPERTIES[holds], random)), random)
        except AssertionError as error:
            return f"history {seed}: {error}"
    return None


# The properties


def order_does_not_matter(file: File, history: History, random: Random) -> None:
    """In whatever order, parts and repetitions parcels come, and whoever passes them on: the same tables."""
    said = without(history.said, hidden(history, random))
    with file.taking(*delivered(said, random)) as taken:
        usual = taken.rows()
    with file.taking(*delivered(said, random)) as taken:
        assert taken.rows() == usual, "another order gives other tables"
    one, other = (in_chain_order(said, random)[: random.randint(0, len(said))] for _ in range(2))
    with file.taking(one) as taken:
        passed_on = [row.entry(file.space.call) for row in taken.space.entries.all()]
    with file.taking(other, passed_on, said) as taken:
        assert taken.rows() == usual, "it matters who merged with whom first"
        taken.agrees_with_the_journal(history.erased())


def nothing_is_lost_or_added(file: File, history: History, random: Random) -> None:
    """Every entry that came is there once, with its words if they came and were not erased; a second time adds none."""
    withheld, erased = hidden(history, random), history.erased()
    said = without(history.said, withheld)
    with file.taking(*delivered(said, random)) as taken:
        rows = list(taken.space.entries.all())
        assert sorted(row.id for row in rows) == sorted(history.said), "entries were lost or added"
        bodies = {row.id: row.body for row in rows}
        for id_, one in history.said.items():
            kept = None if id_ in withheld | erased or one.body is None else one.body.text
            assert bodies[id_] == kept, "words were lost, or are there though they should not be"
        before = taken.rows()
        for parcel in delivered(said, random):
            again = taken.space.entries.take_in(parcel)
            assert (again.new, again.filled, again.known) == (0, 0, len({one.id for one in parcel})), "it counts anew"
        assert taken.rows() == before, "merging again changes something"
        taken.agrees_with_the_journal(erased)


def what_stands_is_what_no_later_word_knew_of(file: File, history: History, random: Random) -> None:
    """Of words that were meant honestly, those stand that no later word of the same people knew of.

    Two copies that did not know of each other both stand; whoever had read both settles it; own beats typed.
    """
    source = {id_: history.said[id_].body.source for id_ in history.knew}  # type: ignore[union-attr]  # all have words
    replaced = {
        old
        for new, known in history.knew.items()
        for old in known
        if not (source[new] == "transcribed" and source[old] == "own")
    }
    with file.taking(*delivered(history.said.values(), random)) as taken:
        found = {head.id for head in taken.space.entries.heads("score")}
        assert found == history.knew.keys() - replaced, "what stands is not what nobody knew of"
        taken.agrees_with_the_journal()


def withholding_hides_and_revives_nothing(file: File, history: History, random: Random) -> None:
    """Whoever lacks words, and those that they replace, sees the heads that everyone sees, among what they see.

    And whatever is withheld, no word is shown as the present one that its own author has replaced.
    """
    said = history.said
    everything = file.stands(*delivered(said.values(), random))
    some = hidden(history, random)
    closed = closed_below(said, some)
    for gone in (closed, some):
        with file.taking(*delivered(without(said, gone), random)) as taken:
            shown = taken.standing()
            taken.agrees_with_the_journal()
            if gone is closed:
                assert shown == everything - closed, "who lacks what is replaced as well sees other heads"
            for id_ in shown - everything:
                later = [one for one in said.values() if id_ in one.replaces and one.author == said[id_].author]
                ours = [one for one in later if one.body and one.body.register == said[id_].body.register]  # type: ignore[union-attr]
                states = taken.states()
                assert not [one for one in ours if states[one.id] in ("admitted", "withheld")], "an older value is back"


def nobody_else_knocks_out_a_word(file: File, history: History, random: Random) -> None:
    """A member's own words stand or fall by what that member says, and by what the office says of roles and devices."""
    governing = {
        id_
        for id_, one in history.said.items()
        if one.body and one.body.register.kind in GOVERNING and (one.author == "office" or one.seq == 1)
    }
    for member in ("priya", "okafor"):
        own = {one.id for one in history.by(member)}
        rest = history.said.keys() - own - governing
        alone = [
            one
            for one in without(history.said, rest)
            if one.id in own | governing or (one.author == "office" and not history.is_forged(one))
        ]
        among_others = without(history.said, {id_ for id_ in rest if random.random() < 0.4})
        expected = file.stands(alone) & own
        with file.taking(*delivered(among_others, random)) as taken:
            sources = {said.id: said.source for said in taken.space.entries.all()}
            kept = {id_ for id_ in own if sources[id_] == "own"}
            assert taken.standing() & kept == expected & kept, "somebody else changed what stands of a member's words"
            taken.agrees_with_the_journal()


def what_is_erased_never_comes_back(file: File, history: History, random: Random) -> None:
    """The words that an erasure names, and those that they replaced, go, and no parcel brings them back."""
    erased = history.erased()
    with file.taking(*delivered(history.said.values(), random), *delivered(history.said.values(), random)) as taken:
        for row in taken.space.entries.all():
            if row.id in erased:
                assert row.body is None, "erased words are there"
                assert row.state in ("erased", "quarantined"), "it is not shown as erased"
        assert not taken.standing() & erased, "something erased stands"
        taken.agrees_with_the_journal(erased)


def what_was_said_before_an_end_stays_said(file: File, history: History, random: Random) -> None:
    """The office ends a role or a device at what it has of it: that stands as before; what is said later does not."""
    before = dict(history.said)
    usual = file.stands(*delivered(before.values(), random))
    devices = ["A"] if random.random() < 0.5 else [one for one in "ABD" if one in history.world.pens]
    last = {history.world.pens[one].device: history.world.tips[one].id for one in devices}
    if len(devices) == 1:
        ((device, upto),) = last.items()
        history.say("O", Register.of("device_end", device=device), {"upto": upto, "reason": "lost"})
    else:
        register = Register.of("role_end", member="priya", role="member")
        history.say("O", register, {"upto": last, "reason": "left"})
    for device in devices:
        for criterion in "xy":
            history._score(Step("score", device, criterion, 1, 0))
    with file.taking(*delivered(history.said.values(), random)) as taken:
        assert taken.standing() & before.keys() == usual, "an end changed what was said before it"
        states = taken.states()
        late = [id_ for id_ in history.said.keys() - before.keys() if history.said[id_].author == "priya"]
        assert all(states[id_] == "quarantined" for id_ in late), "what was said after the end counts"
        taken.agrees_with_the_journal()


WITHOUT_ENDS = tuple(deed for deed in SAYING if deed != "bad")
PROPERTIES: Mapping[Property, Sequence[str]] = {
    order_does_not_matter: (*SAYING, *ENDING, "erase"),
    nothing_is_lost_or_added: (*SAYING, *ENDING, "erase"),
    what_stands_is_what_no_later_word_knew_of: WITHOUT_ENDS,
    withholding_hides_and_revives_nothing: (*SAYING, *ENDING),
    nobody_else_knocks_out_a_word: (*["score"] * 4, *["forge"] * 4, "bad", "hear", "transcribe", "panel", *ENDING),
    what_is_erased_never_comes_back: (*SAYING, "erase", "erase", "end_device"),
    what_was_said_before_an_end_stays_said: SAYING,
}
"""Each property, and of which deeds the histories are made for which it must hold."""
