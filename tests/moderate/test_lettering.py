"""Letters for members: in the order of severity, and of nothing else."""

from __future__ import annotations

from itertools import islice

from panel_tui.moderate.lettering import lettered
from panel_tui.moderate.rows import letters

MEMBERS = ("abe", "bea", "cyd", "dot", "eve", "fay", "gus", "hal")


def test_letters_never_end() -> None:
    assert list(islice(letters(), 25, 29)) == ["Z", "A1", "B1", "C1"]


def test_without_severity_the_order_tells_nothing_of_names_and_stays() -> None:
    found = lettered("tfo-2017", (), MEMBERS)
    assert sorted(found.values()) == list("ABCDEFGH")
    assert list(found.values()) == list("ABCDEFGH")
    assert list(found) != sorted(found)
    assert lettered("tfo-2017", (), reversed(MEMBERS)) == found
    assert list(lettered("another-call", (), MEMBERS)) != list(found)
