"""An explanation in sentences and as JSON: for the chair with names, for others without what tells who is strict."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from panel_tui.moderate.telling import as_json, lines, sentences
from tests.moderate.gaps import MEMBERS, OTHERS, Gaps, Mark, alike

MARKS = {
    "jo": Mark("4", "Not all of it is theirs (¶2.1)."),
    "ann": Mark("1", "Two directors of seven. Partial; who appoints them?"),
    "priya": Mark("3"),
    "ade": Mark("3"),
}
RULE = "Words are held against those of the scale by a plain rule: read the reasons before you lean on it."
SWAPPED = {**OTHERS, "jo": OTHERS["ann"], "ann": OTHERS["jo"]}
"""As elsewhere, but Ann is the generous one and Jo the strict one."""


def test_for_the_chair(tmp_path: Path) -> None:
    told = sentences(Gaps(tmp_path, alike(MARKS)).explain("need"), names=True)
    assert told == (
        "Jo Smith gave 4 (Strong), Ann Lee 1 (Weak): 3 points apart.",
        "2 of it (give or take 0.2) is strictness: on other proposals (6 and 6 of them) Jo Smith scores that much "
        "higher.",
        "1 of it is a score that its own reason does not bear out: Ann Lee's reason says “Partial”, which is level 2 "
        "and not 1.",
        "Nothing is left as real disagreement.",
        RULE,
    )


def test_without_names_severity_and_disagreement_are_one_figure(tmp_path: Path) -> None:
    told = sentences(Gaps(tmp_path, alike(MARKS)).explain("need"))
    assert told == (
        "One member gave 4 (Strong), another 1 (Weak): 3 points apart.",
        "1 of it is a score that its own reason does not bear out: the reason for a 1 says “Partial”, which is level 2 "
        "and not 1.",
        "The rest, 2, is disagreement or strictness: how much of each is for the chair alone.",
        "Any two members of this panel lie 0.9 points apart in strictness, on average.",
        RULE,
    )


def test_without_names_all_is_the_same_whichever_of_the_two_is_the_stricter(tmp_path: Path) -> None:
    one, other = (Gaps(tmp_path / name, alike(MARKS), others) for name, others in (("one", OTHERS), ("other", SWAPPED)))
    for criterion in ("need", ""):
        mild, strict = one.explain(criterion), other.explain(criterion)
        assert mild.found
        assert strict.found
        assert mild.found.split.severity == pytest.approx(-strict.found.split.severity, abs=1e-6)
        first, second = as_json(mild), as_json(strict)
        assert first.pop("typical_severity_difference") == pytest.approx(second.pop("typical_severity_difference"))
        assert first == second
        assert sentences(mild) == sentences(strict)
        assert sentences(mild, names=True) != sentences(strict, names=True)
        said = json.dumps(first) + " ".join(sentences(mild))
        assert not [name for name in (*MEMBERS, *MEMBERS.values()) if name in said.replace("panel", "")]


@pytest.mark.parametrize(
    ("need", "others", "told"),
    [
        (
            {"jo": Mark("2"), "ann": Mark("4")},
            OTHERS,
            [
                "Ann Lee gave 4 (Strong), Jo Smith 2 (Partial): 2 points apart.",
                "Strictness hides 2 more (give or take 0.2): on other proposals (6 and 6 of them) Ann Lee scores that "
                "much lower, so the stricter of the two gave the higher score.",
                "4 is real disagreement.",
            ],
        ),
        (
            {"jo": Mark("4"), "ann": Mark("3")},
            OTHERS,
            [
                "Jo Smith gave 4 (Strong), Ann Lee 3 (Adequate): 1 point apart.",
                "2 of it (give or take 0.2) is strictness: on other proposals (6 and 6 of them) Jo Smith scores that "
                "much higher.",
                "That is 1 more than the gap: but for it Ann Lee would be higher by as much.",
            ],
        ),
        (
            {"jo": Mark("4", "Exceptional."), "ann": Mark("3")},
            {**OTHERS, "ann": OTHERS["jo"]},
            [
                "Jo Smith gave 4 (Strong), Ann Lee 3 (Adequate): 1 point apart.",
                "None of it (give or take 0.2) is strictness: on other proposals (6 and 6 of them) the two score "
                "alike.",
                "A score that its own reason does not bear out hides 1 more: Jo Smith's reason says “Exceptional”, "
                "which is level 5 and not 4.",
                "2 is real disagreement.",
                RULE,
            ],
        ),
        (
            {"jo": Mark("4"), "ann": Mark("1")},
            {},
            [
                "Jo Smith gave 4 (Strong), Ann Lee 1 (Weak): 3 points apart.",
                "3 is real disagreement, with whatever strictness there is in it.",
                "How strict the two are is not known: without this proposal, nobody has scored here: below 3 there is "
                "no figure.",
            ],
        ),
        (
            {"jo": Mark("4"), "ann": Mark("4")},
            OTHERS,
            ["Nothing to explain: all 2 members gave the same."],
        ),
    ],
)
def test_what_goes_the_other_way_or_cannot_be_told_is_said_in_words(
    tmp_path: Path, need: dict[str, Mark], others: dict[str, tuple[str, str]], told: list[str]
) -> None:
    assert list(sentences(Gaps(tmp_path, alike(need), others).explain("need"), names=True)) == told


def test_severity_below_its_own_uncertainty_says_so(tmp_path: Path) -> None:
    others = {**OTHERS, "ann": ("453453", "345345")}  # one point less than Jo, once
    told = sentences(Gaps(tmp_path, alike(MARKS), others).explain("need"), names=True)
    assert told[1].startswith("0.1 of it (give or take 0.2) is strictness")
    assert told[2] == "That is less than its own uncertainty: it may well be nothing, or the other way round."


def test_members_who_do_not_differ_have_no_severity_to_keep_from_anybody(tmp_path: Path) -> None:
    need = {"jo": "123451", "ann": "214533", "priya": "132542", "ade": "321450"}
    explained = Gaps(tmp_path, alike(MARKS), {one: (scores, "333333") for one, scores in need.items()}).explain("need")
    assert "None of it is strictness: members do not differ in that beyond chance." in sentences(explained, True)
    assert sentences(explained)[2:4] == (
        "The rest, 2, is disagreement.",
        "None of it is strictness: members do not differ in that beyond chance.",
    )


def test_what_nobody_knows_is_not_said_to_be_for_the_chair_alone(tmp_path: Path) -> None:
    told = sentences(Gaps(tmp_path, alike({**MARKS, "ann": Mark("1")}), others={}).explain("need"))
    assert told[1] == "All of it is disagreement, with whatever strictness there is in it."
    assert len(told) == 3


def test_reasons_that_are_level_or_the_other_way_round(tmp_path: Path) -> None:
    level, turned = (
        Gaps(tmp_path / word, alike({**MARKS, "ann": Mark("2", f"{word}.")})).explain("need")
        for word in ("Strong", "Exceptional")
    )
    assert "By their reasons the two agree." in sentences(level)
    assert "That is 1 more than the gap: by their reasons the two would change places." in sentences(turned)


def test_totals_name_the_criterion_of_a_reason(tmp_path: Path) -> None:
    told = sentences(Gaps(tmp_path, alike(MARKS)).explain(), names=True)
    assert told[0] == "Jo Smith's total is 72.0, Ann Lee's 36.0: 36 points apart."
    assert told[2] == (
        "12 of it is a score that its own reason does not bear out: Ann Lee's reason on Need says “Partial”, which is "
        "level 2 and not 1."
    )


def test_lines_have_a_heading_each_and_every_caution_once(tmp_path: Path) -> None:
    call = Gaps(tmp_path, alike(MARKS) | {"ade": {"need": Mark("3"), "idea": Mark("1", "Strong.")}}, others={})
    told = list(lines(call.explanations(), names=True))
    assert [line for line in told if not line.startswith(" ")] == ["Need (need)", "Idea (idea)", "Totals"]
    assert told.count(f"  {RULE}") == 1
    assert sum("How strict the two are is not known" in line for line in told) == 1


KEYS = {
    "proposal": "P-1",
    "criterion": "need",
    "title": "Need",
    "nothing": None,
    "gap": 3.0,
    "words": 1.0,
    "rest": 2.0,
}


def test_json_for_the_chair_and_for_others(tmp_path: Path) -> None:
    explained = Gaps(tmp_path, alike(MARKS)).explain("need")
    found, open_ = as_json(explained, names=True), as_json(explained)
    assert list(found) == list(open_) == [
        "proposal", "criterion", "title", "nothing", "higher", "lower", "gap", "severity", "severity_sd", "words",
        "disagreement", "rest", "typical_severity_difference", "sentences",
    ]  # fmt: skip
    assert found.items() >= KEYS.items()
    assert open_.items() >= KEYS.items()
    assert found["severity"] + found["words"] + found["disagreement"] == pytest.approx(found["gap"], abs=1e-12)
    assert found["severity"] + found["disagreement"] == pytest.approx(found["rest"], abs=1e-12)
    assert [open_[key] for key in ("severity", "severity_sd", "disagreement")] == [None, None, None]
    reason = {"criterion": "need", "score": 1.0, "level": 2.0, "words": "Partial", "off": -1.0}
    lower = {"score": 1.0, "label": "Weak", "contradictions": [reason]}
    assert found["lower"] == {"member": "ann", "name": "Ann Lee", "n": 6, **lower}
    assert open_["lower"] == {"member": None, "name": None, "n": None, **lower}
    assert json.loads(json.dumps(found)) == found


def test_json_where_there_is_nothing_has_the_same_keys(tmp_path: Path) -> None:
    call = Gaps(tmp_path, alike({"jo": Mark("4")}))
    for names in (True, False):
        found = as_json(call.explain(), names)
        assert found["nothing"] == "only one member has scored all that the total is made of."
        assert {key for key, value in found.items() if value is not None} == {
            "proposal", "title", "nothing", "sentences"
        }  # fmt: skip
        assert found["sentences"] == [f"Nothing to explain: {found['nothing']}"]
