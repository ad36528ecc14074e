"""What awards must keep to beside the money: the rules of the call, what the chair puts in or out, durations."""

from __future__ import annotations

from collections.abc import Iterator

from panel_tui.call.portfolio_rules import PortfolioRule
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


def broken(material: Material) -> Spans:
    """The rules of the call that the awards advised break, each with where it was published; nothing where none is."""
    each = [
        said(theirs(rule.words.strip().rstrip(".")), " (", *_where(material, rule, "published: "), ")")
        for rule in material.ruled.rules
        if _is_broken(material, rule.id)
    ]
    if not each:
        return ()
    rules = counted("asks/broken/count", len(each), "rule")
    return said("the awards advised break ", rules, " of the call: ", parted(each))


def _rows(material: Material) -> Iterator[Row]:
    for rule in material.ruled.rules:
        yield Row((said(theirs(sentence(rule.words))), _where(material, rule), said(_kept(material, rule.id))))
    for forced in material.ruled.as_rules:
        words = said(theirs(sentence(forced.words)))
        yield Row((words, said("Put in force by the chair"), said(_kept(material, forced.id))))


def _where(material: Material, rule: PortfolioRule, before: str = "") -> Spans:
    return _published(rule.published, rule.id in material.ruled.late, before)


def _published(published: str, is_late: bool, before: str = "") -> Spans:
    where = said(before, theirs(published) if published else "not said")
    return said(where, f"; {LATE}") if is_late else where


def _kept(material: Material, rule: str) -> str:
    """How the awards advised stand against a rule."""
    if not any(one.id == rule for one in material.rules):
        return "Not held against it"
    return "Break it" if _is_broken(material, rule) else "Keep to it"


def _is_broken(material: Material, rule: str) -> bool:
    return any(one.broken for one in material.rules if one.id == rule)


def _reason(material: Material, name: str) -> Spans:
    given = material.panel[name]
    return (
        said("; the reason given: ", theirs(given.reason))
        if given.reason and not given.follows
        else said("; no reason is given yet")
    )
