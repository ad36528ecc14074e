"""What was said, by whom, and what stands. Pure: no file, no database, no clock but the one a pen is given.

A name is loaded when it is first asked for, so that whoever needs a register does not wait for the checks of values.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from panel_tui.journal.canonical import Json, NotCanonicalError, canonical, digest, parse
from panel_tui.journal.entry import Body, Entry, Register, Source

if TYPE_CHECKING:
    from panel_tui.journal.authority import Authority, call_id
    from panel_tui.journal.chains import Cut, cut, fingerprint_of
    from panel_tui.journal.pen import Chance, Pen
    from panel_tui.journal.signing import Key, SignedHead, fingerprint, proof_of_device, signed
    from panel_tui.journal.standing import Journal, closed_below, heads, union

__all__ = [
    "Authority",
    "Body",
    "Chance",
    "Cut",
    "Entry",
    "Journal",
    "Json",
    "Key",
    "NotCanonicalError",
    "Pen",
    "Register",
    "SignedHead",
    "Source",
    "call_id",
    "canonical",
    "closed_below",
    "cut",
    "digest",
    "fingerprint",
    "fingerprint_of",
    "heads",
    "parse",
    "proof_of_device",
    "signed",
    "union",
]

_ROOMS = {
    "authority": "Authority call_id",
    "chains": "Cut cut fingerprint_of",
    "pen": "Chance Pen",
    "signing": "Key SignedHead fingerprint proof_of_device signed",
    "standing": "Journal closed_below heads union",
}
_WHERE = {name: room for room, names in _ROOMS.items() for name in names.split()}


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    globals()[name] = value
    return value
