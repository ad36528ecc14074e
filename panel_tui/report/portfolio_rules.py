"""What awards must keep to beside the money: the rules of the call, what the chair puts in or out, durations."""

from __future__ import annotations

from collections.abc import Iterator

from panel_tui.files.blocks import Block, Row, Spans, Table
from panel_tui.recommend.advice import FUNDED
from panel_tui.report import cells
from panel_tui.report.material import Material
from panel_tui.report.wording import counted, para, parted, plural, said, sentence, texts, theirs

CAPTION = "Rules of the portfolio, and whether the awards advised keep to them"
LATE = "in force only after scoring had begun"


def portfolio_rules(material: Material) -> Iterator[Block]:
    """Each rule with where it was published and whether it is kept; how long a project usually runs."""
    rows = tuple(_rows(material))
    if rows:
        yield Table("portfolio-rules", "", CAPTION, texts("Rule", "Published", "The awards"), rows)
    usual = material.ruled.usual
    if usual.words:
        published = said(" (", *_published(usual.published, material.ruled.is_usual_late, "published: "), ")")
        words = said("A project usually runs ", theirs(usual.words), published)
        yield para(words, ". An award to one that does not needs a reason.", label="Usual duration.")
    for remark in material.ruled.remarks:
        yield para(theirs(sentence(remark)))


def unusual(material: Material) -> Spans:
    """The awards to what is unusual, each with the reason for it; nothing where there is none."""
    found = {
        name: words
        for name, one in material.panel.items()
        if one.outcome in FUNDED and (words := material.ranking.unusual(name))
    }
    if not found:
        return ()
    each = [
        said(cells.reference(name), " (", theirs(words), *_reason(material, name), ")") for name, words in found.items()
    ]
    awards = counted("asks/unusual/count", len(found), "award")
    return said(awards, plural(len(found), " is", " are"), " for an unusual duration: ", parted(each))


def _rows(material: Material) -> Iterator[Row]:
    for rule in material.ruled.rules:
        where = _published(rule.published, rule.id in material.ruled.late)
        yield Row((said(theirs(sentence(rule.words))), where, said(_kept(material, rule.id))))
    for forced in material.ruled.as_rules:
        words = said(theirs(sentence(forced.words)))
        yield Row((words, said("Put in force by the chair"), said(_kept(material, forced.id))))


def _published(published: str, is_late: bool, before: str = "") -> Spans:
    where = said(before, theirs(published)) if published else said("not said")
    return said(where, f"; {LATE}") if is_late else where


def _kept(material: Material, rule: str) -> str:
    """How the awards advised stand against a rule."""
    held = [one for one in material.rules if one.id == rule]
    if not held:
        return "Not held against it"
    return "Break it" if any(one.broken for one in held) else "Keep to it"


def _reason(material: Material, name: str) -> Spans:
    given = material.panel[name]
    return (
        said("; the reason given: ", theirs(given.reason))
        if given.reason and not given.follows
        else said("; no reason is given yet")
    )
