"""`python -m panel_tui` is the command `panel-tui`."""

from panel_tui.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
