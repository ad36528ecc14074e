"""What leaves in a parcel and what does not: second thoughts, notes, others' words, and what a hash could tell."""

from __future__ import annotations

import secrets
from fractions import Fraction
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest

from panel_tui.assess.registers import Assessment, comment_value, score_value, versions
from panel_tui.call.standing import call_in
from panel_tui.exchange.sealing import read_sealed, unsealed
from panel_tui.exchange.sending import sealed_return
from panel_tui.journal import Body, Chance, Entry, Register
from panel_tui.store.glance import Glance
from tests.panel import NOW, Panel, words_of
from tests.parcels import contents_in

SAID = ("SAID-OF-NEED", "SAID-OF-IDEA")
STILL_THERE = ("PRIVATE-NOTE", "NOT-SUBMITTED", "LATER-THOUGHT", "BEGUN-QUESTION", "P-2/¶9", "1.375", "dracula")
"""What lies in the member's own file at the end."""
UNSAID = (*STILL_THERE, "FIRST-THOUGHT", "SECOND-THOUGHT", "UNDONE-THOUGHT", "TAKEN-AWAY", "2.625")
"""What was typed, noted, undone or begun and never submitted; where was read; and how the screen looks."""


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    """Priya thinks aloud in her file, submits P-1, changes her mind without submitting that, and begins P-2."""
    panel = Panel(tmp_path)
    panel.join("priya")
    with panel.space("priya") as space:
        one, two = (Assessment("full", reference, "priya") for reference in ("P-1", "P-2"))
        under = versions(call_in(space), "P-1")

        def comment(of: Assessment, criterion: str, words: str, audience: str = "panel") -> None:
            space.drafts.put(of.comment(criterion, audience), comment_value(words, under), NOW)

        def score(of: Assessment, criterion: str, number: str) -> None:
            space.drafts.put(of.score(criterion), score_value("scored", Fraction(number), under), NOW)

        for words in ("FIRST-THOUGHT", "SECOND-THOUGHT", SAID[0]):
            comment(one, "need", words)
        comment(one, "idea", "UNDONE-THOUGHT")
        space.drafts.undo(NOW)
        comment(one, "idea", SAID[1])
        comment(one, "overall", "TAKEN-AWAY")
        space.drafts.put(one.comment("overall"), None, NOW)
        comment(one, "need", "PRIVATE-NOTE", "private")
        for number in ("2.625", "3"):
            score(one, "need", number)
        score(one, "idea", "4")
    panel.submit("priya", "P-1")
    with panel.space("priya") as space:
        comment(one, "need", "LATER-THOUGHT")
        score(one, "idea", "1.375")
        comment(two, "need", "NOT-SUBMITTED")
        space.set_note("theme", "dracula")
    glance = Glance(panel.path("priya"))
    glance.set_note("desk", "P-2")
    glance.set_note("desk/P-2", "P-2/¶9")
    glance.set_note("question/P-1", "BEGUN-QUESTION")
    glance.close()
    return panel


def test_a_return_holds_what_was_submitted_and_no_trace_of_anything_else(panel: Panel) -> None:
    with panel.space("priya") as space:
        sealed = sealed_return(space, panel.keys("priya"), panel.chance)
    here = panel.path("priya").read_bytes()
    assert [word for word in STILL_THERE if word.encode() not in here] == []
    with panel.space() as space:
        keys = panel.keys().of_owner(space)
    with unsealed(read_sealed("a.return", BytesIO(sealed)), keys, None, panel.folder) as file:
        file.seek(0)
        opened = file.read()
    words = words_of(opened)
    assert [word for word in SAID if word not in words] == []
    assert [word for word in UNSAID if word in words or word.encode() in sealed] == []
    # And it holds nothing besides: so many entries, one after the other, each of a kind that was said just now.
    entries = sorted(contents_in(opened).entries, key=lambda entry: entry.seq)
    kinds = [entry.body.register.kind for entry in entries if entry.body]
    assert sorted(kinds) == ["comment", "comment", "device", "score", "score", "submission"]
    assert [entry.seq for entry in entries] == [1, 2, 3, 4, 5, 6]
    assert [entry.replaces for entry in entries] == [()] * 6
    assert NOW not in words  # when each thought was typed is not told either


def test_what_the_office_has_and_gives_on_holds_none_of_it(panel: Panel) -> None:
    panel.merge(panel.give_back("priya"))
    panel.join("smithson")
    panel.score("smithson", "P-1", "1", "2")
    panel.merge(panel.give_back("smithson"))
    for data in (panel.receipt("priya"), panel.pack("priya"), panel.pack("carol", "chair"), panel.path().read_bytes()):
        words = words_of(data) if data.startswith(b"{") else data.decode("latin-1")
        assert [word for word in UNSAID if word in words] == []
    for member, others in (("priya", ("smithson on", "Smithson")), ("smithson", (*SAID, "Priya"))):
        words = words_of(panel.pack(member)) + words_of(panel.receipt(member))
        assert [word for word in others if word in words] == []


def guesses(entry: Entry, entries: list[Entry], salts: list[str]) -> int:
    """In how many ways the words of a withheld `entry` can be found from what else is in a parcel: every level and
    state of each criterion, with each reason that is known, under each of `salts`."""
    said = next(one.body.value for one in entries if one.body and one.body.register.kind == "score")
    assert isinstance(said, dict)
    under = {version: said[version] for version in ("rubric", "proposal")}
    values = [score_value("scored", Fraction(level), under) for level in range(6)]
    values += [score_value(state, None, under) for state in ("not_applicable", "abstained")]
    registers = [
        Assessment("full", reference, member).score(criterion)
        for reference, member, criterion in product(
            ("P-1", "P-2", "P-3"), ("priya", "smithson", "carol"), ("need", "idea")
        )
    ]
    tried = product(salts, registers, values)
    return sum(Body(salt, register, value).hash == entry.body_hash for salt, register, value in tried)


def test_a_withheld_score_cannot_be_guessed_from_its_hash(panel: Panel) -> None:
    panel.merge(panel.give_back("priya"))
    panel.join("carol", scope="chair")  # whoever is in the chair has yet to score P-1
    entries = list(contents_in(panel.pack("carol", "chair")).entries)
    withheld = [entry for entry in entries if entry.author == "priya" and entry.body is None]
    assert len(withheld) == 5  # two scores, two comments, the submission
    said = {entry.id: entry for entry in (one.entry(panel.founded.call) for one in panel.all())}
    seen = [entry.body.salt for entry in entries if entry.body]
    known = ["", "0" * 32, *seen, *(entry.id[:32] for entry in withheld), *(entry.device[:32] for entry in withheld)]
    mine = [said[entry.id] for entry in withheld if said[entry.id].body]
    scores = [entry for entry in mine if entry.body and entry.body.register.kind == "score"]
    assert len(scores) == 2
    for entry in scores:
        assert entry.body
        assert guesses(entry, list(said.values()), known) == 0
        assert guesses(entry, list(said.values()), [*known, entry.body.salt]) == 1  # with the salt it would be easy


def test_every_entry_has_a_salt_of_its_own_of_128_random_bits() -> None:
    chance = Chance.real()
    assert chance.random is secrets.token_bytes
    key, salts = chance.key(), set()
    from panel_tui.journal import Pen

    for _ in range(2_000):
        entry = Pen("a", "priya", key, chance).write(Register.of("question", proposal="P-1"), {"text": "the same"})
        assert entry.body
        assert len(bytes.fromhex(entry.body.salt)) * 8 == 128
        salts.add(entry.body.salt)
    assert len(salts) == 2_000
    ones = sum(int(salt, 16).bit_count() for salt in salts)
    assert abs(ones - 2_000 * 64) < 6 * (2_000 * 128 / 4) ** 0.5  # six standard deviations of a fair coin
