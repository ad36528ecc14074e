"""Bad tables and texts, through `add`: each is refused in words that name the place, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.office import FILES, Office

TABLES = ("members", "proposals", "assignments", "declarations", "gates", "scores", "agreed", "statements")
NEEDS = {
    "members": ("id", "name"),
    "proposals": ("reference", "title", "applicant", "brief", "ask"),
    "assignments": ("member", "proposal"),
    "declarations": ("member", "proposal", "interest"),
    "gates": ("proposal", "gate", "outcome"),
    "scores": ("member", "proposal", "criterion", "score"),
    "agreed": ("proposal", "criterion", "agreed score"),
    "statements": ("proposal", "reasons"),
}
Refused = Callable[..., str]


def lines(kind: str) -> list[str]:
    """The lines of the right table of a kind."""
    return FILES[f"{kind}.csv"].splitlines(keepends=True)


def changed(kind: str, old: str, new: str) -> str:
    """The right table of a kind with one thing changed in it."""
    text = FILES[f"{kind}.csv"]
    assert old in text
    return text.replace(old, new, 1)


FORMS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "Latin-1": (lambda data: data + "P-é".encode("latin-1"), "is not UTF-8"),
    "UTF-16 without its mark": (lambda data: data.decode().replace("£", "").encode("utf-16-le"), "NUL"),
    "half a UTF-16": (lambda data: data.decode().encode("utf-16")[:-1], "UTF-16"),
    "NUL": (lambda data: data + b"a\0b\n", "NUL"),
    "lone surrogate": (lambda data: data + b"\xed\xa0\x80\n", "is not UTF-8"),
    "nothing": (lambda data: b"", "empty"),
    "open quotation mark": (lambda data: data + b'"open', "quotation mark"),
    "a cell too few": (lambda data: data + b"one cell\n", "1 cell"),
    "a column twice": (lambda data: data.replace(b"\n", b",reason,reason\n", 1), "called"),
}


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("form", FORMS)
def test_a_table_of_bad_form(shared: Office, refused: Refused, kind: str, form: str) -> None:
    spoil, wrong = FORMS[form]
    shared.write(f"bad-{kind}.csv", spoil(FILES[f"{kind}.csv"].encode()))
    said = refused("add", f"bad-{kind}.csv", "--as", kind, "--to", "office.panel")
    assert said.startswith(f"bad-{kind}.csv")
    assert wrong in said


@pytest.mark.parametrize("kind", TABLES)
def test_a_line_of_50_megabytes(shared: Office, refused: Refused, kind: str) -> None:
    shared.write("long.csv", lines(kind)[0].encode() + b"a" * 50_000_000)
    said = refused("add", "long.csv", "--as", kind, "--to", "office.panel")
    (shared.folder / "long.csv").unlink()
    assert said.startswith("long.csv: it has 50,0")


@pytest.mark.parametrize(("kind", "column"), [(kind, column) for kind in TABLES for column in NEEDS[kind]])
def test_a_column_is_missing(shared: Office, refused: Refused, kind: str, column: str) -> None:
    shared.write("narrow.csv", changed(kind, column, "whatever"))
    said = refused("add", "narrow.csv", "--as", kind, "--to", "office.panel")
    assert 'narrow.csv: there is no column "' in said


def test_columns_of_no_kind_of_table(shared: Office, refused: Refused) -> None:
    shared.write("strange.csv", "colour,size\nred,4\n")
    said = refused("add", "strange.csv", "--to", "office.panel")
    assert "strange.csv: the columns are not those of any table" in said
    assert "for scores: member, proposal, criterion, score" in said


@pytest.mark.parametrize("kind", TABLES)
def test_a_row_given_twice(shared: Office, refused: Refused, kind: str) -> None:
    shared.write("twice.csv", FILES[f"{kind}.csv"] + lines(kind)[1])
    said = refused("add", "twice.csv", "--to", "office.panel")
    assert f"twice.csv, line {len(lines(kind)) + 1}" in said
    assert "given twice: here and on line 2" in said


CELLS = [
    ("members", "priya,", "no id!,", '"no id!" cannot be an id'),
    ("members", ",member", ",queen", '"queen" is not one of the words'),
    ("members", "name,role\npriya,Priya Nair,member", "name,email\npriya,Priya Nair,nowhere", "not one email address"),
    ("proposals", "HOMES", "NOWHERE", 'there is no brief "NOWHERE"'),
    ("proposals", "£400k", "-£400k", "below zero"),
    ("proposals", "£400k", "0", "more than £0"),
    ("proposals", "£400k", "£400bn", "more than £100bn"),
    ("proposals", "£400k", "much", "not an amount of money"),
    ("proposals", "£400k", "1.250.000", "read in two ways"),
    ("proposals", "£400k", "=400*1000", "not an amount of money"),
    ("proposals", "£400k", "", "the ask is missing"),
    ("proposals", "P-1,", "=cmd|calc,", "cannot be a reference"),
    ("proposals", "P-1,", "[/b],", "cannot be a reference"),
    ("proposals", "P-1,", "p-1,", '"p-1" is "P-1" in this call'),
    ("assignments", "priya", "nobody", '"nobody" is not a member'),
    ("assignments", "P-1", "P-99", 'there is no proposal "P-99"'),
    ("assignments", "first", "fourth", '"fourth" is not one of the words'),
    ("assignments", "role\npriya,P-1,first", "stage\npriya,P-1,semifinal", '"semifinal" is not a stage'),
    ("declarations", "sam", "nobody", '"nobody" is not a member'),
    ("declarations", "soft", "perhaps", '"perhaps" is not one of the words'),
    ("declarations", "soft", "", "the cell is blank"),
    ("gates", "G1", "G9", '"G9" is not a gate of Homes'),
    ("gates", "pass", "maybe", '"maybe" is not one of the words'),
    ("scores", "priya", "nobody", '"nobody" is not a member'),
    ("scores", "P-1", "P-99", 'there is no proposal "P-99"'),
    ("scores", "NEED", "CHARM", '"CHARM" is not a criterion of Homes'),
    ("scores", "NEED,4", "NEED,6", "6 is not on the scale of Need"),
    ("scores", "NEED,4", "NEED,-1", "-1 is not on the scale of Need"),
    ("scores", "NEED,4", "NEED,3.5", "3.5 is not on the scale of Need"),
    ("scores", "NEED,4", "NEED,=4", '"=4" is not a score'),
    ("scores", "NEED,4", "NEED,4/5", '"4/5" is not a score'),
    ("scores", "NEED,4", "NEED," + "9" * 5000, "is not a score"),
    ("scores", "NEED,4,Far from home", "NEED,,", "neither a score nor a comment"),
    ("scores", "home,yes", "home,certainly", '"certainly" is not one of the words'),
    ("agreed", "NEED", "CHARM", '"CHARM" is not a criterion of Homes'),
    ("agreed", "4", "n/a", "an agreed score is a number"),
    ("agreed", "4", "", "the cell is blank"),
    ("statements", "P-1", "P-99", 'there is no proposal "P-99"'),
    ("statements", "A clear need.", "", "the cell is blank"),
]


@pytest.mark.parametrize(("kind", "old", "new", "wrong"), CELLS)
def test_a_wrong_cell(shared: Office, refused: Refused, kind: str, old: str, new: str, wrong: str) -> None:
    shared.write("cell.csv", changed(kind, old, new))
    said = refused("add", "cell.csv", "--to", "office.panel")
    assert said.startswith("cell.csv, line 2, column ")
    assert wrong in said
    assert not any(ord(letter) < 32 and letter != "\n" for letter in said)


def test_all_faults_are_told_at_once(shared: Office, refused: Refused) -> None:
    shared.write("many.csv", "reference,title,applicant,brief,ask\nP-8,,Somebody,NOWHERE,-1\nP-9,T,,HOMES,much\n")
    said = refused("add", "many.csv", "--to", "office.panel")
    assert [line.partition(":")[0] for line in said.splitlines()] == [
        "many.csv, line 2, column title",
        "many.csv, line 2, column brief",
        "many.csv, line 2, column ask",
        "many.csv, line 3, column applicant",
        "many.csv, line 3, column ask",
    ]


def test_one_bad_file_keeps_the_good_ones_out(shared: Office, refused: Refused) -> None:
    shared.write("good.csv", "id,name\nnew,Somebody New\n")
    shared.write("worse.csv", "member,proposal\nnobody,P-1\n")
    assert "worse.csv, line 2" in refused("add", "good.csv", "worse.csv", "--to", "office.panel")


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (("nowhere.csv",), "nowhere.csv: There is no such file"),
        (("reasons.txt",), "reasons.txt"),
        (("office.panel",), "office.panel"),
        (("members.csv", "--as", "spells"), "'spells' is no kind of table"),
        (("keys",), "keys: There are no Markdown files in this folder"),
        (("members.csv", "--surprise"), "--surprise"),
        ((), "required"),
    ],
)
def test_what_is_no_table(refused: Refused, words: tuple[str, ...], wrong: str) -> None:
    assert wrong in refused("add", *words, "--to", "office.panel")


@pytest.mark.parametrize(
    ("name", "content", "wrong"),
    [
        ("P-1.md", b"", "the file holds no text"),
        ("P-1.md", b"# Need\n\n\xe9\n", "P-1.md, line 3: the byte E9 is not UTF-8"),
        ("P-1.md", "# Need".encode("utf-16-le"), "NUL"),
        ("P-1.md", b"# Need\n\n\xed\xa0\x80", "is not UTF-8"),
        ("P-1.md", b"# " + b"a" * 50_000_000, "it has 50,000,002 bytes"),
        ("P-99.md", b"# Need\n\nText.\n", "P-99.md: there is no proposal of this name"),
    ],
)
def test_bad_texts(shared: Office, refused: Refused, name: str, content: bytes, wrong: str) -> None:
    shared.write(f"papers/{name}", content)
    said = refused("add", "papers", "--to", "office.panel")
    (shared.folder / "papers" / name).unlink()
    assert wrong in said


def test_two_texts_of_one_proposal(shared: Office, refused: Refused) -> None:
    shared.write("both/P-1.md", "# One")
    shared.write("both/p-1.markdown", "# Two")
    assert "second text of P-1" in refused("add", "both", "--to", "office.panel")


def test_a_member_cannot_add_what_is_the_offices(refused: Refused) -> None:
    for kind in ("members", "proposals", "assignments", "gates"):
        said = refused("add", f"{kind}.csv", "--to", "priya.panel", keys="priya")
        assert f"Only the office adds {kind}" in said


def test_a_member_cannot_speak_for_others(shared: Office, refused: Refused) -> None:
    shared.write("others.csv", changed("scores", "priya,P-1,NEED", "dee,P-1,NEED"))
    said = refused("add", "others.csv", "--to", "priya.panel", keys="priya")
    whose = "These are Dee Adeyemi's scores; this file is Priya Nair's"
    assert said == f"others.csv: {whose}. Only your own scores can be added to your file.\n"


def test_a_table_with_a_byte_order_mark_or_in_utf_16_is_read(shared: Office) -> None:
    for name, encoding in (("bom.csv", "utf-8-sig"), ("wide.csv", "utf-16")):
        shared.write(name, FILES["gates.csv"].encode(encoding))
        assert "3 gates as they are" in shared.done("add", name, "--to", "office.panel", "--dry-run")
