"""Writing a return from a screen: where it lies, and what to do with it."""

from __future__ import annotations

from collections.abc import Sequence

from panel_tui.tui.acts import Acts


def write_return(acts: Acts, call: str, member: str, office: str, holds: str, left_out: str = "") -> Sequence[str]:
    """Write the return of `member` beside their file; the lines that tell them.

    `holds` and `left_out` are sentences on what is in it, and what is not.
    """
    path = acts.path.with_name(f"{call}-{member}.return").absolute()
    acts.give_back(path)
    lines = [
        "Your return is written:",
        "",
        f"  {path.name}",
        "",
        f"in the folder {path.parent}",
        "",
        f"Send this file to {office}, as the office asked you to. {holds} A later return holds it all again.",
    ]
    return [*lines, "", left_out] if left_out else lines
