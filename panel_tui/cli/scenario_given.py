"""A scenario as it is written on the command line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from panel_tui.faults import BadInput
from panel_tui.journal import values
from panel_tui.recommend.scenario_read import PARTS, scenario_read


def takes_minus(parser: argparse.ArgumentParser) -> None:
    """Have a command take "-10%" for a word and no option, as argparse does with what it knows for a number."""
    parser._negative_number_matcher = re.compile(r"-[£0-9.]")


def changes_anything(given: argparse.Namespace) -> bool:
    """Whether anything is to be otherwise than it is."""
    return bool(given.budget or given.without or given.move or given.awards != "as is")


def scenario_given(given: argparse.Namespace) -> values.Scenario:
    """The scenario that is meant; it is called “tried” until it is saved. Raises BadInput for what cannot be read."""
    return scenario_read(given.budget, given.move, given.without, given.awards)


@contextmanager
def called_by_options() -> Iterator[None]:
    """What is wrong with a part of a scenario is told with the option that gives it."""
    try:
        yield
    except BadInput as error:
        told = (replace(one, place=f"--{one.place.lower()}") if one.place in PARTS else one for one in error.faults)
        raise BadInput(*told) from error
