"""What a member is shown before a second round: others' scores and reasons, and nothing that tells whose they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from panel_tui.assess.counting import counting
from panel_tui.assess.registers import NOTES, OVERALL, Assessment, comment_value, versions
from panel_tui.assess.rounds import opening, shown_others
from panel_tui.call.standing import call_in
from panel_tui.store.rows import Saying
from tests.panel import NOW, Panel, words_of
from tests.parcels import contents_in

ALL = ("priya", "smithson", "carol")
MARKS = {"priya": ("4", "1"), "smithson": ("1", "5"), "carol": ("2", "2")}
"""The first scores of P-1 on need and idea."""
HIDDEN = ("PRIVATE-NOTE", "TO-APPLICANT", "SPEAKING-NOTE")


def write(panel: Panel, member: str, words: str, audience: str, criterion: str = "need") -> None:
    """Draft a comment on P-1."""
    with panel.space(member) as space:
        value = comment_value(words, versions(call_in(space), "P-1"))
        space.drafts.put(Assessment("full", "P-1", member).comment(criterion, audience), value, NOW)


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    """Priya, Smithson and Carol have returned P-1, with comments of every kind; Priya has not scored P-2."""
    panel = Panel(tmp_path)
    for member in ALL:
        panel.join(member)
    for member, (need, idea) in MARKS.items():
        panel.draft(member, "P-1", {"need": need, "idea": idea}, why=f"REASON-{need}-{idea}")
        write(panel, member, HIDDEN[0], "private")
        write(panel, member, HIDDEN[1], "applicant")
        write(panel, member, HIDDEN[2], NOTES, OVERALL)
        write(panel, member, f"WHOLE-{need}", "panel", OVERALL)
        panel.submit(member, "P-1")
        panel.merge(panel.give_back(member))
    return panel


def open_round(panel: Panel) -> None:
    """The office opens the next round."""
    with panel.space() as space:
        space.entries.say(panel.keys().pen(space, panel.chance), opening(space, "full", None, ""))


def shown(panel: Panel, member: str) -> dict[str, Any]:
    """What a pack shows its member of others, by proposal."""
    panel.join(member)
    with panel.space(member) as space:
        found = {}
        for reference, (round_, hash_) in shown_others(space.entries, "full", member).items():
            assert round_ == "2"
            data = space.documents.get(hash_)
            assert data is not None
            found[reference] = json.loads(data)
    return found


def document(panel: Panel, member: str) -> bytes:
    """The document about P-1 in a fresh pack."""
    (found,) = (one for one in contents_in(panel.pack(member)).documents if b'"what":"others"' in one)
    return found


def test_before_a_second_round_nobody_is_shown_anything(panel: Panel) -> None:
    assert shown(panel, "priya") == {}


def test_rows_stand_by_score_so_that_those_of_two_criteria_cannot_be_laid_side_by_side(panel: Panel) -> None:
    open_round(panel)
    told = shown(panel, "priya")["P-1"]
    # Smithson gave 1 and 5, Carol 2 and 2: by score Smithson comes first on need, and Carol on idea.
    assert told["criteria"] == [
        {
            "id": "need",
            "rows": [{"reason": "REASON-1-5", "score": "1"}, {"reason": "REASON-2-2", "score": "2"}],
        },
        {
            "id": "idea",
            "rows": [{"reason": "REASON-2-2", "score": "2"}, {"reason": "REASON-1-5", "score": "5"}],
        },
    ]
    assert (told["whole"], told["members"]) == (["WHOLE-1", "WHOLE-2"], 2)


def test_it_holds_no_name_id_device_or_time_and_only_what_is_to_the_panel(panel: Panel) -> None:
    open_round(panel)
    entries = panel.all()
    tell_tale = {said.id for said in entries} | {said.device for said in entries} | {said.at for said in entries}
    tell_tale |= {*ALL, "office", "Priya Nairobi", "Jo Smithson", "Carol Chairwood", *HIDDEN}
    for member in ALL:
        words = document(panel, member).decode()
        assert [one for one in tell_tale if one in words] == []
        assert f"REASON-{'-'.join(MARKS[member])}" not in words  # their own are in their file already


def test_the_pack_holds_no_entry_of_others_and_shows_each_only_their_own_document(panel: Panel) -> None:
    open_round(panel)
    packs = {member: panel.pack(member) for member in ALL}
    for member, pack in packs.items():
        entries = contents_in(pack).entries
        assert {entry.author for entry in entries} == {"office", member}
        about = [entry.body.register for entry in entries if entry.body and entry.body.register.kind == "others"]
        assert {register.part("member") for register in about} == {member}
        words = words_of(pack)
        assert all(other not in words for one, other in (("priya", "smithson"), ("smithson", "priya")) if one == member)
        assert not any(hidden in words.replace(member, "") for hidden in HIDDEN[:1])
        assert len([one for one in contents_in(pack).documents if b'"what":"others"' in one]) == 1


def test_who_has_not_submitted_is_recused_or_has_declined_gets_none(panel: Panel) -> None:
    panel.score("smithson", "P-3", "1", "1")
    panel.merge(panel.give_back("smithson"))
    open_round(panel)
    assert set(shown(panel, "priya")) == {"P-1"}  # P-2, which she has not submitted, stays in the first round
    panel.add("declarations", "member,proposal,interest\ncarol,P-1,hard\n")
    # On one machine they submitted it, on another they had declined it.
    panel.say(Saying(Assessment("full", "P-1", "smithson").declined, {"reason": "Outside my field"}), person="smithson")
    panel.merge(panel.give_back("smithson"))
    assert not any(
        b'"proposal":"P-1"' in one and b"others" in one for one in contents_in(panel.pack("carol")).documents
    )
    assert "P-1" not in shown(panel, "smithson")


def test_what_only_one_other_gave_is_not_shown_nor_what_a_recused_member_gave(panel: Panel) -> None:
    panel.add("declarations", "member,proposal,interest\ncarol,P-1,hard\n")
    open_round(panel)
    told = shown(panel, "priya")["P-1"]
    assert (told["members"], told["criteria"], told["whole"]) == (1, [], [])


def test_a_later_pack_shows_the_same_and_never_a_revised_score(panel: Panel) -> None:
    open_round(panel)
    before = document(panel, "priya")
    shown(panel, "smithson")
    panel.score("smithson", "P-1", "3", "3", round_="2")
    panel.merge(panel.give_back("smithson"))
    assert document(panel, "priya") == before


def test_what_is_taken_back_is_shown_no_longer(panel: Panel) -> None:
    open_round(panel)
    assert b"REASON-2-2" in document(panel, "priya")
    panel.withdraw("carol", "P-1", "a late conflict")
    panel.merge(panel.give_back("carol"))
    assert b"REASON-2-2" not in document(panel, "priya")


def test_the_chair_is_shown_theirs_only_and_none_where_they_have_yet_to_score(panel: Panel) -> None:
    panel.add("assignments", "member,proposal\ncarol,P-3\n")
    panel.score("smithson", "P-3", "1", "1")
    panel.merge(panel.give_back("smithson"))
    open_round(panel)
    panel.pack("priya")
    panel.pack("smithson")
    contents = contents_in(panel.pack("carol", "chair"))
    registers = [one.body.register for one in contents.entries if one.body and one.body.register.kind == "others"]
    assert [(one.part("member"), one.part("proposal")) for one in registers] == [("carol", "P-1")]
    assert sum(b'"what":"others"' in one for one in contents.documents) == 1


def test_first_scores_stay_and_the_round_that_was_submitted_last_counts(panel: Panel) -> None:
    open_round(panel)
    shown(panel, "smithson")
    panel.score("smithson", "P-1", "3", "3", round_="2")
    panel.merge(panel.give_back("smithson"))
    with panel.space() as space:
        counts, before = counting(space, "full"), counting(space, "full", before="2")
    assert counts.rounds == {("P-1", "priya"): "1", ("P-1", "smithson"): "2", ("P-1", "carol"): "1"}
    now = {place.member: str(one.value) for place, one in counts.latest.items() if place.criterion == "need"}
    assert now == {"priya": "4", "smithson": "3", "carol": "2"}
    assert before.latest == counts.first == {**before.latest}
    assert panel.wrong() == []
