"""Lines, advice and decisions in real files: three records, each departing from the one before only with a reason.

Need weighs 60 and idea 40, on 0 to 5; each brief has £1m. P-1 (£400k) and P-2 (£300k) are of one brief.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from panel_tui.call.changes import changes, make
from panel_tui.call.intake.agreed import AgreedRow
from panel_tui.call.standing import call_in
from panel_tui.figures.discuss import Flag
from panel_tui.journal import Register
from panel_tui.moderate.agreeing import PARTIAL, agreed, panel_score, partial_ruling
from panel_tui.moderate.discussing import to_discuss
from panel_tui.recommend.advice import Level, advice, computed, in_words, sayings, wanted
from panel_tui.recommend.lines import Ranking, ranking
from panel_tui.recommend.table import AdviceRow
from panel_tui.store.rows import Saying
from tests.panel import Panel, refused


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    """P-1 scored by two members, P-2 by one, P-3 by one; all typed by the office."""
    made = Panel(tmp_path)
    made.type_scores(
        "member,proposal,criterion,score,submitted\n"
        "priya,P-1,need,4,yes\npriya,P-1,idea,4,yes\n"
        "smithson,P-1,need,1,yes\nsmithson,P-1,idea,3,yes\n"
        "priya,P-2,need,5,yes\npriya,P-2,idea,4,yes\n"
        "smithson,P-3,need,3,yes\nsmithson,P-3,idea,3,yes\n"
    )
    return made


def ranked(panel: Panel) -> Ranking:
    with panel.space() as space:
        return ranking(space)


def record(panel: Panel, level: Level, *rows: AdviceRow, follow: bool = False, by: str = "") -> list[str]:
    """Record advice at a level; the effects."""
    with panel.space() as space:
        now = ranking(space)
        chosen = wanted(rows, space, now, level, by, follow)
        found = changes(space, sayings(chosen, space, now.stage, level))
        make(space, panel.keys().pen(space, panel.chance), found)
        return [change.effect for change in found]


def on_record(panel: Panel, level: Level) -> dict[str, str]:
    with panel.space() as space:
        return {reference: in_words(one) for reference, one in advice(space, "full", level).items()}


def test_totals_are_made_of_medians_and_the_line_of_asks(panel: Panel) -> None:
    now = ranked(panel)
    # P-1: need 2.5 and idea 3.5 of 5: 30 + 28. P-2: 60 + 32. P-3: 36 + 24.
    assert {r: one.total for r, one in now.figures.items()} == {"P-1": 58, "P-2": 92, "P-3": 60}
    assert [(row.reference, row.place, row.running) for row in now.lines["SC"].rows] == [
        ("P-2", 1, 300_000_00),
        ("P-1", 2, 700_000_00),
    ]
    assert (now.whole.allocated, now.whole.budget) == (900_000_00, 2_000_000_00)


def test_an_agreed_score_takes_the_medians_place_and_needs_a_reason_where_it_differs(panel: Panel) -> None:
    with panel.space() as space:
        standing = ranking(space).standing
        row = AgreedRow("P-1", "need", Fraction(4), "", "full")
        words = refused(lambda: agreed([row], space, standing))
        assert "Need: 4 is agreed, the median is 2.5. Give the reason." in words
        same = AgreedRow("P-2", "need", Fraction(5), "", "full")
        assert [words for words, _ in agreed([same], space, standing)] == ["P-2  Need: 5 agreed"]
        reasoned = AgreedRow("P-1", "need", Fraction(4), "evidence on page 4", "full")
        make(space, panel.keys().pen(space, panel.chance), changes(space, agreed([reasoned], space, standing)))
    # Need 4 of 5 and idea 3.5 of 5: 48 + 28.
    assert ranked(panel).figures["P-1"].total == 76
    assert panel.counting().first  # the members' own scores stay beside it


def test_a_score_revised_in_the_meeting_counts_beside_the_first(panel: Panel) -> None:
    with panel.space() as space:
        saying = panel_score(space, call_in(space), "full", "P-1", "need", "smithson", Fraction(4), "misread the table")
        space.entries.say(panel.keys().pen(space, panel.chance), saying)
        now = ranking(space)
    # Need 4 and 4, idea 3.5: 48 + 28.
    assert now.figures["P-1"].total == 76
    assert now.sheet.first_mark("P-1", "smithson", "need").value == 1


def test_a_late_interest_takes_the_members_scores_out_of_every_figure(panel: Panel) -> None:
    panel.add("declarations", "member,proposal,interest\nsmithson,P-1,hard\n")
    now = ranked(panel)
    assert now.figures["P-1"].total == 80
    assert now.figures["P-1"].assessors == 1


def test_a_failed_gate_is_declined_and_a_partial_total_waits_for_a_ruling(panel: Panel) -> None:
    panel.add("gates", "proposal,gate,outcome,reason\nP-3,G1,fail,no named council\n")
    panel.type_scores("member,proposal,criterion,score,submitted\npriya,P-2,idea,abstain,yes\npriya,P-2,need,5,yes\n")
    rows = ranked(panel).rows
    assert rows["P-3"].reason == "gate “Eligible” (G1) failed: no named council"
    assert rows["P-2"].undecided
    assert "no score on Idea" in rows["P-2"].reason
    panel.say(partial_ruling("full", "P-2", "one reader abstained"))
    assert ranked(panel).rows["P-2"].outcome == "fund"
    with panel.space() as space:
        (ruling,) = space.entries.heads("ruling", question=PARTIAL)
        assert ruling.value["reason"] == "one reader abstained"


def test_what_must_be_discussed_is_told_with_who_must_leave(panel: Panel) -> None:
    panel.add("declarations", "member,proposal,interest\ncarol,P-1,hard\n")
    with panel.space() as space:
        items = {item.reference: item for item in to_discuss(space)}
    assert items["P-1"].must_leave == ("Carol Chairwood",)
    assert Flag("few", None, "scored by 2, at least 3 wanted") in items["P-1"].flags


def test_the_panel_follows_the_line_or_says_why_not(panel: Panel) -> None:
    words = refused(lambda: record(panel, "panel", AdviceRow("P-2", "decline")))
    assert "P-2: decline differs from the line (fund, £300,000). Give the reason for it." in words
    part = AdviceRow("P-2", "fund in part", 200_000_00)
    words = refused(lambda: record(panel, "panel", part))
    assert "P-2: fund in part, £200,000 differs from the line (fund, £300,000). Give the reason for it." in words
    assert on_record(panel, "panel") == {}
    departure = AdviceRow("P-2", "fund in part", 200_000_00, reason="two homes, not three")
    assert record(panel, "panel", departure, follow=True) == ["new", "new", "new"]
    expected = {"P-1": "fund, £400,000", "P-2": "fund in part, £200,000", "P-3": "fund, £200,000"}
    assert on_record(panel, "panel") == expected
    assert record(panel, "panel", departure, follow=True) == ["as it is"] * 3


def test_board_and_ministers_keep_records_of_their_own(panel: Panel) -> None:
    words = refused(lambda: record(panel, "board", follow=True))
    assert "P-1: it needs a decision (no advice on it is on record)" in words
    record(panel, "panel", follow=True)
    record(panel, "board", AdviceRow("P-1", "decline", reason="too like P-2"), follow=True, by="Investment Board")
    words = refused(lambda: record(panel, "decision", AdviceRow("P-1", "fund"), by="Ministers"))
    assert "differs from the board's advice (decline)" in words
    record(panel, "decision", AdviceRow("P-1", "fund", reason="urgent need"), follow=True, by="Ministers")
    assert on_record(panel, "panel")["P-1"] == "fund, £400,000"
    assert on_record(panel, "board")["P-1"] == "decline"
    assert on_record(panel, "decision")["P-1"] == "fund, £400,000"
    with panel.space() as space:
        assert advice(space, "full", "decision")["P-1"].by == "Ministers"
        assert advice(space, "full", "board")["P-1"].by == "Investment Board"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (AdviceRow("P-2", "fund in part", 300_000_00, reason="r"), "the whole ask is no part"),
        (AdviceRow("P-2", "fund in part", reason="r"), "the award of £0 is not between"),
        (AdviceRow("P-2", "fund", 100_000_00, reason="r"), "is part of the ask"),
        (AdviceRow("P-2", "fund", 400_000_00, reason="r"), "is not between £0 and the ask of £300,000"),
        (AdviceRow("P-2", "decline", 1_00, reason="r"), "decline comes with no award"),
        (AdviceRow("P-2", "fund with conditions"), "the conditions are missing"),
    ],
)
def test_an_award_that_does_not_fit_its_outcome_is_refused(panel: Panel, row: AdviceRow, words: str) -> None:
    assert words in refused(lambda: record(panel, "panel", row))


def test_what_the_line_cannot_settle_needs_a_decision(panel: Panel) -> None:
    panel.add("proposals", "reference,title,applicant,brief,ask\nP-4,Unread,Somebody,TS,£1k\n")
    assert set(computed(ranked(panel))) == {"P-1", "P-2", "P-3"}
    assert "P-4: it needs a decision (not ranked: no scores)" in refused(lambda: record(panel, "panel", follow=True))
    rest = AdviceRow("P-4", "defer", reason="nobody has read it")
    record(panel, "panel", rest, follow=True)
    assert on_record(panel, "panel")["P-4"] == "defer"


def test_the_chairs_advice_in_the_chairs_own_file_is_the_chairs_own(panel: Panel) -> None:
    panel.join("carol", scope="chair")
    with panel.space("carol") as space:
        now = ranking(space)
        # The chair has yet to score P-1, and so sees nobody's scores of it.
        unseen = AdviceRow("P-1", "defer", reason="the chair has yet to read it")
        chosen = wanted([unseen], space, now, "panel", "", True)
        found = changes(space, sayings(chosen, space, now.stage, "panel"))
        make(space, panel.keys("carol").pen(space, panel.chance), found)
    panel.merge(panel.give_back("carol"))
    with panel.space() as space:
        sources = {one.source for one in space.entries.heads("recommendation", level="panel")}
        assert sources == {"own"}
        assert set(advice(space, "full", "panel")) == {"P-1", "P-2", "P-3"}


MORE = """\
reference,title,applicant,brief,ask
P-4,Fourth,Someone,SC,£900k
P-5,Fifth,Someone,SC,£100k
P-6,Sixth,Someone,SC,£50k
"""


def reserves(panel: Panel, level: Level) -> dict[str, str]:
    return {reference: words for reference, words in on_record(panel, level).items() if words.startswith("reserve")}


def test_where_the_step_is_followed_the_reserve_has_no_gap(panel: Panel) -> None:
    """P-4 (£900k, total 40) does not fit after £700k and is reserve 1; P-5 (20) and P-6 (0) wait behind it."""
    panel.add("proposals", MORE)
    lines = ["member,proposal,criterion,score,submitted"]
    for reference, score in (("P-4", 2), ("P-5", 1), ("P-6", 0)):
        lines += [f"priya,{reference},{criterion},{score},yes" for criterion in ("need", "idea")]
    panel.type_scores("\n".join(lines) + "\n")
    record(panel, "panel", follow=True)
    assert reserves(panel, "panel") == {"P-4": "reserve 1", "P-5": "reserve 2", "P-6": "reserve 3"}
    record(panel, "panel", AdviceRow("P-4", "fund", reason="there is other money"), follow=True)
    assert reserves(panel, "panel") == {"P-5": "reserve 1", "P-6": "reserve 2"}
    # The board takes P-6 first; P-5 moves behind it. A place that was given is kept.
    record(
        panel, "board", AdviceRow("P-6", "reserve", place=1), AdviceRow("P-2", "reserve", reason="later"), follow=True
    )
    assert reserves(panel, "board") == {"P-6": "reserve 1", "P-5": "reserve 2", "P-2": "reserve 3"}
    # Ministers fund the first: everyone moves up. The panel's own record stays as it was.
    record(panel, "decision", AdviceRow("P-6", "fund", reason="small and sound"), follow=True)
    assert reserves(panel, "decision") == {"P-5": "reserve 1", "P-2": "reserve 2"}
    assert reserves(panel, "panel") == {"P-5": "reserve 1", "P-6": "reserve 2"}


def test_a_member_advises_nothing(panel: Panel) -> None:
    panel.join("priya")
    register = Register.of("recommendation", stage="full", proposal="P-1", level="panel")
    words = refused(lambda: panel.say(Saying(register, {"outcome": "fund", "award": 1, "reason": "r"}), person="priya"))
    assert "priya may not say a recommendation" in words
