"""The process that sets a PDF or pictures: what it is to show comes in as JSON, the file goes out.

typst takes hundreds of megabytes for a long paper and keeps them, and a fault in it would end the program.
"""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path
from typing import Any

from panel_tui.files.pdf.showable import FONTS

PAPER = Path(__file__).with_name("paper.typ")
PICTURES = Path(__file__).with_name("pictures.typ")
PNG = "png"
"""How it is told to make pictures."""
DENSE = 200
"""Their pixels an inch, where the drawing is as wide as it says."""
MOST_MEMORY = 4 << 30


def main() -> int:
    """Set what standard input holds; 1, with the reason as standard error, where typst cannot."""
    _limit_memory()
    import typst

    given = sys.stdin.buffer.read().decode()
    try:
        if sys.argv[1:] == [PNG]:
            pages = _set(PICTURES, given, format="png", ppi=DENSE)
            several = pages if isinstance(pages, list) else [pages]
            sys.stdout.write(json.dumps([base64.b64encode(page).decode() for page in several]))
        else:
            sys.stdout.buffer.write(_set(PAPER, given, format="pdf", pdf_standards=["ua-1", "a-2a"]))
    except typst.TypstError as error:
        sys.stderr.write(error.message)
        return 1
    return 0


def _set(source: Path, given: str, **how: Any) -> Any:
    import typst

    # Nothing of this computer is in the file: no fonts of its own, no time but the document's.
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.compile(
        source.read_bytes(),
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"document": given},
        timestamp=0,
        **how,
    )


def _limit_memory() -> None:
    """End this process, not others, where memory runs out. Only Linux counts what is used and not what is set aside."""
    if sys.platform == "linux":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


if __name__ == "__main__":
    sys.exit(main())
