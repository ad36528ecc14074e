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
    "queue": "desk#my-proposals",
    "reader": "desk#the-text",
    "aside": "desk#two-texts-side-by-side",
    "form": "desk#my-assessment",
    "drawer": "desk#writing-a-comment",
    "field": "desk#typing-a-score",
    "interest": "desk#an-interest",
    "reason": "desk#giving-a-reason",
}
