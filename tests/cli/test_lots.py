"""A draw of lots in the band: only where the call allows it, by a public seed, and the same for whoever draws again."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from tests.cli.guide import examples, first_column, sections
from tests.cli.office import Office
from tests.cli.test_json_keys import keys_of

DEMO = Path(__file__).parents[2] / "fixtures" / "demo"
SEED = "27 18 28 18 28 45"


def demonstration(folder: Path, allowed: bool) -> Office:
    """The demonstration's call with all scores typed by the office; lots may be drawn in the band, or not."""
    office = Office(folder)
    shutil.copytree(DEMO, folder, dirs_exist_ok=True)
    call = (DEMO / "call.toml").read_text(encoding="utf-8")
    office.write(
        "call.toml", call.replace('method = "agreed', f'{"band_by_lot = true" if allowed else ""}\nmethod = "agreed')
    )
    office.done("new", "call.toml", "-o", "office.panel")
    scores = [f"scores/{path.name}" for path in sorted((DEMO / "scores").iterdir())]
    tables = ("members.csv", "proposals.csv", "assignments.csv", "gates.csv", "declarations.csv")
    office.done("add", *tables, *scores, *office.to())
    return office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Lots may be drawn."""
    return demonstration(tmp_path, allowed=True)


def test_anybody_can_draw_the_same_lots_in_a_dozen_lines(office: Office) -> None:
    found = office.json("lots", "office.panel", "--brief", "ADM", "--seed", SEED)
    ranked = office.json("rank", "office.panel")["proposals"]
    band = [one["reference"] for one in ranked if one["brief"] == "ADM" and one["in_band"]]
    assert len(band) > 1
    # The dozen lines: the lowest SHA-256 of seed and reference comes first, and the money is given out in that order.
    money = found["money"]
    drawn = []
    for reference in sorted(band, key=lambda one: hashlib.sha256((SEED + one).encode()).hexdigest()):
        ask = next(one["ask"] for one in ranked if one["reference"] == reference)
        if ask > money:
            break
        drawn.append(reference)
        money -= ask
    assert [one["reference"] for one in found["lots"] if one["award"]] == drawn
    assert found["left"] == money
    assert found["money"] == 300_000_000, "the whole envelope: nothing stands above the band"
    assert found == office.json("lots", "office.panel", "--brief", "ADM", "--seed", SEED)
    assert set(keys_of(found)) == set(first_column(sections("json")["lots"]))
    others = [office.json("lots", "office.panel", "--brief", "ADM", "--seed", str(number)) for number in range(8)]
    assert len({one["lots"][0]["reference"] for one in others}) > 1, "another seed may draw another order"


def test_what_was_drawn_is_recorded_as_advice_with_its_seed(office: Office) -> None:
    lots = office.json("lots", "office.panel", "--brief", "ADM", "--seed", SEED)["lots"]
    told = office.done("lots", "office.panel", "--brief", "ADM", "--seed", SEED, "--advise")
    assert f"The seed is “{SEED}”." in told
    advised = {one["reference"]: one for one in office.json("recommend", "office.panel")["proposals"]}
    for number, one in enumerate(lots, start=1):
        given = advised[one["reference"]]
        assert given["outcome"] == ("fund" if one["award"] else "reserve")
        assert given["reason"] == (f"Drawn by lot in the band, number {number} of {len(lots)}; the seed was “{SEED}”.")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--brief", "ADM", "--seed", " "), "A draw needs a seed"),
        (("--brief", "NONE", "--seed", SEED), "There is no brief 'NONE'"),
        (("--brief", "RES-SC", "--seed", SEED), "Nothing in RES-SC is in the band"),
    ],
)
def test_what_cannot_be_drawn_is_told(office: Office, words: tuple[str, ...], told: str) -> None:
    refused = office.run("lots", "office.panel", *words)
    assert (refused.code, told in refused.err) == (2, True), refused


def test_never_by_default(tmp_path: Path) -> None:
    refused = demonstration(tmp_path, allowed=False).run("lots", "office.panel", "--brief", "ADM", "--seed", SEED)
    assert refused.code == 2
    assert "The call does not say that lots may be drawn in the band" in refused.err


def test_the_lines_of_the_guide_draw_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    (lines,) = examples("board", "python")
    exec(lines, {})
    # `printf "27 18 28 18 28 45P-1" | sha256sum` begins with 9c, that of P-2 with 5e: P-2 comes first,
    # and leaves £300,000, which is too little for P-1.
    assert capsys.readouterr().out == "P-2 is funded\n"
