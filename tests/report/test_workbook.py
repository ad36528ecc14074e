"""The workbook of the call in paper_call.py, read back from both formats: every figure is the paper's."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from panel_tui.figures.rounding import show_money
from panel_tui.files.blocks import Column as PaperColumn
from panel_tui.files.blocks import Row, Span, Table, shown
from panel_tui.files.book import Book
from panel_tui.files.ods import to_ods
from panel_tui.files.xlsx import to_xlsx
from panel_tui.journal import Register
from panel_tui.recommend.table import AdviceRow
from panel_tui.report.material import Material
from panel_tui.report.paper import paper_of
from panel_tui.report.workbook import workbook
from panel_tui.report.workbook_notes import NOT_APPLICABLE, NOTHING, Notes
from panel_tui.report.workbook_tables import cell_of, sheet_of
from panel_tui.store.rows import Saying
from tests.files.sheets import FORMATS, Found, Pages, parts_of, read_back
from tests.report.paper_call import CALL, DECLARED, NAMES, PaperCall, whole_call
from tests.report.test_empty_and_hostile import HARM

SHEETS = [
    *("Cover", "Contents", "Notes", "Ranking", "Awards by brief", "Awards by year", "Scores", "Agreed scores"),
    *("Criteria and weights", "Advice and decision", "Conditions", "Declined with reasons", "Reserve list"),
    *("Conflicts register", "Stages and dates", "Proposals at each step", "Cut"),
]


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """The whole call, with the board's advice and the decision on record."""
    call = whole_call(tmp_path_factory.mktemp("workbook"))
    call.advise("board", [AdviceRow("P-8", "fund", reason="the night matters")], by="Investment Board")
    call.advise("decision", [AdviceRow("P-8", "reserve", reason="no money")], by="Ministers")
    return call.material()


@pytest.fixture(scope="module", params=FORMATS)
def pages(request: pytest.FixtureRequest, material: Material) -> Pages:
    """What a reader finds in the file."""
    return read_back(workbook(material), request.param)


def table(pages: Pages, name: str) -> list[dict[str, Found]]:
    """The table of a sheet: each row by its headings, without the marks of notes."""
    rows = pages[name]
    start = next(number for number, row in enumerate(rows) if number and all(row))
    heads = [re.sub(r" \[note \d+\]$", "", str(head)) for head in rows[start]]
    return [dict(zip(heads, row, strict=True)) for row in rows[start + 1 :]]


def by(pages: Pages, name: str, column: str) -> dict[str, dict[str, Found]]:
    """The rows of a sheet by what stands in a column."""
    return {str(row[column]): row for row in table(pages, name)}


def money(figure: Found) -> str:
    """A number of pounds as the paper writes it."""
    assert isinstance(figure, Decimal), f"{figure!r} is not a number"
    return show_money(int(figure * 100))


def test_the_sheets_and_their_titles(pages: Pages) -> None:
    assert list(pages) == SHEETS
    assert all(len(name) <= 31 for name in pages)
    for name, rows in pages.items():
        assert isinstance(rows[0][0], str)
        assert not any(rows[0][1:])
        if name != "Cover":
            assert rows[2][0] == "This worksheet contains one table."
        assert rows[1][0] == "OFFICIAL-SENSITIVE COMMERCIAL"
        assert all(any(row) for row in rows), f"{name} has an empty row"
    assert [row["Worksheet"] for row in table(pages, "Contents")] == SHEETS[2:]


def test_the_tables_have_no_blank_cells(pages: Pages) -> None:
    for name in SHEETS[1:]:
        for row in table(pages, name):
            assert all(cell is not None for cell in row.values()), f"{name}: {row}"


def test_every_figure_of_a_proposal_is_the_papers(pages: Pages, material: Material) -> None:
    paper, ranking = shown(paper_of(material)), by(pages, "Ranking", "Reference")
    assert list(ranking) == list(material.rows)
    keys = {
        "ask": lambda row: money(row["Ask"]),
        "total": lambda row: f"{row['Total']:.1f}" if row["Total"] != "[x]" else "–",
        "place": lambda row: (
            {"yes": "=", "no": "", "[z]": ""}[row["Shares its place"]] + f"{row['Place']}".replace("[z]", "–")
        ),
        "running": lambda row: money(row["Running sum"]),
        "award": lambda row: money(row["Award"]),
        "board/award": lambda row: money(row["Board's advice: award"]),
        "decision/award": lambda row: money(row["Decision: award"]),
        "out_of": lambda row: f"{row['Best total'].normalize():f}",
        "panel/reserve_place": lambda row: f"{row['Reserve place']}",
    }
    held = 0
    for key, text in paper.items():
        name, _, rest = key.partition("/")
        if name in ranking and rest in keys:
            assert keys[rest](ranking[name]) == text, key
            held += 1
    # By 8 proposals: asks, totals and places; running sums of 5, awards of 4, of the board 5, of the decision 4.
    assert held >= 8 * 3 + 5 + 4 + 5 + 4
    # Nobody has an award here who has none in the paper.
    assert {name for name, row in ranking.items() if row["Award"] != "[z]"} == {
        key.partition("/")[0] for key in paper if re.fullmatch(r"P-\d/award", key)
    }


def test_the_advice_stands_in_columns_where_the_paper_draws_a_line(pages: Pages) -> None:
    ranking = by(pages, "Ranking", "Reference")
    three, eight, five = ranking["P-3"], ranking["P-8"], ranking["P-5"]
    assert (three["The line gives"], three["Panel's advice"], three["Reason"]) == (
        "Reserve", "Fund in part", "One site fits what is left.")  # fmt: skip
    assert (eight["Panel's advice"], eight["Board's advice"], eight["Decision"]) == ("Reserve", "Fund", "Reserve")
    assert (eight["Board's advice: award"], eight["Decision: award"]) == (Decimal("2.5E+5"), "[z]")
    assert (five["Place"], five["Remark"], five["The line gives"]) == ("[z]", "Partial total", "To decide")
    assert five["Panel's advice is"] == "recorded"


def test_every_sum_is_the_papers(pages: Pages, material: Material) -> None:
    paper = shown(paper_of(material))
    briefs, years = by(pages, "Awards by brief", "Brief"), by(pages, "Awards by year", "Financial year")
    columns = {"asked": "Asked for", "envelope": "Envelope", "advised": "Advised", "advised_left": "Left"}
    for key, title in {"SC": "Staying Close", "TS": "Targeted Support", "briefs": "Total"}.items():
        for rest, column in columns.items():
            assert money(briefs[title][column]) == paper[f"{key}/{rest}"]
        assert f"{briefs[title]['Awards']}" == paper[f"{key}/awards"]
        assert f"{briefs[title]['Proposals']}" == paper[f"{key}/proposals"]
    # Worked by hand in test_paper.py: £1,300,000 of £2,100,000 asked for.
    assert (money(briefs["Total"]["Advised"]), money(briefs["Total"]["Asked for"])) == ("£1,300,000", "£2,100,000")
    for key, title in {"2017-18": "2017 to 2018", "2018-19": "2018 to 2019", "open": "Years to be settled"}.items():
        assert money(years[title]["Awards advised"]) == paper[f"years/{key}/advised"]
    assert money(years["Total"]["Awards advised"]) == paper["asks/fund/sum"]
    steps = by(pages, "Proposals at each step", "Step")
    assert (steps["Failed a gate"]["Proposals"], money(steps["Failed a gate"]["Asked for"])) == (1, "£200,000")
    reserve = by(pages, "Reserve list", "Reference")["P-8"]
    assert (money(reserve["Ask"]), reserve["Total"]) == (paper["P-8/ask"], 60)


def test_every_score_is_the_papers(pages: Pages, material: Material) -> None:
    paper, ids = shown(paper_of(material)), {"Need": "need", "Idea": "idea"}
    held = 0
    for row in table(pages, "Agreed scores"):
        key = f"{row['Reference']}/{ids[str(row['Criterion'])]}"
        for column, rest in {"Official score": "official", "Points": "points"}.items():
            figure = row[column]
            text = f"{figure.normalize():f}" if isinstance(figure, Decimal) else "–"
            assert text == paper[f"{key}/{rest}"], key
            held += 1
    # 7 proposals have scores, on two criteria.
    assert held == 7 * 2 * 2
    (agreed,) = [row for row in table(pages, "Agreed scores") if row["Agreed score"] != "[x]"]
    assert (agreed["Reference"], agreed["Median of members"], agreed["Agreed score"]) == ("P-2", 3, 4)
    assert agreed["Reason where the panel moved from the median"] == "The new waiting list figures show more need."


def test_raw_scores_are_by_letter_first_and_current(tmp_path: Path) -> None:
    call = whole_call(tmp_path)
    register = Register.of("panel_score", stage="full", proposal="P-1", member="smithson", criterion="need")
    call.say(Saying(register, {"score": "2", "reason": "The numbers were for the county."}, "transcribed"))
    pages = read_back(workbook(call.material()), "xlsx")
    found = [tuple(row.values()) for row in table(pages, "Scores") if row["Reference"] in ("P-1", "P-5", "P-7")]
    assert found == [
        # Priya gave 4 and 3, Jo Smithson 5 and 4, and 2 for need in the meeting.
        *(("P-1", "A", "Need", 4, 4), ("P-1", "A", "Idea", 3, 3)),
        *(("P-1", "B", "Need", 5, 2), ("P-1", "B", "Idea", 4, 4)),
        *(("P-5", "A", "Need", 3, 3), ("P-5", "A", "Idea", "[z]", "[z]")),
        *(("P-5", "B", "Need", 3, 3), ("P-5", "B", "Idea", "[z]", "[z]")),
        # Ade Okafor is trustee of the applicant of P-7: no score of his is shown.
        *(("P-7", "A", "Need", 4, 4), ("P-7", "A", "Idea", 4, 4)),
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_members_have_names_in_the_conflicts_register_alone(name: str, material: Material) -> None:
    pages = read_back(workbook(material), name)
    conflicts = pages.pop("Conflicts register")
    assert [row[0] for row in conflicts[-2:]] == ["Jo Smithson", "Ade Okafor"]
    left = " ".join(str(cell) for rows in pages.values() for row in rows for cell in row)
    assert not [who for who in (*NAMES, "Bureau") if who in left]
    about = parts_of(FORMATS[name][0](workbook(material)))
    rest = "".join(xml for part, xml in about.items() if not re.search(r"sharedStrings|content\.xml", part))
    assert not [who for who in (*NAMES, "Bureau") if who in rest]


def test_the_lists_of_the_annexes_are_there(pages: Pages) -> None:
    (condition,) = table(pages, "Conditions")
    assert (condition["Reference"], condition["Number"], condition["Condition"]) == ("P-3", "1", "One site only.")
    declined = by(pages, "Declined with reasons", "Reference")
    assert (list(declined), declined["P-5"]["Reason"]) == (["P-4", "P-5", "P-6"], "The idea could not be judged.")
    criteria = table(pages, "Criteria and weights")
    assert [(row["Brief"], row["Criterion"], row["Weight"], row["Floor"]) for row in criteria[:2]] == [
        ("Staying Close", "Need", 60, 2), ("Staying Close", "Idea", 40, "[z]")]  # fmt: skip


def test_rules_of_the_portfolio_have_a_sheet_where_there_are_any(tmp_path: Path) -> None:
    rule = '[[rules]]\nid = "few"\nwords = "=At most one award"\npublished = "Call, 4"\nmost = 1\n'
    call = PaperCall(tmp_path, CALL.replace("[[people]]", f"{rule}[[people]]"))
    (row,) = table(read_back(workbook(call.material()), "xlsx"), "Rules")
    assert tuple(row.values()) == ("=At most one award.", "Call, 4", "Break it")


def test_a_table_that_the_paper_gains_has_a_sheet_named_by_its_caption(material: Material) -> None:
    columns = (PaperColumn("Region"), PaperColumn("Advised", "money"))
    rows = (Row(((Span("North"),), (Span("£1,300,000"),))), Row(((Span("Total"),), (Span("£1,300,000"),)), "total"))
    paper = Table("by-region", "", "Money by region, and by whatever else there may be", columns, rows)
    sheet = sheet_of(paper, Notes(material))
    assert (sheet.name, sheet.has_total) == ("Money by region, and by", True)
    assert sheet.rows == (("North", 1_300_000_00), ("Total", 1_300_000_00))


def test_notes_explain_every_mark_and_all_shorthand(pages: Pages) -> None:
    marks = {str(row["Note or shorthand"]) for row in table(pages, "Notes")}
    cells = [str(cell) for rows in pages.values() for row in rows for cell in row]
    used = {f"Note {number}" for cell in cells for number in re.findall(r"\[note (\d+)\]$", cell)}
    used |= {cell for cell in cells if re.fullmatch(r"\[[a-z]\]", cell)}
    assert {"Note 1", "[x]", "[z]"} <= used <= marks


def test_the_cover_says_what_it_was_made_from(pages: Pages, material: Material) -> None:
    lines = [row[0] for row in pages["Cover"]]
    assert lines[0] == "Targeted Funding Opportunity: funding recommendations, tables"
    assert {"Reference: IB/2017/06", "Date: 5 June 2017", f"Fingerprint: {material.fingerprint}"} <= set(lines)
    devices = by(pages, "Cut", "Device")
    assert set(devices) == set(material.cut)


@pytest.fixture(scope="module")
def larger(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """Ten proposals that three members tell apart, so that likely places can be worked out, of two regions."""
    rows = [f"P-{one},T {one},A {one},SC,£150k,{'North' if one % 2 else 'South'}" for one in range(1, 11)]
    scored = {
        f"P-{one}": {
            "priya": f"{min(5, 1 + one // 2)}{min(5, one // 2)}",
            "okafor": f"{min(5, (one + 1) // 2)}{min(5, 1 + one // 3)}",
            "smithson": f"{min(5, 1 + one // 2)}{min(5, 1 + (one + 1) // 3)}",
        }
        for one in range(1, 11)
    }
    proposals = "\n".join(("reference,title,applicant,brief,ask,region", *rows)) + "\n"
    return PaperCall(tmp_path_factory.mktemp("larger"), proposals=proposals, scored=scored).material()


def test_likely_places_are_the_papers(larger: Material) -> None:
    paper = {key: text for key, text in shown(paper_of(larger)).items() if key.endswith("/likely")}
    found = {}
    for name, row in by(read_back(workbook(larger), "ods"), "Ranking", "Reference").items():
        low, high = row["Likely from"], row["Likely to"]
        if low != "[x]":
            found[f"{name}/likely"] = f"{low}" if low == high else f"{low} to {high}"
    assert found == paper
    assert len(paper) > 5


def test_awards_are_added_up_by_what_the_paper_adds_them_up_by(larger: Material) -> None:
    paper, shares = shown(paper_of(larger)), by(read_back(workbook(larger), "xlsx"), "Awards by region", "Region")
    assert list(shares) == ["North", "South", "Total"]
    for key, title in {"North": "North", "South": "South", "/all": "Total"}.items():
        row = shares[title]
        assert money(row["Advised"]) == paper[f"shares/region/{key}/advised"]
        assert f"{row['Share, per cent']:f}%" == paper[f"shares/region/{key}/share"]
        assert (f"{row['Awards']}", f"{row['Proposals']:f}") == (
            paper[f"shares/region/{key}/awards"], paper[f"shares/region/{key}/proposals"])  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_what_the_call_leaves_out_of_the_paper_is_not_in_the_workbook(name: str, tmp_path: Path) -> None:
    call = PaperCall(tmp_path, CALL.replace("[paper]\n", '[paper]\nparts = ["issue", "budget"]\n'))
    call.add("declarations", DECLARED)
    pages = read_back(workbook(call.material()), name)
    assert list(pages) == ["Cover", "Contents", "Notes", "Awards by brief", "Awards by year", "Cut"]
    text = " ".join(str(cell) for rows in pages.values() for row in rows for cell in row)
    assert not [who for who in NAMES if who in text]


def test_before_anything_happens_there_is_a_workbook(tmp_path: Path) -> None:
    book = workbook(PaperCall(tmp_path, proposals="", scored={}).material())
    pages = read_back(book, "xlsx")
    assert "Ranking" not in pages
    notes = [row["What it says"] for row in table(pages, "Notes")]
    assert {"No award carries conditions.", "No member has declared an interest in a proposal."} <= set(notes)
    assert read_back(book, "ods").keys() == pages.keys()


def test_before_any_advice_the_line_is_called_computed(tmp_path: Path) -> None:
    pages = read_back(workbook(PaperCall(tmp_path).material()), "ods")
    ranking = by(pages, "Ranking", "Reference")
    assert (ranking["P-1"]["Panel's advice"], ranking["P-1"]["Panel's advice is"]) == ("Fund", "computed")
    assert (ranking["P-5"]["Panel's advice"], ranking["P-5"]["Award"]) == ("No advice yet", "[z]")
    assert "This is the computed line; the panel has not recorded its advice yet." in [row[0] for row in pages["Cover"]]


@pytest.fixture
def hostile(tmp_path: Path) -> Book:
    """A workbook in whose every field stands what might break it."""
    formula = "=HYPERLINK(1)"
    proposals = f'reference,title,applicant,brief,ask\nP-1,"{formula}","+cmd",SC,£400k\n'
    call = PaperCall(tmp_path, proposals=proposals, scored={"P-1": {"priya": "13"}})
    register = Register.of("agreed", stage="full", proposal="P-1", criterion="need")
    call.say(Saying(register, {"score": "5", "reason": f"@SUM(1) {HARM}"}, "transcribed"))
    declared = Register.of("declaration", proposal="P-1", member="priya")
    call.say(Saying(declared, {"interest": "soft", "reason": "http://example.org/"}, "transcribed"))
    call.advise("panel", [AdviceRow("P-1", "fund in part", 1, conditions=("-2+3", HARM), reason="x" * 40_000)])
    return workbook(call.material())


@pytest.mark.parametrize("name", FORMATS)
def test_words_that_mean_harm_are_only_words(name: str, hostile: Book) -> None:
    pages = read_back(hostile, name)
    row = by(pages, "Ranking", "Reference")["P-1"]
    assert (row["Title"], row["Applicant"], row["Award"]) == ("=HYPERLINK(1)", "+cmd", Decimal("0.01"))
    assert len(str(row["Reason"])) == 32_767
    assert any(str(note["What it says"]).startswith("In the worksheet Ranking texts that are too long")
               for note in table(pages, "Notes"))  # fmt: skip
    assert table(pages, "Conditions")[0]["Condition"] == "-2+3."
    xml = "".join(parts_of(FORMATS[name][0](hostile)).values())
    assert not [mark for mark in ("<f>", "table:formula", 'example.org/"', "\x1b", "\x00", "\u202e") if mark in xml]


def test_the_same_material_is_the_same_bytes(material: Material) -> None:
    for write in (to_xlsx, to_ods):
        assert write(workbook(material)) == write(workbook(material))


def test_figures_of_the_papers_tables_are_read_as_they_are_written() -> None:
    for pence in (0, 5, 100, 1_420_000_00, 1_00_05, -20_000_00, 10**13):
        assert cell_of(show_money(pence), "money") == pence
    assert (cell_of("1,234", "count"), cell_of("82.0", "score"), cell_of("3 → 4", "score")) == (1234, 82, "3 → 4")
    assert (cell_of("–", "money"), cell_of("–", "text"), cell_of("", "text")) == (
        NOT_APPLICABLE,
        NOTHING,
        NOT_APPLICABLE,
    )
