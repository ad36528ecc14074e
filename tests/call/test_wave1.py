"""The first wave's example call loads, and its briefs are the strands of the list of projects."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from statistics import median

from panel_tui.call.callfile import CallFile, read_call
from panel_tui.call.money import parse_money

WAVE1 = Path(__file__).parents[2] / "fixtures" / "wave1"


def wave1() -> CallFile:
    return read_call("call.toml", (WAVE1 / "call.toml").read_bytes(), lambda path: (WAVE1 / path).read_bytes())


def projects() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((WAVE1 / "wave1-projects.csv").read_text("utf-8"))))


def test_the_call_loads() -> None:
    file = wave1()
    assert file.call.id == "wave1"
    assert "Awards are taken as asks" in file.call.note
    assert len(file.rubrics) == 3
    assert sum(rubric.envelope for rubric in file.rubrics) == file.call.whole_budget == 100_000_000_00
    assert sum(person.role == "member" for person in file.people) >= file.call.minimum_assessors


def test_the_projects_are_the_known_ones() -> None:
    amounts = [parse_money(row["amount_awarded_gbp"]) // 100 for row in projects()]
    assert len(amounts) == 53
    assert sum(amounts) == 100_810_000
    assert (median(amounts), min(amounts), max(amounts)) == (1_250_000, 350_000, 4_850_000)


def test_every_strand_is_a_brief() -> None:
    strands = [row["strand"] for row in projects()]
    assert [strands.count(rubric.title) for rubric in wave1().rubrics] == [16, 21, 16]
