"""A few labelled lines of plain text, such as "Award: £250k" over "Reason: …": what stands under each label."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from panel_tui.call.money import parse_money
from panel_tui.faults import Faults


def parts(text: str, labels: Sequence[str], once: Collection[str], faults: Faults) -> defaultdict[str, list[str]]:
    """What stands under each label. A line without a label goes on with what stands above it; what is left blank is
    left out, and so is a lone "£".

    Added to `faults`: a label of `once` that is given several times, and words that stand under none.
    """
    said = _said(text, labels)
    for label in labels:
        if label in once and len(said[label]) > 1:
            faults.add(f"{label.capitalize()} is given {len(said[label])} times", "Leave one.")
    if said[""]:
        right = f"Begin with one of {', '.join(label.capitalize() for label in labels)}, and a colon."
        faults.add(f"{said[''][0][:40]!r} stands under no label", right)
    return said


def pence(words: Sequence[str], what: str, faults: Faults) -> int | None:
    """The first of `words` as an amount; None where there is none, or where it cannot be read, which is a fault."""
    try:
        return parse_money(words[0]) if words else None
    except ValueError as error:
        faults.add(f"{what} cannot be read: {error}")
        return None


def _said(text: str, labels: Sequence[str]) -> defaultdict[str, list[str]]:
    label = re.compile(rf"^\s*({'|'.join(map(re.escape, labels))})s?\s*:(.*)$", re.IGNORECASE)
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in text.splitlines():
        labelled = label.match(line)
        if labelled:
            found.append((labelled[1].casefold(), [labelled[2].strip()]))
        else:
            found[-1][1].append(line.strip())
    said: defaultdict[str, list[str]] = defaultdict(list)
    for name, lines in found:
        words = "\n".join(lines).strip()
        if words and words != "£":
            said[name].append(words)
    return said
