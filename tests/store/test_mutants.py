"""Every wrong rule of merging is noticed by the property that is there for it; the right rules pass the same trials."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.mutants import MUTANTS, Mutant
from tests.store.properties import PROPERTIES, File, Property, broken

TRIALS = range(30)
"""The seeds of the histories that are tried, of each property: always the same ones."""


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda one: one.name)
def test_a_wrong_rule_is_noticed(mutant: Mutant, tmp_path: Path) -> None:
    file = File(tmp_path)
    with mutant.at_work():
        assert broken(mutant.caught_by, file, TRIALS) is not None
    file.space.close()


@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda one: one.__name__)
def test_the_right_rules_pass_the_same_trials(holds: Property, tmp_path: Path) -> None:
    file = File(tmp_path)
    assert broken(holds, file, TRIALS) is None
    file.space.close()
