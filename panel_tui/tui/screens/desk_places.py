"""The places of the desk: what the help calls each, and where the guide tells of it."""

from __future__ import annotations

from collections.abc import Mapping

PLACES: Mapping[str, str] = {
    "queue": "In my proposals",
    "reader": "In the text",
    "aside": "In the text beside",
    "form": "In my assessment",
    "drawer": "While writing a comment",
    "field": "While typing a score",
    "interest": "While declaring an interest",
    "reason": "While giving a reason",
}
GUIDES: Mapping[str, str] = {
    "queue": "member#my-proposals",
    "reader": "member#read",
    "aside": "member#side-by-side",
    "form": "member#score",
    "drawer": "member#write",
    "field": "member#score",
    "interest": "member#declare-an-interest",
    "reason": "member#give-a-reason",
}
