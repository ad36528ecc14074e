"""Finding words in proposals: what people type, what is found, and that nothing typed can go wrong."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from panel_tui.assess.context import Span, in_context
from panel_tui.assess.finding import COUNTED, Findings, Hit, find
from panel_tui.call.derived import PASSAGES
from panel_tui.faults import BadInput
from panel_tui.journal import Register
from panel_tui.store.derived import FOUND
from panel_tui.store.glance import Glance
from panel_tui.store.rows import Saying
from panel_tui.store.verify import verify
from tests.panel import Panel

HOMES = """\
# Summary

Each home keeps two beds for young people who come back. The placements cost £18,400 a place, and 38% end early.

# The council's need

The council’s own homes are full: one placement in three is twenty miles away. The café in Ashwick closes at five.

Young people told us so, and the people who are young no longer agree.

# Costs

- £18,400 a place
- 18 400 in all
- 380 beds
"""
TOUCH = """\
# Summary

A well-being worker calls every week. Placements, placements, placements: nobody asked for more of them.

# Costs

Half of 38 places are paid for; the housing benefit pays the rest of the house.
"""
EVERY = ("P-1", "P-2", "P-3")


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Panel:
    panel = Panel(tmp_path_factory.mktemp("finding"))
    panel.add_texts({"P-1": HOMES, "P-2": TOUCH})
    return panel


@pytest.fixture(scope="module")
def glance(panel: Panel) -> Iterator[Glance]:
    glance = Glance(panel.path())
    yield glance
    glance.close()


def places(found: Findings) -> list[str]:
    return [f"{hit.reference} {hit.mark}" for hit in found.hits]


def marked(hit: Hit) -> list[str]:
    return [span.text for span in hit.spans if span.is_match]


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ("placement ", ["P-1 1.1", "P-1 2.1", "P-2 1.1"]),
        ("placements", ["P-1 1.1", "P-1 2.1", "P-2 1.1"]),
        ("PLACEM", ["P-1 1.1", "P-1 2.1", "P-2 1.1"]),
        ("placem ", []),
        ('"placement"', ["P-1 2.1"]),
        ("placements cost", ["P-1 1.1"]),
        ("cost placements", ["P-1 1.1"]),
        ('"young people"', ["P-1 1.1", "P-1 2.2"]),
        ('"people young"', []),
        ("“young people”", ["P-1 1.1", "P-1 2.2"]),
        ('"young peo', ["P-1 1.1", "P-1 2.2"]),
        ("young people -beds", ["P-1 2.2"]),
        ("-beds", []),
        ("housing house", ["P-2 2.1"]),
        ("housin", ["P-2 2.1"]),
        ("£18,400", ["P-1 1.1", "P-1 3.1"]),
        ("38%", ["P-1 1.1", "P-2 2.1"]),
        ("38", ["P-1 1.1", "P-2 2.1"]),
        ("council's", ["P-1 2.1"]),
        ("council’s", ["P-1 2.1"]),
        ("cafe", ["P-1 2.1"]),
        ("CAFÉ", ["P-1 2.1"]),
        ("well-being", ["P-2 1.1"]),
        ("well being", ["P-2 1.1"]),
        ("¶2.1", ["P-1 2.1", "P-2 2.1", "P-3 2.1"][:2]),
        ("2.1", ["P-1 2.1", "P-2 2.1"]),
        (" ¶ 2.2 ", ["P-1 2.2"]),
        ("¶9.9", []),
        ("", []),
        ("  \n ", []),
        ("* ^ ( ) NEAR", []),
    ],
)
def test_what_people_type_finds_what_they_mean(glance: Glance, typed: str, where: list[str]) -> None:
    found = find(glance, typed, EVERY)
    assert sorted(places(found)) == where
    assert found.total == len(where)


def test_only_the_proposals_that_are_named_are_looked_into(glance: Glance) -> None:
    assert places(find(glance, "placements", ["P-2"])) == ["P-2 1.1"]
    assert places(find(glance, "2.1", ["P-2"])) == ["P-2 2.1"]
    assert find(glance, "placements", []).total == 0


def test_the_best_come_first_or_the_order_of_the_text(glance: Glance) -> None:
    assert places(find(glance, '"placements"', EVERY)) == ["P-2 1.1", "P-1 1.1"]
    assert places(find(glance, "placements ", EVERY, in_order=True)) == ["P-1 1.1", "P-1 2.1", "P-2 1.1"]
    assert places(find(glance, "placements ", EVERY, limit=1, in_order=True)) == ["P-1 1.1"]
    assert find(glance, "placements ", EVERY, limit=1).total == 3


def test_what_was_found_is_marked_in_its_section_and_its_words(glance: Glance) -> None:
    (hit,) = find(glance, "council 'twenty miles'", ["P-1"]).hits
    assert (hit.reference, hit.mark, hit.section) == ("P-1", "2.1", "The council's need")
    assert marked(hit) == ["council", "twenty", "miles"]
    assert "".join(span.text for span in hit.spans).startswith("The council’s own homes are full: one placement")
    assert [marked(hit) for hit in find(glance, '"young people"', ["P-1"], in_order=True).hits] == [
        ["young people"],
        ["Young people"],
    ]
    assert hit.context(40) == (
        Span("…is ", False),
        Span("twenty", True),
        Span(" ", False),
        Span("miles", True),
        Span(" away. The café in…", False),
    )


def test_how_many_there_are_is_said_in_words() -> None:
    assert [Findings(total, ()).words for total in (0, 1, 1234, COUNTED + 1)] == [
        "0 paragraphs",
        "1 paragraph",
        "1,234 paragraphs",
        "more than 2,000 paragraphs",
    ]


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            ['"', "*", "NEAR(", "^", "-", "AND", "OR", "NOT", "(", ")", "{text}", ":", "text:", "care", "placements",
             "\0", "🏠", "'", "''", "’", "¶", "2.1", "+", ",", "%", "\\", "É", " ", "\ue000", "\ue001", "ǆ", "ẞ", "𞤀"]
        ),
        max_size=40,
    ).map("".join),
)  # fmt: skip


@settings(deadline=None, max_examples=400)
@given(HOSTILE)
@example('"' * 10_000)
@example("care " * 2_000)
@example("-care " * 2_000 + "home")
@example("care" * 2_500)
@example("(" * 10_000)
@example("NEAR(care homes, 3)")
@example("\0\0care\0")
@example('"\U0001e943"')
def test_nothing_that_can_be_typed_goes_wrong(glance: Glance, typed: str) -> None:
    found = find(glance, typed, EVERY)
    assert found.total >= len(found.hits)
    for hit in found.hits:
        text = "".join(span.text for span in hit.spans)
        assert not set(FOUND) & set(text)
        assert text == glance.rows(PASSAGES, reference=hit.reference, mark=hit.mark)[0].text


WORDS = st.lists(
    st.sampled_from(["home", "bed", "bedside", "care", "careful", "the", "a", "£18,400", "young-people"]), min_size=1
)


@settings(deadline=None, max_examples=100)
@given(st.lists(WORDS, min_size=1, max_size=6), st.lists(st.sampled_from(["home", "bed", "care", "the"]), min_size=1))
def test_all_words_must_occur_and_whatever_has_them_is_found(
    tmp_path_factory: pytest.TempPathFactory, paragraphs: list[list[str]], wanted: list[str]
) -> None:
    panel = shared(tmp_path_factory)
    panel.add_texts({"P-3": "# One\n\n" + "\n\n".join(" ".join(one) for one in paragraphs) + "\n"})
    glance = Glance(panel.path())
    found = find(glance, " ".join(wanted) + " ", ["P-3"], in_order=True)
    glance.close()
    by_hand = [f"P-3 1.{place}" for place, one in enumerate(paragraphs, start=1) if set(wanted) <= set(one)]
    assert places(found) == by_hand


SHARED: list[Panel] = []


def shared(factory: pytest.TempPathFactory) -> Panel:
    """One panel for all that hypothesis tries: each text amends the one before."""
    if not SHARED:
        SHARED.append(Panel(factory.mktemp("amended")))
    return SHARED[0]


@given(
    st.lists(st.tuples(st.text(st.sampled_from("ab c\n")), st.booleans()).map(lambda one: Span(*one)), max_size=12),
    st.integers(10, 60),
)
def test_words_in_context_fit_and_are_what_stands_there(spans: list[Span], width: int) -> None:
    whole = "".join(" ".join(span.text.split("\n")) for span in spans)
    shown = in_context(spans, width)
    text = "".join(span.text for span in shown)
    assert len(text) <= width
    assert " ".join(text.strip("…").split()) in " ".join(whole.split())
    if any(span.is_match and span.text.strip() for span in spans):
        assert any(span.is_match for span in shown)


def test_the_context_is_where_most_of_the_words_are() -> None:
    text = [("Care. " + "Much else is said here. " * 5, False), ("care", True), (" and ", False), ("cost", True)]
    spans = [Span("Care", True), *(Span(*one) for one in text), Span(" of it, at great length" * 5, False)]
    assert "".join(one.text for one in in_context(spans, 50)) == "…said here. care and cost of it, at great length…"


# What is kept of it


def test_what_a_file_may_not_read_cannot_be_found(panel: Panel) -> None:
    panel.join("priya")
    glance = Glance(panel.path("priya"))
    assert sorted({row.reference for row in glance.rows(PASSAGES)}) == ["P-1", "P-2"]
    assert find(glance, "alone", EVERY).total == 0
    glance.close()


def test_an_amended_proposal_is_found_by_its_new_words_and_the_others_are_left_as_they_are(tmp_path: Path) -> None:
    panel = Panel(tmp_path)
    panel.add_texts({"P-1": HOMES, "P-2": TOUCH})
    with panel.space() as space:
        before = space.examine(lambda one: one.query("SELECT rowid, text FROM passage WHERE reference = 'P-2'"))
    panel.add_texts({"P-1": "# Summary\n\nZebras.\n\n# Costs\n\nMore of them.\n"})
    glance = Glance(panel.path())
    assert places(find(glance, "zebra", EVERY)) == ["P-1 1.1"]
    assert places(find(glance, "placements", EVERY)) == ["P-2 1.1"]
    assert [row.mark for row in glance.rows(PASSAGES, reference="P-1")] == ["1.1", "2.1"]
    glance.close()
    with panel.space() as space:
        after = space.examine(lambda one: one.query("SELECT rowid, text FROM passage WHERE reference = 'P-2'"))
        assert after == before
        assert verify(space).findings == ()


def test_a_hostile_document_has_no_marks_of_ours(tmp_path: Path) -> None:
    panel = Panel(tmp_path)
    text = f"{FOUND[0]}Homes\0 {FOUND[1]}\u202efor zebras"
    said = {"reference": "P-1", "title": "T", "applicant": "A", "brief": "SC", "ask": 5}
    document = json.dumps(said | {"sections": [{"title": "Need", "paragraphs": [text]}]}).encode()
    with panel.space() as space:
        (hash_,) = space.documents.put(document)
    panel.say(Saying(Register.of("in_force", document="proposal", of="P-1"), {"hash": hash_, "brief": "SC"}))
    glance = Glance(panel.path())
    (hit,) = find(glance, "zebras", ["P-1"]).hits
    assert [span.is_match for span in hit.spans] == [False, True]
    assert marked(hit) == ["zebras"]
    glance.close()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE passage SET text = 'Other words' WHERE reference = 'P-1'",
        "DELETE FROM passage WHERE reference = 'P-1'",
        "UPDATE passage_content SET c3 = 'Other words' WHERE c0 = 'P-1'",
        "UPDATE passage_data SET block = zeroblob(4) WHERE id = 10",
        "DELETE FROM passage_docsize",
        "DELETE FROM passage_data WHERE id > 10",
    ],
)
def test_verify_finds_what_was_altered_in_it(tmp_path: Path, sql: str) -> None:
    panel = Panel(tmp_path)
    with sqlite3.connect(panel.path()) as connection:
        assert connection.execute(sql).rowcount > 0
    connection.close()
    with panel.space() as space:
        assert [str(one) for one in verify(space).findings] == ["table passage: does not agree with the entries."]


def test_a_file_made_before_there_was_any_finding_gets_its_table(tmp_path: Path) -> None:
    panel = Panel(tmp_path)
    with panel.space() as space:
        space.examine(lambda database: database.query("DROP TABLE passage"))
    glance = Glance(panel.path())
    assert not glance.is_ready(PASSAGES)
    with pytest.raises(BadInput):
        find(glance, "words", EVERY)
    glance.close()
    with panel.space():
        glance = Glance(panel.path())
        assert glance.is_ready(PASSAGES)
        assert find(glance, "words", EVERY).total == 3
        glance.close()


def test_a_member_finds_in_the_copy_that_was_made_of_their_file(tmp_path: Path) -> None:
    panel = Panel(tmp_path)
    with panel.space() as space:
        space.examine(lambda database: database.copy_to(tmp_path / "copy.panel"))
    glance = Glance(tmp_path / "copy.panel")
    assert places(find(glance, "alone", EVERY)) == ["P-1 1.1", "P-2 1.1", "P-3 1.1"]
    glance.close()


def test_a_desk_that_finds_loads_nothing_heavy() -> None:
    assert_light("panel_tui.assess.finding")


def assert_light(*modules: str) -> None:
    """Hold that importing these loads none of what a desk can do without."""
    code = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded: Sequence[str] = [name.partition(".")[0] for name in run.stdout.split()]
    heavy = {"pydantic", "sqlmodel", "sqlalchemy", "numpy", "docx", "cryptography"}
    assert heavy.isdisjoint(loaded)
