"""Cited paragraphs, in the words of the version in which they were cited: for desks, tables and papers alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

from panel_tui.assess.citing import version_of
from panel_tui.assess.versions import Version, Versions
from panel_tui.call.quick import QuickProposal, quick_proposal
from panel_tui.files.text import clean
from panel_tui.store.documents import Documents
from panel_tui.store.rows import Head, Record, Said


class Passage(NamedTuple):
    """A paragraph as it stood in the version of a proposal in which it was cited, under its section's title.

    `version` is None where the record has no version of this hash. `is_present` tells whether its text is in this
    file: `words` is None where it is not, and where it has no such paragraph. `is_unchanged` tells whether the version
    in force has the same words at this mark.
    """

    mark: str
    hash: str
    section: str
    words: str | None
    is_present: bool
    version: Version | None
    is_in_force: bool
    is_unchanged: bool

    @property
    def is_told(self) -> bool:
        """Whether there is something to say of it: its words, or why they are not here."""
        return self.words is not None or not self.is_present

    @property
    def in_short(self) -> str:
        """The mark, with its version where that in force says something else: "¶ 2.3 (version 1 of 2)"."""
        if self.is_in_force or self.is_unchanged:
            return f"¶ {self.mark}"
        return f"¶ {self.mark} ({self.version.in_short if self.version else 'a version not on record'})"

    @property
    def version_words(self) -> str:
        """In which version it was cited: "version 1 of 2, until 3 May 2017"; "" where that is in force."""
        if self.is_in_force:
            return ""
        return self.version.words if self.version else "a version that is not on record here"

    @property
    def note(self) -> str:
        """What has to be said with it; "" of words that are in force."""
        if self.version is None and not self.is_in_force:
            return f"cited in {self.version_words}"
        if not self.is_present:
            return f"cited in {self.version_words or 'the version in force'}: its text is not in this file"
        if self.is_in_force:
            return ""
        return f"as it stood in {self.version_words}" + ("; it says the same now" if self.is_unchanged else "")


class Passages:
    """The passages of all proposals in one file. It reads each text once, and reads it when it is asked for."""

    def __init__(self, record: Record, documents: Documents) -> None:
        """`record` and `documents` are those of one file: of a glance, or of a workspace and its entries."""
        self._record = record
        self._documents = documents
        self._versions: dict[str, Versions] = {}
        self._texts: dict[str, QuickProposal | None] = {}

    def of(self, value: Mapping[str, Any], reference: str, mark: str) -> Passage:
        """The paragraph of a proposal that a comment of this value cites at `mark`."""
        return self.at(reference, mark, version_of(value, mark))

    def at(self, reference: str, mark: str, hash_: str) -> Passage:
        """The paragraph at `mark` in the version of this hash."""
        versions = self.versions(reference)
        version = versions.of(hash_)
        if version is None:
            # It is not opened, should it be here: whoever comments can write any hash, that of any document.
            is_present = hash_ in versions.without_text
            return Passage(mark, hash_, "", None, is_present, None, hash_ == versions.in_force, False)
        found, now = (self._paragraph(one, mark) for one in (version.hash, versions.in_force))
        section, words = found or ("", None)
        is_present, is_in_force = self._text(version.hash) is not None, version.hash == versions.in_force
        return Passage(mark, hash_, section, words, is_present, version, is_in_force, bool(found) and found == now)

    def latest(self, reference: str, mark: str, hash_: str) -> Passage:
        """The same, in the version in force where that has the same words."""
        passage = self.at(reference, mark, hash_)
        return self.at(reference, mark, self.versions(reference).in_force) if passage.is_unchanged else passage

    def versions(self, reference: str) -> Versions:
        """The versions of a proposal."""
        if reference not in self._versions:
            history, standing = self._on_record
            in_force = next((one.value["hash"] for one in standing[reference] if not one.cleared), "")
            self._versions[reference] = Versions(history[reference], in_force, self._may_have_text)
        return self._versions[reference]

    @cached_property
    def _on_record(self) -> tuple[Mapping[str, list[Said]], Mapping[str, list[Head]]]:
        """All that is on record of which proposals are in force, and what stands of it, by reference."""
        history: defaultdict[str, list[Said]] = defaultdict(list)
        standing: defaultdict[str, list[Head]] = defaultdict(list)
        for said in self._record.history("in_force", document="proposal"):
            history[said.about["of"]].append(said)
        for head in self._record.heads("in_force", document="proposal"):
            standing[head.about["of"]].append(head)
        return history, standing

    def _may_have_text(self, hash_: str) -> bool:
        text = self._text(hash_)
        return text is None or any(section.paragraphs for section in text.sections)

    def _paragraph(self, hash_: str, mark: str) -> tuple[str, str] | None:
        """The paragraph at `mark`, after its section's title; None where it is not here."""
        text = self._text(hash_)
        section, paragraph = (int(part) for part in mark.split("."))
        if text is None or section > len(text.sections) or paragraph > len(text.sections[section - 1].paragraphs):
            return None
        return clean(text.sections[section - 1].title), clean(text.sections[section - 1].paragraphs[paragraph - 1])

    def _text(self, hash_: str) -> QuickProposal | None:
        if hash_ not in self._texts:
            data = self._documents.get(hash_)
            self._texts[hash_] = quick_proposal(data) if data is not None else None
        return self._texts[hash_]
