"""What stands on a page: its contents, and its sections in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from panel_tui.files.blocks import Chart, Document, Fact, Items, Para, Table
from panel_tui.files.html.tables import table_html
from panel_tui.files.html.text import attribute, inline, words
from panel_tui.files.outline import Content, Section, outline

MAIN, CONTENTS = "paper", "contents"
SEVERAL = 3
"""From so many sections on, a document has contents."""
_UNFIT = re.compile(r"[^\w.-]+")


def body(document: Document) -> str:
    """The contents, where there are several sections, and all sections."""
    ids = _Ids()
    placed = [_Placed(section, ids.of(_wanted(section))) for section in outline(document.blocks)]
    parts = [*_contents(placed)]
    for one in placed:
        parts += _heading(one)
        parts += (_content(block, ids) for block in one.section.content)
    return "\n".join(parts)


def facts_html(facts: Iterable[Fact], look: str) -> str:
    """Names, and what stands beside each; nothing where there are none."""
    rows = "\n".join(f"<div><dt>{words(fact.name)}</dt><dd>{inline(fact.spans)}</dd></div>" for fact in facts)
    return f'<dl class="{look}">\n{rows}\n</dl>' if rows else ""


class _Ids:
    """Ids of one page, each given once."""

    def __init__(self) -> None:
        self._given = {MAIN, CONTENTS}
        self._times = Counter[str]()

    def of(self, wanted: str) -> str:
        """An id as near to the wanted one as can be."""
        name = _UNFIT.sub("-", wanted).strip("-") or "part"
        found = name
        while found in self._given:
            self._times[name] += 1
            found = f"{name}-{self._times[name] + 1}"
        self._given.add(found)
        return found


@dataclass(frozen=True)
class _Placed:
    section: Section
    id: str

    @property
    def title(self) -> str:
        heading = self.section.heading
        return words(heading.text) if heading else ""


def _wanted(section: Section) -> str:
    return (section.heading.id if section.heading else "") or "part"


def _contents(placed: Sequence[_Placed]) -> Iterator[str]:
    """Links to the sections; those one deeper are folded away: there may be a page for each of many proposals."""
    tops = [number for number, one in enumerate(placed) if one.section.depth == 1]
    if len(tops) < SEVERAL:
        return
    yield f'<nav aria-labelledby="{CONTENTS}">\n<h2 id="{CONTENTS}">Contents</h2>\n<ul>'
    for number, end in zip(tops, [*tops[1:], len(placed)], strict=True):
        within = [one for one in placed[number + 1 : end] if one.section.depth == 2]
        yield f"<li>{_link(placed[number])}{_folded(within)}</li>"
    yield "</ul>\n</nav>"


def _folded(within: Sequence[_Placed]) -> str:
    if not within:
        return ""
    count = f"{len(within)} section{'s' if len(within) > 1 else ''}"
    links = "".join(f"<li>{_link(one)}</li>" for one in within)
    return f"\n<details><summary>{count}</summary>\n<ul>{links}</ul>\n</details>"


def _link(one: _Placed) -> str:
    return f'<a href="#{one.id}">{one.title}</a>'


def _heading(one: _Placed) -> Iterator[str]:
    if heading := one.section.heading:
        name = f"h{one.section.depth + 1}"
        page = ' class="new-page"' if heading.new_page else ""
        yield f"<{name}{attribute('id', one.id)}{page}>{one.title}</{name}>"


def _content(block: Content, ids: _Ids) -> str:
    if isinstance(block, Para):
        return _para(block)
    if isinstance(block, Items):
        return _items(block)
    if isinstance(block, Table):
        return table_html(block, ids.of(block.id or "table"))
    if isinstance(block, Chart):
        return _chart(block, ids.of(block.id or "chart"))
    return facts_html(block.rows, "facts")


def _chart(chart: Chart, id_: str) -> str:
    """A drawing of our own, which stays within the width of the page."""
    drawn = chart.svg.replace("<svg ", f'<svg role="img"{attribute("aria-label", chart.alt)} ', 1)
    return f"<figure{attribute('id', id_)}><figcaption>{words(chart.title)}</figcaption>\n{drawn}</figure>"


def _para(para: Para) -> str:
    text = inline(para.spans)
    if para.label:
        text = f"<strong>{words(para.label)}</strong> {text}".strip()
    if para.role == "quote":
        return f"<blockquote><p>{text}</p></blockquote>"
    # A label alone stands over what follows.
    look = para.role if para.role != "body" else "" if para.spans else "opening"
    return f"<p{attribute('class', look)}>{text}</p>"


def _items(items: Items) -> str:
    """Bullets are the browser's own; all other labels are text, so that they read the same in every format."""
    if all(item.label == "•" for item in items.items):
        bullets = "\n".join(f"<li>{inline(item.spans)}</li>" for item in items.items)
        return f"<ul>\n{bullets}\n</ul>" if bullets else ""
    # Some readers take a list without marks for none, unless it says that it is one.
    rows = (f"<li><span>{words(item.label)}</span> <div>{inline(item.spans)}</div></li>" for item in items.items)
    return '<ol class="labelled" role="list">\n' + "\n".join(rows) + "\n</ol>"
