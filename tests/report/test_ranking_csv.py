"""The ranking for spreadsheets, read back with Python's own reader."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from panel_tui.report.table import HEADER, ranking_csv
from tests.report.paper_call import PaperCall, whole_call


def rows_of(call: PaperCall) -> dict[str, dict[str, str]]:
    text = ranking_csv(call.material()).decode("utf-8-sig")
    return {row["reference"]: row for row in csv.DictReader(io.StringIO(text))}


def test_every_proposal_has_a_row_with_its_figures(tmp_path: Path) -> None:
    rows = rows_of(whole_call(tmp_path))
    assert list(rows) == ["P-1", "P-2", "P-3", "P-4", "P-5", "P-7", "P-8", "P-6"]
    assert rows["P-3"] == dict(
        zip(
            HEADER,
            (
                *("SC", "3", "P-3", "Eastgate Council", "Early doors", "80", "median", "no", "", "350000"),
                *("1050000", "reserve", "fund in part", "300000", "", "", "", "one site fits what is left"),
            ),
            strict=True,
        )
    )
    assert rows["P-2"]["method"] == "agreed, else median"
    assert (rows["P-4"]["below_floor"], rows["P-4"]["place"], rows["P-4"]["running_sum"]) == ("Need", "", "")
    assert (rows["P-5"]["partial"], rows["P-5"]["computed"], rows["P-5"]["total"]) == ("yes", "to decide", "36")
    assert (rows["P-8"]["reserve_place"], rows["P-8"]["award"]) == ("1", "")
    assert rows["P-6"]["total"] == ""


def test_the_method_says_how_the_scores_were_settled(tmp_path: Path) -> None:
    call = PaperCall(tmp_path, scored={"P-1": {"priya": "43", "okafor": "34", "smithson": "33"}})
    call.agree("P-1", "need", "4", "The panel saw more need.")
    # Need 4 agreed, idea 3, 4, 3 → 3: 48 + 24 = 72.
    assert rows_of(call)["P-1"]["total"] == "72"
    assert rows_of(call)["P-1"]["method"] == "agreed, else median"


def test_before_any_advice_only_the_computed_outcome_is_there(tmp_path: Path) -> None:
    rows = rows_of(PaperCall(tmp_path))
    assert (rows["P-1"]["computed"], rows["P-1"]["panel_advice"], rows["P-1"]["award"]) == ("fund", "", "")
    assert rows["P-1"]["reason"] == "in order and within the envelope"
