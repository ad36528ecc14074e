"""When something happened, in the words and the time of whoever reads it."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from panel_tui.assess.moments import moment_words

NOW = "2017-05-30T20:20:00Z"
"""A Tuesday; in London 21:20."""


@pytest.fixture(autouse=True)
def _in_london(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("this system knows no TZ")
    _at(monkeypatch, "Europe/London")
    yield
    monkeypatch.undo()
    time.tzset()


def _at(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2017-05-30T20:14:00Z", "Tuesday 21:14"),
        ("2017-05-30T23:30:00Z", "31 May 2017 00:30"),  # somebody's clock was ahead
        ("2017-05-29T23:30:00Z", "Tuesday 00:30"),
        ("2017-05-29T22:59:59Z", "Monday 23:59"),
        ("2017-05-23T23:00:00Z", "Wednesday 00:00"),
        ("2017-05-23T22:59:00Z", "23 May 2017 23:59"),  # also a Tuesday
        ("2017-05-03T20:14:00Z", "3 May 2017 21:14"),
        ("2017-01-03T21:14:00Z", "3 January 2017 21:14"),  # no summer time then
    ],
)
def test_the_last_seven_days_by_their_names_and_before_by_date(at: str, words: str) -> None:
    assert moment_words(at, NOW) == words


def test_the_day_is_the_readers_own(monkeypatch: pytest.MonkeyPatch) -> None:
    _at(monkeypatch, "Asia/Tokyo")
    assert moment_words("2017-05-30T20:14:00Z", NOW) == "Wednesday 05:14"
    _at(monkeypatch, "America/New_York")
    assert moment_words("2017-05-30T03:59:00Z", NOW) == "Monday 23:59"
