"""Papers of 3 and of 59 proposals, opened by LibreOffice: what it reads and saves again says what the paper says."""

from __future__ import annotations

import datetime
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from html import unescape
from pathlib import Path
from shutil import which

from panel_tui.files.blocks import Document, Heading, shown
from panel_tui.files.docx import to_docx
from panel_tui.files.odt import to_odt
from panel_tui.report.paper import board_paper
from tests.benchmarks.writing import office

DAY = datetime.date(2017, 6, 5)
WRITERS: dict[str, Callable[[Document], bytes]] = {"docx": to_docx, "odt": to_odt}


def prove() -> bool:
    """Whether every figure and heading survives in every format; none of it is proved where there is no LibreOffice."""
    if not which("soffice"):
        print("LibreOffice (soffice) is not on this machine.")
        return False
    holds = True
    for count in (3, 59):
        with tempfile.TemporaryDirectory() as folder, office(Path(folder), None if count == 59 else count) as space:
            paper = board_paper(space, None, DAY)
        for kind, write in WRITERS.items():
            lost = _lost(paper, kind, write(paper))
            print(f"{count} proposals as {kind}: {len(shown(paper))} figures, {len(lost)} lost {lost[:5]}")
            holds &= not lost
    return holds


def _lost(paper: Document, kind: str, written: bytes) -> list[str]:
    """Figures and headings that are not in the words of what LibreOffice saves after reading, as text and as ODT."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder, f"paper.{kind}"), Path(folder, "out")
        path.write_bytes(written)
        for wanted in ("txt:Text (encoded):UTF8", "odt"):
            profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
            command = ["soffice", profile, "--headless", "--convert-to", wanted, "--outdir", str(out), str(path)]
            subprocess.run(command, check=True, capture_output=True, timeout=300)
        text = (out / "paper.txt").read_text("utf-8-sig")
        with zipfile.ZipFile(out / "paper.odt") as saved:
            again = unescape(re.sub(r"<[^>]+>", "", saved.read("content.xml").decode()))
    figures = [figure for figure in shown(paper).values() if not (figure in text and figure in again)]
    headings = [block.text for block in paper.blocks if isinstance(block, Heading)]
    return figures + [heading for heading in headings if heading not in text]
