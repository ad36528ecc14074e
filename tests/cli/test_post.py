"""The office's post by commands: packs, returns, receipts, more time, reminders, certificates."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from panel_tui.cli.common import CHANCE
from panel_tui.journal import Chance
from tests.cli.office import CALL, Office

SCORES = """\
member,proposal,criterion,score,comment,submitted
{0},{1},NEED,4,Far from home,yes
{0},{1},IDEA,3,A start,yes
"""


class Post(Office):
    """A call whose scores are due on 5 June 2017, on days that the test names."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        due = 'title = "Full proposals"\nscores_due = 2017-06-05\n'
        self.write("call.toml", CALL.replace('title = "Full proposals"\n', due))
        self._days = count()

    def on(self, day: str) -> Post:
        """From now on it is this day, from nine o'clock."""
        start = datetime.fromisoformat(f"{day}T09:00:00").replace(tzinfo=UTC)
        CHANCE.set(Chance.seeded(f"{day} {next(self._days)}", start))
        return self

    def scores(self, member: str, *references: str) -> None:
        """A member scores and submits proposals, and sends a return, which is taken in."""
        for reference in references:
            self.write("scores.csv", SCORES.format(member, reference))
            self.done("add", "scores.csv", "--to", f"{member}.panel", keys=member)
        self.sent(member)

    def sent(self, member: str) -> str:
        """A member's return is taken in; what `merge` told."""
        self.done("return", f"{member}.panel", "-o", f"{member}.return", keys=member)
        return self.done("merge", f"{member}.return", "--into", "office.panel")

    def of(self, member: str) -> dict[str, Any]:
        """A member's post."""
        return next(one for one in self.json("post", "office.panel") if one["member"] == member)


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    """The call, packed on 12 May."""
    token = CHANCE.set(None)
    made = Post(tmp_path).on("2017-05-12")
    made.done("new", "call.toml", "-o", "office.panel")
    made.done("add", "members.csv", "proposals.csv", "texts", "assignments.csv", "gates.csv", *made.to())
    made.done("pack", "office.panel", "-o", "packs")
    yield made
    CHANCE.reset(token)


def test_who_has_which_pack_and_what_came_back(post: Post) -> None:
    sam = post.of("sam")
    assert (sam["pack"]["at"][:10], sam["opened"], sam["return"], sam["receipt"]) == ("2017-05-12", False, None, None)
    post.on("2017-05-20").done("open", "packs/homes-2017-priya.pack", "-o", "priya.panel", keys="priya")
    post.on("2017-06-01").scores("priya", "P-1")
    priya = post.of("priya")
    assert (priya["opened"], priya["return"]["at"][:10], priya["missing"]) == (True, "2017-06-01", ["P-2"])
    assert not priya["acknowledged"]
    post.on("2017-06-02").done("receipt", "office.panel", "--member", "priya", "-o", "priya.receipt")
    receipt = post.of("priya")["receipt"]
    assert (receipt["file"], receipt["at"][:10]) == ("priya.receipt", "2017-06-02")
    assert post.of("priya")["acknowledged"]
    post.on("2017-06-07")
    text = post.done("post", "office.panel")
    assert "12 May 2017" in text
    assert "Sam Osei: overdue: P-1, P-3." in text
    assert "Priya Nair: overdue: P-2." in text
    assert post.of("sam")["overdue_days"] == 2


def test_scores_after_the_day_are_late_unless_there_was_more_time(post: Post) -> None:
    post.on("2017-05-20").done("open", "packs/homes-2017-priya.pack", "-o", "priya.panel", keys="priya")
    post.done("open", "packs/homes-2017-sam.pack", "-o", "sam.panel", keys="sam")
    told = post.done("extend", "office.panel", "--member", "Sam Osei", "--until", "2017-06-12", "--reason", "ill")
    assert "Sam Osei has until 12 June 2017" in told
    assert post.of("sam")["lacks"] == ["time to return scores until 12 June 2017"]
    post.done("pack", "office.panel", "--member", "sam", "-o", "packs")
    assert post.of("sam")["lacks"] == []
    assert "time to return scores until 12 June 2017" in post.done(
        "open", "packs/homes-2017-sam.pack", "-o", "sam.panel", keys="sam"
    )
    assert "Return your scores by 12 June 2017" in post.done("assess", "sam.panel", "--list", keys="sam")
    post.on("2017-06-05").scores("priya", "P-1")
    post.on("2017-06-07").scores("priya", "P-2")
    post.scores("sam", "P-1", "P-3")
    assert (post.of("priya")["late"], post.of("sam")["late"]) == (["P-2"], [])
    assert "submitted after 5 June 2017, by their own clock: P-2" in post.done("post", "office.panel")
    post.done("extend", "office.panel", "--member", "sam", "--none")
    assert post.of("sam")["late"] == ["P-1", "P-3"]


def test_a_reminder_says_what_is_missing_and_can_be_sent_as_it_is(post: Post) -> None:
    post.on("2017-05-20").done("open", "packs/homes-2017-priya.pack", "-o", "priya.panel", keys="priya")
    post.on("2017-06-01").scores("priya", "P-1")
    post.on("2017-06-08").done("remind", "office.panel", "-o", "reminders")
    text = (post.folder / "reminders" / "homes-2017-priya.txt").read_text(encoding="utf-8")
    assert text.startswith("Homes for care leavers: your scores are overdue\n\nDear Priya Nair,\n")
    assert "has 1 of 2 assessments from you. They were due on 5 June 2017, 3 days ago. Still missing:" in text
    assert "\n  P-2  Harbour CIC\n" in text
    assert text.endswith("Olive Bureau\n")
    sam = post.json("remind", "office.panel", "--member", "sam")[0]
    assert "Nothing has come from you since your pack of 12 May 2017." in sam["text"]
    post.scores("priya", "P-2")
    assert "Nothing is missing from them." in post.done("remind", "office.panel", "--member", "priya")


def test_a_certificate_comes_with_the_last_return_and_the_papers_go(post: Post) -> None:
    post.on("2017-07-01").done("open", "packs/homes-2017-priya.pack", "-o", "priya.panel", keys="priya")
    post.scores("priya", "P-1")
    before = post.state()
    shown = post.done("certify", "priya.panel", "-o", "last.return", "--delete", keys="priya")
    assert "Nothing was done" in shown
    assert post.state() == before
    told = post.done("certify", "priya.panel", "-o", "last.return", "--delete", "--yes", keys="priya")
    assert "I have destroyed all papers of Homes for care leavers" in told
    assert not (post.folder / "priya.panel").exists()
    assert list((post.folder / "keys" / "priya").iterdir()) == []
    told = post.done("merge", "last.return", "--into", "office.panel")
    assert "certifies that the papers are destroyed" in told
    assert post.of("priya")["certified"].startswith("I have destroyed")
    post.done("certify", "office.panel", "--member", "sam", "--text", "All shredded")
    assert "Sam Osei: certifies: All shredded." in post.done("post", "office.panel")


def test_what_cannot_be_is_refused_in_words(post: Post) -> None:
    before = post.state()
    for words, why in (
        (("extend", "office.panel", "--member", "sam", "--until", "2017-06-05"), "is no extension"),
        (("extend", "office.panel", "--member", "dee", "--until", "2017-06-09"), "has no proposal to judge"),
        (("extend", "office.panel", "--member", "sam", "--until", "soon"), "is no date"),
        (("extend", "office.panel", "--member", "sam", "--none"), "has no extension"),
        (("certify", "office.panel"), "certifies nothing"),
        (("withdraw", "office.panel", "P-9", "--reason", "x"), "There is no proposal"),
        (("withdraw", "office.panel", "P-1", "--back", "--reason", "x"), "is not withdrawn"),
    ):
        told = post.run(*words)
        assert told.code == 2, words
        assert why in told.err, told.err
    assert post.state() == before


def test_merging_tells_scripts_what_it_brought(post: Post) -> None:
    post.done("open", "packs/homes-2017-priya.pack", "-o", "priya.panel", keys="priya")
    post.write("scores.csv", SCORES.format("priya", "P-1"))
    post.done("add", "scores.csv", "--to", "priya.panel", keys="priya")
    post.done("return", "priya.panel", "-o", "priya.return", keys="priya")
    post.write("no.return", b"nothing")
    told = post.run("merge", "priya.return", "no.return", "--into", "office.panel", "--dry-run", "--json")
    found = json.loads(told.out)
    assert (told.code, found["dry_run"]) == (2, True)
    assert found["returns"][0]["news"] == ["1 proposal submitted: P-1"]
    assert "refused" in found["returns"][1]
