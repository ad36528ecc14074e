"""Bad files and bad words, through every other command: exit code 2, a sentence with its place, nothing written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.office import CALL, FILES, Office

Refused = Callable[..., str]
RUBRIC = FILES["homes.toml"]

CALLS: dict[str, tuple[str | bytes, str]] = {
    "nothing": (b"", "odd.toml: id is missing"),
    "Latin-1": (CALL.encode().replace("£".encode(), b"\xa3"), "odd.toml, line 10: the byte A3 is not UTF-8"),
    "UTF-16": (CALL.encode("utf-16"), "odd.toml: the file is in UTF-16"),
    "NUL": (CALL.replace("A department", "A\0department"), "odd.toml, line 3: there is a NUL character"),
    "lone surrogate": (CALL.encode() + b'note = "\xed\xa0\x80"', "is not UTF-8"),
    "50 MB line": (b"id = '" + b"a" * 50_000_000 + b"'", "odd.toml: it has 50,000,007 bytes"),
    "no TOML": ("id = \nbudget", "odd.toml, line 1: this is not TOML"),
    "number for text": (CALL.replace('"Ministers"', "7"), "odd.toml, line 4: authority should be text, but is 7"),
    "text for number": (
        CALL.replace("assessors = 1", 'assessors = "one"'),
        "odd.toml, line 8: minimum_assessors should be a whole number",
    ),
    "text for list": (CALL.replace('["homes.toml", "ties.toml"]', '"homes.toml"'), "briefs should be a list"),
    "list for table": (CALL.replace('[budget]\n2017-18 = "£2m"', "budget = 3"), "budget should be a table"),
    "unknown key": (CALL.replace("board =", "bord ="), "Did you mean board?"),
    "negative budget": (CALL.replace('"£2m"', "-2"), "odd.toml, line 10: 2017-18 cannot be read"),
    "absurd budget": (CALL.replace('"£2m"', '"£2000bn"'), "more than £100bn"),
    "no year": (CALL.replace("2017-18", "soon"), "odd.toml, line 10: soon is no financial year"),
    "missing rubric": (CALL.replace("ties.toml", "gone.toml"), "gone.toml: There is no such file"),
    "folder as rubric": (CALL.replace("ties.toml", "texts"), "texts: This is a folder"),
    "rubric elsewhere": (CALL.replace("ties.toml", "../ties.toml"), "is no file beside the call file"),
    "one person twice": (CALL.replace('id = "dee"', 'id = "office"'), "the id office is there already"),
    "nobody at the office": (CALL.replace('role = "office"', 'role = "member"'), "nobody has the role office"),
    "escapes in an id": (CALL.replace('"homes-2017"', '"\\u001b[31m"'), "odd.toml, line 1: id is"),
    "a stage nobody has": (CALL.replace("stages.full", "stages.final"), "which the call does not have"),
}
RUBRICS: dict[str, tuple[str, str]] = {
    "weights": (RUBRIC.replace("weight = 60", "weight = 50"), "the weights of full sum to 90"),
    "negative weight": (RUBRIC.replace("weight = 60", "weight = -60"), "the weight of NEED is below 0"),
    "floor off the scale": (RUBRIC.replace("floor = 2", "floor = 7"), "the floor 7 of NEED is not on its scale"),
    "text for number": (RUBRIC.replace("worst = 0", 'worst = "low"'), "worst should be a number"),
    "absurd envelope": (RUBRIC.replace('"£1m"', '"all of it"'), "envelope cannot be read"),
    "negative envelope": (RUBRIC.replace('"£1m"', '"-£1m"'), "below zero"),
    "one id twice": (RUBRIC.replace('"IDEA"', '"NEED"'), "the id NEED is there already"),
    "unknown scale": (RUBRIC.replace('scale = "five"', 'scale = "ten"'), "is on the scale ten"),
    "unknown stage": (RUBRIC.replace('["full"]', '["final"]'), "which the rubric does not have"),
    "wrong kind": (RUBRIC.replace("floor = 2", "scored = 3"), "scored should be true or false"),
}


@pytest.mark.parametrize("case", CALLS)
def test_new_with_a_bad_call_file(shared: Office, refused: Refused, case: str) -> None:
    content, wrong = CALLS[case]
    shared.write("odd.toml", content)
    assert wrong in refused("new", "odd.toml", "-o", "new.panel")
    (shared.folder / "odd.toml").unlink()


@pytest.mark.parametrize("case", RUBRICS)
def test_new_with_a_bad_rubric(shared: Office, refused: Refused, case: str) -> None:
    content, wrong = RUBRICS[case]
    shared.write("odd.toml", CALL.replace("homes.toml", "odd-rubric.toml"))
    shared.write("odd-rubric.toml", content)
    said = refused("new", "odd.toml", "-o", "new.panel")
    assert "odd-rubric.toml, line " in said
    assert wrong in said


PARCELS = ("priya.return", "packs/homes-2017-sam.pack")
BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda data: b"", "no pack, return or receipt"),
    "text": (lambda data: b"Dear panel,\n", "no pack, return or receipt"),
    "UTF-16": (lambda data: data[:400].decode("latin-1").encode("utf-16"), "no pack, return or receipt"),
    "other JSON": (lambda data: b'{"a":1}\n', "no pack, return or receipt"),
    "50 MB line": (lambda data: b"{" + b"a" * 50_000_000, "no pack, return or receipt"),
    "deep JSON": (lambda data: b"[" * 100_000 + b"\n", "no pack, return or receipt"),
    "cut short": (lambda data: data[:-10], "cut short"),
    "made longer": (lambda data: data + b"more", "behind its end"),
    "altered": (lambda data: data[:-10] + bytes([data[-10] ^ 1]) + data[-9:], "damaged or altered"),
    "other words": (lambda data: data.replace(b'"call":"', b'"call":"x', 1), "signature does not hold"),
    "newer": (lambda data: data.replace(b'"version":1', b'"version":2', 1), "newer panel-tui"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_open_and_merge_with_a_broken_parcel(shared: Office, refused: Refused, case: str) -> None:
    spoil, wrong = BROKEN[case]
    for parcel, words in zip(
        PARCELS, (("merge", "broken", "--into", "office.panel"), ("open", "broken", "-o", "new.panel")), strict=True
    ):
        shared.write("broken", spoil((shared.folder / parcel).read_bytes()))
        said = refused(*words)
        assert said.startswith("broken: ")
        assert wrong in said


@pytest.fixture(scope="module")
def elsewhere(shared: Office, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Another office that founded a call of the same name, with its return and pack beside those of the first."""
    other = Office.at_work(tmp_path_factory.mktemp("elsewhere"))
    shared.write("other.return", (other.folder / "priya.return").read_bytes())
    shared.write("other.pack", (other.folder / "packs/homes-2017-priya.pack").read_bytes())
    return other


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize(
    ("command", "wrong"),
    [
        ("merge other.return --into office.panel", "It belongs to another call, homes-2017 of the same name"),
        ("open other.pack -o priya.panel", "It belongs to another call"),
        ("merge packs/homes-2017-sam.pack --into office.panel", "It is a pack. A member opens it: panel-tui open"),
        ("open priya.return -o new.panel", "It is a return. The office takes it in: panel-tui merge"),
        ("open packs/homes-2017-sam.pack -o priya.panel", "It is for sam"),
        ("merge priya.return --into priya.panel", "Only the office takes returns in"),
        ("merge texts --into office.panel", "There are no returns in this folder"),
        ("merge gone.return --into office.panel", "gone.return: There is no such file"),
        ("open gone.pack -o new.panel", "gone.pack: There is no such file"),
        ("open texts -o new.panel", "texts: This is a folder"),
        ("open packs/homes-2017-sam.pack -o members.csv/new.panel", "members.csv: This folder cannot be made"),
        ("open packs/homes-2017-sam.pack -o members.csv", "not a panel-tui workspace"),
        ("new gone.toml -o new.panel", "gone.toml: There is no such file"),
        ("new texts -o new.panel", "texts: This is a folder"),
        ("new call.toml -o office.panel", "office.panel: There is a file of this name already"),
        ("new call.toml -o members.csv/new.panel", "members.csv: This folder cannot be made"),
        ("pack priya.panel -o packs", "Only the office makes packs"),
        ("pack office.panel --member nobody -o packs", "There is no member 'nobody'"),
        ("pack office.panel --member sam --scope chair -o packs", "sam is neither chair nor deputy"),
        ("pack office.panel -o members.csv", "members.csv: This folder cannot be made"),
        ("pack office.panel --scope everything", "invalid choice: 'everything'"),
        ("return office.panel -o x.return", "A return goes to the office"),
        ("return priya.panel -o members.csv/x.return", "members.csv: This folder cannot be made"),
        ("return priya.panel -o texts", "texts: This is a folder, and a file was expected"),
        ("receipt priya.panel --member priya -o x.receipt", "Only the office makes receipts"),
        ("receipt office.panel --member sam -o x.receipt", "Nothing has come from sam yet"),
        ("receipt office.panel --member nobody -o x.receipt", "nobody"),
        ("receipt office.panel -o receipts", "Nobody has returned anything yet"),
        ("receipt priya.panel -o receipts", "Only the office makes receipts"),
        ("add agreed.csv --to priya.panel", "Only the chair or the office records agreed scores"),
        *(
            (f"{command} priya.panel", "A member's own file does not hold the whole record")
            for command in ("rank", "recommend", "decide --level decision", "moderate")
        ),
        (
            f"moderate office.panel --agree P-1/NEED=3 --reason {'x' * 1_001}",
            "What follows --reason is longer than 1,000",
        ),
        (f"recommend office.panel --follow-line --by {'x' * 1_001}", "What follows --by is longer than 1,000"),
        ("moderate office.panel --agree P-99/NEED=3", "There is no proposal 'P-99'"),
        ("moderate office.panel --agree P-1/CHARM=3", "There is no criterion 'CHARM' in Homes"),
        ("moderate office.panel --agree P-1/NEED=6", "6 is not on the scale of NEED. It runs 0 to 5"),
        ("moderate office.panel --agree P-1/NEED=-1", "-1 is not on the scale of NEED"),
        ("moderate office.panel --agree P-1/NEED=nan", "'nan' is not a score"),
        ("moderate office.panel --agree P-1/NEED=1e99", "'1e99' is not a score"),
        ("moderate office.panel --agree P-1/NEED", "Write PROPOSAL/CRITERION=SCORE"),
        ("moderate office.panel --agree P-1/NEED=3", "Give the reason"),
        ("moderate office.panel --revise P-1/NEED/nobody=3 --reason r", "There is no member 'nobody'"),
        ("moderate office.panel --revise P-1/NEED/priya=3", "A revised score needs a reason"),
        ("moderate office.panel --rank-partial P-1", "A ruling needs a reason"),
        ("moderate office.panel --rank-partial P-99 --reason r", "There is no proposal 'P-99'"),
        ("moderate office.panel --stage final", "There is no stage 'final'"),
        ("moderate office.panel --stage final --agree P-1/NEED=3 --reason r", "There is no stage 'final'"),
        ("recommend office.panel --from gone.csv", "gone.csv: There is no such file"),
        ("recommend office.panel --from texts", "texts: This is a folder"),
        ("recommend office.panel --from members.csv", 'members.csv: there is no column "proposal"'),
        ("recommend office.panel --set P-99=fund", "There is no proposal 'P-99'"),
        ("recommend office.panel --set P-1=bless", "'bless' is no outcome"),
        ("recommend office.panel --set P-1=fund --award=-£5", "below zero"),
        ("recommend office.panel --set P-1=fund --award=£900bn", "more than £100bn"),
        ("recommend office.panel --set P-1=fund --reason r --award £500k", "not between £0 and the ask of £400,000"),
        ("recommend office.panel --set P-1=decline", "Give the reason for it"),
        ("recommend office.panel --follow-line", "P-3: it needs a decision"),
        ("recommend office.panel --stage final", "There is no stage 'final'"),
        ("decide office.panel", "--level"),
        ("decide office.panel --level minister", "'minister' is no step of this call"),
        ("decide office.panel --level board --set P-99=fund", "There is no proposal 'P-99'"),
        ("decide office.panel --level board --set P-1=fund", "Give the reason for it"),
        ("decide office.panel --level decision --as-advised", "no advice on it is on record"),
        ("decide office.panel --level board --from gone.csv", "gone.csv: There is no such file"),
        ("rank office.panel --stage final", "There is no stage 'final'"),
        ("status office.panel --stage final", "There is no stage 'final'"),
        ("report office.panel -o paper --stage final", "There is no stage 'final'"),
        ("report office.panel -o paper --date soon", "--date: 'soon' is no date"),
        ("report office.panel -o members.csv", "members.csv"),
        ("verify gone.panel", "gone.panel: There is no such file"),
        ("verify texts", "texts: There is no workspace, pack, return or receipt in this folder"),
        ("verify members.csv", "members.csv: This is no pack, return or receipt of panel-tui"),
        ("assess priya.panel --submit P-99", "There is no proposal 'P-99'"),
        ("assess priya.panel --submit P-1 --withdraw P-1", "not allowed with"),
        ("assess priya.panel --withdraw P-99 --reason r", "There is no proposal 'P-99'"),
        ("assess priya.panel --declare P-1", "Write PROPOSAL=INTEREST"),
        ("assess priya.panel --declare P-1=perhaps", "'perhaps' is no interest"),
        ("assess priya.panel --declare P-99=hard", "There is no proposal 'P-99'"),
        ("assess office.panel --declare P-1=hard", "The office judges no proposals"),
        (
            "moderate priya.panel --agree P-1/NEED=5 --reason r",
            "Only the chair or the office records what the panel settled. This file is Priya Nair's",
        ),
        ("moderate priya.panel --revise P-1/NEED/dee=5 --reason r", "Only the chair or the office"),
        ("moderate priya.panel --rank-partial P-1 --reason r", "Only the chair or the office"),
        (
            "recommend priya.panel --set P-1=decline --reason r",
            "A member's own file does not hold the whole record",
        ),
        (
            "decide priya.panel --level board --set P-1=decline --reason r",
            "A member's own file does not hold the whole record",
        ),
        (
            "add statements.csv --to priya.panel",
            "Only the chair or the office records panel statements. This file is Priya Nair's.",
        ),
        ("report priya.panel -o paper", "A member's own file does not hold the whole record"),
        ("end priya.panel --role priya=member --reason r", "Only the office ends roles"),
        ("end office.panel --role nobody=member --reason r", "There is no member 'nobody'"),
        ("end office.panel --role priya=chair --reason r", "priya does not hold the role chair"),
        ("end office.panel --role office=office --reason r", "founded the call"),
        ("end office.panel --device zz --reason r", "'zz' names 0 devices"),
        ("end office.panel --role priya=member", "--reason"),
        ("erase office.panel --reason r --yes", "Say of which member, proposal or criterion"),
        ("erase office.panel --member nobody --reason r --yes", "There is no member 'nobody'"),
        ("erase office.panel --member sam --kind score --reason r --yes", "No words are on record about that"),
        ("erase priya.panel --member priya --reason r --yes", "Only the office erases words"),
        ("recover office.panel --key abc", "This is not the recovery key of this call"),
        ("sing office.panel", "invalid choice: 'sing'"),
        ("status", "X.panel"),
        ("status office.panel --loud", "--loud"),
    ],
)
def test_bad_words(refused: Refused, command: str, wrong: str) -> None:
    said = refused(*command.split(), keys="priya" if "priya.panel" in command else "office")
    assert wrong in said
    assert len(said.splitlines()) < 12


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("P-1", "P-99", 'there is no proposal "P-99"'),
        ("fund", "bless", '"bless" is not one of the words'),
        ("fund,", "fund,-£5", "below zero"),
        ("fund,", "fund,=1+1", "not an amount of money"),
        ("fund,,", "fund,,\nP-1,fund,,", "given twice"),
    ],
)
def test_bad_tables_of_advice(shared: Office, refused: Refused, old: str, new: str, wrong: str) -> None:
    assert old in FILES["advice.csv"]
    shared.write("bad-advice.csv", FILES["advice.csv"].replace(old, new, 1))
    for words in (("recommend", "office.panel"), ("decide", "office.panel", "--level", "board")):
        said = refused(*words, "--from", "bad-advice.csv")
        assert said.startswith("bad-advice.csv, line ")
        assert wrong in said


WORKSPACES = (
    "add gates.csv --to {}",
    "pack {} -o packs",
    "return {} -o x.return",
    "merge priya.return --into {}",
    "receipt {} --member priya -o x.receipt",
    "status {}",
    "moderate {}",
    "rank {}",
    "recommend {}",
    "decide {} --level board",
    "report {} -o paper",
    "recover {} --key abc",
    "assess {}",
    "end {} --role sam=member --reason r",
    "erase {} --member sam --reason r --yes",
)


@pytest.mark.parametrize("command", WORKSPACES)
def test_no_workspace_where_one_is_needed(shared: Office, refused: Refused, command: str) -> None:
    shared.write("empty.panel", b"")
    shared.write("latin.panel", "Déjà vu".encode("latin-1") * 100)
    shared.write("half.panel", (shared.folder / "office.panel").read_bytes()[:5000])
    foreign(shared.folder / "foreign.panel")
    for name in ("gone.panel", "texts", "empty.panel", "latin.panel", "half.panel", "foreign.panel", "priya.return"):
        said = refused(*command.format(name).split())
        assert name in said


def foreign(path: Path) -> None:
    """A database of another program."""
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()


HOSTILE = "[/b]\x1b]0;owned\x07\x1b[31mRed\x1b[0m\x9b2J\u202egnp.exe"


def test_hostile_text_is_kept_and_never_reaches_the_terminal_raw(office: Office) -> None:
    office.write("members.csv", f"id,name,role\neve,{HOSTILE},member\n")
    office.write("proposals.csv", f"reference,title,applicant,brief,ask\nP-9,{HOSTILE},=cmd|' /C calc'!A0,HOMES,£5k\n")
    office.write("tasks.csv", "member,proposal\neve,P-9\n")
    scores = "".join(f"eve,P-9,{criterion},3,{HOSTILE},yes\n" for criterion in ("NEED", "IDEA"))
    office.write("scores.csv", "member,proposal,criterion,score,comment,submitted\n" + scores)
    office.write("advice.csv", f"proposal,outcome,award,reason\nP-9,decline,,{HOSTILE}\n")
    said = [office.done("add", "members.csv", "proposals.csv", "tasks.csv", "--to", "office.panel", "--dry-run")]
    office.done("add", "members.csv", "proposals.csv", "tasks.csv", "--to", "office.panel")
    said.append(office.done("add", "scores.csv", "--to", "office.panel"))
    said.append(office.done("recommend", "office.panel", "--from", "advice.csv"))
    said.append(office.done("pack", "office.panel", "--member", "eve", "-o", "packs"))
    said.append(office.done("open", "packs/homes-2017-eve.pack", "-o", "eve.panel", keys="eve"))
    for words in ("status", "rank", "recommend", "moderate", "verify", "status --json", "rank --json"):
        command, *more = words.split()
        said.append(office.done(command, "office.panel", *more))
    said.append(office.done("decide", "office.panel", "--level", "board"))
    whole = "".join(said)
    assert "[/b]Red" in whole
    assert "=cmd|" in whole
    assert not {letter for letter in whole if (letter < " " and letter != "\n") or "\x7f" <= letter <= "\x9f"}
    assert "\u202e" not in whole
