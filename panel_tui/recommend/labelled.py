"""A few labelled lines of plain text, as they are typed in a meeting: what stands under each label."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence


def parts(text: str, labels: Sequence[str]) -> defaultdict[str, list[str]]:
    """What stands under each label, with or without an s at its end; under "" what stands under none.

    A line without a label goes on with what stands above it. What is left blank is left out.
    """
    label = re.compile(rf"^\s*({'|'.join(labels)})s?\s*:(.*)$", re.IGNORECASE)
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
        if words:
            said[name].append(words)
    return said
