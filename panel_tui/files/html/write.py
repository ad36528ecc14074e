"""Puts a page together: its head, the marking at top and bottom, the front, and the foot."""

from __future__ import annotations

import base64
import hashlib
from html import escape

from panel_tui.files.blocks import Document
from panel_tui.files.html.body import MAIN, body, facts_html
from panel_tui.files.html.style import style_sheet
from panel_tui.files.html.text import attribute, words


def to_html(document: Document) -> bytes:
    """`document` as one HTML5 file; the same document gives the same bytes."""
    parts = [
        "<!DOCTYPE html>",
        f"<html{attribute('lang', document.lang)}>",
        _head(document),
        "<body>",
        f'<a class="skip" href="#{MAIN}">Skip to the text</a>',
        f"<header>{_marking(document)}</header>",
        f'<main id="{MAIN}" tabindex="-1">',
        f'<p class="subtitle">{words(document.subtitle)}</p>' if document.subtitle else "",
        f"<h1>{words(document.title)}</h1>",
        facts_html(document.facts, "front"),
        body(document),
        "</main>",
        _foot(document),
        "</body>",
        "</html>",
    ]
    return ("\n".join(part for part in parts if part) + "\n").encode()


def _head(document: Document) -> str:
    style = style_sheet(document)
    # Beside the escaping, the browser itself is told to run and fetch nothing, and to take no other style than this.
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title)}</title>\n"
        f"<style>{style}</style>\n</head>"
    )


def _marking(document: Document) -> str:
    return f'<p class="marking">{words(document.banner)}</p>' if document.banner else ""


def _foot(document: Document) -> str:
    lines = "".join(f"<p>{words(line)}</p>\n" for line in (document.imprint, document.seal) if line)
    return f'<footer class="foot">\n{lines}{_marking(document)}\n</footer>'
