"""Rubric files: the four examples are right, and whatever is wrong is told all at once with its line."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from panel_tui.call.rubric_file import read_rubric
from panel_tui.faults import BadInput

READY = Path(__file__).parents[2] / "rubrics"

GOOD = """\
id = "R"
title = "A rubric"
envelope = "£18m"
priority = ["NEED"]

[stages.eoi]
total = "sum"
threshold = 5

[stages.full]
total = "weighted"
threshold = 60.5

[scales.common]
worst = 0
best = 5
step = 0.5

[[scales.common.levels]]
value = 0
label = "Nothing"

[[scales.common.levels]]
value = 2.5
label = "Half"

[[gates]]
id = "G1"
title = "Eligible"

[[criteria]]
id = "NEED"
title = "Need"
stages = ["eoi", "full"]
scale = "common"
weight = 62.5
floor = 2.5

[criteria.anchors]
0.5 = "hardly"

[[criteria]]
id = "IDEA"
title = "Idea"
stages = ["full"]
scale = "common"
weight = 37.5
"""
GOOD = GOOD.replace("0.5 =", '"0.5" =')


def faults_of(text: str | bytes) -> list[tuple[int, str]]:
    """Line (0 where none is named) and words of every fault."""
    with pytest.raises(BadInput) as caught:
        read_rubric("r.toml", text if isinstance(text, bytes) else text.encode())
    found = []
    for fault in caught.value.faults:
        assert fault.place.startswith("r.toml")
        found.append((int(fault.place.rpartition(" ")[2]) if "line" in fault.place else 0, str(fault)))
    return found


def test_a_criterion_names_the_sections_that_answer_it() -> None:
    text = GOOD.replace("floor = 2.5", 'floor = 2.5\nsections = ["Who it is for", "2. Numbers"]')
    rubric = read_rubric("r.toml", text.encode())
    assert rubric.by_id["NEED"].sections == ("Who it is for", "2. Numbers")
    assert rubric.by_id["IDEA"].sections == ()


def test_everything_wrong_with_its_sections_is_told_at_once() -> None:
    at = GOOD[: GOOD.index("floor = 2.5")].count("\n") + 1
    wrong = 'sections = ["Costs", "1. COSTS!", "?!", "Who"]'
    assert faults_of(GOOD.replace("floor = 2.5", wrong)) == [
        (at, f'r.toml, line {at}: NEED names the section "1. COSTS!" twice. Leave one out.'),
        (at, f'r.toml, line {at}: NEED names the section "?!", which has no words. Write it as proposals have it.'),
    ]
    assert "sections should be a list" in faults_of(GOOD.replace("floor = 2.5", 'sections = "Costs"'))[0][1]
    assert "is empty" in faults_of(GOOD.replace("floor = 2.5", 'sections = [" "]'))[0][1]


def test_a_rubric_is_read() -> None:
    rubric = read_rubric("r.toml", GOOD.encode())
    assert rubric.envelope == 1_800_000_000
    assert [one.weight for one in rubric.criteria] == [Fraction(125, 2), Fraction(75, 2)]
    assert rubric.by_id["NEED"].floor == Fraction(5, 2)
    assert rubric.by_id["NEED"].anchors == {"0.5": "hardly"}
    assert [one.id for one in rubric.scored_at("eoi")] == ["NEED"]
    assert rubric.stages["full"].threshold == Fraction(121, 2)
    assert rubric.scale_of("IDEA").words == "0 to 5 in steps of 0.5"


@pytest.mark.parametrize(
    ("written", "pence"),
    [
        ("18000000", 1_800_000_000),
        ('"£18,000,000"', 1_800_000_000),
        ('"18m"', 1_800_000_000),
        ("2000.50", 200_050),
    ],
)
def test_the_envelope_is_written_in_pounds(written: str, pence: int) -> None:
    assert read_rubric("r.toml", GOOD.replace('"£18m"', written).encode()).envelope == pence


@pytest.mark.parametrize(("step", "points"), [("1", 9), ("0.5", 17), ("0.1", 81)])
def test_a_scale_may_run_down_in_parts(step: str, points: int) -> None:
    text = (
        GOOD.replace("worst = 0", "worst = 9").replace("best = 5", "best = 1").replace("step = 0.5", f"step = {step}")
    )
    text = text.replace("value = 0", "value = 9").replace("value = 2.5", "value = 1").replace('"0.5" =', '"3" =')
    text = text.replace("floor = 2.5", "floor = 4")
    scale = read_rubric("r.toml", text.encode()).scales["common"]
    tenths = [Fraction(n, 10) for n in range(101)]
    assert sum(scale.allows(point) for point in tenths) == points
    assert scale.words.startswith("1 (best) to 9")


FORM = [
    ('id = "R"\n', "", 0, "id is missing. Add id = … at the top of the file."),
    ('title = "A rubric"', "title = 3", 2, 'title should be text, but is 3. Put it in quotes: title = "…".'),
    ('title = "A rubric"', 'title = " "', 2, "title is empty"),
    ('title = "A rubric"', 'title = "two\\nlines"', 2, "title should be one line"),
    ('id = "R"', 'id = "a/b"', 1, 'id is "a/b", which cannot be an id'),
    ('id = "R"', f'id = "{"x" * 41}"', 1, "up to 40 letters"),
    ('"£18m"', '"lots"', 3, 'envelope cannot be read: "lots" is not an amount'),
    ('"£18m"', "-5", 3, "envelope cannot be read"),
    ('"£18m"', "true", 3, "envelope should be an amount of money"),
    ('"£18m"', "1e999999", 3, "envelope cannot be read"),
    ("weight = 62.5", "wieght = 62.5", 36, "wieght is not known here. Did you mean weight?"),
    ("weight = 62.5", 'weight = "heavy"', 36, "weight should be a number"),
    ("weight = 62.5", "weight = nan", 36, "weight should be a number of ordinary size"),
    ("weight = 62.5", "weight = true", 36, "weight should be a whole or decimal number"),
    ("weight = 62.5", "weight = 62.5\nscored = 1", 37, "scored should be true or false, but is 1"),
    ('total = "sum"', 'total = "summ"', 7, 'should be one of weighted, sum, overall, but is "summ". Did you mean sum?'),
    ('["eoi", "full"]', '"eoi"', 34, 'stages should be a list, but is "eoi". Write stages = [ … ]'),
    ('["eoi", "full"]', '["eoi", 2]', 34, "stages, number 2 should be text, but is 2"),
    ('label = "Half"', 'label = "Half"\ncolour = 1', 26, "colour is not known here. Known here: value, label"),
    ('label = "Half"', "", 23, "label is missing. Add label = … here."),
    ("[stages.eoi]", '["stages"."e o i"]', 6, 'is "e o i", which cannot be an id'),
    ('id = "R"', 'id = "R"\n"\\u001b[31m" = 1', 2, "is not known here"),
]


@pytest.mark.parametrize(("old", "new", "line", "words"), FORM)
def test_a_fault_of_form_is_told_with_its_line(old: str, new: str, line: int, words: str) -> None:
    assert old in GOOD
    ((found, said),) = faults_of(GOOD.replace(old, new, 1))
    assert (found, words in said) == (line, True), said
    assert said.isprintable()


WHOLE = [
    (
        "weight = 62.5",
        "weight = 62.4",
        10,
        "the weights of full sum to 99.9. They should sum to 100; now NEED 62.4, IDEA 37.5",
    ),
    ("weight = 62.5\n", "", 31, "NEED has no weight, but the total of full is weighted"),
    ("weight = 37.5", "weight = -37.5", 47, "the weight of IDEA is below 0"),
    (
        "floor = 2.5",
        "floor = 2.25",
        37,
        "the floor 2.25 of NEED is not on its scale. The scale is 0 to 5 in steps of 0.5.",
    ),
    ("floor = 2.5", "floor = 6", 37, "the floor 6 of NEED is not on its scale"),
    ('id = "IDEA"', 'id = "NEED"', 43, "the id NEED is there already"),
    ('id = "IDEA"', 'id = "need"', 43, "the id need differs from NEED only in capitals"),
    ("value = 2.5", "value = 0", 24, "the level 0 comes after 0"),
    ("value = 2.5", "value = 2.6", 24, "the level 2.6 is not on the scale"),
    ("step = 0.5", "step = 0", 17, "the step is 0"),
    ("step = 0.5", "step = 0.3", 17, "does not come out even"),
    ("step = 0.5", "step = 0.001", 17, "more than 1001 points"),
    ("best = 5", "best = 0", 14, "worst and best score are the same"),
    ('"0.5" =', '"0.7" =', 40, "the score 0.7 is not on the scale"),
    ('"0.5" =', '"0.50" =', 40, "the score is written 0.50. Write it as 0.5."),
    ('"0.5" =', '"low" =', 40, "low is no score"),
    (
        'scale = "common"',
        'scale = "rare"',
        35,
        "NEED is on the scale rare, which the rubric does not have. Its scales are common.",
    ),
    ('["eoi", "full"]', '["eoi", "full", "third"]', 34, "NEED is for the stage third, which the rubric does not have"),
    ('["eoi", "full"]', '["eoi", "full", "full"]', 34, "the stage full is there twice"),
    ('["eoi", "full"]', '["full"]', 6, "no criterion is scored at the stage eoi"),
    (
        "threshold = 60.5",
        "threshold = 100.5",
        12,
        "the threshold 100.5 is no possible total. Totals of full run from 0 to 100.",
    ),
    ("threshold = 5", "threshold = 5.5", 8, "Totals of eoi run from 0 to 5."),
    ('total = "sum"', 'total = "overall"', 6, "one overall criterion, but none is named"),
    ('total = "sum"', 'total = "overall"\noverall = "IDEA"', 8, "IDEA is not scored there. Name one of NEED"),
    ('total = "sum"', 'total = "sum"\noverall = "NEED"', 8, "overall is named, but the total of eoi is sum"),
    ('["NEED"]', '["NEED", "CASE"]', 4, "CASE is no scored criterion. Name one of NEED, IDEA."),
    ('["NEED"]', '["NEED", "NEED"]', 4, "NEED is there twice"),
    ("floor = 2.5", "floor = 2.5\nmust_discuss = 0", 38, "must_discuss of NEED is not above 0"),
    ("threshold = 5\n", "threshold = 5\nmust_discuss = -1\n", 9, "must_discuss of eoi is not above 0"),
]


@pytest.mark.parametrize(("old", "new", "line", "words"), WHOLE)
def test_a_fault_of_the_whole_is_told_with_its_line(old: str, new: str, line: int, words: str) -> None:
    assert old in GOOD
    told = faults_of(GOOD.replace(old, new, 1))
    assert any(found == line and words in said for found, said in told), told


def test_an_unscored_criterion_has_no_weight() -> None:
    text = GOOD + '\n[[criteria]]\nid = "NOTE"\ntitle = "Note"\nstages = ["full"]\nscale = "common"\nscored = false\n'
    assert [one.id for one in read_rubric("r.toml", text.encode()).scored_at("full")] == ["NEED", "IDEA"]
    assert faults_of(text + "weight = 0\n") == [
        (55, "r.toml, line 55: NOTE is not scored, so it can have no weight. Take out weight or scored = false.")
    ]


def test_a_share_of_the_top_needs_a_scale_from_0_up() -> None:
    text = GOOD.replace("worst = 0", "worst = -5")
    assert [line for line, _ in faults_of(text)] == [10, 10]
    read_rubric("r.toml", text.replace('"weighted"', '"weighted"\nshare = "of_range"').encode())


def test_all_faults_are_told_at_once_in_the_order_of_lines() -> None:
    form = GOOD.replace('"£18m"', "1.005").replace("best = 5", 'best = "much"').replace('title = "Idea"', "title = 1")
    assert [line for line, _ in faults_of(form)] == [3, 16, 44]
    whole = GOOD.replace("62.5", "10").replace("floor = 2.5", "floor = 9").replace('["NEED"]', '["X"]')
    assert [line for line, _ in faults_of(whole)] == [4, 10, 37]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "criteria is missing. Add a table [[criteria]] for each."),
        ("x = " + "[" * 399 + "]" * 399, "x is not known here"),
        ("criteria = " + "[" * 399 + "]" * 399, "criteria, number 1 should be a table"),
        ("gates = [1, [], {}, {id = {}}]\nstages = [[1, 2], 3]\nscales = [['a', 1]]", "stages should be a table"),
        (b"id = 1\xff", "is not UTF-8"),
    ],
)
def test_nothing_makes_it_fall_over(text: str | bytes, words: str) -> None:
    assert any(words in said for _, said in faults_of(text))


@pytest.mark.parametrize(
    ("file", "id_", "weights", "eoi", "pence", "gates"),
    [
        ("residential-care-staying-close", "RES-SC", [15, 20, 20, 15, 15, 10, 5], 3, 1_800_000_000, 6),
        ("social-investment-care-leavers", "SOC-INV", [10, 20, 20, 15, 10, 10, 10, 5], 4, 600_000_000, 6),
        ("alternative-delivery-models", "ADM", [20, 15, 20, 15, 15, 10, 5], 3, 1_200_000_000, 6),
        ("targeted-early-support", "TES", [15, 20, 20, 10, 10, 10, 10, 5], 3, 1_400_000_000, 6),
    ],
)
def test_the_four_examples(file: str, id_: str, weights: list[int], eoi: int, pence: int, gates: int) -> None:
    rubric = read_rubric(f"{file}.toml", (READY / f"{file}.toml").read_bytes())
    assert (rubric.id, rubric.envelope, len(rubric.gates)) == (id_, pence, gates)
    assert [one.weight for one in rubric.scored_at("full")] == weights
    assert len(rubric.scored_at("eoi")) == eoi
    assert rubric.stages["eoi"].total == "sum"
    assert [level.value for level in rubric.scales["common"].levels] == [0, 1, 2, 3, 4, 5]
    assert all(level.label and level.meaning and level.test for level in rubric.scales["common"].levels)
    assert all(one.floor is not None and one.guidance for one in rubric.criteria)
    assert any(one.anchors for one in rubric.criteria)
    assert rubric.strands
    assert rubric.flags
    assert rubric.conditions
    assert rubric.status.startswith("example")


def test_hostile_text_is_cleaned_and_markup_is_only_text() -> None:
    text = GOOD.replace('"A rubric"', '"[/b]\\u001b[31m red\\u0000\\u202e"')
    assert read_rubric("r.toml", text.encode()).title == "[/b] red\ufffd"
