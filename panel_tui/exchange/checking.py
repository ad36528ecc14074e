"""What a check of a workspace comes to, in words."""

from __future__ import annotations

from panel_tui.figures.rounding import show_count
from panel_tui.store.verify import Checked


def checked_words(checked: Checked) -> list[str]:
    """What was found, a sentence each; where nothing was, what was checked."""
    told = [str(finding) for finding in checked.findings]
    told += [
        f"Erased: {said.kind} ({', '.join(said.about.values())}). Figures made from it can no longer be recomputed."
        for said in checked.erased
    ]
    if checked.findings:
        return [*told, f"{show_count(len(checked.findings), 'thing')} found."]
    entries, devices = show_count(checked.entries, "entry", "entries"), show_count(checked.devices, "device")
    documents = show_count(checked.documents, "document")
    rest = checked.entries - checked.vouched
    newer = f"{rest} newer, not sent to anybody yet." if rest else "nothing is newer than the last one."
    return [
        *told,
        f"Nothing is wrong: {entries} of {devices}, {documents}; "
        "hashes, chains, signatures, authority and all tables agree.",
        f"{show_count(checked.vouched, 'entry', 'entries')} under a signature; {newer}",
        f"Fingerprint {checked.fingerprint}",
    ]
