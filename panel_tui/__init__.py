"""Judge grant proposals as a panel, and put defensible recommendations before a board."""
