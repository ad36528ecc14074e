"""A rubric's document keeps everything, in order and exactly, and a bad one is refused."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.call.quick import plain_title
from panel_tui.call.rubric import Criterion, Gate, Level, Rubric, Scale, StageRule
from panel_tui.call.rubric_file import read_rubric, rubric_document, rubric_from_document
from panel_tui.faults import BadInput

READY = Path(__file__).parents[2] / "rubrics"

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Co", "Cn"]), min_size=1, max_size=9)
WORDS = TEXTS.map(lambda text: f"w{text}w")
IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,9}", fullmatch=True)


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    ids = draw(st.lists(IDS, min_size=1, max_size=6, unique_by=str.casefold))
    step = draw(st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(1, 10)]))
    low, high = Fraction(draw(st.integers(0, 3))), Fraction(draw(st.integers(4, 9)))
    down = draw(st.booleans())
    scale = Scale(
        worst=high if down else low,
        best=low if down else high,
        step=step,
        levels=(Level(value=low, label=draw(WORDS)), Level(value=high, label=draw(WORDS), meaning=draw(WORDS))),
    )
    criteria = tuple(
        Criterion(
            id=id_,
            title=draw(WORDS),
            stages=("z", "a"),
            scale="s",
            weight=Fraction(100, len(ids)),
            floor=draw(st.sampled_from([None, low, low + step])),
            sections=tuple(draw(st.lists(WORDS, max_size=2, unique_by=plain_title))),
        )
        for id_ in ids
    )
    return Rubric(
        id=draw(IDS),
        title=draw(WORDS),
        strands=dict(draw(st.lists(st.tuples(IDS, WORDS), max_size=3))),
        envelope=draw(st.integers(1, 10**13)),
        gates=(Gate(id="G", title=draw(WORDS)),),
        scales={"s": scale},
        criteria=criteria,
        priority=(ids[-1],),
        stages={"z": StageRule(total="sum"), "a": StageRule(total="weighted", threshold=Fraction(121, 2))},
    )


@given(rubrics())
def test_a_document_keeps_everything_and_its_order(rubric: Rubric) -> None:
    document = rubric_document(rubric)
    back = rubric_from_document(document)
    assert back == rubric
    assert list(back.stages) == ["z", "a"]
    assert list(back.strands.items()) == list(rubric.strands.items())
    assert rubric_document(back) == document


def ready() -> Rubric:
    return read_rubric("r.toml", (READY / "alternative-delivery-models.toml").read_bytes())


def test_a_document_is_canonical_json_without_floats() -> None:
    document = rubric_document(ready())
    content = json.loads(document, parse_float=pytest.fail)
    assert rfc8785.dumps(content) == document
    assert content["envelope"] == 1_200_000_000
    assert content["criteria"][0]["weight"] == "20"
    assert content["criteria"][0]["anchors"][0] == ["1", "The preferred model is asserted."]
    assert [name for name, _ in content["stages"]] == ["eoi", "full"]
    assert "sections" not in content["criteria"][0]  # as in documents from before there were any


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (b'"step":"1"', b'"step":"0"', "the step is 0"),
        (b'"step":"1"', b'"step":1.5', "whole or decimal number"),
        (b'"weight":"20"', b'"weight":"19.9"', "sum to 99.9"),
        (b'"envelope":1200000000', b'"envelope":"\xc2\xa318m"', "amount of money"),
        (b'"id":"ADM"', b'"id":"ADM","extra":1', "extra"),
        (b'"id":"ADM"', b'"id":"\\ud800"', "cannot be read"),
        (b'{"area"', b'\xff{"area"', "cannot be read"),
        (b'{"area":"', b'{"area":' + b"[" * 9000, "cannot be read"),
    ],
)
def test_a_bad_document_is_refused(old: bytes, new: bytes, words: str) -> None:
    document = rubric_document(ready())
    assert old in document
    with pytest.raises(BadInput, match=words):
        rubric_from_document(document.replace(old, new, 1))
