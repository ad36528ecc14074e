"""What was said, by whom, and what stands. Pure: no file, no database, no clock but the one a pen is given."""

from panel_tui.journal.authority import Authority, authority, call_id
from panel_tui.journal.canonical import Json, NotCanonicalError, canonical, digest, parse
from panel_tui.journal.chains import Cut, cut, fingerprint_of
from panel_tui.journal.entry import Body, Entry, Register, Source
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
    "authority",
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
