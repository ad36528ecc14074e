"""One page per proposal: what it asks, what was advised, its scores, and why. No member's name stands here."""

from __future__ import annotations

from collections.abc import Iterator

from panel_tui.figures.totals import Official
from panel_tui.files.blocks import Block, Fact, Facts, Heading, Para, Spans, paragraphs
from panel_tui.files.numbering import numbered
from panel_tui.journal.values import Recommendation
from panel_tui.moderate.drafting import FOR_THE_PANEL, is_assessors
from panel_tui.recommend.awards import Award
from panel_tui.recommend.criteria_met import Met
from panel_tui.report import cells
from panel_tui.report.charts import scores_chart
from panel_tui.report.cited import cited_table
from panel_tui.report.material import Material
from panel_tui.report.ranked import reason
from panel_tui.report.score_table import moved_scores, score_table
from panel_tui.report.wording import capital, counted, money, para, said, sentence, theirs

OVERALL, PANEL = "overall", "as the panel advised"
EXPLAINED = (
    "Members are letters here, given anew for each proposal; their columns show first scores. The official score is "
    "the one that the panel agreed, else the median of the members' scores."
)


def proposal_pages(material: Material) -> list[Block]:
    """All pages, in the order of briefs and places."""
    if not material.rows:
        return [para("No proposal has been received.")]
    blocks: list[Block] = [para(EXPLAINED)]
    for number, name in enumerate(material.rows, start=1):
        blocks += _page(material, name, number)
    return blocks


def _page(material: Material, name: str, number: int) -> Iterator[Block]:
    proposal = material.standing.proposal(name)
    yield Heading(2, f"{name} {proposal.applicant}", id=f"proposal-{number}", new_page=number > 1)
    yield Para(said(theirs(proposal.title)), "lead")
    yield Facts(tuple(Fact(what, words) for what, words in _facts(material, name)))
    if any(one.value is not None for one in material.ranking.figures[name].settled.values()):
        yield score_table(material, name)
        drawn = scores_chart(material, name, number)
        if drawn is not None:
            yield drawn
        yield from moved_scores(material, name)
    yield from _why(material, name)
    if name in material.cited:
        yield cited_table(name, material.cited[name])
    yield from conditions(material, name)


def conditions(material: Material, name: str) -> Iterator[Block]:
    """The conditions that go with an award; a later adviser's only where they are others."""
    before: tuple[str, ...] = ()
    for title, advice in (
        ("Conditions", material.panel),
        (f"Conditions advised by the {material.call.board}", material.board),
        *((f"Conditions decided by {step.name}", step.advice) for step in material.steps),
        ("Conditions decided", material.decided),
    ):
        one = advice.get(name)
        if one and one.conditions and one.conditions != before:
            before = one.conditions
            yield Heading(3, title)
            yield numbered(*(said(theirs(sentence(condition))) for condition in one.conditions))
    award = material.afterwards.awards.get(name)
    for term in award.terms if award else ():
        if term.met:
            yield para(theirs(sentence(term.met)), label=f"Condition {term.number} cleared.")


def _facts(material: Material, name: str) -> Iterator[tuple[str, Spans]]:
    if len(material.ranking.lines) > 1:
        yield "Brief", said(theirs(material.standing.rubric_of(name).title))
    yield "Panel's advice", _panel(material, name)
    if name in material.board:
        yield "Board's advice", _later(name, material.board[name], material.panel.get(name), "board", PANEL)
    before, followed = material.board, "as the board advised"
    for step in material.steps:
        if name in step.advice:
            one = step.advice[name]
            unnamed = one.model_copy(update={"by": ""}) if one.by == step.name else one
            yield f"Decision of {step.name}", _later(name, unnamed, before.get(name), step.key, followed)
        before, followed = step.advice, f"as {step.name} decided"
    if name in material.decided:
        yield "Decision", _later(name, material.decided[name], before.get(name), "decision", followed)
    if name in material.afterwards.awards:
        yield from _award(material.afterwards.awards[name])
    yield "Total", _total(material, name, material.ranking.figures[name])
    its = material.meeting[name]
    if its.meets:
        yield "Meets the criteria", _meets(its)
    yield "Ask", said(cells.ask(material, name))
    if (lasts := material.standing.proposal(name).duration) is not None:
        yield "Duration", _lasting(name, lasts, material.ranking.unusual(name))
    if name in material.funded:
        yield "Recommended award", said(cells.award(material, name))
    if its.fits is not None:
        yield "Fits the money", said("Yes." if its.fits else "No.")
    readers = material.ranking.figures[name].assessors
    yield "What keeps it there", said(theirs(reason(material.rows[name])))
    why = {"gate": "nobody: it failed a gate", "withdrawn": "nobody: it was withdrawn"}
    nobody = said(next((why[one] for one in cells.remarks(material, name) if one in why), "nobody yet"))
    yield "Scored by", counted(f"{name}/readers", readers, "member") if readers else nobody


def _lasting(name: str, months: int, unusual: str) -> Spans:
    """How long it runs, and that this is unusual."""
    lasts = counted(f"{name}/duration", months, "month")
    return said(lasts, ", which is unusual.") if unusual else lasts


def _award(award: Award) -> Iterator[tuple[str, Spans]]:
    """What became of an award, as far as something has."""
    why = said(": ", theirs(sentence(award.reason))) if award.reason else said(".")
    if award.state == "accepted" and award.taken < award.decision.value.award:
        yield "Award", said("accepted for ", money(f"{award.reference}/taken", award.taken), why)
    elif award.state != "waiting":
        yield "Award", said(award.state, why)


def _meets(its: Met) -> Spans:
    """How far it meets the criteria, with what decides it."""
    by = ", as the chair finds: " if its.is_the_chairs else ": "
    return said(capital(its.meets or ""), by, theirs(its.why.strip().rstrip(".")), ".")


def _panel(material: Material, name: str) -> Spans:
    words = cells.panel_advice(material, name)
    its = material.recorded.get(name)
    if its is None:
        return said(words, " (computed; the panel has not recorded its advice)") if name in material.panel else words
    line = material.line.get(name)
    if not its.reason or (line and its.reason == line.reason):
        return words
    return said(words, ". ", theirs(sentence(its.reason)))


def _later(name: str, one: Recommendation, before: Recommendation | None, level: str, followed: str) -> Spans:
    """A later word, in few where it follows the one before: Investment Board: as the panel advised."""
    by = said(theirs(one.by), ": ") if one.by else said()
    if before is not None and _alike(one) == _alike(before):
        moved = one.place != before.place and one.place is not None
        now = said(", now ", cells.advised(name, one, level, capitals=False)) if moved else said()
        return said(by, theirs(followed if one.by else capital(followed)), now, ".")
    why = said(". ", theirs(sentence(one.reason))) if one.reason else said()
    return said(by, cells.with_award(name, one, level, capitals=not one.by), why)


def _alike(one: Recommendation) -> tuple[object, ...]:
    return one.outcome, one.award, one.conditions, one.reason.strip()


def _total(material: Material, name: str, figures: Official) -> Spans:
    if figures.total is None:
        return said("none: there are no scores that count")
    words = said(cells.total(material, name), " of ", cells.out_of(material, name))
    placed = material.rows[name].place is not None
    words = said(words, ", place ", cells.place(material, name)) if placed else said(words, ", not ranked")
    if not figures.partial:
        return words
    by_id = material.ranking.scheme(name).by_id
    missing = ", ".join(by_id[one].title for one in figures.unscored)
    words = said(words, "; partial: no score on ", theirs(missing))
    ruling = material.rulings.get(name)
    return said(words, ". Ranked by a ruling: ", theirs(sentence(ruling.reason))) if ruling else words


def _why(material: Material, name: str) -> Iterator[Block]:
    yield Heading(3, "Why")
    statement = material.statements.get(name)
    if statement and statement.reasons.strip():
        yield from paragraphs(statement.reasons)
        return
    quotes, beside = list(_comments(material, name, scorers=True)), list(_comments(material, name, scorers=False))
    if not quotes and not beside:
        yield para("No panel statement and no comments to the panel are on record.")
        return
    yield para("The panel has not written its statement yet.", *([" Members wrote to the panel:"] if quotes else []))
    yield from quotes
    if beside:
        yield para("Observers and advisers, who do not score, wrote to the panel:")
        yield from beside


def _comments(material: Material, name: str, scorers: bool) -> Iterator[Block]:
    """What members wrote to the panel, by criterion, sorted by its words: an order would tell who wrote what."""
    remarks: dict[str, set[str]] = {}
    for place, several in material.ranking.counts.remarks.items():
        if place.proposal != name or material.standing.recused(name, place.member):
            continue
        if is_assessors(material.standing, material.ranking.sheet, name, place.member) == scorers:
            its = remarks.setdefault(place.criterion, set())
            its.update(one.text.strip() for one in several if one.audience == FOR_THE_PANEL and one.text.strip())
    titles = {one.id: one.title for one in material.standing.rubric_of(name).criteria} | {OVERALL: "Overall"}
    for criterion, title in titles.items():
        if remarks.get(criterion):
            yield Para((), label=title)
            for text in sorted(remarks[criterion]):
                yield from paragraphs(text, "quote")
