"""Tables of proposals: the real one, odd ones, and bad ones."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.call.intake.kinds import kind_of
from panel_tui.call.intake.known import Known
from panel_tui.call.intake.proposals import read_proposals
from panel_tui.call.proposal import Proposal
from panel_tui.call.rubric import Rubric
from panel_tui.faults import BadInput
from panel_tui.files.table import read_csv

WAVE1 = Path(__file__).parents[2] / "fixtures/wave1/wave1-projects.csv"
STRANDS = ("Rethinking children's social work", "Rethinking support for adolescents", "Other priorities")


def rubric(id_: str, title: str, area: str = "", **strands: str) -> Rubric:
    return Rubric(id=id_, title=title, area=area, strands=strands, envelope=1, scales={}, criteria=(), stages={})


HOMES = rubric("RES", "Residential care", "Homes", A1="Dynamic use", X="Shared")
CLOSE = rubric("SC", "Staying Close", "Homes", A2="Near the home", X="Shared")
EARLY = rubric("TES", "Early support", "Children in need", D1="No service")
KNOWN = Known(("eoi", "full"), "full", {one.id: one for one in (HOMES, CLOSE, EARLY)})
HEADER = "Reference,Title,Applicant,Brief,Ask\n"


def read(text: str | bytes, known: Known = KNOWN) -> tuple[Proposal, ...]:
    return read_proposals(read_csv("p.csv", text if isinstance(text, bytes) else text.encode()), known)


def faults_of(text: str | bytes, known: Known = KNOWN) -> list[str]:
    with pytest.raises(BadInput) as refused:
        read(text, known)
    return [str(fault) for fault in refused.value.faults]


def test_the_first_wave_loads_as_it_is() -> None:
    table = read_csv(WAVE1.name, WAVE1.read_bytes())
    known = Known(("full",), "full", {f"W{n}": rubric(f"W{n}", title) for n, title in enumerate(STRANDS)})
    proposals = read_proposals(table, known)
    asks = [proposal.ask for proposal in proposals]
    assert kind_of(table.header) == "proposals"
    assert Counter(proposal.brief for proposal in proposals) == {"W0": 16, "W1": 21, "W2": 16}
    assert (len(asks), sum(asks), median(asks)) == (53, 100_810_000_00, 1_250_000_00)
    assert (min(asks), max(asks)) == (350_000_00, 4_850_000_00)


def test_everything_a_row_can_say() -> None:
    text = (
        'Ref;Project title;Lead organisation;Sector;Policy area;Strand;"Ask 2017-18 (£)";2018/19;Grant sought;Partners;'
        "Key people;Region;Stage of innovation;Minimum viable amount;Funded before;Summary\n"
        'TFO/7;[/b] Homes;Northbridge;charity;homes;near THE home;£1.1m;nil;up to £1.1 m;"Crewe; Leeds | Hull";'
        'Dr A. Smith;North;idea;800k;No;"=1+1\nsecond line"\n'
    )
    assert read(text) == (
        Proposal(
            reference="TFO/7",
            title="[/b] Homes",
            applicant="Northbridge",
            lead_kind="charity",
            brief="SC",
            strand="A2",
            ask=110_000_000,
            ask_by_year={"2017-18": 110_000_000},
            partners=("Crewe", "Leeds", "Hull"),
            people=("Dr A. Smith",),
            region="North",
            stage_of_innovation="idea",
            viable_minimum=80_000_000,
            earlier_award=False,
            summary="=1+1\nsecond line",
        ),
    )


def test_the_years_alone_make_the_ask() -> None:
    (proposal,) = read("Ref,Title,Applicant,Brief,Ask 2017-18,FY 2018/2019,Start date 2017\nA,T,N,SC,1m,£500k,May\n")
    assert (proposal.ask, dict(proposal.ask_by_year)) == (150_000_000, {"2017-18": 100_000_000, "2018-19": 50_000_000})


@pytest.mark.parametrize(
    ("column", "said", "brief", "strand"),
    [
        ("Brief", "sc", "SC", ""),
        ("Innovation brief", " residential  CARE", "RES", ""),
        ("Policy area", "Children in need", "TES", ""),
        ("Strand", "D1", "TES", "D1"),
        ("Strand", "dynamic use", "RES", "A1"),
        ("Strand", "Staying Close", "SC", ""),
        ("Brief,Strand", "SC,Shared", "SC", "X"),
        ("Brief,Strand", "SC,Something else", "SC", "Something else"),
        ("Policy area,Strand", "Homes,A1", "RES", "A1"),
    ],
)
def test_a_brief_may_be_named_in_many_ways(column: str, said: str, brief: str, strand: str) -> None:
    (proposal,) = read(f"Reference,Title,Applicant,Ask,{column}\nA,T,N,5m,{said}\n")
    assert (proposal.brief, proposal.strand) == (brief, strand)


ALL = "The briefs of this call are: RES (Residential care), SC (Staying Close), TES (Early support)."


@pytest.mark.parametrize(
    ("column", "said", "wrong"),
    [
        ("Brief", "Roads", f'column Brief: there is no brief "Roads" in this call. {ALL}'),
        ("Brief", "", f"column Brief: the brief is missing. {ALL}"),
        ("Policy area", "Homes", 'column Policy area: "Homes" could be any of RES, SC. Name one in a column "brief".'),
        ("Brief,Strand", "SC,D1", f'column Brief: "SC" and "D1" belong to different briefs. {ALL}'),
    ],
)
def test_a_brief_that_is_not_clear_is_refused(column: str, said: str, wrong: str) -> None:
    assert faults_of(f"Reference,Title,Applicant,Ask,{column}\nA,T,N,5m,{said}\n") == [f"p.csv, line 2, {wrong}"]


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("A,T,N,SC,-5", 'line 2, column Ask: "-5" is below zero'),
        ("A,T,N,SC,0", 'line 2, column Ask: "0" is nothing'),
        ("A,T,N,SC,£900bn", 'line 2, column Ask: "£900bn" is more than £100bn'),
        ("A,T,N,SC,tbc", 'line 2, column Ask: "tbc" is not an amount'),
        ("A,T,N,SC,=2+3", 'line 2, column Ask: "=2+3" is not an amount'),
        ("A,T,N,SC,", "line 2, column Ask: the ask is missing"),
        (",T,N,SC,5m", "line 2, column Reference: the cell is blank"),
        ("../etc,T,N,SC,5m", 'line 2, column Reference: "../etc" cannot be a reference'),
        ("[/b],T,N,SC,5m", 'line 2, column Reference: "[/b]" cannot be a reference'),
        ("A,,N,SC,5m", "line 2, column Title: the cell is blank"),
        (
            "A,T,N,SC,5m\n\na,U,O,SC,6m",
            'line 4, column Reference: the reference "a" is given twice: here and on line 2',
        ),
    ],
)
def test_bad_rows_are_told_with_line_and_column(row: str, wrong: str) -> None:
    (fault,) = faults_of(HEADER + row)
    assert fault.startswith(f"p.csv, {wrong}")


def test_sums_that_do_not_agree_are_told() -> None:
    header = "Reference,Title,Applicant,Brief,Ask,2017-18,2018-19,Minimum\n"
    faults = faults_of(header + "A,T,N,SC,3m,1m,1m,1m\nB,T,N,SC,2m,1m,1m,2.5m\nC,T,N,SC,,£60bn,£60bn,\n")
    assert [fault.split(". ")[0] for fault in faults] == [
        "p.csv, line 2, column Ask: the ask is £3,000,000, its years make £2,000,000",
        "p.csv, line 3, column Minimum: £2,500,000 is more than the ask of £2,000,000",
        "p.csv, line 4, column Ask: the years make £120,000,000,000, more than £100,000,000,000",
    ]


def test_missing_columns_are_all_told_before_any_row() -> None:
    faults = faults_of("Reference,Colour\n,red\n")
    assert [fault.split(". ")[0] for fault in faults] == [
        f'p.csv: there is no column "{field}"' for field in ("title", "applicant", "ask", "brief")
    ]


def test_two_columns_for_one_year_are_told() -> None:
    header = "Reference,Title,Applicant,Brief,Ask 2017-18,Funding 2017/18\n"
    assert faults_of(header + "A,T,N,SC,1m,2m\n")[0].startswith(
        'p.csv: columns "Ask 2017-18" and "Funding 2017/18" could both be the ask of 2017-18'
    )


def test_a_reference_that_is_known_keeps_its_spelling() -> None:
    known = Known(KNOWN.stages, "full", KNOWN.rubrics, proposals={"TFO-1": "SC"})
    assert [one.reference for one in read(HEADER + "TFO-1,T,N,SC,5m\n", known)] == ["TFO-1"]
    assert faults_of(HEADER + "tfo-1,T,N,SC,5m\n", known)[0].endswith('"tfo-1" is "TFO-1" in this call. Write "TFO-1".')


@given(
    st.lists(st.lists(st.text(max_size=6) | st.sampled_from(["A-1", "SC", "5m"]), min_size=5, max_size=5), max_size=4)
)
def test_any_cells_are_proposals_or_bad_input(rows: list[list[str]]) -> None:
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    try:
        proposals = read(HEADER + "\n".join(lines))
    except BadInput:
        return
    assert all(proposal.brief in KNOWN.rubrics and proposal.ask > 0 for proposal in proposals)
