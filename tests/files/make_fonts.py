"""Makes the fonts that a PDF is set in, and the list of what they can show, from the fonts as they are published.

    npm pack source-sans && tar xzf source-sans-*.tgz
    apt-get download fonts-noto-core && dpkg -x fonts-noto-core_*.deb noto
    python -m tests.files.make_fonts package noto

It needs fontTools, which the program itself does without. Source Sans 3 is copied as it is: its licence reserves the
name for the font as Adobe made it. Of Noto's fonts only the scripts and symbols that are wanted are kept.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from itertools import count, groupby
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from panel_tui.files.pdf.showable import FONTS

SOURCE_SANS = ("SourceSans3-Regular", "SourceSans3-Bold")
LATIN_GREEK_CYRILLIC = (
    *((0x20, 0x52F), (0x1AB0, 0x1AFF), (0x1C80, 0x1C8F), (0x1D00, 0x1FFF), (0x2000, 0x20CF), (0x2100, 0x218F)),
    *((0x2C60, 0x2C7F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F), (0xA720, 0xA7FF), (0xAB30, 0xAB6F), (0xFB00, 0xFB06)),
    (0xFE20, 0xFE2F),
)
SYMBOLS = ((0x20, 0x20), (0x25CC, 0x25CC), (0x2010, 0x2BFF))
WHOLE = ((0x20, 0xFFFF),)
NOTO = {
    "NotoSans-Regular": LATIN_GREEK_CYRILLIC,
    "NotoSans-Bold": LATIN_GREEK_CYRILLIC,
    "NotoSansArabic-Regular": WHOLE,
    "NotoSansArabic-Bold": WHOLE,
    "NotoSansHebrew-Regular": WHOLE,
    "NotoSansHebrew-Bold": WHOLE,
    "NotoSansMath-Regular": SYMBOLS,
    "NotoSansSymbols-Regular": SYMBOLS,
    "NotoSansSymbols2-Regular": SYMBOLS,
}
"""The fonts to fall back on, in the order in which they are asked, and what is kept of each."""
NEVER = {*range(0xE000, 0xF900), 0x200E, 0x200F, 0xFEFF, 0xFFFC, 0xFFFD}
"""Characters that are not shown even where a font has a sign for them."""


def main(source_sans: Path, noto: Path) -> None:
    """Write the fonts, their licences and the list."""
    families: dict[str, set[int]] = {}
    for name in SOURCE_SANS:
        shutil.copyfile(source_sans / "TTF" / f"{name}.ttf", FONTS / f"{name}.ttf")
        _count(TTFont(FONTS / f"{name}.ttf"), families)
    shutil.copyfile(source_sans / "LICENSE.md", FONTS / "SourceSans3-OFL.txt")
    for name, ranges in NOTO.items():
        [path] = noto.rglob(f"{name}.ttf")
        _count(_part(TTFont(path, recalcTimestamp=False), ranges, FONTS / f"{name}.ttf"), families)
    lines = [f"{family}: {' '.join(_ranges(points))}" for family, points in families.items()]
    (FONTS / "coverage.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _part(font: TTFont, ranges: Iterable[tuple[int, int]], path: Path) -> TTFont:
    """Write the font with the characters of `ranges` only."""
    wanted = {point for first, last in ranges for point in range(first, last + 1)}
    subsetter = Subsetter(Options(layout_features=["*"], name_IDs=["*"], notdef_outline=True, hinting=False))
    subsetter.populate(unicodes=wanted & set(font.getBestCmap()))
    subsetter.subset(font)
    font.save(path)
    return font


def _count(font: TTFont, families: dict[str, set[int]]) -> None:
    """Note what a font can show; of a family, what each of its fonts can."""
    points = set(font.getBestCmap()) - NEVER
    family = font["name"].getBestFamilyName()
    families[family] = families.get(family, points) & points


def _ranges(points: set[int]) -> Iterable[str]:
    """Neighbours together, in hexadecimal: 20-7E A0."""
    steps = count()
    for _, group in groupby(sorted(points), key=lambda point: point - next(steps)):
        run = list(group)
        yield f"{run[0]:X}" if len(run) == 1 else f"{run[0]:X}-{run[-1]:X}"


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
