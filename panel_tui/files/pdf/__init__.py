"""A document as a PDF file, and drawings as pictures."""

from panel_tui.files.pdf.write import Pdf, pictures, to_pdf

__all__ = ["Pdf", "pictures", "to_pdf"]
