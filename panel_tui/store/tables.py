"""The tables of a workspace, declared once. Queries are SQL, beside what they answer."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.ext.compiler import compiles
from sqlmodel import Field, SQLModel

from panel_tui.store.database import MEMBER

STRICT = {"sqlite_strict": True}
LINKS = {"sqlite_strict": True, "sqlite_with_rowid": False}


@compiles(String, "sqlite")
def _text(_type: String, _compiler: Any, **_options: Any) -> str:
    """A STRICT table knows TEXT, and no VARCHAR."""
    return "TEXT"


class EntryTable(SQLModel, table=True):
    """Entries: the header, the body as canonical JSON, what can be read from it, and how it was judged."""

    __tablename__ = "entry"
    __table_args__ = (
        CheckConstraint("state IN ('admitted', 'withheld', 'erased', 'quarantined')", name="state_known"),
        CheckConstraint("current IN (0, 1)", name="current_flag"),
        Index("entry_register", "kind", "about", "id"),
        Index("entry_chain", "device", "seq"),
        Index("entry_member", "kind", text(MEMBER)),
        STRICT,
    )

    number: int = Field(primary_key=True)
    id: str = Field(unique=True)
    author: str
    device: str
    seq: int
    prev: str | None = None
    at: str
    replaces: str
    body_hash: str
    body: str | None = None
    kind: str | None = None
    about: str | None = None
    source: str | None = None
    state: str
    why: str | None = None
    current: int


class ReplacementTable(SQLModel, table=True):
    """Which entry names which as replaced."""

    __tablename__ = "replacement"
    __table_args__ = (LINKS,)

    old: str = Field(primary_key=True)
    new: str = Field(primary_key=True)


class DocumentTable(SQLModel, table=True):
    """Documents, addressed by the SHA-256 of their bytes."""

    __tablename__ = "document"
    __table_args__ = (STRICT,)

    hash: str = Field(primary_key=True)
    bytes: bytes


class SignedHeadTable(SQLModel, table=True):
    """The ends of chains for which a device has vouched."""

    __tablename__ = "signed_head"
    __table_args__ = (LINKS,)

    device: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    seq: int
    key: str
    signature: str


class DraftTable(SQLModel, table=True):
    """What the owner of the file has not submitted, and private notes."""

    __tablename__ = "draft"
    __table_args__ = (LINKS,)

    kind: str = Field(primary_key=True)
    about: str = Field(primary_key=True)
    value: str
    at: str


class DraftHistoryTable(SQLModel, table=True):
    """Each change of a draft, so that it can be undone; those that were, so that they can be done again."""

    __tablename__ = "draft_history"
    __table_args__ = (
        CheckConstraint("undone IN (0, 1)", name="undone_flag"),
        Index("draft_undone", "undone", sqlite_where=text("undone = 1")),
        STRICT,
    )

    number: int = Field(primary_key=True)
    kind: str
    about: str
    before: str | None = None
    after: str | None = None
    at: str
    undone: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})


class ActivityTable(SQLModel, table=True):
    """What was imported and exported here; no part of the journal."""

    __tablename__ = "activity"
    __table_args__ = (STRICT,)

    number: int = Field(primary_key=True)
    at: str
    act: str
    detail: str


class MetaTable(SQLModel, table=True):
    """What this file is: its call, its owner, its own id, its device."""

    __tablename__ = "meta"
    __table_args__ = (LINKS,)

    name: str = Field(primary_key=True)
    value: str


def schema() -> list[str]:
    """The SQL that makes an empty workspace."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    dialect = sqlite.dialect()
    lines = []
    for table in SQLModel.metadata.sorted_tables:
        lines.append(str(CreateTable(table).compile(dialect=dialect)).strip())
        lines.extend(str(CreateIndex(index).compile(dialect=dialect)).strip() for index in table.indexes)
    return lines
