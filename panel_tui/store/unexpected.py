"""What comes of reading a file that is damaged or altered."""

from __future__ import annotations

UNEXPECTED = (LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError)
"""What comes of reading a file that is not as we wrote it; on a sound file it would be a mistake of ours."""
