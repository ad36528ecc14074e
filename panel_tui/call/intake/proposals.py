"""The table of proposals: who asks for how much, for what, under which brief."""

from __future__ import annotations

import re
from collections.abc import Mapping

from panel_tui.call.intake import briefs
from panel_tui.call.intake.known import Known
from panel_tui.call.intake.naming import PROPOSAL
from panel_tui.call.intake.reading import Cells, Kind, Reading
from panel_tui.call.intake.years import add_years, asks_of
from panel_tui.call.money import MOST
from panel_tui.call.proposal import Proposal
from panel_tui.figures.rounding import show_money
from panel_tui.files.table import Table
from panel_tui.files.text import short

PROPOSALS = Kind(
    "proposals",
    {
        "reference": (*PROPOSAL, "id", "proposal", "reference number", "application number", "bid reference", "number"),
        "title": ("project title", "project", "project name", "proposal title", "name of project"),
        "applicant": (
            *("lead organisation", "lead organization", "lead applicant", "lead", "lead body", "lead partner"),
            *("organisation", "organization", "applicant organisation", "applicant name", "organisation name"),
        ),
        "brief": ("brief id", "innovation brief", "policy brief"),
        "area": ("policy area", "theme"),
        "strand": ("strand id", "strand name"),
        "ask": (
            *("amount", "amount requested", "amount sought", "amount awarded", "amount applied for"),
            *("requested", "requested amount", "request", "total ask", "total requested", "total amount requested"),
            *("grant", "grant sought", "grant requested", "grant amount", "award", "bid amount", "ask total"),
            *("funding", "funding requested", "funding sought", "total funding requested"),
        ),
        "lead_kind": ("sector", "kind of lead", "lead sector", "organisation type", "type of organisation"),
        "stage_of_innovation": ("innovation stage", "stage of development"),
        "region": ("english region", "location"),
        "partners": ("partner", "partner organisations", "other partners", "delivery partners"),
        "people": ("named people", "key people", "team", "project team", "contacts", "contact"),
        "summary": ("abstract", "description", "project summary", "proposal summary", "overview"),
        "viable_minimum": ("minimum viable", "minimum", "minimum amount", "minimum viable amount", "minimum ask"),
        "duration": (
            *("duration months", "duration in months", "duration years", "duration in years", "length"),
            *("project duration", "project length", "length of project", "duration of project", "grant duration"),
        ),
        "earlier_award": ("previous award", "earlier grant", "previous grant", "funded before", "previously funded"),
    },
    needs=("reference", "title", "applicant"),
    also="brief, area or strand; ask, or one ask a year",
)
REFERENCE = re.compile(r"\w[\w ./()-]{0,39}")


def read_proposals(table: Table, known: Known) -> tuple[Proposal, ...]:
    """The proposals in the table, one a row, without their sections. Raises BadInput with every fault.

    A row names its brief by id, title, area or strand. The ask may be one column, one a year (2017-18), or both.
    """
    reading = Reading(table, PROPOSALS)
    years = add_years(reading, table.header)
    if not years:
        reading.need("ask")
    if not set(briefs.FIELDS) & set(reading.columns):
        reading.need("brief")
    return reading.rows(lambda row: _proposal(row, known, years))


def _proposal(row: Cells, known: Known, years: tuple[str, ...]) -> Proposal | None:
    reference = row.needed("reference")
    if reference and not REFERENCE.fullmatch(reference):
        right = "Use up to 40 letters, figures, spaces and . / ( ) - _, beginning with a letter or figure."
        row.wrong("reference", f"{short(reference)} cannot be a reference", right)
    if (already := known.find_proposal(reference) or reference) != reference:
        row.wrong("reference", f"{short(reference)} is {short(already)} in this call", f"Write {short(already)}.")
    row.once("reference", f"the reference {short(reference)}", reference.casefold())
    title, applicant = row.needed("title"), row.needed("applicant")
    brief = briefs.brief_of(row, known)
    by_year = asks_of(row, years)
    ask = _ask(row, by_year)
    minimum = row.money("viable_minimum")
    if ask and minimum and minimum > ask:
        row.wrong("viable_minimum", f"{show_money(minimum)} is more than the ask of {show_money(ask)}", "Check both.")
    duration = row.months("duration")
    earlier = row.yes("earlier_award") if row.line("earlier_award") else None
    if not row.sound or ask is None or brief is None:
        return None
    return Proposal(
        reference=reference,
        title=title,
        applicant=applicant,
        brief=brief,
        ask=ask,
        lead_kind=row.line("lead_kind"),
        strand=briefs.strand_of(row, brief, known),
        stage_of_innovation=row.line("stage_of_innovation"),
        region=row.line("region"),
        partners=row.items("partners"),
        people=row.items("people"),
        summary=row.text("summary"),
        ask_by_year=by_year,
        viable_minimum=minimum,
        duration=duration,
        earlier_award=earlier,
    )


def _ask(row: Cells, by_year: Mapping[str, int]) -> int | None:
    """The whole ask in pence: its own column, or the sum of the years; where there are both, they must agree."""
    years = sum(by_year.values())
    ask = row.money("ask") if row.line("ask") or not by_year else years
    if ask is None and not row.line("ask"):
        row.wrong("ask", "the ask is missing", 'Give an amount like "£1,250,000", "350k" or "£1.1m".')
    if ask and by_year and years != ask:
        row.wrong("ask", f"the ask is {show_money(ask)}, its years make {show_money(years)}", "Make them agree.")
    if years > MOST:
        row.wrong("ask", f"the years make {show_money(years)}, more than {show_money(MOST)}", "Check the amounts.")
    return ask
