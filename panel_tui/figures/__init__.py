"""Every figure that is shown or decided on: totals, floors, ranks, lines. Pure: no file, no clock, no database."""
