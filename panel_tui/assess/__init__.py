"""One member's work: scores and comments as drafts, submitting them, and what then counts."""
