"""How a field came to be what it is: what was said before, and what was drafted since, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from panel_tui.assess.desk_rows import AUDIENCES, SPEAKING, Audience, Change
from panel_tui.assess.registers import PRIVATE, SAID
from panel_tui.journal import Register
from panel_tui.store.glance import Glance
from panel_tui.store.rows import Said

NOTHING = "nothing"


def field_history(glance: Glance, about: Mapping[str, str], said: Callable[[Register], Any]) -> tuple[Change, ...]:
    """The history of the fields that are about all of `about`, oldest first; `said` gives what stands in a register.

    What is erased on record reads so. Changes of a draft that cancel out to the same words are left out.
    """
    return tuple(sorted((*_on_record(glance, about), *_drafted(glance, about, said)), key=lambda change: change.at))


def _on_record(glance: Glance, about: Mapping[str, str]) -> Iterator[Change]:
    for kind in SAID:
        entries = {one.id: one for one in glance.history(kind, **about)}
        for one in entries.values():
            replaced = dict.fromkeys(_said(entries[id_]) for id_ in one.replaces if id_ in entries)
            before = " and ".join(replaced) or NOTHING
            field = field_of(Register.of(kind, **one.about))
            yield Change(one.at, field, before, _said(one), True, one.source or "own")


def _drafted(glance: Glance, about: Mapping[str, str], said: Callable[[Register], Any]) -> Iterator[Change]:
    for one in glance.drafts.changes(**about):
        # Where there is no draft, what was said shows.
        before, after = (said(one.register) if value is None else value for value in (one.before, one.after))
        was, now = in_words(before), in_words(after)
        if was != now:
            yield Change(one.at, field_of(one.register), was, now, False, "own")


def field_of(register: Register) -> str:
    """Which field of an assessment a register is: "score", "comment to the panel"."""
    audience = register.part("audience")
    if register.kind != "comment":
        return register.kind
    if audience == PRIVATE:
        return "private note"
    return SPEAKING["notes"] if audience == "notes" else f"comment {AUDIENCES[cast('Audience', audience)]}"


def _said(entry: Said) -> str:
    return "erased" if entry.body is None else in_words(entry.value)


def in_words(value: Any) -> str:
    """A score, a comment, a confidence or an interest, in words."""
    if value is None or "cleared" in value:
        return NOTHING
    for name in ("score", "text", "level", "interest"):
        if name in value:
            return str(value[name])
    return str(value["state"]).replace("_", " ")
