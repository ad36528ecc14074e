"""Judging every entry of a file once more, from its text, as quickly as it can be done.

What an author may say, and which values are allowed, repeats from entry to entry: it is worked out
by `journal` the first time, and remembered. The bodies' hashes must be known to hold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache

from panel_tui.journal import Authority, Body, Entry, Register
from panel_tui.journal.canonical import quoted
from panel_tui.journal.kinds import GOVERNING, KINDS, VARIED, is_allowed, value_fault
from panel_tui.store import judging
from panel_tui.store.rows import Said

REPEATING = 250
"""Values shorter than this, such as scores, come again and again."""

UNKNOWN, DEPENDS = "not looked at yet", "depends on the single entry"
parsed = json.JSONDecoder().raw_decode
"""Value and end of the JSON at a place of a text that is known to hold JSON there."""


class Rejudging:
    """Judges rows by one authority."""

    def __init__(self, call: str, who: Authority, erased: Mapping[str, tuple[str, str]]) -> None:
        self._call = call
        self._who = who
        self._erased = erased
        self._rights: dict[tuple[str | None, ...], str | None] = {}

    def judged(self, said: Said) -> tuple[str, str | None] | None:
        """State and reason of a row; None where its kind, register or source are not those that its body says."""
        if said.body is None:
            noted = said.kind, said.about_text, said.source
            agrees = noted == (*self._erased.get(said.id, (None, None)), None)
            return self._long_way(said) if agrees else None
        text = self._value_text(said)
        if text is None:
            return None
        kind = said.kind or ""
        form = _about_of(kind)
        about = form.fullmatch(said.about_text or "") if form else None
        if form is None or about is None:
            return self._long_way(said)
        right = said.author, said.device, kind, said.source, about["member"] if "member" in form.groupindex else ""
        why = self._rights.get(right, UNKNOWN)
        if why is UNKNOWN:
            depends = self._who.limited(said.author, said.device)
            why = self._rights[right] = DEPENDS if depends else self._who.no_right(self._entry(said))
        if why is DEPENDS:
            return self._long_way(said)
        if why is None:
            why = _remembered_fault(kind, text) if len(text) < REPEATING else _fault(kind, text)
        return ("admitted", None) if why is None else ("quarantined", why)

    def _long_way(self, said: Said) -> tuple[str, str | None]:
        return judging.judged(self._entry(said), self._who, self._erased)

    @staticmethod
    def _value_text(said: Said) -> str | None:
        """The canonical text of the value in the row's body; None where the rest of it is not as the row says."""
        body = said.body
        if body is None or said.kind is None:
            return None
        front = f'{{"about":{said.about_text},"kind":{quoted(said.kind)},"salt":'
        if not body.startswith(front):
            return None
        # A salt is 32 hexadecimal digits in quotation marks; whoever wrote another is read the long way.
        middle = f',"source":"{said.source}","value":'
        at = len(front) + 34
        if not body.startswith(middle, at):
            at = len(front) + parsed(body[len(front) :], 0)[1]
        return body[at + len(middle) : -1] if body.startswith(middle, at) else None

    def _entry(self, said: Said) -> Entry:
        body = None
        if said.body is not None:
            content = json.loads(said.body)
            register = Register.of(content["kind"], **content["about"])
            body = Body(content["salt"], register, content["value"], content["source"])
        link = said.device, said.seq, said.prev
        entry = Entry(self._call, said.author, *link, said.at, said.replaces, said.body_hash, body)
        entry.__dict__["id"] = said.id
        return entry


@cache
def _about_of(kind: str) -> re.Pattern[str] | None:
    """What canonical text says a register of `kind` is about; None where more than that is to be known."""
    if kind not in KINDS or kind in GOVERNING or kind in VARIED:
        return None
    parts = [rf'"{name}":"(?P<{name}>[^"\\]*(?:\\.[^"\\]*)*)"' for name in sorted(KINDS[kind].about)]
    return re.compile(r"\{" + ",".join(parts) + r"\}")


def _fault(kind: str, text: str) -> str | None:
    """Why the value with this canonical text is none that the kind may have; None where it is."""
    return None if is_allowed(KINDS[kind], text) else value_fault(Register.of(kind), json.loads(text))


_remembered_fault = lru_cache(maxsize=100_000)(_fault)
