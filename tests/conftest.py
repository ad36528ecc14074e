"""What all tests share: how hypothesis searches, and keys and settings that are nobody's."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator

import pytest
from hypothesis import settings

from panel_tui.exchange import sealing
from panel_tui.store import locking

# Times are shown by the clock of the place; in tests that is London's in winter, wherever they run.
os.environ["TZ"] = "UTC"
time.tzset()
# A busy machine is no reason to fail: time is measured in tests/benchmarks, not here.
settings.register_profile("panel", deadline=None)
settings.load_profile("panel")


def pytest_collection_finish() -> None:
    """See that garbage is looked for seldom, and not in what has been loaded: a screen makes objects by the hundred
    thousand as it paints its lines, and walking over all there is after each seven hundred takes half of all time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


@pytest.fixture(autouse=True, scope="session")
def _keys_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whatever forgets to name a key folder gets one that is nobody's, and nobody's settings are read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PANEL_TUI_KEYS", str(tmp_path_factory.mktemp("keys")))
        patch.setenv("PANEL_TUI_CONFIG", str(tmp_path_factory.mktemp("config")))
        yield


@pytest.fixture(autouse=True, scope="session")
def _passphrases_cost_little() -> Iterator[None]:
    """Half a second for each passphrase would be half the time of the tests; one of them spends it all the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "COST", 2**8)
        patch.setattr(locking, "COST", 2**8)
        yield
