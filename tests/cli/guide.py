"""The guide as tests read it: its pages, and the examples in them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
HELP = ROOT / "panel_tui" / "help"
PAGES = (
    *("index", "call-file", "rubric-file", "tables", "member", "chair", "board", "awards"),
    *("office", "paper", "figures", "record", "protection", "json", "keys"),
)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+)\)")


def page(name: str) -> str:
    """The text of a page of the guide, or of the README."""
    return (ROOT / "README.md" if name == "README" else HELP / f"{name}.md").read_text(encoding="utf-8")


def examples(name: str, language: str) -> list[str]:
    """The examples of a page that are written in `language`: "toml", "csv" or "sh"."""
    return [text for kind, text in BLOCK.findall(page(name)) if kind == language]


def commands(name: str) -> list[str]:
    """Every command of ours that a page shows."""
    lines = (line for text in examples(name, "sh") for line in text.splitlines())
    return [line for line in lines if line.startswith("panel-tui ")]


def to_run(name: str) -> list[str]:
    """The commands of a page in examples that begin with `# runs`: they are run in order, and must succeed."""
    lines = (line for text in examples(name, "sh") if text.startswith("# runs\n") for line in text.splitlines()[1:])
    return [line for line in lines if line.strip()]


def sections(name: str) -> dict[str, str]:
    """The sections of a page under their headings of the second level."""
    parts = re.split(r"^## (.+)$", page(name), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def first_column(text: str) -> list[str]:
    """What stands in backticks in the first column of the tables in a text, row by row."""
    rows = (line.split("|")[1] for line in text.splitlines() if line.startswith("|"))
    return [word for row in rows for word in re.findall(r"`([^`]+)`", row)]
