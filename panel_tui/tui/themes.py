"""Four themes over one set of tokens. Every pair of them that text is shown in has a contrast of 7:1 at least."""

from __future__ import annotations

from textual.theme import Theme

GROUNDS = ("background", "surface", "panel")
"""What text stands on: the bars, the panes, and what is current."""
INKS = ("foreground", "muted", "accent", "heading", "good", "warn", "bad")
"""What text is written in on any of the grounds."""
FILLS = ("accent", "bad-fill", "foreground")
"""What is reversed: a chosen score, one below its floor, a chosen tab. Text on it is `ink`."""


TOKENS: dict[str, dict[str, str]] = {
    "dark": {
        "background": "#14171c",
        "surface": "#1a1e25",
        "panel": "#252b36",
        "foreground": "#e6e8ec",
        "muted": "#b2bac6",
        "accent": "#e8bd6d",
        "heading": "#8fc1f0",
        "good": "#8fd19a",
        "warn": "#f0b35c",
        "bad": "#f7aaa4",
        "bad-fill": "#f0857d",
        "ink": "#14171c",
        "rule": "#3d4552",
    },
    "light": {
        "background": "#e9e7e1",
        "surface": "#faf9f6",
        "panel": "#ece5d3",
        "foreground": "#1a1c20",
        "muted": "#444953",
        "accent": "#633d00",
        "heading": "#0f4577",
        "good": "#14522a",
        "warn": "#633d00",
        "bad": "#8c1414",
        "bad-fill": "#8c1414",
        "ink": "#ffffff",
        "rule": "#b4afa3",
    },
    "projector": {
        "background": "#ffffff",
        "surface": "#ffffff",
        "panel": "#ffefb8",
        "foreground": "#000000",
        "muted": "#2b2b2b",
        "accent": "#5c2e00",
        "heading": "#00305e",
        "good": "#004d1a",
        "warn": "#5c2e00",
        "bad": "#7a0000",
        "bad-fill": "#7a0000",
        "ink": "#ffffff",
        "rule": "#6b6b6b",
    },
    "contrast": {
        "background": "#000000",
        "surface": "#000000",
        "panel": "#1c1c1c",
        "foreground": "#ffffff",
        "muted": "#d6d6d6",
        "accent": "#ffd75f",
        "heading": "#9fd7ff",
        "good": "#8ff0a0",
        "warn": "#ffc14d",
        "bad": "#ffaaa5",
        "bad-fill": "#ff9d96",
        "ink": "#000000",
        "rule": "#8a8a8a",
    },
}
"""The colours of each theme, by token. `rule` is for lines, never for text."""
NAMES = {"dark": "dark", "light": "light", "contrast": "high contrast", "projector": "light, for a projector"}
"""What each theme is called on the screen."""
LIGHT = frozenset({"light", "projector"})
PROJECTOR = "projector"
"""The theme of projector mode."""


def _theme(name: str, tokens: dict[str, str]) -> Theme:
    bars = {"scrollbar": "rule", "scrollbar-hover": "muted", "scrollbar-active": "accent"}
    grounds = {f"scrollbar-background{state}": tokens["surface"] for state in ("", "-hover", "-active")}
    return Theme(
        name=name,
        dark=name not in LIGHT,
        primary=tokens["accent"],
        secondary=tokens["heading"],
        accent=tokens["accent"],
        warning=tokens["warn"],
        error=tokens["bad"],
        success=tokens["good"],
        foreground=tokens["foreground"],
        background=tokens["background"],
        surface=tokens["surface"],
        panel=tokens["panel"],
        text_alpha=1.0,
        variables=tokens | {bar: tokens[token] for bar, token in bars.items()} | grounds,
    )


THEMES = {name: _theme(name, tokens) for name, tokens in TOKENS.items()}
