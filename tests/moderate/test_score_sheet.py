"""What the score sheet takes in, and what it leaves out: need weighs 60 and idea 40, on 0 to 5."""

from __future__ import annotations

from pathlib import Path

import pytest

from panel_tui.assess.registers import Assessment, versions
from panel_tui.call.standing import call_in
from panel_tui.cli.main import main
from panel_tui.figures.sheet import MISSING, RECUSED, ScoreSheet, State, scored
from panel_tui.journal import Register
from panel_tui.moderate.sheet import OffScale, off_scale, settled_off_scale, sheet_of
from panel_tui.recommend.lines import ranking
from panel_tui.store.rows import Saying
from tests.panel import Panel


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    """Priya scored P-1 with 3 and 4 in a file of her own."""
    made = Panel(tmp_path)
    made.join("priya")
    made.score("priya", "P-1", "3", "4")
    return made


def sheet(panel: Panel, stage: str = "full") -> ScoreSheet:
    with panel.space() as space:
        return sheet_of(space, call_in(space), stage)


def left_out(panel: Panel) -> tuple[OffScale, ...]:
    with panel.space() as space:
        now = ranking(space)
        return off_scale(now.standing, now.counts, "full")


def settled_left_out(panel: Panel) -> tuple[OffScale, ...]:
    with panel.space() as space:
        return settled_off_scale(space, call_in(space), "full")


def send(panel: Panel, reference: str, criterion: str, value: dict[str, str], under: str = "") -> None:
    """Priya's changed program says a score that no screen would let her give, submits it and sends it."""
    of = Assessment("full", reference, "priya")
    with panel.space("priya") as space:
        pen = panel.keys("priya").pen(space, panel.chance)
        made_under = versions(call_in(space), under or reference)
        space.entries.say(pen, Saying(of.score(criterion), {**value, **made_under}))
        covers = sorted(head.id for head in space.entries.heads("score", **of.about))
        space.entries.say(pen, Saying(of.submission, {"covers": covers}))
    panel.merge(panel.give_back("priya"))


@pytest.mark.parametrize("score", ["99", "-1", "5.000000001", "2.5", "999999999999"])
def test_a_score_that_is_no_point_of_its_scale_counts_for_nothing_and_is_listed(panel: Panel, score: str) -> None:
    panel.type_scores("member,proposal,criterion,score,submitted\nsmithson,P-1,need,5,yes\nsmithson,P-1,idea,2,yes\n")
    send(panel, "P-1", "need", {"score": score})
    assert left_out(panel) == (OffScale("P-1", "priya", "need", score),)
    now = sheet(panel)
    assert now.counted("P-1", "priya", "need") == MISSING
    assert now.counted("P-1", "priya", "idea") == scored(4)
    with panel.space() as space:
        # Need 5 from Smithson alone, idea 2 and 4: 60 + 24.
        assert ranking(space).figures["P-1"].total == 84


def test_a_first_score_off_the_scale_is_not_shown_once_it_is_corrected(panel: Panel) -> None:
    send(panel, "P-2", "need", {"score": "99"})
    send(panel, "P-2", "need", {"score": "4"})
    now = sheet(panel)
    assert now.first_mark("P-2", "priya", "need") == MISSING
    assert now.counted("P-2", "priya", "need") == scored(4)
    assert left_out(panel) == (OffScale("P-2", "priya", "need", "99"),)


@pytest.mark.parametrize(
    ("reference", "criterion", "value", "given"),
    [
        ("P-1", "charm", {"score": "3"}, "3"),
        ("P-1", "overall", {"state": "not_applicable"}, "not applicable"),
        ("P-99", "need", {"score": "3"}, "3"),
    ],
)
def test_what_the_stage_does_not_have_counts_for_nothing(
    panel: Panel, reference: str, criterion: str, value: dict[str, str], given: str
) -> None:
    send(panel, reference, criterion, value, under="P-1")
    assert left_out(panel) == (OffScale(reference, "priya", criterion, given),)
    now = sheet(panel)
    assert now.criteria == ("idea", "need")
    assert now.proposals == ("P-1",)


def test_a_score_agreed_or_revised_off_the_scale_counts_for_nothing_either(panel: Panel) -> None:
    panel.merge(panel.give_back("priya"))
    register = Register.of("agreed", stage="full", proposal="P-1", criterion="idea")
    panel.say(Saying(register, {"score": "50", "reason": "a slip"}, "transcribed"))
    revised = Register.of("panel_score", stage="full", proposal="P-1", criterion="need", member="priya")
    panel.say(Saying(revised, {"score": "6", "reason": "a slip"}, "transcribed"))
    now = sheet(panel)
    assert now.agreed == {}
    assert now.panel == {}
    assert now.counted("P-1", "priya", "need") == scored(3)
    assert settled_left_out(panel) == (OffScale("P-1", "", "idea", "50"), OffScale("P-1", "priya", "need", "6"))
    assert left_out(panel) == ()


def test_states_are_marks_of_their_own(panel: Panel) -> None:
    panel.draft("priya", "P-2", {"need": "abstained", "idea": "not_applicable"})
    panel.submit("priya", "P-2")
    panel.merge(panel.give_back("priya"))
    now = sheet(panel)
    assert now.counted("P-2", "priya", "need").state is State.ABSTAINED
    assert now.counted("P-2", "priya", "idea").state is State.NOT_APPLICABLE
    assert now.scores("P-2", "need") == {}
    assert left_out(panel) == ()


def test_drafts_and_what_was_not_sent_are_not_on_the_sheet(panel: Panel) -> None:
    assert sheet(panel).cells == frozenset()
    panel.draft("priya", "P-2", {"need": "5", "idea": "5"})
    panel.merge(panel.give_back("priya"))
    assert sheet(panel).proposals == ("P-1",)


def test_who_is_recused_is_on_the_sheet_and_in_no_figure(panel: Panel) -> None:
    panel.merge(panel.give_back("priya"))
    panel.add("declarations", "member,proposal,interest\npriya,P-1,hard\nsmithson,P-3,soft\n")
    now = sheet(panel)
    assert now.conflicted == {("P-1", "priya")}
    assert now.counted("P-1", "priya", "need") == RECUSED


def test_an_observer_scores_nothing_whatever_their_program_sends(panel: Panel) -> None:
    panel.merge(panel.give_back("priya"))
    panel.add("members", "id,name,role\nolga,Olga Watcher,observer\n")
    panel.add("assignments", "member,proposal\nolga,P-1\n")
    panel.join("olga")
    of = Assessment("full", "P-1", "olga")
    with panel.space("olga") as space:
        pen = panel.keys("olga").pen(space, panel.chance)
        value = {"score": "0", **versions(call_in(space), "P-1")}
        entry = pen.write(of.score("need"), value, after=space.entries.tip(pen.device))
        space.entries.take_in([entry])
        space.entries.say(pen, Saying(of.submission, {"covers": [entry.id]}))
    panel.merge(panel.give_back("olga"))
    assert sheet(panel).assessors("P-1") == ("priya",)
    assert sheet(panel).scores("P-1", "need") == {"priya": 3}
    with panel.space() as space:
        assert [said.id for said in space.entries.quarantine()] == [entry.id]


def test_another_stage_has_a_sheet_of_its_own(panel: Panel) -> None:
    panel.merge(panel.give_back("priya"))
    assert sheet(panel, "eoi").cells == frozenset()


def test_status_names_who_sent_what_does_not_count(panel: Panel, capsys: pytest.CaptureFixture[str]) -> None:
    send(panel, "P-2", "need", {"score": "99"})
    assert main(["status", str(panel.path())]) == 0
    expected = "Priya Nairobi on P-2, need: 99 is no score of its scale, and does not count."
    assert expected in capsys.readouterr().out
