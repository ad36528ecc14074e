"""The table of members: who is on the panel or the board, and in which role."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args

from panel_tui.call.intake.known import Known, key
from panel_tui.call.intake.naming import MEMBER
from panel_tui.call.intake.reading import Cells, Kind, Reading
from panel_tui.files.table import Table
from panel_tui.files.text import short
from panel_tui.journal.fields import Role

ROLES: dict[str, Role] = {role: role for role in get_args(Role)} | {
    "": "member",
    "assessor": "member",
    "panel member": "member",
    "panellist": "member",
    "reviewer": "member",
    "panel chair": "chair",
    "deputy chair": "deputy",
    "vice chair": "deputy",
    "secretariat": "office",
    "secretary": "office",
    "panel secretary": "office",
    "advisor": "adviser",
    "policy adviser": "adviser",
    "policy advisor": "adviser",
    "board member": "board",
    "member of the board": "board",
    "chair of the board": "board chair",
}
MEMBERS = Kind(
    "members",
    {
        "id": ("member", *(name for name in MEMBER if name.endswith("id")), "initials", "code"),
        "name": ("full name", "member name", "assessor name"),
        "role": ("panel role", "position on panel"),
        "organisation": ("organization", "employer", "affiliation", "institution"),
        "email": ("e mail", "email address", "mail"),
        "expertise": ("areas of expertise", "expert in", "specialism", "specialisms", "keywords"),
    },
    needs=("id", "name"),
    brief=("name", "organisation", "email"),
)
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
EMAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+")


@dataclass(frozen=True)
class MemberRow:
    """One member of the panel, or of the board."""

    id: str
    name: str
    role: Role
    organisation: str
    email: str
    expertise: tuple[str, ...]


def read_members(table: Table, known: Known) -> tuple[MemberRow, ...]:
    """The members in the table, one a row; a blank role is a member's. Raises BadInput with every fault."""
    return Reading(table, MEMBERS).rows(lambda row: _member(row, known))


def _member(row: Cells, known: Known) -> MemberRow:
    id_, name = row.needed("id"), row.needed("name")
    if id_ and not ID.fullmatch(id_):
        row.wrong("id", f"{short(id_)} cannot be an id", "Use up to 40 letters A to Z, figures and . - _, no spaces.")
    if (already := {key(one): one for one in known.everybody.members}.get(key(id_), id_)) != id_:
        row.wrong("id", f"{short(id_)} is {short(already)} in this call", f"Write {short(already)}.")
    row.once("id", f"the id {short(id_)}", id_.casefold())
    email = row.line("email")
    if email and not EMAIL.fullmatch(email):
        row.wrong("email", f"{short(email)} is not one email address", 'Write it like "p.nair@example.org".')
    role = row.word("role", ROLES, f"Write one of: {', '.join(get_args(Role))}.", "member")
    return MemberRow(id_, name, role, row.line("organisation"), email, row.items("expertise", ";,|\n"))
