"""Documents: what is stored as it is, addressed by the SHA-256 of its bytes."""

from __future__ import annotations

from collections.abc import Iterable

from panel_tui.journal import digest
from panel_tui.store.database import Database


class Documents:
    """The documents of one workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, *documents: bytes) -> list[str]:
        """Store `documents`; their hashes."""
        hashes = [digest(document) for document in documents]
        with self._database.writing():
            self._database.many(
                "INSERT OR IGNORE INTO document (hash, bytes) VALUES (?, ?)", zip(hashes, documents, strict=True)
            )
        return hashes

    def get(self, hash_: str) -> bytes | None:
        """The document of this hash; None where it is not here."""
        document: bytes | None = self._database.one("SELECT bytes FROM document WHERE hash = ?", (hash_,))
        return document

    def damaged(self) -> Iterable[str]:
        """The hashes of documents whose bytes are not what their hash says."""
        for hash_, document in self._database.each("SELECT hash, bytes FROM document ORDER BY hash"):
            if digest(document) != hash_:
                yield hash_
