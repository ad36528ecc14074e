"""The chair's table as it is read from real files: the agenda, the matrix, the reasons, and what is read again."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from panel_tui.figures.sheet import Mark, State
from panel_tui.journal import Register, values
from panel_tui.moderate.agenda import agenda
from panel_tui.moderate.agreeing import panel_score
from panel_tui.moderate.arranging import saying
from panel_tui.moderate.reasons import following, reason, reasons
from panel_tui.moderate.rows import Matrix, initials, unnamed
from panel_tui.moderate.table import ChairsTable
from panel_tui.moderate.undoing import restoring
from panel_tui.recommend.lines import ranking
from panel_tui.recommend.where import where_it_stands
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace
from tests.panel import Panel, refused
from tests.report.paper_call import DECLARED, GATES, SCORED, PaperCall

MARKS = {**SCORED, "P-3": {"priya": "15", "smithson": "43"}}
"""As in `paper_call`, but P-3 is 3 apart on need (floor 2) and 2 apart on the idea."""
SHARED = """\
member,proposal,role
priya,P-1,first introducer
smithson,P-1,second introducer
priya,P-3,assessor
smithson,P-3,assessor
priya,P-5,assessor
okafor,P-5,assessor
"""


@pytest.fixture
def call(tmp_path: Path) -> PaperCall:
    made = PaperCall(tmp_path, scored=MARKS)
    made.add("gates", GATES)
    made.add("declarations", DECLARED)
    made.add("assignments", SHARED)
    return made


@pytest.fixture
def space(call: PaperCall) -> Iterator[Workspace]:
    with call.space() as opened:
        yield opened


@pytest.fixture
def table(space: Workspace) -> ChairsTable:
    return ChairsTable(space)


def states(matrix: Matrix, criterion: str) -> dict[str, str]:
    """What each member has: a score, or why there is none."""
    return {
        square.member: str(square.score) if square.score is not None else square.state
        for square in matrix.row(criterion).squares
    }


def test_the_agenda_goes_by_need_of_discussion(table: ChairsTable) -> None:
    assert [(item.reference, item.part, item.in_short) for item in table.agenda] == [
        ("P-3", "discuss", ("apart ×2", "floor")),
        ("P-7", "discuss", ("few scores",)),
        ("P-5", "missing", ("1 missing",)),
        ("P-1", "rest", ()),
        ("P-2", "rest", ()),
        ("P-4", "rest", ()),
        ("P-8", "rest", ()),
        ("P-6", "unscored", ()),
    ]
    assert table.item("P-6").unscored == "gate “Eligible” (G1) failed"
    assert table.item("P-5").missing == ("Ade Okafor",)


def test_each_brief_says_which_are_agreed(call: PaperCall, table: ChairsTable) -> None:
    assert [(one.agreed, one.open, one.unscored) for one in table.by_brief] == [
        ((), ("P-1", "P-2", "P-3", "P-4", "P-5"), ()),
        ((), ("P-7", "P-8"), ("P-6",)),
    ]
    call.agree("P-1", "need", "4", "page 4")
    call.agree("P-1", "idea", "4", "page 5")
    table.refresh()
    assert table.by_brief[0].agreed == ("P-1",)
    assert table.item("P-1").is_agreed


def test_the_matrix_tells_who_gave_what_and_what_that_makes(table: ChairsTable) -> None:
    matrix = table.matrix("P-3")
    assert [(one.initials, one.name, one.role) for one in matrix.people] == [
        ("PN", "Priya Nairobi", "assessor"),
        ("JS", "Jo Smithson", "assessor"),
    ]
    need, idea = matrix.rows
    assert (need.criterion.title, need.criterion.weight, need.criterion.floor) == ("Need", Fraction(60), Fraction(2))
    assert [(one.score, one.below) for one in need.squares] == [(Fraction(1), True), (Fraction(4), False)]
    assert (need.middle, need.spread, need.apart, need.crossed) == (Fraction(5, 2), Fraction(3), True, True)
    assert (idea.middle, idea.spread, idea.apart, idea.crossed) == (Fraction(4), Fraction(2), True, False)
    assert (need.middle_is_a_point, idea.middle_is_a_point) == (False, True)
    assert (matrix.totals, matrix.best) == ((Fraction(52), Fraction(72)), Fraction(100))


def test_whoever_is_recused_is_seen_leaves_and_is_in_no_figure(table: ChairsTable) -> None:
    matrix = table.matrix("P-7")
    assert matrix.item.leaving == (("okafor", "Ade Okafor", "trustee of the applicant"),)
    assert states(matrix, "need") == {"priya": "4", "okafor": "recused"}
    assert matrix.row("need").middle == 4
    assert matrix.totals == (Fraction(80), None)
    told = reason(table, "P-7", "need", "okafor")
    assert (told.text, told.note) == ("", "is recused, and in no figure.")
    assert told.interest == "trustee of the applicant"


def test_states_that_are_no_scores_stay_apart(call: PaperCall, table: ChairsTable) -> None:
    assert states(table.matrix("P-5"), "need") == {"priya": "3", "okafor": "missing", "smithson": "3"}
    assert states(table.matrix("P-5"), "idea") == {
        "priya": "not applicable",
        "okafor": "missing",
        "smithson": "not applicable",
    }
    assert reason(table, "P-5", "idea", "okafor").note == "has given no score here."
    assert reason(table, "P-5", "idea", "priya").note == "says that this criterion does not apply."


def test_soft_interests_are_noted(table: ChairsTable) -> None:
    people = {one.id: one for one in table.matrix("P-1").people}
    assert people["smithson"].interest == "soft"
    assert people["smithson"].role == "second introducer"
    assert table.item("P-1").leaving == ()


def test_a_revised_score_stands_beside_the_first(call: PaperCall, space: Workspace, table: ChairsTable) -> None:
    call.say(panel_score(space, table.standing, "full", "P-3", "need", "priya", Fraction(3), "heard Jo"))
    table.refresh()
    square = table.matrix("P-3").row("need").squares[0]
    assert (square.score, square.first, square.revised) == (Fraction(3), Mark(State.SCORED, Fraction(1)), True)
    assert reason(table, "P-3", "need", "priya").revised == "heard Jo"
    assert table.matrix("P-3").row("need").middle == Fraction(7, 2)


def test_nothing_jumps_on_the_agenda_during_a_sitting(call: PaperCall, space: Workspace, table: ChairsTable) -> None:
    before = [item.reference for item in table.agenda]
    call.say(
        panel_score(space, table.standing, "full", "P-3", "need", "priya", Fraction(4), "heard Jo"),
        panel_score(space, table.standing, "full", "P-3", "idea", "priya", Fraction(3), "heard Jo"),
    )
    table.said()
    assert table.item("P-3").flags == ()
    assert [item.reference for item in table.agenda] == before
    assert ChairsTable(space).item("P-3").part == "rest"


def test_after_an_act_only_what_it_touched_is_read_again(call: PaperCall, table: ChairsTable) -> None:
    other, standing = table.item("P-1"), table.standing
    call.agree("P-3", "need", "3", "half way")
    table.said()
    assert table.item("P-1") is other
    assert table.standing is standing
    row = table.matrix("P-3").row("need")
    assert (row.agreed, row.reason, row.departs, row.below) == (Fraction(3), "half way", True, False)
    assert table.item("P-3").agreed == 1


def test_what_somebody_else_said_meanwhile_is_read_too(call: PaperCall, table: ChairsTable) -> None:
    call.add("declarations", "member,proposal,interest,reason\nsmithson,P-3,hard,a cousin\n")
    call.agree("P-3", "need", "1", "")
    table.said()
    assert states(table.matrix("P-3"), "need") == {"priya": "1", "smithson": "recused"}


def test_an_agreed_score_below_the_floor_is_told(call: PaperCall, table: ChairsTable) -> None:
    call.agree("P-4", "need", "1", "")
    table.refresh()
    row = table.matrix("P-4").row("need")
    assert (row.departs, row.below) == (False, True)


def test_reasons_follow_each_other_round_and_round(table: ChairsTable) -> None:
    assert reason(table, "P-3", "need", "priya").text == "On need of P-3: 1."
    assert following(table, "P-3", "need", "priya", 1) == "smithson"
    assert following(table, "P-3", "need", "smithson", 1) == "priya"
    assert following(table, "P-3", "need", "priya", -1) == "smithson"
    assert following(table, "P-7", "need", "priya", 1) is None
    assert [one.person.name for one in reasons(table, "P-3", "need")] == ["Priya Nairobi", "Jo Smithson"]


def test_paragraphs_that_are_cited_and_there_can_be_read(tmp_path: Path) -> None:
    panel = Panel(tmp_path)
    panel.type_scores(
        "member,proposal,criterion,score,comment,submitted\n"
        "priya,P-1,need,4,Clear (¶1.1 and ¶ 1.1). Not so ¶9.9.,yes\npriya,P-1,idea,4,Good.,yes\n"
    )
    with panel.space() as space:
        table = ChairsTable(space)
        told = reason(table, "P-1", "need", "priya")
        (passage,) = told.passages
        assert (passage.mark, passage.section, passage.words) == ("1.1", "Need", "The words of P-1 alone.")
        assert passage.note == ""


def test_a_members_own_file_is_refused_in_the_words_of_the_command(tmp_path: Path) -> None:
    panel = Panel(tmp_path)
    panel.join("priya")
    with panel.space("priya") as space:
        words = refused(lambda: ChairsTable(space))
    assert words.startswith("priya.panel: A member's own file does not hold the whole record.")
    assert words.endswith("This file is Priya Nairobi's; use the office's.")


def test_a_chair_who_has_yet_to_score_is_told_why_others_are_hidden(tmp_path: Path) -> None:
    panel = Panel(tmp_path)
    panel.type_scores("member,proposal,criterion,score,submitted\npriya,P-1,need,4,yes\npriya,P-1,idea,4,yes\n")
    panel.join("carol", scope="chair")
    with panel.space("carol") as space:
        table = ChairsTable(space)
        assert table.matrix("P-1").hidden.startswith("You have yet to score it yourself")
        assert table.item("P-1").missing == ()
        assert "is not in this file" in reason(table, "P-1", "need", "priya").note
        assert table.matrix("P-2").hidden == ""
    panel.add("declarations", "member,proposal,interest\ncarol,P-1,hard\n")
    with panel.space() as space:
        assert ChairsTable(space).matrix("P-1").hidden == ""


def test_what_was_said_is_taken_back_by_saying_what_stood_before(call: PaperCall, space: Workspace) -> None:
    register = Register.of("agreed", stage="full", proposal="P-3", criterion="need")
    first = Saying(register, {"score": "3", "reason": "half way"}, "transcribed")
    assert restoring(space, [first]) == (Saying(register, {"cleared": True}, "transcribed"),)
    call.say(first)
    second = Saying(register, {"score": "2", "reason": "no"}, "transcribed")
    assert restoring(space, [second]) == (first,)


def test_where_it_stands_is_told_only_when_all_is_agreed(call: PaperCall, space: Workspace) -> None:
    assert where_it_stands(ranking(space), "P-1") is None
    call.agree("P-1", "need", "5", "page 4")
    assert where_it_stands(ranking(space), "P-1") is None
    call.agree("P-1", "idea", "4", "page 5")
    found = where_it_stands(ranking(space), "P-1")
    assert found is not None
    assert (found.row.place, found.row.total, found.row.outcome) == (1, Fraction(92), "fund")
    assert (found.settled, found.others) == (0, 4)


def test_the_agenda_that_the_chair_has_set_is_the_one_at_the_table(call: PaperCall, space: Workspace) -> None:
    here = agenda(space)
    rest = [one for one in here.by_need if one != "P-3"]
    value = values.Agenda(order=(*rest, "P-3"), consent=tuple(one.reference for one in here.consent), how="by hand")
    call.say(saying(space, "full", value))
    shown = [(one.reference, one.part) for one in ChairsTable(space).agenda if one.part in ("discuss", "consent")]
    assert shown == [*((one, "discuss") for one in value.order), *((one, "consent") for one in value.consent)]


def test_initials_tell_members_apart() -> None:
    assert initials({"a": "Priya Nair", "b": "Jo Smithson"}) == {"a": "PN", "b": "JS"}
    assert initials({"a": "Amina Kettlewade", "b": "Ade Kowalski"}) == {"a": "AKe", "b": "AKo"}
    assert initials({"a": "Jo Hill", "b": "Jo Hill"}) == {"a": "JH1", "b": "JH2"}
    assert initials({"a": "Cher", "b": ""}) == {"a": "Ch", "b": "?"}


def test_without_names_there_are_letters_and_nothing_that_tells_who(table: ChairsTable) -> None:
    people = unnamed(table.matrix("P-1").people)
    assert [(one.initials, one.name, one.role, one.interest) for one in people] == [
        ("A", "Assessor A", "", ""),
        ("B", "Assessor B", "", ""),
    ]
    assert [one.interest for one in unnamed(table.matrix("P-7").people)] == ["", "hard"]
