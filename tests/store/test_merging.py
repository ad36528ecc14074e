"""Merging is a union: commutative, associative, idempotent, lossless; nothing hides, revives or outshouts a word.

`python -m tests.long merging` tries thousands of histories more.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given, settings

from tests.store.histories import SEEDS, History, Step, steps
from tests.store.properties import PROPERTIES, File, Property


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[File]:
    file = File(tmp_path_factory.mktemp("merging"))
    yield file
    file.space.close()


@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda one: one.__name__)
def test_of_every_history(file: File, holds: Property) -> None:
    @settings(max_examples=60)
    @given(steps(PROPERTIES[holds]), SEEDS)
    def tried(happened: list[Step], seed: int) -> None:
        holds(file, History(happened), Random(seed))

    tried()
