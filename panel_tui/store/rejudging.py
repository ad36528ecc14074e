"""Judging every entry of a file once more, from its text, as quickly as it can be done.

What an author may say, and which values are allowed, repeats from entry to entry: it is worked out
by `journal` the first time, and remembered. The bodies' hashes must be known to hold.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from panel_tui.journal import Authority, Body, Entry, Register
from panel_tui.journal.canonical import quoted
from panel_tui.journal.kinds import GOVERNING, is_allowed, value_fault
from panel_tui.store import judging
from panel_tui.store.rows import Said

REPEATING = 250
"""Values shorter than this, such as scores, come again and again."""

parsed = json.JSONDecoder().raw_decode
"""Value and end of the JSON at a place of a text that is known to hold JSON there."""


class Rejudging:
    """Judges rows by one authority."""

    def __init__(self, call: str, who: Authority, erased: Mapping[str, tuple[str, str]]) -> None:
        self._call = call
        self._who = who
        self._erased = erased
        self._rights: dict[tuple[str, ...], str | None] = {}
        self._limited: dict[tuple[str, str], bool] = {}

    def judged(self, said: Said) -> tuple[str, str | None] | None:
        """State and reason of a row; None where its kind, register or source are not those that its body says."""
        if said.body is None:
            noted = said.kind, said.about_text, said.source
            agrees = noted == (*self._erased.get(said.id, (None, None)), None)
            return judging.judged(self._entry(said), self._who, self._erased) if agrees else None
        text = self._value_text(said)
        if text is None:
            return None
        author, device, kind, source = said.author, said.device, said.kind or "", said.source or ""
        if kind in GOVERNING or self._depends(author, device):
            return judging.judged(self._entry(said), self._who, self._erased)
        about = parsed(said.about_text or "{}", 0)[0]
        right = author, device, kind, source, about.get("member", ""), about.get("level", ""), *about
        if right not in self._rights:
            self._rights[right] = self._who.no_right(self._entry(said))
        why = self._rights[right]
        if why is None:
            fault = _remembered_fault if len(text) < REPEATING else _fault
            why = fault(kind, about.get("level", ""), text)
        return ("admitted", None) if why is None else ("quarantined", why)

    def _depends(self, author: str, device: str) -> bool:
        pair = author, device
        if pair not in self._limited:
            self._limited[pair] = self._who.limited(author, device)
        return self._limited[pair]

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


def _fault(kind: str, level: str, text: str) -> str | None:
    """Why the value with this canonical text is none that the kind may have; None where it is."""
    register = Register.of(kind, level=level)
    if is_allowed(register, text):
        return None
    return value_fault(register, json.loads(text))


_remembered_fault = lru_cache(maxsize=100_000)(_fault)
