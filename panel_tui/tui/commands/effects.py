"""What became of something that was said: shown in the footer, with how it is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from panel_tui.tui.screens.base import CommandScreen

BESIDE = "beside the member's own"
"""The effect of what stands beside somebody's own word, which counts."""


def show_effect(screen: CommandScreen, effect: str, words: str) -> None:
    """Show what was done, in `words`; where it only stands beside the chair's own word, that."""
    if effect == BESIDE:
        screen.notice("Noted beside the chair's own word, which counts.", "warn")
    else:
        screen.notice(f"{words} u takes it back.", "good bold")
