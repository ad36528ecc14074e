"""What a check of a workspace comes to, in words: what was proved, and what no check can prove."""

from __future__ import annotations

from pathlib import Path

from panel_tui.figures.rounding import show_count
from panel_tui.store.secrets import is_open_to_others, mode_words
from panel_tui.store.verify import Checked


def checked_words(checked: Checked, path: Path) -> list[str]:
    """What was found in the workspace at `path`, a sentence each; where nothing was, what is proved and what is not."""
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
    told += [
        f"Nothing is wrong: {entries} of {devices}, {documents}; "
        "hashes, chains, signatures, authority and all tables agree.",
        f"{show_count(checked.vouched, 'entry', 'entries')} under a signature; {newer}",
        f"Fingerprint {checked.fingerprint}",
        "Proved: nobody altered, reordered or took out anything under a signature, and each word is by a machine that "
        "was invited to speak for its author.",
        f"Not proved: who sat at that machine; when something was said; {_typed(checked.transcribed)}; that no machine "
        "said more, and has not sent it.",
    ]
    if is_open_to_others(path):
        told.append(
            f"Others on this machine may be able to read it (its mode is {mode_words(path)}): chmod 600 {path.name}"
        )
    return told


def _typed(number: int) -> str:
    """What is not proved of words that somebody typed for others."""
    if not number:
        return "nothing was typed for others"
    what = "the one entry that was typed for somebody" if number == 1 else f"the {number:,} entries typed for others"
    return f"that {what} say what they said"
