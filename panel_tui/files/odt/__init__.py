"""A document as OpenDocument text."""

from panel_tui.files.odt.write import to_odt

__all__ = ["to_odt"]
