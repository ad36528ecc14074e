"""Every reader of files from outside, and right files for each to alter.

| what comes from outside | read by |
|---|---|
| a call file (TOML) and its rubrics | `call.callfile.read_call`: new |
| a corrected rubric (TOML) | `call.rubric_file.read_rubric`: add |
| tables (CSV) of ten kinds | `files.table.read_csv` and `call.intake`, `recommend.table`: add, recommend, decide |
| texts of proposals (Markdown) | `files.sections.read_markdown`: add |
| packs, returns, receipts, plain and sealed | `exchange.opening`, `exchange.contents`: open, merge, verify |
| what lies in them: entries, documents | `journal.entry`, `call.document`: whatever shows them |
| workspaces (SQLite) | `store.workspace`, `store.glance`, `store.verify`: every command |
| workspaces sealed while closed (age) | `exchange.at_rest`: every command |
| keys and invitations (JSON), how they are locked | `store.keys`, `store.locking`: whatever writes |
| meanings of keys (TOML) | `tui.keymap`: every screen |
| passphrases | `exchange.sealing.derive`, `store.locking.derived`: open, keys |

The rubrics, the demonstration and the guide that come with the program are not from outside.
"""

from __future__ import annotations

from tests.fuzz.reader import Reader
from tests.fuzz.reading_parcels import Parcels, Signed
from tests.fuzz.reading_texts import Calls, Keys, Meanings, Tables, Texts
from tests.fuzz.reading_workspaces import Closed, Workspaces

READERS: tuple[type[Reader], ...] = (
    Calls, Tables, Texts, Keys, Meanings, Parcels, Signed, Workspaces, Closed,
)  # fmt: skip
