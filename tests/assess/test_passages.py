"""A cited paragraph is read in the words of its version, from a desk and from the whole record alike."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import TypeVar

import pytest

from panel_tui.assess.desk import Desk
from panel_tui.assess.passages import Passages
from panel_tui.assess.versions import Versions, in_order
from panel_tui.store.glance import Glance
from tests.panel import NOW, Panel

T = TypeVar("T")
FIRST = "The words of P-1 alone."
ADDED = f"# Need\n\n{FIRST}\n\nWhat was forgotten.\n"
CHANGED = "# The need\n\nOther words of P-1.\n\nWhat was forgotten.\n"


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    """P-1 came as a row of a table at first, and then with its text."""
    return Panel(tmp_path)


def amended(panel: Panel, text: str) -> str:
    """Add an amended text of P-1; the hash of the version in force."""
    panel.add_texts({"P-1": text})
    return now(panel)


def now(panel: Panel) -> str:
    """The hash of the version of P-1 in force."""
    return panel.standing().proposal_hashes["P-1"]


def asked(panel: Panel, question: Callable[[Passages], T], person: str = "office", device: str = "") -> T:
    """What the passages of a person's file answer: to a desk and to the whole workspace the same."""
    with panel.space(person, device) as space:
        answer = question(Passages(space.entries, space.documents))
    glance = Glance(panel.path(person, device))
    assert question(Passages(glance, glance.documents)) == answer
    glance.close()
    return answer


def test_in_the_version_in_force_there_is_nothing_to_say_beside_the_words(panel: Panel) -> None:
    passage = asked(panel, lambda passages: passages.at("P-1", "1.1", now(panel)))
    assert (passage.mark, passage.section, passage.words) == ("1.1", "Need", FIRST)
    assert (passage.is_present, passage.is_in_force, passage.note, passage.version_words) == (True, True, "", "")
    assert passage.in_short == "¶ 1.1"


def test_in_an_earlier_version_the_earlier_words_stand_and_the_version_is_told(panel: Panel) -> None:
    first = now(panel)
    amended(panel, CHANGED)
    passage = asked(panel, lambda passages: passages.at("P-1", "1.1", first))
    assert (passage.section, passage.words) == ("Need", FIRST)
    assert passage.note == "as it stood in version 1 of 2, until 12 May 2017"
    assert passage.in_short == "¶ 1.1 (version 1 of 2)"
    assert asked(panel, lambda passages: passages.at("P-1", "1.1", now(panel))).words == "Other words of P-1."


def test_words_that_are_the_same_now_are_told_to_be(panel: Panel) -> None:
    first = now(panel)
    second = amended(panel, ADDED)
    passage = asked(panel, lambda passages: passages.at("P-1", "1.1", first))
    assert passage.note == "as it stood in version 1 of 2, until 12 May 2017; it says the same now"
    amended(panel, CHANGED)
    passage = asked(panel, lambda passages: passages.at("P-1", "1.2", second))
    assert passage.note == "as it stood in version 2 of 3, until 12 May 2017"  # its section's title is another one
    assert not asked(panel, lambda passages: passages.at("P-1", "1.2", first)).is_told


def test_a_version_that_is_brought_back_is_the_one_in_force(panel: Panel) -> None:
    first = now(panel)
    second = amended(panel, CHANGED)
    assert amended(panel, f"# Need\n\n{FIRST}\n") == first
    assert asked(panel, lambda passages: passages.at("P-1", "1.1", first)).note == ""
    passage = asked(panel, lambda passages: passages.at("P-1", "1.1", second))
    assert passage.note == "as it stood in version 2 of 2, until 12 May 2017"


def test_what_was_cited_before_there_was_a_text_means_the_first_text(tmp_path: Path) -> None:
    panel = Panel(tmp_path, full=False)
    panel.add("proposals", "reference,title,applicant,brief,ask\nP-1,Homes,Northbridge,SC,£400k\n")
    row = now(panel)
    bare = asked(panel, lambda passages: passages.at("P-1", "1.1", row))
    assert (bare.words, bare.is_told, bare.note) == (None, False, "")
    panel.add_texts({"P-1": f"# Need\n\n{FIRST}\n"})
    assert asked(panel, lambda passages: passages.at("P-1", "1.1", row)).words == FIRST
    amended(panel, CHANGED)
    passage = asked(panel, lambda passages: passages.at("P-1", "1.1", row))
    assert (passage.words, passage.note) == (FIRST, "as it stood in version 1 of 2, until 12 May 2017")


def test_a_version_that_is_not_in_the_file_gives_no_words_of_another(panel: Panel) -> None:
    first = now(panel)
    amended(panel, CHANGED)
    panel.join("priya")
    passage = asked(panel, lambda passages: passages.at("P-1", "1.1", first), "priya")
    assert (passage.words, passage.is_present, passage.is_told) == (None, False, True)
    assert passage.note == "cited in version 1 of 2, until 12 May 2017: its text is not in this file"


def test_a_hash_of_another_document_opens_nothing(panel: Panel) -> None:
    standing = panel.standing()
    hashes = standing.proposal_hashes["P-2"], standing.rubric_hashes["SC"], "0" * 64
    for passage in asked(panel, lambda passages: [passages.at("P-1", "1.1", hash_) for hash_ in hashes]):
        assert (passage.words, passage.is_present) == (None, False)
        assert passage.note == "cited in a version that is not on record here"


def test_versions_are_counted_alike_in_whatever_order_their_entries_came(panel: Panel) -> None:
    amended(panel, ADDED)
    amended(panel, CHANGED)
    with panel.space() as space:
        history = space.entries.history("in_force", document="proposal", of="P-1")
    assert len(history) == 4  # the row of the table, and three texts
    right = [one.id for one in history]
    assert {tuple(one.id for one in in_order(order)) for order in permutations(history)} == {tuple(right)}
    versions = Versions(history, now(panel), lambda hash_: hash_ != history[0].value["hash"])
    assert [one.words for one in versions.all] == [
        "version 1 of 3, until 12 May 2017",
        "version 2 of 3, until 12 May 2017",
        "version 3 of 3",
    ]
    assert [one.at for one in versions.all] == [one.at for one in history[1:]]
    assert [one.until for one in versions.all] == [history[2].at, history[3].at, ""]


def test_a_comment_at_the_desk_keeps_what_it_cited_before_the_amendment(panel: Panel) -> None:
    panel.join("priya")
    first = now(panel)
    for text, after in (("Far (¶1.1)", ADDED), ("Far (¶1.1), late (¶1.2)", "")):
        desk = Desk(Glance(panel.path("priya")), lambda: NOW)
        desk.comment("P-1", "need", "panel", text)
        desk.close()
        if after:
            amended(panel, after)
            panel.open(panel.pack("priya"), "priya")
    with panel.space("priya") as space:
        (draft,) = space.drafts.all()
    assert draft.value["proposal"] == now(panel)
    assert draft.value["cites"] == {"1.1": first}
    notes = asked(
        panel, lambda passages: [passages.of(draft.value, "P-1", mark).note for mark in ("1.1", "1.2")], "priya"
    )
    assert notes == ["as it stood in version 1 of 2, until 12 May 2017; it says the same now", ""]


def test_a_table_of_scores_keeps_what_was_cited_before_the_amendment(panel: Panel) -> None:
    table = "member,proposal,criterion,score,comment\npriya,P-1,need,4,{}\n"
    panel.type_scores(table.format("Far (¶1.1)"))
    first = now(panel)
    second = amended(panel, ADDED)
    panel.type_scores(table.format("Far (¶1.1) and late (¶1.2)"))
    with panel.space() as space:
        (comment,) = space.entries.heads("comment")
    assert (comment.value["proposal"], comment.value["cites"]) == (second, {"1.1": first})
    # In the member's own file their draft goes on from what was typed for them.
    panel.join("priya")
    panel.own_scores(table.format("So far (¶1.1)"), "priya")
    with panel.space("priya") as space:
        (draft,) = (one for one in space.drafts.all() if one.register.kind == "comment")
    assert draft.value["cites"] == {"1.1": first}
