"""Background and process: what the call is, its days, and how many proposals there were at each step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from panel_tui.call.call_model import Stage
from panel_tui.figures.rounding import NONE
from panel_tui.files.blocks import Block, Column, Fact, Facts, Row, Table, day, paragraphs
from panel_tui.recommend.advice import FUNDED, Advice
from panel_tui.recommend.lines import Ranking
from panel_tui.report.material import Material
from panel_tui.report.wording import money, number, said, texts, theirs

STEPS = (Column("Step"), Column("Date"), Column("Proposals", "count"), Column("Asked for", "money"))
AMEND = "Passed in part: could proceed with amendments"


def process(material: Material) -> list[Block]:
    """The call in a few words, the office's note on it, the days of its stages, and the counts."""
    call = material.call
    deciders = ", then ".join((*call.decides_first, call.authority))
    names = {"Call": call.title, "Funder": call.funder, "Advice by": call.board, "Decision by": deciders}
    facts = Facts(tuple(Fact(name, said(theirs(words))) for name, words in names.items()))
    blocks: list[Block] = [facts, *paragraphs(call.note)]
    stages = [stage for stage in call.stages.values() if stage.dates]
    if stages:
        columns = texts("Stage", "Opens", "Closes", "Panel meets", "Decision due")
        blocks.append(Table("stages", "", "Stages and their dates", columns, tuple(map(_days, stages))))
    counts = [row for stage in material.earlier for row in _steps(stage.ranking, stage.panel)]
    counts += _steps(material.ranking, material.panel)
    blocks.append(Table("steps", "", "Proposals at each step", STEPS, tuple(counts)))
    return blocks


def _days(stage: Stage) -> Row:
    days = (stage.opens, stage.closes, stage.meeting, stage.decides)
    return Row((said(theirs(stage.title)), *(said(day(its) if its else NONE) for its in days)))


def _steps(ranked: Ranking, panel: Advice) -> Iterator[Row]:
    rule, figures, rows = ranked.standing.stage_rule(ranked.stage), ranked.figures, ranked.rows
    everyone = list(rows)

    def step(name: str, words: str, which: Iterable[str], when: str = "") -> Row:
        chosen = list(which)
        asked = sum(rows[one].ask for one in chosen)
        key = f"steps/{ranked.stage}/{name}"
        figures_ = said(number(f"{key}/count", len(chosen))), said(money(f"{key}/asked", asked))
        return Row((said(theirs(words)), said(when), *figures_))

    closed = day(rule.closes) if rule.closes else ""
    met = day(rule.meeting) if rule.meeting else ""
    yield step("received", f"{rule.title}: received", everyone, closed)
    withdrawn = [one for one in everyone if one in ranked.standing.withdrawn]
    if withdrawn:
        yield step("withdrawn", "Withdrawn", withdrawn)
    gates = {one: gate_of(ranked, one) for one in everyone}
    if any(ranked.standing.rubrics[brief].gates for brief in ranked.lines):
        yield step("passed", "Passed all gates", (one for one in everyone if gates[one] == "pass"))
        yield step("amend", AMEND, (one for one in everyone if gates[one] == "partial"))
        yield step("failed", "Failed a gate", (one for one in everyone if gates[one] == "fail"))
        unchecked = [one for one in everyone if not gates[one]]
        if unchecked:
            yield step("unchecked", "Gates not all on record", unchecked)
    scored = [one for one in everyone if figures[one].total is not None]
    yield step("scored", "Scored on all criteria", (one for one in scored if not figures[one].partial))
    if any(figures[one].partial for one in scored):
        yield step("partial", "Scored on some criteria", (one for one in scored if figures[one].partial))
    if len(scored) < len(everyone):
        yield step("unscored", "Not scored", (one for one in everyone if figures[one].total is None))
    chosen = [one for one in everyone if one in panel and panel[one].outcome in FUNDED]
    yield step("recommended", "Recommended", chosen, met)


def gate_of(ranked: Ranking, reference: str) -> str:
    """What a proposal's gates come to: fail, partial, pass, or "" where not all are on record."""
    on_record = ranked.standing.gates.get((ranked.stage, reference), {})
    outcomes = {gate.outcome for gate in on_record.values()}
    if outcomes & {"fail", "partial"}:
        return "fail" if "fail" in outcomes else "partial"
    wanted = {gate.id for gate in ranked.standing.rubric_of(reference).gates}
    return "pass" if wanted <= set(on_record) else ""
