"""Lines, recommendations and decisions: the panel's advice, the board's advice, and what was decided."""
