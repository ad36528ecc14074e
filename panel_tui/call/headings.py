"""Which column of a table is which field, however its heading is written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from panel_tui.faults import Faults
from panel_tui.files.text import short

ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
IDLE = frozenset({"gbp", "pounds", "the", "of", "please", "s"})


def plain(heading: str) -> str:
    """A heading as bare words: "Amount requested (£)" and "amountRequested_GBP" are both "amount requested"."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)
    return _words(ASIDE.sub(" ", parted)) or _words(parted)


def match(header: Sequence[str], fields: Mapping[str, Sequence[str]], place: str = "") -> dict[str, int]:
    """The column of each field that has one, found by the field's own name or one of its other names.

    Raises BadInput where two columns could be one field, naming both. Columns that match nothing are left alone.
    """
    names = {plain(name): field for field, others in fields.items() for name in (field, *others)}
    faults = Faults()
    found: dict[str, int] = {}
    for column, heading in enumerate(header):
        field = names.get(plain(heading))
        if field is None:
            continue
        if found.setdefault(field, column) != column:
            wrong = f'columns {short(header[found[field]])} and {short(heading)} could both be "{plain(field)}"'
            faults.add(wrong, "Keep one of them, or give the other another name.", place)
    faults.stop()
    return found


def _words(text: str) -> str:
    found = re.findall(r"[^\W_]+", text.casefold())
    return " ".join(word for word in found if word not in IDLE) or " ".join(found)
