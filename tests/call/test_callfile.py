"""Call files: people, briefs and rules come in together, and everything that is wrong is told at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.call.call_model import Call, MustDiscuss, Paper, Stage
from panel_tui.call.callfile import call_document, call_from_document, read_call
from panel_tui.faults import BadInput, Fault

RUBRIC = """\
id = "R1"
title = "First"
envelope = 1000
[stages.full]
total = "sum"
[scales.s]
worst = 0
best = 5
[[criteria]]
id = "C"
title = "Case"
stages = ["full"]
scale = "s"
"""
GOOD = """\
id = "wave-1"
title = "A call"
funder = "A department"
authority = "Ministers"
board = "Investment Board"
marking = "OFFICIAL-SENSITIVE"
briefs = ["one.toml", "more/two.toml"]
tie_break = ["gap", "priority", "lots"]
lots_seed = "noon"

[budget]
2017-18 = "£1.5m"
2018-19 = 20

[must_discuss]
criterion = 2

[paper]
to = "The board"

[stages.z-eoi]
title = "Sift"
opens = 2017-01-03
closes = 2017-01-31

[stages.full]
title = "Full proposals"
closes = 2017-04-30
meeting = 2017-05-12

[[people]]
id = "office"
name = "The office"
role = "office"

[[people]]
id = "a"
name = "Member A"
role = "member"
expertise = ["finance"]
"""
FILES = {"one.toml": RUBRIC, "more/two.toml": RUBRIC.replace('"R1"', '"R2"')}


def reader(files: dict[str, str]) -> Callable[[str], bytes]:
    def read(path: str) -> bytes:
        if path not in files:
            raise BadInput(Fault("there is no such file", "Put it beside the call file.", path))
        return files[path].encode()

    return read


def faults_of(text: str, files: dict[str, str] = FILES) -> list[str]:
    with pytest.raises(BadInput) as caught:
        read_call("call.toml", text.encode(), reader(files))
    return [str(fault) for fault in caught.value.faults]


def test_a_call_is_read_with_its_people_and_rubrics() -> None:
    file = read_call("call.toml", GOOD.encode(), reader(FILES))
    call = file.call
    assert (call.id, call.marking, call.board) == ("wave-1", "OFFICIAL-SENSITIVE", "Investment Board")
    assert call.briefs == ("R1", "R2") == tuple(rubric.id for rubric in file.rubrics)
    assert list(call.stages) == ["z-eoi", "full"]
    assert call.stages["full"].meeting == date(2017, 5, 12)
    assert call.budget == {"2017-18": 150_000_000, "2018-19": 2_000}
    assert call.whole_budget == 150_002_000
    assert call.tie_break == ("gap", "priority", "lots")
    assert (call.method, call.minimum_assessors) == ("agreed_else_median", 3)
    assert call.must_discuss.criterion == 2
    assert call.must_discuss.total is None
    assert call.paper.to == "The board"
    assert [(one.id, one.role, one.expertise) for one in file.people] == [
        ("office", "office", ()),
        ("a", "member", ("finance",)),
    ]


def test_the_stored_call_names_nobody() -> None:
    document = call_document(read_call("call.toml", GOOD.encode(), reader(FILES)).call)
    assert b"Member A" not in document
    assert b"people" not in document


BAD = [
    ('id = "wave-1"', 'id = "Wave 1"', "line 1", 'id is "Wave 1". Use up to 40 lower-case'),
    ('id = "wave-1"', "", "", "id is missing. Add id = … at the top of the file."),
    ('title = "A call"', "title = 5", "line 2", "title should be text, but is 5"),
    ('marking = "', 'markng = "', "line 6", "markng is not known here. Did you mean marking?"),
    ('["gap", "priority", "lots"]', '["gap", "prioritty"]', "line 8", "Did you mean priority?"),
    ('["gap", "priority", "lots"]', '["lots", "gap"]', "line 8", "lots are drawn before other steps"),
    ('["gap", "priority", "lots"]', '["gap", "gap"]', "line 8", "the step gap is there twice"),
    ('lots_seed = "noon"', "", "line 8", "there is no lots_seed"),
    ('lots_seed = "noon"', "minimum_assessors = 0", "line 9", "minimum_assessors should be at least 1, but is 0"),
    ('lots_seed = "noon"', "minimum_assessors = 2.5", "line 9", "minimum_assessors should be a whole number"),
    ('lots_seed = "noon"', 'method = "mean"', "line 9", 'method should be one of agreed_else_median, but is "mean"'),
    ("2017-18 =", "2017-19 =", "line 12", "2017-19 is no financial year. Write it as 2017-18."),
    ("2017-18 =", "2017 =", "line 12", "2017 is no financial year"),
    ('"£1.5m"', '"-£5"', "line 12", "2017-18 cannot be read"),
    ('"£1.5m"', "0", "line 12", "2017-18 cannot be read"),
    ('"£1.5m"', "[]", "line 12", "2017-18 should be an amount of money"),
    ('2017-18 = "£1.5m"\n2018-19 = 20', "", "line 11", "there is no money in the budget"),
    ("criterion = 2", "criterion = 0", "line 16", "the difference in criterion is not above 0"),
    ("2017-01-31", '"31 January"', "line 24", 'closes should be a date, but is "31 January". Write it without quotes'),
    ("2017-01-31", "2017-01-31T15:00:00", "line 24", "closes should be a date"),
    ("2017-01-31", "2017-01-01", "line 24", "closes (2017-01-01) comes before opens (2017-01-03)"),
    ("meeting = 2017-05-12", "scores_due = 2017-04-29", "line 29", "scores_due (2017-04-29) comes before closes"),
    ("closes = 2017-04-30", "scores_due = 2017-05-13", "line 29", "The order is opens, closes, scores_due, meeting"),
    ("meeting = 2017-05-12", 'scores_due = "May"', "line 29", "scores_due should be a date"),
    ("meeting = 2017-05-12", "comment_words = 19", "line 29", "comment_words should be at least 20, but is 19"),
    ("meeting = 2017-05-12", "comment_words = 5001", "line 29", "comment_words should be at most 5000, but is 5001"),
    ("meeting = 2017-05-12", 'comment_words = "many"', "line 29", "comment_words should be a whole number"),
    ("meeting = 2017-05-12", 'running_total = "yes"', "line 29", "running_total should be true or false"),
    ("2017-04-30", "2017-01-30", "line 28", "closes of full (2017-01-30) comes before that of z-eoi (2017-01-31)"),
    ("[stages.full]", "[stages.final]", "line 7", "its rubric R1 has the stage full, which the call does not have"),
    ('role = "office"', 'role = "chair"', "line 31", "nobody has the role office"),
    ('role = "member"', 'role = "office"', "line 39", "a is a second person with the role office"),
    ('role = "member"', 'role = "judge"', "line 39", "role should be one of member, chair, deputy, office"),
    ('id = "a"', 'id = "Office"', "line 37", "the id Office differs from office only in capitals"),
    ('expertise = ["finance"]', 'email = "nobody"', "line 40", "the email of a is no address"),
    ('"more/two.toml"', '"one.toml"', "line 7", "one.toml is there twice"),
    ('"more/two.toml"', '"../two.toml"', "line 7", '"../two.toml" is no file beside the call file'),
    ('"more/two.toml"', '"/etc/passwd"', "line 7", "is no file beside the call file"),
    ('"more/two.toml"', '"C:\\\\two.toml"', "line 7", "is no file beside the call file"),
    ('"more/two.toml"', "7", "line 7", "briefs, number 2 should be text, but is 7"),
    ('["one.toml", "more/two.toml"]', "[]", "line 7", "there are no briefs"),
    ('["one.toml", "more/two.toml"]', '"one.toml"', "line 7", "briefs should be a list"),
]


@pytest.mark.parametrize(("old", "new", "line", "words"), BAD)
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, line: str, words: str) -> None:
    assert old in GOOD
    place = f"call.toml, {line}: " if line else "call.toml: "
    told = faults_of(GOOD.replace(old, new, 1))
    assert any(said.startswith(place) and words in said for said in told), told


def test_everything_wrong_with_call_and_rubrics_is_told_at_once() -> None:
    text = GOOD.replace('title = "A call"', "title = 5").replace("2017-01-31", "1").replace("one.toml", "none.toml")
    files = FILES | {"more/two.toml": RUBRIC.replace("best = 5", "best = 0").replace('"C"', '"C C"')}
    assert [said.partition(": ")[0] for said in faults_of(text, files)] == [
        "call.toml, line 2",
        "call.toml, line 24",
        "none.toml",
        "more/two.toml, line 10",
    ]


def test_a_missing_rubric_does_not_hide_what_is_wrong_with_the_call() -> None:
    told = faults_of(GOOD.replace('role = "office"', 'role = "observer"'), {"one.toml": RUBRIC})
    assert any("there is no such file" in said for said in told)
    assert any("nobody has the role office" in said for said in told)


def test_two_briefs_need_two_ids() -> None:
    assert faults_of(GOOD, FILES | {"more/two.toml": RUBRIC.replace('"R1"', '"r1"')}) == [
        "call.toml, line 7: its rubric has the id r1, as one before. Give each brief its own id."
    ]


def test_a_hundred_briefs_are_enough() -> None:
    names = [f"{n}.toml" for n in range(101)]
    files = {name: RUBRIC.replace('"R1"', f'"R{n}"') for n, name in enumerate(names)}
    listed = str(names).replace("'", '"')
    (said,) = faults_of(GOOD.replace('["one.toml", "more/two.toml"]', listed), files)
    assert "there are more than 100 briefs" in said


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Co", "Cn"]), max_size=9).map(
    lambda text: f"w{text}w"
)


@st.composite
def calls(draw: st.DrawFn) -> Call:
    days = [date(2017, 1, 1) + timedelta(days=n) for n in sorted(draw(st.lists(st.integers(0, 900), max_size=5)))]
    names = ["opens", "closes", "scores_due", "meeting", "decides"]
    asks: dict[str, Any] = draw(
        st.sampled_from([{}, {"comment_words": 250}, {"comment_words": 20, "running_total": True}])
    )
    stages = draw(st.permutations(["eoi", "full", "again"]))
    return Call(
        id="c-1",
        title=draw(WORDS),
        funder=draw(WORDS),
        authority="Ministers",
        board="Board",
        marking="OFFICIAL",
        tie_break=("gap", "lots"),
        lots_seed=draw(WORDS),
        undertaking=f"{draw(WORDS)}\n{draw(WORDS)}",
        briefs=("B", "A"),
        budget=dict(draw(st.permutations([("2017-18", 5), ("2018-19", draw(st.integers(1, 10**13)))]))),
        must_discuss=MustDiscuss(criterion=Fraction(draw(st.integers(1, 50)), 10), total=Fraction(100, 3)),
        paper=Paper(reference=draw(WORDS)),
        stages={id_: Stage(title=draw(WORDS), **(asks | dict(zip(names, days, strict=False)))) for id_ in stages},
    )


@given(calls())
def test_a_document_keeps_everything_and_its_order(call: Call) -> None:
    back = call_from_document(call_document(call))
    assert back == call
    assert list(back.stages) == list(call.stages)
    assert list(back.budget) == list(call.budget)
    assert call_document(back) == call_document(call)


def test_what_a_stage_asks_of_members_is_read() -> None:
    asks = "meeting = 2017-05-12\nscores_due = 2017-05-08\ncomment_words = 250\nrunning_total = true"
    call = read_call("call.toml", GOOD.replace("meeting = 2017-05-12", asks).encode(), reader(FILES)).call
    stage = call.stages["full"]
    assert (stage.scores_due, stage.comment_words, stage.running_total) == (date(2017, 5, 8), 250, True)
    assert list(stage.dates) == ["closes", "scores_due", "meeting"]
    other = call.stages["z-eoi"]
    assert (other.scores_due, other.comment_words, other.running_total) == (None, None, False)


def test_a_call_that_asks_nothing_more_keeps_the_bytes_it_had() -> None:
    call = read_call("call.toml", GOOD.encode(), reader(FILES)).call
    stages = json.loads(call_document(call))["stages"]
    days = {"opens", "closes", "meeting", "decides"}
    assert [set(stage) for _, stage in stages] == [{"title", *days}] * 2
    asked = GOOD.replace("meeting = 2017-05-12", "comment_words = 250\nrunning_total = false")
    (_, stage) = json.loads(call_document(read_call("call.toml", asked.encode(), reader(FILES)).call))["stages"][1]
    assert set(stage) == {"title", "comment_words", *days}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"briefs":["R1","R2"]', b'"briefs":[]'),
        (b'"id":"wave-1"', b'"id":"wave 1"'),
        (b'"2017-01-31"', b'"2016-01-31"'),
        (b"150000000", b"-1"),
        (b'{"authority"', b'["authority"'),
    ],
)
def test_a_bad_document_is_refused(old: bytes, new: bytes) -> None:
    document = call_document(read_call("call.toml", GOOD.encode(), reader(FILES)).call)
    assert old in document
    with pytest.raises(BadInput, match="the call's document: "):
        call_from_document(document.replace(old, new, 1))
