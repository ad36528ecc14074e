"""A cited version travels to whoever reads the citation, and to nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from panel_tui.assess.desk import Desk
from panel_tui.assess.passages import Passages
from panel_tui.assess.registers import Assessment, comment_value, versions
from panel_tui.moderate.reasons import reason
from panel_tui.moderate.table import ChairsTable
from panel_tui.store.glance import Glance
from panel_tui.store.rows import Saying
from tests.panel import NOW, Panel, words_of

FIRST = "The words of P-1 alone."
SECOND = "Other words of P-1."


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    """Priya has cited ¶1.1 of P-1 and submitted, and so the office has it; then P-1 was amended."""
    panel = Panel(tmp_path)
    for member in ("priya", "smithson"):
        panel.join(member)
        panel.draft(member, "P-1", {"need": "3", "idea": "4"}, why="Thin (¶1.1)" if member == "priya" else "")
        panel.submit(member, "P-1")
        panel.merge(panel.give_back(member))
    panel.add_texts({"P-1": f"# Need\n\n{SECOND}\n"})
    return panel


def cited_from(panel: Panel, person: str, device: str = "") -> tuple[str | None, str]:
    """Words and note of Priya's ¶1.1, as the desk of a file has them."""
    glance = Glance(panel.path(person, device))
    (comment,) = glance.heads("comment", member="priya", criterion="need")
    passage = Passages(glance, glance.documents).of(comment.value, "P-1", "1.1")
    glance.close()
    return passage.words, passage.note


@pytest.mark.parametrize("what", ["pack", "receipt"])
def test_a_second_device_that_joins_after_the_amendment_reads_the_words_that_were_cited(
    panel: Panel, what: str
) -> None:
    panel.join("priya", "-second")
    if what == "receipt":
        panel.open(panel.receipt("priya"), "priya", "-second")
    assert panel.wrong("priya", "-second") == []
    assert cited_from(panel, "priya", "-second") == (FIRST, "as it stood in version 1 of 2, until 12 May 2017")
    assert FIRST in words_of(panel.pack("priya") if what == "pack" else panel.receipt("priya"))


def test_an_earlier_version_that_nobody_cites_stays_at_the_office(panel: Panel) -> None:
    words = words_of(panel.pack("smithson"))
    assert FIRST not in words
    assert SECOND in words


def test_a_private_note_cites_in_its_own_file_and_brings_nothing_to_another(panel: Panel) -> None:
    desk = Desk(Glance(panel.path("smithson")), lambda: NOW)
    desk.comment("P-1", "need", "private", "Look at ¶1.1")
    desk.close()
    panel.merge(panel.give_back("smithson"))
    assert FIRST not in words_of(panel.receipt("smithson"))


def test_the_chair_reads_it_once_the_comment_may_be_read(panel: Panel) -> None:
    assert FIRST not in words_of(panel.pack("carol", "chair"))
    panel.join("carol", scope="chair")
    panel.score("carol", "P-1", "1", "2")
    panel.merge(panel.give_back("carol"))
    panel.open(panel.pack("carol", "chair"), "carol")
    assert cited_from(panel, "carol") == (FIRST, "as it stood in version 1 of 2, until 12 May 2017")
    with panel.space("carol") as space:
        told = reason(ChairsTable(space), "P-1", "need", "priya")
    assert [(one.words, one.in_short) for one in told.passages] == [(FIRST, "¶ 1.1 (version 1 of 2)")]


def test_a_hard_interest_keeps_the_cited_version_out_of_the_next_pack(panel: Panel) -> None:
    panel.add("declarations", "member,proposal,interest\npriya,P-1,hard\n")
    words = words_of(panel.pack("priya"))
    assert FIRST not in words
    assert SECOND not in words


def test_nobody_gets_a_text_that_is_not_theirs_by_citing_its_hash(panel: Panel) -> None:
    under = versions(panel.standing("priya"), "P-1")
    hashes = panel.standing().proposal_hashes
    stolen = comment_value("¶1.1", under | {"proposal": hashes["P-3"]}) | {"cites": {"1.1": hashes["P-3"]}}
    for reference in ("P-1", "P-3"):
        panel.say(Saying(Assessment("full", reference, "priya").comment("need"), stolen), person="priya")
    panel.merge(panel.give_back("priya"))
    assert "The words of P-3 alone." not in words_of(panel.pack("priya"))
    with panel.space() as space:
        told = Passages(space.entries, space.documents).of(stolen, "P-1", "1.1")
    assert (told.words, told.note) == (None, "cited in a version that is not on record here")
