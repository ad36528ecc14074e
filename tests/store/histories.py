"""Random histories of a call: several copies of several people write, hear of each other now and then, and cheat.

Each copy knows only what it has heard. What a history says is what was said in truth; how much of it arrives where,
in which order and how often, is for the properties to choose.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random
from typing import Any, NamedTuple

from hypothesis import strategies as st

from panel_tui.journal import Entry, Register, Source, heads
from panel_tui.journal.kinds import GOVERNING
from panel_tui.journal.standing import closed_below
from tests.world import World, authority_in, score_of

OWNERS = {"A": "priya", "B": "priya", "D": "priya", "C": "okafor", "O": "office", "Z": "priya"}
"""Whose copy each is, or says that it is: nobody invited Z. D joins in the course of a history, if at all."""
SAYING = (*["score"] * 5, "hear", "hear", "transcribe", *["forge"] * 3, "bad", "join", "grant", "panel")
"""What happens in a history, and how often."""
ENDING = ("end_role", "end_device")
SEEDS = st.integers(0, 10**6)
"""How a history is delivered follows from one of these."""
Journal = dict[str, Entry]


class Step(NamedTuple):
    """One thing that happens: what, on which copy, and numbers to choose by."""

    deed: str
    device: str
    criterion: str
    score: int
    pick: int


DEVICES, CRITERIA, LONGEST = "AABBCDOZ", "xxy", 20


def steps(deeds: Sequence[str]) -> st.SearchStrategy[list[Step]]:
    """Some steps of these deeds, for hypothesis."""
    one = st.builds(
        Step,
        st.sampled_from(deeds),
        st.sampled_from(DEVICES),
        st.sampled_from(CRITERIA),
        st.integers(0, 5),
        st.integers(0, 7),
    )
    return st.lists(one, min_size=LONGEST // 4, max_size=LONGEST)


def random_steps(deeds: Sequence[str], random: Random) -> list[Step]:
    """The same by chance alone: the same ones for the same seed."""
    choose = random.choice
    number = random.randint(LONGEST // 2, LONGEST)
    return [
        Step(choose(deeds), choose(DEVICES), choose(CRITERIA), random.randint(0, 5), random.randint(0, 7))
        for _ in range(number)
    ]


class History:
    """What came of some steps. `knew` says of each word that was meant honestly which others its copy had read."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self.world = World()
        self.views: dict[str, Journal] = {device: dict(self.world.said) for device in "ABCO"}
        self.world.join("priya", "Z", self.world.chance.key())
        self.knew: dict[str, frozenset[str]] = {}
        self.named_for_erasure: set[str] = set()
        for step in steps:
            device = step.device if step.device in self.world.pens else "A"
            getattr(self, f"_{step.deed}")(step._replace(device=device))

    @property
    def said(self) -> Journal:
        """Every entry, with its words."""
        return self.world.said

    def by(self, member: str) -> list[Entry]:
        """What a member said themself."""
        return [one for one in self.said.values() if one.author == member and not self.is_forged(one)]

    def is_forged(self, entry: Entry) -> bool:
        """Whether a stranger's copy said it."""
        return entry.device == self.world.pens["Z"].device

    def erased(self) -> frozenset[str]:
        """The entries that the office has erased: those that it named, and all that they replaced."""
        return closed_below(self.said, self.named_for_erasure)

    # What happens

    def say(
        self, device: str, register: Register, value: Any, replaces: Iterable[str] = (), source: Source = "own"
    ) -> Entry:
        """Write an entry on a copy, which has read it then."""
        entry = self.world.say(device, register, value, tuple(sorted(set(replaces))), source)
        self.views.get(device, {})[entry.id] = entry
        return entry

    def _score(self, step: Step) -> None:
        if step.device == "O":
            self._transcribe(step)
        elif step.device == "Z":
            self._forged("Z", step, "own")
        else:
            self._honestly(step, score_of(step.criterion, OWNERS[step.device]))

    def _honestly(self, step: Step, register: Register, also: Iterable[str] = ()) -> None:
        view = self.views[step.device]
        judge = authority_in(self.world.call, view)
        known = frozenset(id_ for id_, one in _about(view, register).items() if judge.refusal(one) is None)
        standing = heads(view, judge).get(register, [])
        self.knew[self.say(step.device, register, _given(step), [*standing, *also]).id] = known

    def _transcribe(self, step: Step) -> None:
        register = score_of(step.criterion, _member(step))
        view = self.views["O"]
        typed = {id_ for id_, one in _about(view, register).items() if one.body and one.body.source == "transcribed"}
        standing = heads(view, authority_in(self.world.call, view)).get(register, [])
        entry = self.say("O", register, _given(step), typed & set(standing), "transcribed")
        self.knew[entry.id] = frozenset(typed & self.knew.keys())

    def _hear(self, step: Step) -> None:
        """A copy hears what another knows: a member's of their own words and the office's, the office's of theirs."""
        if step.device not in self.views:
            return
        other = sorted(self.views)[step.pick % len(self.views)]
        me, them = OWNERS[step.device], OWNERS[other]
        faces = {me, "office"} if me != "office" else {them}
        for id_, one in self.views[other].items():
            if one.author in faces:
                self.views[step.device][id_] = one

    def _forge(self, step: Step) -> None:
        """Something that may not be said, or that names what it may not replace: all that there is of a register."""
        source: Source = "transcribed" if step.score % 2 else "own"
        match step.pick % 4:
            case 0 if step.device in "ABD":
                another = _about(self.said, score_of("y" if step.criterion == "x" else "x"))
                somebodys = _about(self.said, score_of(step.criterion, "okafor"))
                self._honestly(step, score_of(step.criterion), [*another, *somebodys])
            case 0 | 1:
                self._forged("Z", step, "own")
            case 2:
                self._forged("C", step, source)
            case _:
                entry, named = self._forged("O", step, source)
                if source == "transcribed":
                    typed = {id_ for id_, one in named.items() if one.body and one.body.source == source}
                    self.knew[entry.id] = frozenset(typed & self.knew.keys())

    def _forged(self, device: str, step: Step, source: Source) -> tuple[Entry, Journal]:
        register = score_of(step.criterion)
        there = _about(self.said, register)
        return self.say(device, register, _given(step), there, source), there

    def _bad(self, step: Step) -> None:
        register = score_of(step.criterion, OWNERS[step.device])
        self.say(step.device, register, {"score": "x"}, _about(self.views.get(step.device, {}), register))

    def _join(self, step: Step) -> None:
        if "D" not in self.world.pens:
            joined = self.world.join("priya", "D", self.world.invite("priya"))
            office = {id_: one for id_, one in self.said.items() if one.author == "office"}
            self.views["O"].update(office)
            self.views["D"] = {**office, joined.id: joined}

    def _grant(self, step: Step) -> None:
        self.say("O", Register.of("member", member="okafor"), {"name": "Okafor", "role": "chair"})

    def _panel(self, step: Step) -> None:
        """A score revised in the meeting: typed by the office, or by Okafor, who is the chair at some time, or not."""
        register = Register.of(
            "panel_score", stage="full", proposal="TFO-001", criterion=step.criterion, member="priya"
        )
        source: Source = "own" if OWNERS[step.device] == "priya" else "transcribed"
        replaces = list(_about(self.said, register))[: step.pick % 3]
        self.say(step.device, register, {"score": str(step.score), "reason": "as said"}, replaces, source)

    def _end_role(self, step: Step) -> None:
        member = _member(step)
        upto: dict[str, str] = {}
        for id_, one in self.views["O"].items():
            if one.author == member and (one.seq < 3 or step.score):
                upto[one.device] = id_
        register = Register.of("role_end", member=member, role="member")
        replaces = _about(self.views["O"], register)
        self.say("C" if step.device == "C" else "O", register, {"upto": upto, "reason": "left"}, replaces)

    def _end_device(self, step: Step) -> None:
        of = "ABC"[step.pick % 3]
        device = self.world.pens[of].device
        chain = [id_ for id_, one in self.views["O"].items() if one.device == device]
        register = Register.of("device_end", device=device)
        value = {"upto": chain[step.score % len(chain)] if step.score else None, "reason": "lost"}
        self.say("C" if step.device == "C" else "O", register, value, _about(self.views["O"], register))

    def _erase(self, step: Step) -> None:
        there = list(_about(self.said, score_of(step.criterion, _member(step))).values())
        if there:
            one = there[step.score % len(there)]
            assert one.body
            named = {one.id: {"kind": one.body.register.kind, "about": dict(one.body.register.about)}}
            register = Register.of("erasure", erasure=str(len(self.said)))
            device = "C" if step.device == "C" else "O"
            self.say(device, register, {"entries": named, "reason": "a wish"})
            self.named_for_erasure |= {one.id} if device == "O" else set()


def _about(journal: Journal, register: Register) -> Journal:
    return {id_: one for id_, one in journal.items() if one.body and one.body.register == register}


def _member(step: Step) -> str:
    return "okafor" if step.pick == 7 else "priya"


def _given(step: Step) -> dict[str, str]:
    return {"score": str(step.score), "rubric": "a" * 64, "proposal": "b" * 64}


# How it is delivered


def in_chain_order(said: Iterable[Entry], random: Random) -> list[Entry]:
    """All entries, shuffled, but no device's out of order."""
    chains: dict[str, list[Entry]] = {}
    for entry in said:
        chains.setdefault(entry.device, []).append(entry)
    order = []
    while chains:
        device = random.choice(sorted(chains))
        order.append(chains[device].pop(0))
        if not chains[device]:
            del chains[device]
    return order


def delivered(said: Iterable[Entry], random: Random) -> list[list[Entry]]:
    """Parcels that bring everything: in any order, some words later than their headers, some things more than once."""
    parcels: list[list[Entry]] = []
    before: list[Entry] = []
    waiting = in_chain_order(said, random)
    while waiting:
        size = random.randint(1, len(waiting))
        new, waiting = waiting[:size], waiting[size:]
        again = [one for one in before if random.random() < 0.2]
        parcels.append([one.withheld() if random.random() < 0.15 else one for one in [*new, *again]])
        before += new
    last = list(before)
    random.shuffle(last)
    return [*parcels, last]


def hidden(history: History, random: Random, share: float = 0.3) -> frozenset[str]:
    """Some entries whose words are withheld for good. What says who may say what, or erases, is not withheld."""
    kept = GOVERNING | {"erasure"}
    words = (id_ for id_, one in history.said.items() if one.body and one.body.register.kind not in kept)
    return frozenset(id_ for id_ in words if random.random() < share)


def without(said: Journal, ids: Iterable[str]) -> list[Entry]:
    """All entries, those of `ids` without their words."""
    hidden = frozenset(ids)
    return [one.withheld() if id_ in hidden else one for id_, one in said.items()]
