"""HTML: a document as one page for a browser, with nothing in it that runs or is fetched."""

from panel_tui.files.html.write import to_html

__all__ = ["to_html"]
