"""Keys that come faster than the screen can show land where the same keys typed slowly land."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.tui.bursts import SIZES, compared, random_keys
from tests.tui.sitting import PASTE

ONES_OWN = {
    "a score and its reason": "enter 4 c g o o d escape",
    "what is typed before the editor is there": "c f i r s t",
    "a comment goes to the panel, then to the applicant, then nowhere": "c a ctrl+t b ctrl+t c escape",
    "a cited paragraph": "c s e e ctrl+e a l s o alt+down ctrl+e escape",
    "a paragraph cited on the next page": "c pagedown ctrl+e escape",
    "a paragraph cited in a drawer that has just opened": "ctrl+t alt+down ctrl+e",
    "the page turned at once after opening another proposal": "tab tab tab down down enter pagedown ctrl+e",
    "a key that means nothing is nowhere": "escape backspace s escape c T",
    "nor does it take away what is pasted": f"escape q backspace c {PASTE}two",
    "typed, taken away, and then undone": "enter 3 c x backspace escape u",
    "undone as often as it was done": "enter 3 c y e s escape 4 f f u u u u",
    "an interest with its reason": "d s c o u s i n escape",
    "an interest left": "d escape n",
    "an interest that closes the proposal": "d h c o u s i n escape n 3",
    "submitted too early, and mended": "s escape n 2 c s o escape",
    "from the queue to another proposal and back": "tab down enter 5 tab tab up enter 4",
    "a score that is given up again": "4 delete x a f u u",
    "what is found, and the next of it": "/ b u d g e t down enter . c ctrl+e escape",
    "found in another proposal, scored there, and back": "escape / l e a v e r s down down enter 3 b 4",
    "a letter jumped to, and a score": "; f 2 ; d c ctrl+e escape",
    "from the contents to the answer, to its criterion and back": "t end enter E 3 e c ctrl+e escape b p",
    "a question begun, left and gone on with": "? a w h y escape ? a D escape",
    "declined and taken up": "D n o t space m i n e escape 3 D 4",
    "filtered, ordered, and another one opened": "escape f o down enter 3 escape f f o enter 2",
    "done again as often as undone": "enter 3 c y e s escape 4 u u u U U U U",
    "a second text beside, judged": "escape down v tab enter 3 e v",
}


@pytest.mark.parametrize("name", ONES_OWN)
def test_a_burst_lands_where_slow_typing_lands(built: Path, tmp_path: Path, name: str) -> None:
    keys, size = ONES_OWN[name].split(), SIZES[list(ONES_OWN).index(name) % len(SIZES)]
    assert compared(built / "demo/members/priya.panel", built / "keys", tmp_path, size, keys) == []


@pytest.mark.parametrize("seed", range(6))
def test_random_sittings_come_out_the_same_at_any_pace(built: Path, tmp_path: Path, seed: int) -> None:
    keys, size = random_keys(Random(seed), moves=6), SIZES[seed % len(SIZES)]
    found = compared(built / "demo/members/priya.panel", built / "keys", tmp_path, size, keys)
    assert not found, f"{' '.join(keys)}\n" + "\n".join(found)
