"""Finding words in proposals: what people type, and every paragraph that has it, the best first.

A plain word also finds its plural or singular: "placements" finds "placement". It is not cut down to a stem as
SQLite's `porter` would: "hous" and "house" would be found on the way to "housing", and "housin" nothing; "caring" would
find "cares", and what is marked would not be what was typed. Words in quotation marks are taken as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from panel_tui.assess.context import Span, in_context
from panel_tui.call.derived import PASSAGES, PassageRow
from panel_tui.files.text import clean
from panel_tui.store.derived import FOUND
from panel_tui.store.glance import Glance

COUNTED = 2_000
"""Paragraphs are counted up to so many, and of more only the first so many are set in order."""
MOST_WORDS = 50
"""Of what was typed or pasted, so many words are looked for."""
LEAST_BEGINNING = 2
"""A word that is being typed finds longer ones from so many letters on."""

QUOTES = str.maketrans("“”„«»", '"""""')
TERM = re.compile(r'(?P<without>-+)?(?:"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<word>[^\s"]+))')
MARK = re.compile(r"(?P<sign>¶ ?)?(?P<mark>[1-9][0-9]{0,4}\.[1-9][0-9]{0,6})")
LETTERS = re.compile(r"[^\W_]+")
FIGURE = re.compile(r"[0-9]")
MARKED = re.compile(f"{FOUND[0]}([^{FOUND[1]}]*){FOUND[1]}")


class Hit(NamedTuple):
    """A paragraph that has the words: where it stands, and its text in spans, found ones told apart."""

    reference: str
    mark: str
    section: str
    spans: tuple[Span, ...]

    def context(self, width: int) -> tuple[Span, ...]:
        """The words in context, on one line of at most `width` characters."""
        return in_context(self.spans, width)


class Findings(NamedTuple):
    """What was found: how many paragraphs (`total`; above `COUNTED` it is not counted on), and the first of them."""

    total: int
    hits: tuple[Hit, ...]

    @property
    def words(self) -> str:
        """How many there are, in words: "1 paragraph", "more than 2,000 paragraphs"."""
        if self.total > COUNTED:
            return f"more than {COUNTED:,} paragraphs"
        return "1 paragraph" if self.total == 1 else f"{self.total:,} paragraphs"


class Term(NamedTuple):
    """One thing that must be in a paragraph, or with `without` must not: it in one of its `forms`."""

    forms: tuple[str, ...]
    is_beginning: bool
    without: bool


def find(glance: Glance, words: str, references: Sequence[str], limit: int = 200, in_order: bool = False) -> Findings:
    """The paragraphs of these proposals that have all the words, at most `limit`, best first or in the text's order.

    `words` is what somebody types: words, of which the last may still be growing; "a phrase"; -without; a figure such
    as £18,400; the mark of a paragraph, with ¶ or without. Whatever is typed, nothing is raised for it.
    """
    typed = clean(words).translate(QUOTES)
    mark = MARK.fullmatch(typed.strip())
    at = _at(glance, mark["mark"], references) if mark else []
    wanted = None if mark and mark["sign"] else expression(typed)
    total, rows = glance.search(PASSAGES, wanted, references, COUNTED + 1, limit, in_order) if wanted else (0, [])
    places = {(hit.reference, hit.mark) for hit in at}
    others = [hit for hit in map(_hit, rows) if (hit.reference, hit.mark) not in places]
    return Findings(len(at) + total - (len(rows) - len(others)), tuple([*at, *others][:limit]))


def expression(typed: str) -> str | None:
    """What was typed as an FTS5 expression, every word in quotation marks; None where there is nothing to find."""
    terms = list(_terms(typed))
    with_, without = ([_either(term) for term in terms if term.without is out] for out in (False, True))
    if not with_:
        return None
    return " AND ".join(with_) if not without else f"({' AND '.join(with_)}) NOT ({' OR '.join(without)})"


def _terms(typed: str) -> Iterator[Term]:
    found = [one for one in TERM.finditer(typed) if LETTERS.search(one["phrase"] or one["word"] or "")]
    for one in found[:MOST_WORDS]:
        text = one["phrase"] if one["word"] is None else one["word"]
        without = bool(one["without"])
        grows = one.end() == len(typed) and not one["closed"] and not without
        last = LETTERS.findall(text)[-1]
        beginning = grows and len(last) >= LEAST_BEGINNING and not FIGURE.search(last) and text.endswith(last)
        forms = _forms(text) if one["word"] else (text,)
        if beginning:
            forms = tuple(form for form in forms if form == forms[0] or not form.startswith(forms[0]))
        yield Term(forms, beginning, without)


def _either(term: Term) -> str:
    star = " *" if term.is_beginning else ""
    quoted = [f'"{form}"{star if number == 0 else ""}' for number, form in enumerate(term.forms)]
    return quoted[0] if len(quoted) == 1 else f"({' OR '.join(quoted)})"


def _forms(word: str) -> tuple[str, ...]:
    """A word as typed and, where it is an English one, its plural and what it may be the plural of."""
    lower = word.lower()
    if not (word.isascii() and word.isalpha()) or len(word) < 3:
        return (word,)
    if lower.endswith("ies"):
        others = [f"{lower[:-3]}y"]
    elif lower.endswith(("ses", "xes", "zes", "ches", "shes")):
        others = [lower[:-2], lower[:-1]]
    elif lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        others = [lower[:-1]]
    elif lower.endswith(("s", "x", "z", "ch", "sh")):
        others = [f"{lower}es"]
    elif lower.endswith("y") and lower[-2] not in "aeiou":
        others = [f"{lower[:-1]}ies"]
    else:
        others = [f"{lower}s"]
    return (lower, *others)


def _at(glance: Glance, mark: str, references: Sequence[str]) -> list[Hit]:
    """The paragraphs of a mark."""
    rows = {row.reference: row for row in glance.rows(PASSAGES, mark=mark)}
    return [_hit(rows[reference]) for reference in references if reference in rows]


def _hit(row: PassageRow) -> Hit:
    parts = MARKED.split(row.text)
    spans = (Span(text, bool(number % 2)) for number, text in enumerate(parts) if text)
    return Hit(row.reference, row.mark, row.section, tuple(spans))
