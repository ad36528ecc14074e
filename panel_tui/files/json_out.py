"""A document as JSON, for other programs. The guide's page about JSON documents its keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from panel_tui.files.blocks import Chart, Column, Document, Fact, Items, Para, Row, Spans, Table, plain, shown
from panel_tui.files.outline import Content, Section, outline

_MONEY = re.compile(r"(-?)£([0-9][0-9,]{0,20})(?:\.([0-9]{2}))?")
_NUMBER = re.compile(r"-?[0-9][0-9,]{0,20}(\.[0-9]{1,20})?")

Keys = dict[str, Any]


def to_json(document: Document) -> bytes:
    """The whole document; every keyed figure stands once more under "figures"."""
    content = {
        "title": document.title,
        "subtitle": document.subtitle,
        "date": document.date.isoformat(),
        "reference": document.reference,
        "fingerprint": document.fingerprint,
        "marking": document.banner,
        "lang": document.lang,
        "facts": _facts(document.facts),
        "sections": [_section(section) for section in outline(document.blocks)],
        "figures": shown(document),
    }
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()


def _section(section: Section) -> Keys:
    heading = section.heading
    return {
        "heading": heading.text if heading else None,
        "depth": section.depth,
        "id": heading.id if heading else "",
        "content": [_content(block) for block in section.content],
    }


def _content(block: Content) -> Keys:
    if isinstance(block, Para):
        return {"kind": "paragraph", "role": block.role, "label": block.label, "text": plain(block.spans)}
    if isinstance(block, Items):
        items = [{"label": item.label, "text": plain(item.spans)} for item in block.items]
        return {"kind": "list", "items": items}
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Chart):
        return {"kind": "chart", "id": block.id, "title": block.title, "text": block.alt}
    return {"kind": "facts", "facts": _facts(block.rows)}


def _facts(facts: Iterable[Fact]) -> list[Keys]:
    return [{"name": fact.name, "text": plain(fact.spans)} for fact in facts]


def _table(table: Table) -> Keys:
    return {
        "kind": "table",
        "id": table.id,
        "label": table.label,
        "caption": table.caption,
        "columns": [{"title": column.title, "kind": column.kind} for column in table.columns],
        "row_head": table.row_head,
        "rows": [_row(table, row) for row in table.rows],
        "note": table.note,
    }


def _row(table: Table, row: Row) -> Keys:
    """A row that goes across all columns has one cell, of no column."""
    columns: Iterable[Column] = [Column("")] if row.role == "line" else table.columns
    return {"role": row.role, "cells": [_cell(*pair) for pair in zip(columns, row.cells, strict=True)]}


def _cell(column: Column, cell: Spans) -> Keys:
    text = plain(cell)
    return {
        "column": column.title,
        "text": text,
        "value": _value(column, text),
        "figures": [span.key for span in cell if span.key],
    }


def _value(column: Column, text: str) -> int | float | None:
    """The number that a cell shows, sums in pence; None where it is text, or shows no number alone."""
    if column.kind == "money" and (found := _MONEY.fullmatch(text)):
        sign, pounds, pence = found.groups(default="")
        return int(f"{sign}{pounds.replace(',', '')}{pence or '00'}")
    if column.kind in ("score", "count", "place") and (found := _NUMBER.fullmatch(text)):
        digits = text.replace(",", "")
        return float(digits) if found[1] else int(digits)
    return None
