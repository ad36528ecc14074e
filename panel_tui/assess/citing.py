"""Citations in a comment ("¶2.3"), and in which version of the proposal each was made.

A comment's value names the version in which it was written last, `proposal`; its `cites` names the version of each
citation that was made in another one, by its mark.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

CITED = re.compile(r"¶\s?([1-9][0-9]{0,4}\.[1-9][0-9]{0,6})")


class Citation(NamedTuple):
    """The mark of a paragraph ("2.3"), and the hash of the proposal's version in which it was cited."""

    mark: str
    version: str


def cited(text: str) -> tuple[str, ...]:
    """The marks that a text cites, each once, in their order."""
    return tuple(dict.fromkeys(CITED.findall(text)))


def citations(value: Mapping[str, Any]) -> tuple[Citation, ...]:
    """What a comment of this value cites, each once, in the order of its text."""
    return tuple(Citation(mark, version_of(value, mark)) for mark in cited(value["text"]))


def version_of(value: Mapping[str, Any], mark: str) -> str:
    """The hash of the version in which a comment of this value cites the paragraph at `mark`."""
    version: str = value.get("cites", {}).get(mark, value["proposal"])
    return version


def made_elsewhere(text: str, version: str, before: Mapping[str, Any] | None) -> dict[str, str]:
    """The `cites` of a text that is written under `version`, where a comment of the value `before` stood till then.

    A citation that stood there keeps its version. One that is new, or that now stands there more often, is made anew.
    """
    if before is None or "text" not in before:
        return {}
    stood = Counter(CITED.findall(before["text"]))
    kept = {
        mark: version_of(before, mark) for mark, times in Counter(CITED.findall(text)).items() if times <= stood[mark]
    }
    return {mark: hash_ for mark, hash_ in kept.items() if hash_ != version}
