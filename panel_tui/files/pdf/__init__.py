"""A document as a PDF file."""

from panel_tui.files.pdf.write import Pdf, to_pdf

__all__ = ["Pdf", "to_pdf"]
