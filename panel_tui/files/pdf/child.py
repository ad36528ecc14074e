"""The process that sets a PDF: what it is to show comes in as JSON, the file goes out.

typst takes hundreds of megabytes for a long paper and keeps them, and a fault in it would end the program.
"""

from __future__ import annotations

import sys
from pathlib import Path

from panel_tui.files.pdf.showable import FONTS

PAPER = Path(__file__).with_name("paper.typ")
MOST_MEMORY = 4 << 30


def main() -> int:
    """Set what standard input holds; 1, with the reason as standard error, where typst cannot."""
    _limit_memory()
    import typst

    # Nothing of this computer is in the file: no fonts of its own, no time but the document's.
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    try:
        pdf = typst.compile(
            PAPER.read_bytes(),
            font_paths=fonts,
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"document": sys.stdin.buffer.read().decode()},
            pdf_standards=["ua-1", "a-2a"],
            timestamp=0,
        )
    except typst.TypstError as error:
        sys.stderr.write(error.message)
        return 1
    sys.stdout.buffer.write(pdf)
    return 0


def _limit_memory() -> None:
    """End this process, not others, where memory runs out. Only Linux counts what is used and not what is set aside."""
    if sys.platform == "linux":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


if __name__ == "__main__":
    sys.exit(main())
