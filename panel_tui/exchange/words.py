"""1,024 short English words, easily spoken and told apart: ten bits each. They lie in words.txt beside this file."""

from __future__ import annotations

from importlib.resources import files

WORDS: tuple[str, ...] = tuple((files(__package__) / "words.txt").read_text(encoding="ascii").split())
