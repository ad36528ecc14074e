"""Who sees what: a parcel is opened to its last byte and searched for what its reader may not know."""

from __future__ import annotations

from pathlib import Path

import pytest

from panel_tui.assess.registers import Assessment
from panel_tui.journal import Register
from panel_tui.store.rows import Saying
from tests.panel import Panel, scores, words_of

OTHERS = ("carol", "Carol", "priya", "Priya", "smithson", "Smithson")


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    """Everybody but Carol, who is in the chair, has submitted, and the meeting has agreed and decided something."""
    panel = Panel(tmp_path)
    for member, reference in (("priya", "P-1"), ("priya", "P-2"), ("smithson", "P-1"), ("smithson", "P-3")):
        panel.join(member)
        panel.score(member, reference, "3", "4")
        panel.merge(panel.give_back(member))
    about = {"stage": "full", "proposal": "P-1"}
    panel.say(
        Saying(
            Register.of("agreed", **about, criterion="need"), {"score": "2", "reason": "AGREED-REASON"}, "transcribed"
        ),
        Saying(
            Register.of("panel_score", **about, criterion="idea", member="smithson"),
            {"score": "1", "reason": "PANEL-REASON"},
            "transcribed",
        ),
        Saying(Register.of("statement", **about), {"reasons": "STATEMENT-REASON"}, "transcribed"),
        Saying(Register.of("gate", **about, gate="G1"), {"outcome": "pass", "reason": "GATE-ONE"}),
        Saying(
            Register.of("gate", stage="full", proposal="P-3", gate="G1"), {"outcome": "fail", "reason": "GATE-THREE"}
        ),
    )
    panel.add("declarations", "member,proposal,interest,reason\nsmithson,P-2,hard,SECRET-EMPLOYER\n")
    return panel


@pytest.mark.parametrize("what", ["pack", "receipt"])
@pytest.mark.parametrize(
    ("member", "theirs", "not_theirs"), [("priya", ("P-1", "P-2"), ("P-3",)), ("smithson", ("P-1", "P-3"), ("P-2",))]
)
def test_a_members_parcel_holds_what_is_theirs_and_nothing_of_others(
    panel: Panel, what: str, member: str, theirs: tuple[str, ...], not_theirs: tuple[str, ...]
) -> None:
    words = words_of(panel.pack(member) if what == "pack" else panel.receipt(member))
    # Members know who chairs; of the other members they learn neither name nor id.
    strangers = {name for name in OTHERS if name.lower() not in (member, "carol")}
    assert [name for name in strangers if name in words] == []
    assert "Carol Chairwood" in words
    assert "Olive Bureau" in words
    for reference in theirs:
        assert f"The words of {reference} alone." in words
        assert f"{member} on need of {reference}: 3." in words
    for reference in not_theirs:
        assert f"The words of {reference} alone." not in words
    assert "AGREED-REASON" not in words
    assert "STATEMENT-REASON" not in words
    assert ("PANEL-REASON" in words) == (member == "smithson")
    assert ("SECRET-EMPLOYER" in words) == (member == "smithson")
    assert "GATE-ONE" in words
    assert ("GATE-THREE" in words) == (member == "smithson")


def test_a_hard_interest_keeps_the_text_out_of_the_next_pack(panel: Panel) -> None:
    assert "The words of P-2 alone." in words_of(panel.pack("priya"))
    panel.add("declarations", "member,proposal,interest\npriya,P-2,hard\n")
    words = words_of(panel.pack("priya"))
    assert "The words of P-2 alone." not in words
    assert "The words of P-1 alone." in words


def test_a_brief_travels_only_where_it_is_needed(panel: Panel) -> None:
    assert "Staying Close" in words_of(panel.pack("priya"))
    assert "Targeted Support" not in words_of(panel.pack("priya"))
    assert "Targeted Support" in words_of(panel.pack("smithson"))


def test_a_members_file_verifies_clean_and_holds_no_header_of_another_member(panel: Panel) -> None:
    panel.open(panel.pack("priya"), "priya")
    panel.open(panel.receipt("priya"), "priya")
    assert panel.wrong("priya") == []
    assert {said.author for said in panel.all("priya")} == {"office", "priya"}
    assert set(panel.standing("priya").people) == {"office", "carol", "priya"}
    assert set(panel.standing("priya").assignments) == {("full", "P-1", "priya"), ("full", "P-2", "priya")}


def test_the_chairs_pack_holds_all_but_is_blind_on_what_the_chair_has_yet_to_score(panel: Panel) -> None:
    words = words_of(panel.pack("carol", "chair"))
    for said in ("Priya Nairobi", "Jo Smithson", "The words of P-3 alone.", "AGREED-REASON", "SECRET-EMPLOYER"):
        assert said in words
    assert "priya on need of P-2: 3." in words
    assert "smithson on need of P-3: 3." in words
    assert "on need of P-1: 3." not in words
    panel.join("carol", scope="chair")
    assert {place.proposal for place in panel.counting("carol").latest} == {"P-2", "P-3"}
    assert panel.wrong("carol") == []


def test_once_the_chair_has_submitted_the_next_pack_fills_the_rest_in(panel: Panel) -> None:
    panel.join("carol", scope="chair")
    panel.score("carol", "P-1", "1", "2")
    panel.merge(panel.give_back("carol"))
    # Two members' two scores, two comments and submission on P-1 each.
    assert panel.open(panel.pack("carol", "chair"), "carol").taken.filled == 10
    assert panel.counting("carol") == panel.counting()
    assert scores(panel.counting("carol").first)["P-1 carol need"] == "1"
    assert panel.wrong("carol") == []
    with panel.space("carol") as chairs, panel.space() as offices:
        assert chairs.entries.fingerprint() == offices.entries.fingerprint()


def test_the_chair_is_blind_again_in_a_new_round_and_at_another_stage(panel: Panel) -> None:
    panel.join("carol", scope="chair")
    elsewhere = Assessment("eoi", "P-1", "carol").submission
    panel.say(Saying(elsewhere, {"covers": []}), person="carol")
    panel.merge(panel.give_back("carol"))
    assert "on need of P-1: 3." not in words_of(panel.pack("carol", "chair"))
    panel.score("carol", "P-1", "1", "2")
    panel.merge(panel.give_back("carol"))
    panel.score("priya", "P-1", "5", "5", round_="2")
    panel.merge(panel.give_back("priya"))
    words = words_of(panel.pack("carol", "chair"))
    assert "priya on need of P-1: 3." in words
    assert "priya on need of P-1: 5." not in words


def test_a_members_scope_shows_a_chair_no_more_than_a_member(panel: Panel) -> None:
    words = words_of(panel.pack("carol"))
    assert [name for name in ("priya", "smithson", "P-3 alone", "AGREED-REASON") if name in words] == []
    assert "The words of P-1 alone." in words


def test_an_entry_about_nothing_the_call_knows_does_not_stop_the_chairs_pack(panel: Panel) -> None:
    panel.join("carol", scope="chair")
    with panel.space("priya") as space:
        pen = panel.keys("priya").pen(space, panel.chance)
        odd = pen.write(Register.of("score", thing="x"), {"odd": "ODD-WORDS"}, after=space.entries.tip(pen.device))
        assert len(space.entries.take_in([odd]).quarantined) == 1
    assert len(panel.merge(panel.give_back("priya")).taken.quarantined) == 1
    assert len(panel.open(panel.pack("carol", "chair"), "carol").taken.quarantined) == 1


def test_a_chair_with_a_hard_interest_sees_nobodys_scores_of_it(panel: Panel) -> None:
    panel.add("declarations", "member,proposal,interest\ncarol,P-2,hard\n")
    words = words_of(panel.pack("carol", "chair"))
    assert "priya on need of P-2" not in words
    assert "smithson on need of P-3" in words
