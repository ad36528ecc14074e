"""What a desk reads at once is what the full models say."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

import pytest

from panel_tui.call.call_model import Call
from panel_tui.call.callfile import read_call
from panel_tui.call.document import write_document
from panel_tui.call.exact import show_exact
from panel_tui.call.proposal import Proposal, Section, proposal_document
from panel_tui.call.quick import WORDS_A_PAGE, QuickRule, quick_brief, quick_call, quick_proposal
from panel_tui.call.rubric import Rubric, Scale
from panel_tui.house import ready_folder

DEMO = ready_folder("fixtures") / "demo"


def the_call() -> tuple[Call, tuple[Rubric, ...]]:
    file = read_call("call.toml", (DEMO / "call.toml").read_bytes(), lambda path: (DEMO / path).read_bytes())
    return file.call, file.rubrics


def test_the_call_is_the_same() -> None:
    call, _ = the_call()
    quick = quick_call(write_document(call))
    assert (quick.id, quick.title, quick.marking) == (call.id, call.title, call.marking)
    assert quick.undertaking == call.undertaking.strip()
    assert quick.stages == {id_: stage.title for id_, stage in call.stages.items()}
    assert quick.stage == "full"
    stage = call.stages["full"]
    assert (quick.due, quick.comment_words, quick.running_total) == (date(2017, 5, 22), 250, True)
    assert (quick.due, quick.comment_words, quick.running_total) == (
        stage.scores_due,
        stage.comment_words,
        stage.running_total,
    )


def test_an_older_call_asks_nothing_more() -> None:
    call, _ = the_call()
    said = json.loads(write_document(call))
    for _, stage in said["stages"]:
        for name in ("scores_due", "comment_words", "running_total"):
            stage.pop(name, None)
    quick = quick_call(json.dumps(said).encode())
    assert (quick.due, quick.comment_words, quick.running_total) == (None, None, False)


@pytest.mark.parametrize("stage", ["eoi", "full"])
def test_each_brief_has_the_same_criteria(stage: str) -> None:
    for rubric in the_call()[1]:
        brief = quick_brief(write_document(rubric), stage)
        assert (brief.id, brief.title) == (rubric.id, rubric.title)
        rule = rubric.stages[stage]
        assert brief.rule == QuickRule(rule.total, rule.share, rule.overall, rule.threshold)
        assert [one.sections for one in brief.criteria] == [one.sections for one in rubric.scored_at(stage)]
        assert [one.id for one in brief.criteria] == [one.id for one in rubric.scored_at(stage)]
        for quick, full in zip(brief.criteria, rubric.scored_at(stage), strict=True):
            scale = rubric.scale_of(full.id)
            assert (quick.title, quick.weight, quick.floor, quick.guidance) == (
                full.title,
                full.weight,
                full.floor,
                full.guidance,
            )
            assert quick.scale_words == scale.words
            assert all(scale.allows(point) for point in quick.points)
            assert (quick.points[0], quick.points[-1], quick.step) == (scale.low, scale.high, scale.step)
            labels = {one.value: (one.label, one.meaning, one.test) for one in scale.levels}
            assert {one.score: (one.label, one.meaning, one.test) for one in quick.levels.values()} == labels
            assert {show_exact(one.score): one.anchor for one in quick.levels.values() if one.anchor} == full.anchors


def brief_with(worst: str, best: str, step: str, floor: str) -> bytes:
    scale = f"[scales.s]\nworst = {worst}\nbest = {best}\nstep = {step}\n"
    text = f"""
        id = "B"
        title = "Brief"
        envelope = "£1m"
        [stages.full]
        total = "sum"
        {scale}
        [[criteria]]
        id = "need"
        title = "Need"
        stages = ["full"]
        scale = "s"
        floor = {floor}
    """
    from panel_tui.call.rubric_file import read_rubric

    return write_document(read_rubric("b.toml", text.encode()))


@pytest.mark.parametrize(
    ("worst", "best", "step", "floor", "by_key", "below", "above"),
    [
        ("0", "5", "1", "3", True, 2, 3),
        ("9", "1", "1", "4", True, 5, 4),
        ("0", "9", "1", "5", True, 4, 5),
        ("0", "10", "1", "5", False, 4, 5),
        ("0", "5", "0.5", "3", False, 2, 3),
    ],
)
def test_one_digit_scores_only_where_it_can_be_every_point(
    worst: str, best: str, step: str, floor: str, by_key: bool, below: int, above: int
) -> None:
    (criterion,) = quick_brief(brief_with(worst, best, step, floor), "full").criteria
    assert criterion.by_key is by_key
    assert criterion.scale_words == Scale(worst=Fraction(worst), best=Fraction(best), step=Fraction(step)).words
    assert criterion.below_floor(Fraction(below))
    assert not criterion.below_floor(Fraction(above))


def test_a_brief_without_the_stage_has_no_criteria_and_no_rule() -> None:
    (rubric, *_) = the_call()[1]
    assert quick_brief(write_document(rubric), "interview")[2:] == ((), None)


def test_a_proposal_is_the_same_and_its_pages_follow_its_words() -> None:
    long = " ".join(["word"] * WORDS_A_PAGE)
    sections = (Section(title="Need", paragraphs=(long, "Short.")), Section(title="Idea", level=2, paragraphs=(long,)))
    full = Proposal(reference="P-1", title="Homes", applicant="Trust", brief="B", ask=100, sections=sections)
    assert quick_proposal(proposal_document(full)).duration is None
    full = full.model_copy(update={"duration": 18})
    quick = quick_proposal(proposal_document(full))
    assert quick.duration == 18
    assert (quick.reference, quick.title, quick.applicant, quick.ask) == ("P-1", "Homes", "Trust", 100)
    assert tuple(mark for mark, _ in quick.paragraphs()) == full.marks()
    assert all(full.paragraph(mark) == text for mark, text in quick.paragraphs())
    assert quick.pages == {"1.1": 1, "1.2": 2, "2.1": 2}
    assert quick.length == 3
