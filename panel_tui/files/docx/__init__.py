"""A document as a Word file."""

from panel_tui.files.docx.write import to_docx

__all__ = ["to_docx"]
