"""What all tests share: how hypothesis searches, and keys that never touch the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no reason to fail: time is measured in tests/benchmarks, not here.
settings.register_profile("panel", deadline=None)
settings.load_profile("panel")


@pytest.fixture(autouse=True)
def _keys_of_nobody(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Whatever forgets to name a key folder gets an empty one of its own."""
    folder = tmp_path_factory.mktemp("keys")
    monkeypatch.setenv("PANEL_TUI_KEYS", str(folder))
    return folder
